import type { ResourceGraph } from '../graph.ts';
import type { TrafficRule } from '../props/security-group.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import { rememberedBy } from '../../model/remember.ts';
import type { Value } from '../../model/value.ts';
import { casesOf, when, whenState } from '../../model/cases.ts';
import type { Admission } from './address-ranges.ts';
import { readCidr } from '../../model/cidr.ts';
import { allAddresses } from './address-ranges.ts';
import type { Openings } from './openings.ts';
import type { Passage, PortRange, Transport } from './ports.ts';
import { passageOf, whenRefused } from './ports.ts';

/** Within a knock every port fares alike. */
export interface Knock {
  readonly ports: PortRange;
  readonly transport: Transport;
}

/** The IPv4 addresses that are let through on a range of ports: of the other side, from or to which the traffic goes. */
export function admissionsTo(knock: Knock, openings: Openings, graph: ResourceGraph): readonly Admission[] {
  const { ports, transport } = knock;
  return known(openings, `${transport} ${ports.first}-${ports.last}`, () => collectAdmissions(knock, openings, graph));
}

const known = rememberedBy<readonly Admission[]>();

function collectAdmissions(
  { ports, transport }: Knock,
  { rules, open }: Openings,
  graph: ResourceGraph,
): readonly Admission[] {
  const admitted = rules.flatMap(({ rule, when }) => {
    const passage = passageOf(rule, transport, ports);
    const sources = sourcesOf(rule, graph).map(({ range, surely, possibly }) => ({
      range,
      surely: and(when, passage.surely, surely),
      possibly: and(when, passage.possibly, possibly),
    }));
    // What AWS refuses as it is written will be written otherwise, and that may admit anyone.
    return [...sources, anything(and(when, or(whenRefused(rule), whenMalformed(rule))))];
  });
  return [...admitted, anything(open)].filter((one) => one.possibly !== never);
}

/** When anyone at all, an address or a group, is let through on the ports. */
export function anyoneTo({ ports, transport }: Knock, { rules, open }: Openings, graph: ResourceGraph): Passage {
  const passages = rules.map(({ rule, when }) => {
    const passage = passageOf(rule, transport, ports);
    const someone = whenSomeone(rule, graph);
    return {
      surely: and(when, someone, passage.surely),
      possibly: and(when, or(and(someone, passage.possibly), whenRefused(rule), whenMalformed(rule))),
    };
  });
  return {
    surely: or(...passages.map((passage) => passage.surely)),
    possibly: or(open, ...passages.map((passage) => passage.possibly)),
  };
}

/** Whoever an unknown source is, it is someone; a prefix list without entries is nobody. */
function whenSomeone(rule: TrafficRule, graph: ResourceGraph): Guard {
  const { peer } = rule;
  switch (peer.type) {
    case 'missing':
      return never;
    case 'ipv4':
    case 'ipv6':
      return and(not(whenState(peer.cidr, 'absent')), not(whenMalformed(rule)));
    case 'group':
      return not(whenState(peer.id, 'absent'));
    case 'prefix-list':
      return or(...sourcesOf(rule, graph).map((source) => source.possibly));
  }
}

function whenMalformed({ peer }: TrafficRule): Guard {
  return peer.type === 'ipv4' ? when(peer.cidr, (cidr) => !readCidr(cidr) && !cidr.includes(':')) : never;
}

/** The IPv4 addresses of a rule. A group is no address, and no IPv6 CIDR ever fits one. */
function sourcesOf({ peer }: TrafficRule, graph: ResourceGraph): readonly Admission[] {
  if (peer.type === 'ipv4') return casesOf(peer.cidr).flatMap(({ when, value }) => sourceOf(value, when));
  if (peer.type !== 'prefix-list') return [];
  return graph.follow(peer.id, 'PrefixList').flatMap(({ when, target }) => {
    if (target.leads === 'nowhere') return [];
    if (target.leads === 'outside' && isManagedByAws(target.value)) return [];
    if (target.leads !== 'here') return [anything(when)];
    const { items, rest } = target.resource.props.entries;
    const entries = items.flatMap((item) =>
      casesOf(item.value).flatMap((each) => sourceOf(each.value, and(when, item.when, each.when))),
    );
    return [...entries, ...rest.map((each) => anything(and(when, each.when)))];
  });
}

function sourceOf(cidr: Value<string>, there: Guard): readonly Admission[] {
  if (cidr.state === 'unknown') return [anything(there)];
  const range = cidr.state === 'known' ? readCidr(cidr.value) : undefined;
  return range ? [{ range, surely: there, possibly: there }] : [];
}

function anything(there: Guard): Admission {
  return { range: allAddresses, surely: never, possibly: there };
}

/** The addresses of AWS's own services, no vendor's. https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html */
function isManagedByAws(name: string): boolean {
  return name.startsWith('com.amazonaws.');
}
