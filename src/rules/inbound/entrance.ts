import type { Resource, Suggestion } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { not, or } from '../../model/guard.ts';
import { when, whenState } from '../../model/cases.ts';
import type { Verdict } from '../../model/verdict.ts';
import { all } from '../../model/verdict.ts';
import { isWritten } from '../parts/is-written.ts';
import type { Who } from './callers.ts';
import { describeGaps, placeOfGap } from './gaps.ts';
import type { Gate } from './judge-inbound.ts';
import { gapsOf, judgeDemand } from './judge-inbound.ts';
import type { Demand } from './listeners.ts';

type Balancer = Resource<'LoadBalancer'>;

/** A load balancer with everything that decides who gets through to it. */
export interface Entrance {
  readonly balancer: Balancer;
  readonly gate: Gate;
  readonly demands: readonly Demand[];
  readonly who: Who;
}

/** What an entrance comes to, with what to say of it. */
export interface JudgedEntrance<Said> {
  readonly verdict: Verdict;
  readonly fail: () => Said;
  readonly unknown: () => Said;
}

/** Whether everybody who connects gets in, as far as the rules say. */
export function inboundOf({ demands, gate }: Entrance): Verdict {
  return all(demands.map((demand) => judgeDemand(demand, gate)));
}

/** For messages: who does not get in, and the place to change. */
export function gapsWithin({ balancer, demands, gate }: Entrance, within: Guard) {
  const gaps = demands.flatMap((demand) => gapsOf(demand, gate, within));
  return { at: placeOfGap(gaps, gate) ?? balancer.props.securityGroups, ...describeGaps(gaps) };
}

/** When inbound rules apply to PrivateLink traffic, and when they do not: they do unless that is turned off. */
export function switchedIn({ props }: Balancer): { readonly on: Guard; readonly off: Guard } {
  const enforced = props.enforceInboundRulesOnPrivateLinkTraffic;
  const off = when(enforced, (value) => value.toLowerCase() === 'off');
  return { off, on: not(or(off, whenState(enforced, 'unknown'))) };
}

/** For messages: as what it is on, and how to turn it off. */
export function switchOf(balancer: Balancer): { readonly setting: string; readonly off: Suggestion } {
  const property = balancer.props.enforceInboundRulesOnPrivateLinkTraffic;
  const written = isWritten(property, balancer) && property.property !== undefined;
  return { setting: written ? `\`${property.property}\` is "on"` : 'AWS default', off: { property, set: 'off' } };
}
