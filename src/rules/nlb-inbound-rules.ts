import type { Resource, Statement, Suggestion } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { always, and, never, not, or } from '../model/guard.ts';
import { when, whenState } from '../model/cases.ts';
import { known } from '../model/value.ts';
import type { Value } from '../model/value.ts';
import type { Verdict } from '../model/verdict.ts';
import { all } from '../model/verdict.ts';
import type { Who } from './inbound/callers.ts';
import { readCallers } from './inbound/callers.ts';
import { doubtOf } from './inbound/doubts.ts';
import { gatekeeperFailure, gatekeeperMessages, gatekeeperQuestion, judgeGatekeeper } from './inbound/gatekeeper.ts';
import { describeGaps, placeOfGap } from './inbound/gaps.ts';
import type { Gate } from './inbound/judge-inbound.ts';
import { gapsOf, judgeDemand } from './inbound/judge-inbound.ts';
import type { Demand } from './inbound/listeners.ts';
import { demandsOn } from './inbound/listeners.ts';
import { openingsOf } from '../graph/traffic/openings.ts';
import { remarkMessages, remarkOn } from './inbound/remarks.ts';
import { balancerInArn } from './parts/balancer-in-arn.ts';
import { isWritten } from './parts/is-written.ts';
import { together } from './parts/together.ts';

type Balancer = Resource<'LoadBalancer'>;
type Service = Resource<'EndpointService'>;

const messages = {
  ...gatekeeperMessages,
  ...remarkMessages,
  notAdmitted:
    '{{on}} applies its security group to PrivateLink traffic ({{setting}}), but {{groups}} does not admit {{gaps}} ({{admitted}}); {{vendor}} connects from {{cidrs}} and would be dropped. Add an ingress rule for {{cidrs}} on {{ports}}, or write {{set(off)}}.',
  nobodyAdmitted:
    '{{on}} applies its security group to PrivateLink traffic ({{setting}}), but {{groups}} admits nobody on {{ports}}, so every connection over PrivateLink would be dropped, that of {{vendor}} too. Add an ingress rule for the addresses of the clients on {{ports}}, or write {{set(off)}}.',
  enforced:
    '{{on}} applies its security group to PrivateLink traffic ({{setting}}). {{who}} that to be off, because connections come from addresses that no rule can name in advance; write {{set(off)}}.',
  undecided:
    'Whether {{on}} lets in {{whom}} is unknown: {{why(doubt)}}. To be certain, add an ingress rule for {{cidrs}} on every listener port, or write {{set(off)}}.',
  groupOutside:
    'Whether {{on}} lets in {{whom}} is unknown: its security group `{{group}}` is not in the sources. To be certain, add an ingress rule there for {{cidrs}} on every listener port, or write {{set(off)}} here.',
  noListener:
    'Whether {{on}} lets in {{whom}} is unknown: the sources do not show which ports it listens on. To be certain, add an ingress rule for {{cidrs}} on every port, or write {{set(off)}}.',
  balancerUnknown:
    'Whether the load balancer behind {{on}} lets in {{whom}} is unknown, because it is not in the sources: {{why(balancer)}}. Its security group must admit {{cidrs}}, or its inbound rules must not apply to PrivateLink traffic.',
  balancerOutside:
    'Whether the load balancer behind {{on}} lets in {{whom}} is unknown, because `{{arn}}` is not in the sources. Its security group must admit {{cidrs}}, or its inbound rules must not apply to PrivateLink traffic.',
} as const;
type Said = Statement<typeof messages>;

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
    const { enforcement } = options;
    const who = readCallers(options.cidrs, context);
    const { cidrs, whom } = who;
    const notSeen = (service: Service, when: Guard, seen: Value<string>, arn?: string): void => {
      const unknown: Said =
        arn === undefined
          ? { message: 'balancerUnknown', at: seen, data: { balancer: seen, cidrs, whom } }
          : { message: 'balancerOutside', at: seen, data: { arn, cidrs, whom } };
      check({ pass: never, fail: never, because: [seen] }, { on: service, when, unknown });
    };
    return {
      EndpointService(service) {
        const { items, rest } = service.props.networkLoadBalancers;
        for (const item of items) {
          for (const { when: chosen, target } of graph.follow(item.value, 'LoadBalancer')) {
            const here = and(item.when, chosen);
            if (target.leads === 'outside' && mayBeNetwork(known(target.value, item.value))) {
              notSeen(service, here, item.value, target.shown);
            }
            if (target.leads === 'unknown' && mayBeNetwork(target.value)) notSeen(service, here, item.value);
          }
        }
        for (const { when: here, value } of rest) notSeen(service, here, value);
      },
      LoadBalancer(balancer) {
        const { type } = balancer.props;
        const services = graph.referrers(balancer, 'EndpointService', 'networkLoadBalancers');
        const behind = or(...services.items.map((service) => service.when));
        const network = or(
          when(type, (one) => one === 'network'),
          whenState(type, 'unknown'),
        );
        if (and(behind, network) === never) return;
        const surroundings = { graph, unit: balancer.unit, direction: 'ingress' } as const;
        const openings = openingsOf(balancer.props.securityGroups, surroundings);
        const gate = { openings, graph, callers: who.callers, ports: options.ports };
        const demands = demandsOn(balancer, graph).filter((demand) => matters(demand, options.ports));
        if (enforcement === 'on') {
          const keeper = { balancer, gate, demands, who, setting: switchOf(balancer).setting };
          const kept = judgeGatekeeper(keeper);
          check(kept, {
            on: balancer,
            when: and(behind, network),
            fail: () => gatekeeperFailure(keeper, kept.fail),
            unknown: () => gatekeeperQuestion(keeper, kept.pass),
          });
          return;
        }
        const judged = judge({ balancer, gate, demands }, enforcement);
        const remark = remarkOn(balancer, openings.none);
        check(judged, {
          on: balancer,
          when: and(behind, network),
          ...(remark && { pass: remark }),
          fail: () => failureOf({ balancer, gate, demands }, { fail: judged.fail, cidrs, enforcement }),
          unknown: () => openQuestion({ balancer, gate, demands }, { pass: judged.pass, ...who }),
        });
      },
    };
  },
});

