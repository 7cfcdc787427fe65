import type { Resource } from '../../engine/rule.ts';
import type { TrafficRule } from '../../graph/props/security-group.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { when as whenKnown, whenState } from '../../model/cases.ts';
import type { Openings } from '../../graph/traffic/openings.ts';

/** Something unknown that keeps a check from being decided. */
export type Doubt = Value<unknown> | ListOf<unknown>;

/** The first thing to find out: the switch, then the groups, then their rules; else what they depend on. */
export function doubtOf(balancer: Resource<'LoadBalancer'>, openings: Openings, under: Guard): Doubt {
  const { enforceInboundRulesOnPrivateLinkTraffic: enforcement, securityGroups } = balancer.props;
  if (and(under, whenState(enforcement, 'unknown')) !== never) return enforcement;
  const [group] = openings.doubts.filter((doubt) => and(doubt.when, under) !== never);
  if (group) return group.written;
  const part = unknownPartOf(openings, under);
  if (part) return part;
  // Where it is off the check passes: then on what it depends is what is open.
  const off = whenKnown(enforcement, (value) => value === 'off');
  if (and(balancer.when, off) !== never) return enforcement;
  return openings.groups[0]?.props.ingress ?? securityGroups;
}

/** What of a rule that may be there is not known. */
export function unknownPartOf({ rules }: Openings, under: Guard): Value<unknown> | undefined {
  for (const { rule, when } of rules) {
    const unknown = partsOf(rule).find((part) => and(under, when, whenState(part, 'unknown')) !== never);
    if (unknown) return unknown;
  }
  return undefined;
}

function partsOf({ protocol, fromPort, toPort, peer }: TrafficRule): readonly Value<unknown>[] {
  const ports = [protocol, fromPort, toPort];
  switch (peer.type) {
    case 'ipv4':
    case 'ipv6':
      return [...ports, peer.cidr];
    case 'prefix-list':
      return [...ports, peer.id];
    case 'group':
    case 'missing':
      return [];
  }
}
