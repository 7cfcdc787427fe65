import type { Statement } from '../../engine/rule.ts';
import { and, not, or } from '../../model/guard.ts';
import { doubtOf } from './doubts.ts';
import type { Entrance, JudgedEntrance } from './entrance.ts';
import { switchedIn, switchOf } from './entrance.ts';

/** What is said where inbound rules must not apply to PrivateLink traffic. */
export const exemptionMessages = {
  enforced:
    '{{on}} applies its security group to PrivateLink traffic ({{setting}}). {{who}} that to be off, because connections come from addresses that no rule can name in advance; write {{set(off)}}.',
  perhapsEnforced:
    'Whether {{on}} applies a security group to PrivateLink traffic is unknown: {{why(doubt)}}. {{who}} that to be off; to be certain, write {{set(off)}}.',
  unseenExempt:
    'Whether the load balancer behind {{on}} applies a security group to PrivateLink traffic is unknown: {{why(balancer)}}. {{who}} that to be off.',
} as const;

/** It passes without a group, or where that one is not asked. */
export function judgeExemption({ balancer, gate }: Entrance): JudgedEntrance<Statement<typeof exemptionMessages>> {
  const { enforceInboundRulesOnPrivateLinkTraffic: enforced, securityGroups } = balancer.props;
  const { on, off: isOff } = switchedIn(balancer);
  const { some, none } = gate.openings;
  const { setting, off } = switchOf(balancer);
  const pass = or(none, isOff);
  return {
    verdict: { pass, fail: and(some, on), because: [enforced, securityGroups] },
    fail: () => ({ message: 'enforced', at: enforced, data: { setting, off } }),
    unknown: () => {
      const doubt = doubtOf(balancer, gate.openings, and(balancer.when, not(pass)));
      return { message: 'perhapsEnforced', at: doubt, data: { doubt, off } };
    },
  };
}
