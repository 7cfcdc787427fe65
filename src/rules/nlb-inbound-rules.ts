import type { Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { openingsOf } from '../graph/traffic/openings.ts';
import { checkServing } from './balancer/serving.ts';
import { admissionMessages, judgeAdmission } from './inbound/admission.ts';
import { readCallers } from './inbound/callers.ts';
import type { Entrance, JudgedEntrance } from './inbound/entrance.ts';
import { exemptionMessages, judgeExemption } from './inbound/exemption.ts';
import { gatekeeperMessages, judgeGatekeeper } from './inbound/gatekeeper.ts';
import type { Demand } from './inbound/listeners.ts';
import { demandsOn } from './inbound/listeners.ts';
import { remarkMessages, remarkOn } from './inbound/remarks.ts';

const messages = { ...gatekeeperMessages, ...exemptionMessages, ...remarkMessages, ...admissionMessages } as const;

/** By what is asked of inbound rules for PrivateLink traffic. */
const judges: Readonly<
  Record<'any' | 'off' | 'on', (entrance: Entrance) => JudgedEntrance<Statement<typeof messages>>>
> = {
  any: judgeAdmission,
  off: judgeExemption,
  on: judgeGatekeeper,
};

export default createRule({
  name: 'nlb-inbound-rules',
  meta: {
    docs: {
      description: "Require a Network Load Balancer's security groups to let in what comes over PrivateLink",
      references: [
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html',
      ],
    },
    messages,
    remarks: ['withoutGroup', 'turnedOff'],
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        cidrs: {
          type: 'array',
          items: { type: 'string' },
          default: [],
          description:
            'Addresses that the vendor connects from: IPv4 CIDRs, or inputs that hold one. With none, somebody at all must be admitted.',
        },
        enforcement: {
          enum: ['any', 'off', 'on'],
          default: 'any',
          description: 'Whether inbound rules may apply to PrivateLink traffic at all (`off`), or must (`on`).',
        },
        ports: {
          type: 'array',
          items: { type: 'integer', minimum: 1, maximum: 65_535 },
          default: [],
          description: 'Listener ports that matter; with none, all of them.',
        },
      },
    },
  },
  create(context) {
    const { check, graph, options } = context;
    const { enforcement, ports } = options;
    const who = readCallers(options.cidrs, context);
    const { cidrs, whom, callers } = who;
    return checkServing<typeof messages>(
      { check, graph },
      {
        seen(balancer, serving) {
          const place = { graph, unit: balancer.unit, direction: 'ingress' } as const;
          const openings = openingsOf(balancer.props.securityGroups, place);
          const demands = demandsOn(graph, balancer).filter((demand) => matters(demand, ports));
          const entrance = { balancer, gate: { openings, graph, callers, ports }, demands, who };
          const { verdict, ...said } = judges[enforcement](entrance);
          const remark = enforcement === 'on' ? undefined : remarkOn(balancer, openings.none);
          check(verdict, { on: balancer, ...serving, ...said, ...(remark && { pass: remark }) });
        },
        unseen(balancer) {
          switch (enforcement) {
            case 'any':
              return { message: 'unseen', at: balancer, data: { balancer, cidrs, whom } };
            case 'off':
              return { message: 'unseenExempt', at: balancer, data: { balancer } };
            case 'on':
              return { message: 'unseenKeeper', at: balancer, data: { balancer, cidrs } };
          }
        },
      },
    );
  },
});

function matters({ port }: Demand, ports: readonly number[]): boolean {
  return port === undefined || ports.length === 0 || ports.includes(port);
}
