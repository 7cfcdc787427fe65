import type { Guard } from '../../model/guard.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import type { ListOf, Written } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { absent, known } from '../../model/value.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import type { AclEntry } from '../props/routing.ts';
import { askedOnce } from '../questions/asked-once.ts';
import { leadsOf } from '../questions/leads-of-list.ts';
import type { AclRules, NumberedEntry } from '../traffic/acl-admissions.ts';
import type { Direction, Doubt } from '../traffic/openings.ts';

/** The network ACL of a subnet, for both directions. */
export interface AclOfSubnet extends Readonly<Record<Direction, AclRules>> {
  /** Those of the sources that it may be; where none is, the VPC keeps the one that it was created with. */
  readonly acls: readonly Resource<'NetworkAcl'>[];
}

/**
 * The entries that apply to a subnet: those of the ACL that is associated with it, else those of its VPC's default ACL.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
export const aclOf = askedOnce((graph, { props: { networkAcls, vpc } }: Resource<'Subnet'>): AclOfSubnet => {
  const [lead, ...others] = graph.follow(vpc, 'Vpc');
  const isAlone = networkAcls.items.length === 0 && networkAcls.rest.length === 0 && others.length === 0;
  // Most subnets are so, and those of one VPC are all alike.
  if (isAlone && lead?.when === always && lead.target.leads === 'here')
    return defaultAclOf(graph, lead.target.resource);
  const found = collector();
  let associated: Guard = never;
  for (const { when, target, value } of leadsOf(graph, networkAcls, 'NetworkAcl')) {
    // A subnet has one ACL: where two are written, which one it has is not told.
    const twice = and(associated, when);
    if (twice !== never) found.doubt(twice, networkAcls);
    associated = or(associated, when);
    if (target.leads === 'here') found.acl(target.resource, when);
    else found.doubt(when, value);
  }
  for (const { when, value } of networkAcls.rest) found.doubt(when, value);
  const alone = not(or(associated, ...networkAcls.rest.map((rest) => rest.when)));
  for (const lead of graph.follow(vpc, 'Vpc')) {
    const when = and(alone, lead.when);
    if (when === never) continue;
    if (lead.target.leads === 'here') addDefault(graph, lead.target.resource, { when, found });
    else found.doubt(when, vpc);
  }
  return found.result();
});

const defaultAclOf = askedOnce((graph, vpc: Resource<'Vpc'>): AclOfSubnet => {
  const found = collector();
  addDefault(graph, vpc, { when: always, found });
  return found.result();
});

interface Finding {
  readonly when: Guard;
  readonly found: ReturnType<typeof collector>;
}

/** The ACL that a VPC was created with: adopted and written anew, or as AWS makes it and with what is added to it. */
function addDefault(graph: ResourceGraph, vpc: Resource<'Vpc'>, { when, found }: Finding): void {
  const { defaultNetworkAcl, defaultAclIngress, defaultAclEgress } = vpc.props;
  for (const lead of graph.follow(defaultNetworkAcl, 'NetworkAcl')) {
    const there = and(when, lead.when);
    if (there === never) continue;
    if (lead.target.leads === 'here') {
      found.acl(lead.target.resource, there);
      continue;
    }
    const everything: NumberedEntry = { entry: allowAll({ at: vpc.native.at }), when: there };
    for (const [direction, added] of [
      ['ingress', defaultAclIngress],
      ['egress', defaultAclEgress],
    ] as const) {
      found.entries(direction, [everything]);
      found.list(direction, added, there);
    }
  }
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html */
function allowAll(written: Written): AclEntry {
  const none = absent(written);
  return {
    ...written,
    number: known(100, written),
    action: known('allow', written),
    protocol: known('-1', written),
    fromPort: none,
    toPort: none,
    cidr: known('0.0.0.0/0', written),
    ipv6Cidr: none,
  };
}

function collector() {
  const entries: Record<Direction, NumberedEntry[]> = { ingress: [], egress: [] };
  const doubts: Record<Direction, Doubt[]> = { ingress: [], egress: [] };
  const acls: Resource<'NetworkAcl'>[] = [];
  const list = (direction: Direction, { items, rest }: ListOf<AclEntry>, within: Guard): void => {
    for (const item of items) {
      for (const { when, value } of casesOf(item.value)) {
        const there = and(within, item.when, when);
        if (there === never) continue;
        if (value.state === 'known') entries[direction].push({ entry: value.value, when: there });
        if (value.state === 'unknown') doubts[direction].push({ when: there, written: value });
      }
    }
    for (const { when, value } of rest) doubts[direction].push({ when: and(within, when), written: value });
  };
  const rulesOf = (direction: Direction): AclRules => ({
    entries: entries[direction],
    open: or(...doubts[direction].map((doubt) => doubt.when)),
    doubts: doubts[direction].filter((doubt) => doubt.when !== never),
  });
  return {
    list,
    entries: (direction: Direction, more: readonly NumberedEntry[]): void => {
      entries[direction].push(...more);
    },
    doubt: (when: Guard, written: Doubt['written']): void => {
      for (const direction of ['ingress', 'egress'] as const) doubts[direction].push({ when, written });
    },
    acl: (acl: Resource<'NetworkAcl'>, when: Guard): void => {
      acls.push(acl);
      list('ingress', acl.props.ingress, when);
      list('egress', acl.props.egress, when);
    },
    result: (): AclOfSubnet => ({ ingress: rulesOf('ingress'), egress: rulesOf('egress'), acls }),
  };
}
