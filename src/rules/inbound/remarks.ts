import type { Resource, Statement } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { implies } from '../../model/guard.ts';
import { when } from '../../model/cases.ts';

/** On what passes whatever the rules of the groups are. */
export const remarkMessages = {
  withoutGroup:
    '{{on}} has no security group, so nothing is evaluated: its targets and their groups decide who gets in.',
  turnedOff: '{{on}} does not apply its inbound rules to traffic over PrivateLink, so nothing is evaluated.',
} as const;

/** `none`: when it surely has no group. */
export function remarkOn(
  balancer: Resource<'LoadBalancer'>,
  none: Guard,
): Statement<typeof remarkMessages> | undefined {
  const { enforceInboundRulesOnPrivateLinkTraffic: enforced, securityGroups } = balancer.props;
  if (implies(balancer.when, none)) return { message: 'withoutGroup', at: securityGroups };
  const off = when(enforced, (value) => value.toLowerCase() === 'off');
  return implies(balancer.when, off) ? { message: 'turnedOff', at: enforced } : undefined;
}
