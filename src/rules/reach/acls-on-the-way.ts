import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import { aclOf } from '../../graph/network/acl-of-subnet.ts';
import { sitesOf } from '../../graph/network/site.ts';
import { whereaboutsIn } from '../../graph/network/whereabouts.ts';
import { portOfTarget } from '../../graph/path/ports.ts';
import type { ItemLead } from '../../graph/questions/leads-of-list.ts';
import { leadsOf } from '../../graph/questions/leads-of-list.ts';
import { aclAdmissions } from '../../graph/traffic/acl-admissions.ts';
import { addressPassage } from '../../graph/traffic/passes.ts';
import type { Passage, PortRange } from '../../graph/traffic/ports.ts';
import { allPorts, portCells } from '../../graph/traffic/ports.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Guard } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { unknown } from '../../model/value.ts';
import { listed } from '../traffic/listed.ts';
import { asReason } from '../traffic/as-reason.ts';
import type { Hop, Said, Trip } from './messages.ts';

type SubnetLead = ItemLead<'Subnet'>;

/** One direction through the network ACL of one subnet. */
interface Gate {
  readonly when: Guard;
  readonly at: Resource<'Subnet'>;
  readonly direction: 'ingress' | 'egress';
  readonly ports: PortRange;
  readonly passage: Passage;
}

/** To which ports targets answer. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html */
const answers: PortRange = { first: 1024, last: 65_535 };

/**
 * From a subnet of the load balancer to one of the target, and back, through the network ACLs of both. Within one subnet
 * there is none. A connection takes one pair of subnets, so that it is dropped for certain where it is between all of them.
 */
export function betweenSubnets(trip: Trip): Hop {
  const { graph, balancer, destination, database } = trip;
  const sites = sitesOf(graph, destination);
  const targets = sites.flatMap((site) => leadsOf(graph, site.subnets, 'Subnet'));
  const sources = leadsOf(graph, balancer.props.subnets, 'Subnet');
  const outside = [...sources, ...targets].filter(({ target }) => target.leads !== 'here');
  const unread = [balancer.props.subnets, ...sites.map((site) => site.subnets)].flatMap(({ rest }) => rest);
  const [hidden] = [...outside, ...unread];
  const pairs = sources.flatMap((from) =>
    targets.map((to) => ({ when: and(from.when, to.when), gates: gates(trip, from, to) })),
  );
  const seen = and(or(...pairs.map(({ when }) => when)), not(or(...[...outside, ...unread].map(({ when }) => when))));
  const pass = and(seen, ...pairs.map(({ when, gates }) => or(not(when), allPass(gates))));
  const fail = and(seen, ...pairs.map(({ when, gates }) => or(not(when), oneFails(gates))));
  const list = targets.length === 0 ? trip.target.id : balancer.props.subnets;
  return {
    verdict: { pass, fail, because: [balancer.props.subnets] },
    fail: (under): Said => {
      const gate = pairs
        .flatMap((pair) => pair.gates)
        .find(({ passage }) => and(under, not(passage.possibly)) !== never);
      return closedAt(graph, gate, { database, at: balancer.props.subnets });
    },
    doubt: () => (hidden ? asReason(hidden.value, 'the subnet') : doubtIn(list)),
  };
}

function doubtIn(list: ListOf<string> | Value<string>): Value<unknown> {
  const rest = 'items' in list ? list.rest[0] : undefined;
  return (
    rest?.value ?? unknown({ kind: 'opaque', what: 'in which subnets the load balancer and its target are' }, list)
  );
}

function allPass(gates: readonly Gate[]): Guard {
  return and(...gates.map(({ when, passage }) => or(not(when), passage.surely)));
}

function oneFails(gates: readonly Gate[]): Guard {
  return or(...gates.map(({ when, passage }) => and(when, not(passage.possibly))));
}

function gates({ graph, targetGroup, target }: Trip, from: SubnetLead, to: SubnetLead): readonly Gate[] {
  if (from.target.leads !== 'here' || to.target.leads !== 'here') return [];
  const [source, sink] = [from.target.resource, to.target.resource];
  if (source === sink) return [];
  const gate =
    (at: Resource<'Subnet'>, direction: Gate['direction'], other: SubnetLead) =>
    (ports: PortRange): readonly Gate[] =>
      whereaboutsIn(graph, other).map((place): Gate => ({
        when: place.when,
        at,
        direction,
        ports,
        passage: passageThrough({ graph, at, direction, ports }, (admissions) => addressPassage(admissions, place)),
      }));
  const there = casesOf(portOfTarget(targetGroup, target)).flatMap(({ value }): readonly PortRange[] =>
    value.state === 'known' ? [{ first: value.value, last: value.value }] : [allPorts],
  );
  return [
    ...there.flatMap(gate(source, 'egress', to)),
    ...there.flatMap(gate(sink, 'ingress', from)),
    ...gate(sink, 'egress', from)(answers),
    ...gate(source, 'ingress', to)(answers),
  ];
}

interface Through {
  readonly graph: ResourceGraph;
  readonly at: Resource<'Subnet'>;
  readonly direction: Gate['direction'];
  readonly ports: PortRange;
}

/** Of several ports surely when all get through, possibly when one does. */
function passageThrough(
  { graph, at, direction, ports }: Through,
  judge: (admissions: ReturnType<typeof aclAdmissions>) => Passage,
): Passage {
  const rules = aclOf(graph, at)[direction];
  const cells = portCells(
    ports,
    rules.entries.map(({ entry }) => entry),
  );
  const each = cells.map((range) => judge(aclAdmissions({ ports: range, transport: 'tcp' }, rules)));
  return {
    surely: and(...each.map((passage) => passage.surely)),
    possibly: or(...each.map((passage) => passage.possibly)),
  };
}

function closedAt(
  graph: ResourceGraph,
  gate: Gate | undefined,
  { database, at }: { readonly database: string | Resource; readonly at: ListOf<string> },
): Said {
  const acls = gate ? aclOf(graph, gate.at).acls : [];
  const [first] = acls;
  const { first: from, last: to } = gate?.ports ?? answers;
  const direction = gate?.direction ?? 'ingress';
  return {
    message: 'networkAcl',
    at: first?.props[direction] ?? at,
    data: {
      database,
      acl: listed(acls.map(({ address }) => `\`${address}\``)) || 'the default network ACL',
      subnet: gate?.at ?? 'its subnets',
      direction: direction === 'egress' ? 'out' : 'in',
      ports: from === to ? `tcp ${from}` : `tcp ${from}-${to}`,
    },
  };
}