/** A load balancer with everything that decides what gets through to it. */
interface Case {
  readonly balancer: Balancer;
  readonly gate: Gate;
  readonly demands: readonly Demand[];
}

/** The rule is about Network Load Balancers: that another type stands there is not its fault to find. */
function mayBeNetwork(arn: Value<string>): boolean {
  const type = balancerInArn(arn);
  return type === undefined || type === 'network';
}

function matters({ port }: Demand, ports: readonly number[]): boolean {
  return port === undefined || ports.length === 0 || ports.includes(port);
}

/** AWS looks at the rules only where there is a group and they are not turned off for PrivateLink. */
function judge({ balancer, gate, demands }: Case, enforcement: 'any' | 'off'): Verdict {
  const { enforceInboundRulesOnPrivateLinkTraffic: enforced, securityGroups } = balancer.props;
  const off = when(enforced, (value) => value.toLowerCase() === 'off');
  const on = or(
    when(enforced, (value) => value.toLowerCase() === 'on'),
    whenState(enforced, 'absent'),
  );
  const { some, none } = gate.openings;
  const inbound = all(demands.map((demand) => judgeDemand(demand, gate)));
  return {
    pass: enforcement === 'off' ? or(none, off) : or(none, off, inbound.pass),
    fail: and(some, on, enforcement === 'off' ? always : inbound.fail),
    because: [enforced, securityGroups],
  };
}

function switchOf(balancer: Balancer): { readonly setting: string; readonly off: Suggestion } {
  const property = balancer.props.enforceInboundRulesOnPrivateLinkTraffic;
  const written = isWritten(property, balancer) && property.property !== undefined;
  return { setting: written ? `\`${property.property}\` is "on"` : 'AWS default', off: { property, set: 'off' } };
}

function failureOf(
  { balancer, gate, demands }: Case,
  { fail, cidrs, enforcement }: { fail: Guard; cidrs: string; enforcement: 'any' | 'off' },
): Said {
  const { setting, off } = switchOf(balancer);
  if (enforcement === 'off') return { message: 'enforced', at: off.property, data: { setting, off } };
  const within = and(balancer.when, fail);
  const gaps = demands.flatMap((demand) => gapsOf(demand, gate, within));
  const { openings, callers } = gate;
  const at = placeOfGap(gaps, gate) ?? balancer.props.securityGroups;
  const groups = together(openings.groups) || 'its security group';
  const { ports, ...described } = describeGaps(gaps);
  return typeof callers === 'string'
    ? { message: 'nobodyAdmitted', at, data: { setting, groups, ports, off } }
    : { message: 'notAdmitted', at, data: { setting, groups, ports, cidrs, off, ...described } };
}

/** What to find out, or to write, so that it can be decided. */
function openQuestion({ balancer, gate, demands }: Case, { pass, cidrs, whom, missing }: Who & { pass: Guard }): Said {
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
