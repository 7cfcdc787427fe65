import type { ResourceGraph } from '../../engine/rule.ts';
import type { TrafficRule } from '../../graph/kinds.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, never, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { casesOf, whenState } from '../../model/value.ts';
import type { Admission } from './address-ranges.ts';
import { allAddresses, readCidr } from './address-ranges.ts';
import type { Openings } from './openings.ts';
import type { Passage, PortRange, Transport } from './ports.ts';
import { passageOf } from './ports.ts';

/** Within a knock every port fares alike. */
export interface Knock {
  readonly ports: PortRange;
  readonly transport: Transport;
}

/** The IPv4 addresses that are let in to a range of ports. */
export function admissionsTo(
  { ports, transport }: Knock,
  { rules, open }: Openings,
  graph: ResourceGraph,
): readonly Admission[] {
  const admitted = rules.flatMap(({ rule, when }) => {
    const passage = passageOf(rule, transport, ports);
    return sourcesOf(rule, graph).map(({ range, surely, possibly, anyPort }) => ({
      range,
      surely: and(when, passage.surely, surely),
      possibly: and(when, or(passage.possibly, anyPort), possibly),
    }));
  });
  return [...admitted, { range: allAddresses, surely: never, possibly: open }].filter((one) => one.possibly !== never);
}

/** When anyone at all, an address or a group, is let in to the ports. */
export function anyoneTo({ ports, transport }: Knock, { rules, open }: Openings): Passage {
  const passages = rules.map(({ rule, when }) => {
    const passage = passageOf(rule, transport, ports);
    const someone = isSomeone(rule);
    return { surely: and(when, someone, passage.surely), possibly: and(when, someone, passage.possibly) };
  });
  return {
    surely: or(...passages.map((passage) => passage.surely)),
    possibly: or(open, ...passages.map((passage) => passage.possibly)),
  };
}

/** Whoever an unknown source is, it is someone. */
function isSomeone({ peer }: TrafficRule): Guard {
  if (peer.type === 'missing') return never;
  const value = peer.type === 'ipv4' || peer.type === 'ipv6' ? peer.cidr : peer.id;
  return or(whenState(value, 'known'), whenState(value, 'unknown'));
}

interface Source extends Admission {
  /** When the rule cannot be as it is written, so that its ports say nothing either. */
  readonly anyPort: Guard;
}

/** Of a PrivateLink connection the group sees the client's IPv4 address: no group and no IPv6 CIDR ever fits it. */
function sourcesOf({ peer }: TrafficRule, graph: ResourceGraph): readonly Source[] {
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

function sourceOf(cidr: Value<string>, when: Guard): readonly Source[] {
  if (cidr.state === 'unknown') return [anything(when)];
  if (cidr.state !== 'known') return [];
  const range = readCidr(cidr.value.trim());
  if (range) return [{ range, surely: when, possibly: when, anyPort: never }];
  return cidr.value.includes(':') ? [] : [{ ...anything(when), anyPort: always }];
}

function anything(when: Guard): Source {
  return { range: allAddresses, surely: never, possibly: when, anyPort: never };
}

/** The addresses of AWS's own services, no vendor's. https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html */
function isManagedByAws(name: string): boolean {
  return name.startsWith('com.amazonaws.');
}
