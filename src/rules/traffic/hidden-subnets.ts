import type { Resource } from '../../engine/rule.ts';
import type { SubnetsOfBalancer } from '../../graph/network/balancer-addresses.ts';
import type { Guard } from '../../model/guard.ts';
import { or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import { asReason } from './as-reason.ts';

/** Subnets of a load balancer that the sources do not show, told by the first of them. */
export interface HiddenSubnets {
  readonly when: Guard;
  /** At the place where it is named, with the reason. */
  readonly subnet: Value<unknown>;
}

export function hiddenSubnets(
  { leads, rest }: SubnetsOfBalancer,
  { props: { subnets } }: Resource<'LoadBalancer'>,
): HiddenSubnets | undefined {
  const outside = leads.filter(({ target }) => target.leads !== 'here');
  const hidden = [...outside, ...rest];
  const [first] = hidden;
  if (first) return { when: or(...hidden.map(({ when }) => when)), subnet: asReason(first.value, 'the subnet') };
  if (leads.length > 0) return undefined;
  return { when: subnets.absent, subnet: unknown({ kind: 'opaque', what: 'its subnets' }, subnets) };
}
