import type { Guard } from '../../model/guard.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import type { Unit } from '../../model/resource.ts';
import type { ListOf, Value, Written } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { absent, known } from '../../model/value.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import { listOfValue } from '../list-of.ts';
import type { Peer, TrafficRule } from '../props/security-group.ts';
import { leadsOf } from '../questions/leads-of-list.ts';
import type { Direction, Doubt, Opening, Openings } from '../traffic/openings.ts';
import { openingsOf } from '../traffic/openings.ts';

interface Asked {
  readonly graph: ResourceGraph;
  readonly unit: Unit;
  readonly direction: Direction;
}

/** Security groups that guard something, and when it is the default one of its VPC. */
export interface GroupsInForce extends Openings {
  readonly isDefault: Guard;
}

/**
 * What the security groups of something let through: those that are named or, where none is, the default one of the VPC
 * in which its subnets lie.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 */
export function groupsInForce(
  { groups, subnets }: { readonly groups: ListOf<string>; readonly subnets: ListOf<string> },
  asked: Asked,
): GroupsInForce {
  const named = openingsOf(groups, asked);
  if (named.none === never) return { ...named, isDefault: never };
  const defaults = vpcsOf(subnets, asked).map(({ when, vpc, value }) => {
    const there = and(named.none, when);
    return vpc
      ? defaultGroupOf(vpc, { ...asked, when: there })
      : doubtful({ when: there, written: unseenIn(value, subnets) });
  });
  // Nothing says in which VPC it is.
  if (subnets.items.length === 0 && subnets.rest.length === 0) {
    defaults.push(doubtful({ when: named.none, written: subnets }));
  }
  return { ...joined([named, ...defaults]), isDefault: named.none };
}

/** A subnet that is known by its ID alone is no security group: what is open is its VPC. */
function unseenIn(subnet: Value<string>, subnets: ListOf<string>): Doubt['written'] {
  return casesOf(subnet).every(({ value }) => value.state === 'known') ? subnets : subnet;
}

interface VpcLead {
  readonly when: Guard;
  readonly vpc: Resource<'Vpc'> | undefined;
  readonly value: Value<string>;
}

/** The VPC of the first subnet is that of all. */
function vpcsOf(subnets: ListOf<string>, { graph }: Asked): readonly VpcLead[] {
  const found: VpcLead[] = [];
  let placed: Guard = never;
  for (const { when, target, value } of leadsOf(graph, subnets, 'Subnet')) {
    const leads = target.leads === 'here' ? graph.follow(target.resource.props.vpc, 'Vpc') : [];
    for (const lead of leads) {
      const there = and(when, lead.when, not(placed));
      if (lead.target.leads !== 'here' || there === never) continue;
      found.push({ when: there, vpc: lead.target.resource, value });
      placed = or(placed, there);
    }
  }
  const open = not(placed);
  const [first] = [...subnets.items, ...subnets.rest];
  return open === never || !first ? found : [...found, { when: open, vpc: undefined, value: first.value }];
}

function defaultGroupOf(vpc: Resource<'Vpc'>, { when, ...asked }: Asked & { readonly when: Guard }): Openings {
  const { graph, direction } = asked;
  const { defaultSecurityGroup } = vpc.props;
  const parts = graph.follow(defaultSecurityGroup, 'SecurityGroup').map((lead): Openings => {
    const there = and(when, lead.when);
    if (lead.target.leads === 'here') return within(openingsOf(listOfValue(defaultSecurityGroup), asked), there);
    const added = graph.rulesOnGroup(defaultSecurityGroup, vpc.unit)[direction].items;
    const rules = [
      { rule: createdWith(vpc, direction), when: there },
      ...added.flatMap((item): readonly Opening[] =>
        item.value.state === 'known' ? [{ rule: item.value.value, when: and(there, item.when) }] : [],
      ),
    ];
    return { ...nothing, rules, some: there };
  });
  return joined(parts);
}

/** Its members may speak to each other, and to anyone else. */
function createdWith({ native, props }: Resource<'Vpc'>, direction: Direction): TrafficRule {
  const written: Written = { at: native.at };
  const peers: Readonly<Record<Direction, Peer>> = {
    ingress: { type: 'group', id: props.defaultSecurityGroup, self: true },
    egress: { type: 'ipv4', cidr: known('0.0.0.0/0', written) },
  };
  const port = absent(written);
  return { ...written, protocol: known('-1', written), fromPort: port, toPort: port, peer: peers[direction] };
}

const nothing: Openings = { rules: [], open: never, some: never, none: never, groups: [], doubts: [] };

function doubtful(doubt: Doubt): Openings {
  return { ...nothing, open: doubt.when, doubts: [doubt] };
}

function within(openings: Openings, guard: Guard): Openings {
  if (guard === always) return openings;
  const narrowed = <T extends { readonly when: Guard }>(each: readonly T[]): readonly T[] =>
    each.map((one) => ({ ...one, when: and(one.when, guard) })).filter((one) => one.when !== never);
  return {
    ...openings,
    rules: narrowed(openings.rules),
    doubts: narrowed(openings.doubts),
    open: and(openings.open, guard),
    some: and(openings.some, guard),
    none: and(openings.none, guard),
  };
}

/** Several as one. There surely is none where there is none of the first and nothing takes its place. */
function joined(parts: readonly Openings[]): Openings {
  return {
    rules: parts.flatMap((part) => part.rules),
    open: or(...parts.map((part) => part.open)),
    some: or(...parts.map((part) => part.some)),
    none: never,
    groups: parts.flatMap((part) => part.groups),
    doubts: parts.flatMap((part) => part.doubts),
  };
}
