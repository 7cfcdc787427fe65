import type { Statement } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import { together } from '../parts/together.ts';
import { doubtOf } from './doubts.ts';
import type { Entrance, JudgedEntrance } from './entrance.ts';
import { gapsWithin, inboundOf, switchedIn, switchOf } from './entrance.ts';

/** What is said where the security group has to decide who connects. */
export const gatekeeperMessages = {
  notEnforced:
    '{{on}} does not apply its inbound rules to PrivateLink traffic, so whoever has an endpoint reaches its listeners. {{who}} that its security group decides; write {{set(enforced)}}.',
  noGroup:
    '{{on}} has no security group, so whoever has an endpoint reaches its listeners. {{who}} that one decides; name it in {{name(groups)}}, which AWS takes only when the load balancer is created.',
  clientsRefused:
    '{{on}} applies its security group to PrivateLink traffic ({{setting}}), but {{groups}} does not admit {{refused}}: service consumers there would be dropped. Add an ingress rule for {{cidrs}} on {{ports}}.',
  unsettled:
    'Whether the security group of {{on}} decides who connects over PrivateLink, and lets in {{cidrs}}, is unknown: {{why(doubt)}}. To be certain, write {{set(enforced)}} and an ingress rule for {{cidrs}} on every listener port.',
  unseenKeeper:
    'Whether the security group of the load balancer behind {{on}} decides who connects over PrivateLink is unknown: {{why(balancer)}}. Its inbound rules must apply to PrivateLink traffic, and admit {{cidrs}}.',
} as const;

type Said = Statement<typeof gatekeeperMessages>;

/** The group decides where there is one and its rules are not turned off; then they must admit who is to connect. */
export function judgeGatekeeper(entrance: Entrance): JudgedEntrance<Said> {
  const { balancer, gate } = entrance;
  const { enforceInboundRulesOnPrivateLinkTraffic: enforced, securityGroups } = balancer.props;
  const { on, off } = switchedIn(balancer);
  const { some, none } = gate.openings;
  const inbound = inboundOf(entrance);
  const pass = and(some, on, inbound.pass);
  const fail = or(none, off, and(some, on, inbound.fail));
  return {
    verdict: { pass, fail, because: [enforced, securityGroups] },
    fail: () => failure(entrance, fail),
    unknown: () => openQuestion(entrance, pass),
  };
}

function failure(entrance: Entrance, fail: Guard): Said {
  const { balancer, gate, who } = entrance;
  const property = balancer.props.enforceInboundRulesOnPrivateLinkTraffic;
  const groups = balancer.props.securityGroups;
  const within = and(balancer.when, fail);
  if (and(within, gate.openings.none) !== never) return { message: 'noGroup', at: groups, data: { groups } };
  if (and(within, switchedIn(balancer).off) !== never) {
    return { message: 'notEnforced', at: property, data: { enforced: { property, set: 'on' } } };
  }
  const { at, gaps, ports, admitted } = gapsWithin(entrance, within);
  return {
    message: 'clientsRefused',
    at,
    data: {
      setting: switchOf(balancer).setting,
      groups: together(gate.openings.groups) || 'it',
      refused: typeof gate.callers === 'string' ? `anybody on ${ports}` : `${gaps} (${admitted})`,
      cidrs: who.cidrs,
      ports,
    },
  };
}

function openQuestion({ balancer, gate, who }: Entrance, pass: Guard): Said {
  const property = balancer.props.enforceInboundRulesOnPrivateLinkTraffic;
  const doubt = who.missing ?? doubtOf(balancer, gate.openings, and(balancer.when, not(pass)));
  const at = doubt === who.missing ? balancer.props.securityGroups : doubt;
  const enforced = { property, set: 'on' } as const;
  return { message: 'unsettled', at, data: { doubt, cidrs: who.cidrs, enforced } };
}
