import type { Statement } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import { together } from '../parts/together.ts';
import { doubtOf } from './doubts.ts';
import type { Entrance, JudgedEntrance } from './entrance.ts';
import { gapsWithin, inboundOf, switchedIn, switchOf } from './entrance.ts';

/** What is said where those who connect must get in. */
export const admissionMessages = {
  notAdmitted:
    '{{on}} applies its security group to PrivateLink traffic ({{setting}}), but {{groups}} does not admit {{gaps}} ({{admitted}}); connections of {{vendor}} come from {{cidrs}} and would be dropped. Add an ingress rule for {{cidrs}} on {{ports}}, or write {{set(off)}}.',
  nobodyAdmitted:
    '{{on}} applies its security group to PrivateLink traffic ({{setting}}), but {{groups}} admits nobody on {{ports}}, so every connection over PrivateLink would be dropped, those of {{vendor}} too. Add an ingress rule for the addresses of the clients on {{ports}}, or write {{set(off)}}.',
  undecided:
    'Whether {{on}} lets in {{whom}} is unknown: {{why(doubt)}}. To be certain, add an ingress rule for {{cidrs}} on every listener port, or write {{set(off)}}.',
  groupOutside:
    'Whether {{on}} lets in {{whom}} is unknown: its security group `{{group}}` is not in the sources. To be certain, add an ingress rule there for {{cidrs}} on every listener port, or write {{set(off)}} here.',
  noListener:
    'Whether {{on}} lets in {{whom}} is unknown: the sources do not show which ports it listens on. To be certain, add an ingress rule for {{cidrs}} on every port, or write {{set(off)}}.',
  unseen:
    'Whether the load balancer behind {{on}} lets in {{whom}} is unknown: {{why(balancer)}}. Its security group must admit {{cidrs}}, or its inbound rules must not apply to PrivateLink traffic.',
} as const;
type Said = Statement<typeof admissionMessages>;

/** AWS looks at the rules only where there is a group and they are not turned off for PrivateLink. */
export function judgeAdmission(entrance: Entrance): JudgedEntrance<Said> {
  const { balancer, gate } = entrance;
  const { enforceInboundRulesOnPrivateLinkTraffic: enforced, securityGroups } = balancer.props;
  const { on, off } = switchedIn(balancer);
  const { some, none } = gate.openings;
  const inbound = inboundOf(entrance);
  const pass = or(none, off, inbound.pass);
  const fail = and(some, on, inbound.fail);
  return {
    verdict: { pass, fail, because: [enforced, securityGroups] },
    fail: () => refusal(entrance, fail),
    unknown: () => openQuestion(entrance, pass),
  };
}

function refusal(entrance: Entrance, fail: Guard): Said {
  const { balancer, gate, who } = entrance;
  const { setting, off } = switchOf(balancer);
  const { openings, callers } = gate;
  const groups = together(openings.groups) || 'its security group';
  const { at, ports, ...described } = gapsWithin(entrance, and(balancer.when, fail));
  return typeof callers === 'string'
    ? { message: 'nobodyAdmitted', at, data: { setting, groups, ports, off } }
    : { message: 'notAdmitted', at, data: { setting, groups, ports, cidrs: who.cidrs, off, ...described } };
}

/** What to find out, or to write, so that it can be decided. */
function openQuestion({ balancer, gate, demands, who }: Entrance, pass: Guard): Said {
  const { cidrs, whom, missing } = who;
  const { off } = switchOf(balancer);
  const under = and(balancer.when, not(pass));
  const doubt = missing ?? doubtOf(balancer, gate.openings, under);
  const outside = 'state' in doubt && doubt.state === 'known' ? doubt : undefined;
  if (outside) return { message: 'groupOutside', at: outside, data: { group: outside, cidrs, whom, off } };
  const decided = 'items' in doubt && gate.openings.doubts.every((each) => and(each.when, under) === never);
  if (decided && demands.some((demand) => demand.port === undefined)) {
    return { message: 'noListener', at: { at: balancer.native.at }, data: { cidrs, whom, off } };
  }
  const at = doubt === missing ? balancer.props.securityGroups : doubt;
  return { message: 'undecided', at, data: { doubt, cidrs, whom, off } };
}
