import type { ResourceGraph } from '../../engine/rule.ts';
import { allAddresses, cover, whenCovered } from '../../graph/traffic/address-ranges.ts';
import { admissionsTo, anyoneTo } from '../../graph/traffic/admissions.ts';
import type { Opening, Openings } from '../../graph/traffic/openings.ts';
import { eachPort } from '../../graph/traffic/passes.ts';
import { passageOf } from '../../graph/traffic/ports.ts';
import type { PortRange } from '../../graph/traffic/ports.ts';
import { readCidr } from '../../model/cidr.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, or } from '../../model/guard.ts';
import type { Case, Value } from '../../model/value.ts';
import { casesOf, when } from '../../model/cases.ts';
import type { Openness } from './openness.ts';
import { anyOf } from './openness.ts';
import type { Service } from './port-of-service.ts';

/** When anybody, an address or the members of a group, gets in on a port of the service. */
export function anyoneOn({ ports }: Service, openings: Openings, graph: ResourceGraph): Openness {
  return onAny(ports, openings, (range) => anyoneTo({ ports: range, transport: 'tcp' }, openings, graph));
}

export interface World extends Openness {
  /** The widest CIDR that does it. */
  readonly cidr?: Value<string> | undefined;
  /** CIDRs that are not known and may do it. */
  readonly doubts: readonly (readonly [when: Guard, cidr: Value<string>])[];
}

/** When every address there is gets in. */
export function worldOn({ ports }: Service, openings: Openings, graph: ResourceGraph): World {
  const doubts = openings.rules.flatMap(doubtsOf);
  const open = or(...doubts.map(([there]) => there));
  const { surely } = onAny(ports, openings, (range) => {
    const cells = cover(allAddresses, admissionsTo({ ports: range, transport: 'tcp' }, openings, graph));
    const sixth = openings.rules
      .filter(isAllOfIpv6)
      .map((one) => and(one.when, passageOf(one.rule, 'tcp', range).surely));
    const all = or(whenCovered(cells, 'surely'), ...sixth);
    return { surely: all, possibly: all };
  });
  return { surely, possibly: or(surely, open, openings.open), cidr: widest(openings.rules), doubts };
}

function onAny(ports: Service['ports'], { rules }: Openings, at: (range: PortRange) => Openness): Openness {
  return anyOf(ports.map((port) => eachPort(port, { rules: rules.map(({ rule }) => rule), at })));
}

/** The range of a VPC or subnet is not known before it is made, but never everything. */
function doubtsOf({ rule, when: there }: Opening): readonly (readonly [Guard, Value<string>])[] {
  if (rule.peer.type !== 'ipv4') return [];
  const { cidr } = rule.peer;
  const open = casesOf(cidr).filter(({ value }) => value.state === 'unknown' && !isAttribute(value));
  return open.length === 0 ? [] : [[and(there, or(...open.map((each) => each.when))), cidr]];
}

function isAttribute(value: Case<string>['value']): boolean {
  return value.origin !== undefined || (value.state === 'unknown' && value.reason.kind === 'attribute');
}

function isAllOfIpv6({ rule: { peer } }: Opening): boolean {
  return peer.type === 'ipv6' && when(peer.cidr, (cidr) => cidr === '::/0') !== never;
}

function widest(rules: readonly Opening[]): Value<string> | undefined {
  const cidrs = rules.flatMap(({ rule: { peer } }) =>
    peer.type === 'ipv4' || peer.type === 'ipv6' ? [peer.cidr] : [],
  );
  const sizes = cidrs.map((cidr) => ({ cidr, size: sizeOf(cidr) })).sort((a, b) => b.size - a.size);
  return sizes[0]?.cidr;
}

function sizeOf(cidr: Value<string>): number {
  const sizes = casesOf(cidr).map(({ value }) => {
    if (value.state !== 'known') return 0;
    const range = readCidr(value.value);
    return range ? range.last - range.first + 1 : value.value === '::/0' ? 2 ** 32 : 0;
  });
  return Math.max(0, ...sizes);
}
