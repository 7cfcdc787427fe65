import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { ItemLead } from '../graph/questions/leads-of-list.ts';
import { leadsOf } from '../graph/questions/leads-of-list.ts';
import type { Guard } from '../model/guard.ts';
import { and, never } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { when as whenKnown } from '../model/cases.ts';
import type { Verdict } from '../model/verdict.ts';
import { all, verdict } from '../model/verdict.ts';
import type { Ears } from './balancer/listener-likeness.ts';
import { earsOf, missingIn, otherTargets } from './balancer/listener-likeness.ts';
import { unseenBalancers } from './balancer/serving.ts';

type Service = Resource<'EndpointService'>;

const messages = {
  missingListener:
    '{{on}} is backed by {{has}} and {{lacks}}, but only {{has}} listens on {{ports}}. A connection that comes to {{lacks}} is refused; add a listener for {{ports}} to {{lacks}}.',
  otherTargets:
    '{{on}} is backed by {{first}} and {{other}}, which pass {{port}} on to targets of different types: {{own}} and {{theirs}}. AWS asks that the load balancers of one service have the same listeners and target groups; give both the same target type.',
  unknownListeners:
    'Whether {{has}} and {{lacks}} behind {{on}} have the same listeners is unknown: {{why(doubt)}}. AWS asks that of all load balancers of one service.',
  unseen:
    'Whether the load balancers behind {{on}} have the same listeners is unknown: {{why(balancer)}}. AWS asks that of all load balancers of one service.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'nlb-listeners-alike',
  meta: {
    docs: {
      description: 'Require the Network Load Balancers of one endpoint service to have the same listeners',
      references: ['https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html'],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check, graph }) {
    return {
      EndpointService(service) {
        const [first, ...others] = balancersOf(service, graph);
        if (!first) return;
        for (const other of others) {
          for (const [has, lacks] of [
            [first, other],
            [other, first],
          ] as const) {
            const listeners = judgeListeners(has, lacks);
            check(listeners.verdict, { on: service, ...listeners });
          }
          const targets = judgeTargets(first, other);
          check(targets.verdict, { on: service, ...targets });
        }
        for (const { when, balancer } of unseenBalancers(graph, service)) {
          const unknown: Said = { message: 'unseen', at: balancer, data: { balancer } };
          check(verdict('unknown', [balancer]), {
            on: service,
            when: and(when, first.only, first.balancer.when),
            unknown,
          });
        }
      },
    };
  },
});

/** A load balancer of a service. */
interface Member extends Ears {
  readonly balancer: Resource<'LoadBalancer'>;
  /** It is one of those of the service, where that has the choice. */
  readonly only: Guard;
  /** As the service names it. */
  readonly named: Value<string>;
}

function balancersOf(service: Service, graph: ResourceGraph): readonly Member[] {
  const members = new Map<Resource<'LoadBalancer'>, Member>();
  for (const lead of leadsOf(graph, service.props.networkLoadBalancers, 'LoadBalancer')) {
    const member = memberOf(lead, graph);
    if (member && and(member.only, member.balancer.when) !== never && !members.has(member.balancer))
      members.set(member.balancer, member);
  }
  return [...members.values()];
}

function memberOf({ when, target, value }: ItemLead<'LoadBalancer'>, graph: ResourceGraph): Member | undefined {
  if (target.leads !== 'here') return undefined;
  const { resource: balancer } = target;
  const network = whenKnown(balancer.props.type, (type) => type === 'network');
  return { balancer, only: and(when, network), named: value, ...earsOf(balancer, graph) };
}

function bothOf(one: Member, other: Member): { readonly when: Guard; readonly only: Guard } {
  return { when: and(one.balancer.when, other.balancer.when), only: and(one.only, other.only) };
}

function judgeListeners(has: Member, lacks: Member) {
  const found = missingIn(has, lacks);
  const names = { has: has.balancer, lacks: lacks.balancer };
  const ports = found.flatMap(({ fail, port }) => (fail === never ? [] : [port])).join(' and ');
  const doubt = lacks.rest[0]?.value ?? unknownPortOf(has) ?? unknownPortOf(lacks) ?? lacks.named;
  const fail: Said = { message: 'missingListener', at: lacks.named, data: { ...names, ports } };
  const unknown: Said = { message: 'unknownListeners', at: lacks.named, data: { ...names, doubt } };
  return { verdict: together(found, has), ...bothOf(has, lacks), fail, unknown };
}

function judgeTargets(first: Member, other: Member) {
  const found = otherTargets(first, other);
  const [fault] = found;
  const data = { first: first.balancer, other: other.balancer, port: '', own: '', theirs: '', ...fault };
  const fail: Said = { message: 'otherTargets', at: other.named, data };
  return { verdict: together(found, other), ...bothOf(first, other), fail };
}

function together(found: readonly Pick<Verdict, 'pass' | 'fail'>[], { named }: Member): Verdict {
  return all(found.map(({ pass, fail }) => ({ pass, fail, because: [named] })));
}

function unknownPortOf({ ears }: Ears): Value<number | string> | undefined {
  return ears
    .flatMap(({ listener: { props } }) => [props.port, props.protocol])
    .find((value: Value<number | string>) => value.state === 'unknown');
}
