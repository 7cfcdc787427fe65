import type { Messages, Resource, RuleContext, Statement, Visitors } from '../../engine/rule.ts';
import { askedOnce } from '../../graph/questions/asked-once.ts';
import { leadsOf } from '../../graph/questions/leads-of-list.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, or } from '../../model/guard.ts';
import type { Unknown } from '../../model/value.ts';
import { when as whenKnown, whenState } from '../../model/cases.ts';
import { known, unknown } from '../../model/value.ts';
import { verdict } from '../../model/verdict.ts';
import { balancerInArn } from '../parts/balancer-in-arn.ts';

/** When something is asked of a load balancer. */
interface Serving {
  /** It exists, and so does an endpoint service of the sources that may stand on it. */
  readonly when: Guard;
  /** That one does stand on it, where it has the choice, and it is, or may be, a Network Load Balancer. */
  readonly only: Guard;
}

const servingOf = askedOnce((graph, balancer: Resource<'LoadBalancer'>): Serving => {
  const { type } = balancer.props;
  const services = graph.referrers(balancer, 'EndpointService', 'networkLoadBalancers').items;
  const network = or(
    whenKnown(type, (one) => one === 'network'),
    whenState(type, 'unknown'),
  );
  const exist = services.map(({ when, value }) => (value.state === 'known' ? value.value.when : when));
  return {
    when: and(balancer.when, or(...exist)),
    only: and(network, or(...services.map((service) => service.when))),
  };
});

/** A load balancer that an endpoint service names and that the sources do not show. */
export interface Unseen {
  readonly when: Guard;
  /** At the place where it is named, with the reason. */
  readonly balancer: Unknown;
}

/** One whose ARN says that it is of another type is left to `endpoint-service-nlb`. */
export const unseenBalancers = askedOnce((graph, service: Resource<'EndpointService'>): readonly Unseen[] => {
  const { networkLoadBalancers: balancers } = service.props;
  const named = leadsOf(graph, balancers, 'LoadBalancer').flatMap(({ when, target, value }): readonly Unseen[] => {
    if (target.leads === 'outside' && mayBeNetwork(balancerInArn(known(target.value, value)))) {
      const what = `the load balancer \`${target.shown}\``;
      return [{ when, balancer: unknown({ kind: 'opaque', what }, value) }];
    }
    if (target.leads === 'unknown' && mayBeNetwork(balancerInArn(target.value))) {
      return [{ when, balancer: unknown(target.value.reason, value) }];
    }
    return [];
  });
  return [...named, ...balancers.rest.map(({ when, value }) => ({ when, balancer: value }))];
});

function mayBeNetwork(type: ReturnType<typeof balancerInArn>): boolean {
  return type === undefined || type === 'network';
}

interface Asking<M extends Messages> {
  /** For each one of the sources, and when it is asked of it. */
  readonly seen: (balancer: Resource<'LoadBalancer'>, serving: Serving) => void;
  /** What to say of a service on one that the sources do not show. */
  readonly unseen: (balancer: Unknown) => Statement<M>;
}

/** For a rule that asks something of each Network Load Balancer behind an endpoint service. */
export function checkServing<M extends Messages>(
  { check, graph }: Pick<RuleContext<M, object>, 'check' | 'graph'>,
  { seen, unseen }: Asking<M>,
): Required<Pick<Visitors, 'EndpointService' | 'LoadBalancer'>> {
  return {
    EndpointService(service) {
      for (const { when, balancer } of unseenBalancers(graph, service)) {
        check(verdict('unknown', [balancer]), { on: service, when, unknown: unseen(balancer) });
      }
    },
    LoadBalancer(balancer) {
      const serving = servingOf(graph, balancer);
      if (and(serving.when, serving.only) !== never) seen(balancer, serving);
    },
  };
}
