import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import { guarded } from '../../graph/list-of.ts';
import { leadsOf } from '../../graph/questions/leads-of-list.ts';
import { listenersOf } from '../../graph/questions/listeners-of-balancer.ts';
import type { Guard } from '../../model/guard.ts';
import { and } from '../../model/guard.ts';
import type { ListOf } from '../../model/value.ts';
import type { Zones } from '../balancer/zones.ts';
import { zonesIn } from '../balancer/zones.ts';

type Service = Resource<'EndpointService'>;

interface Behind {
  readonly balancer: Resource<'LoadBalancer'>;
  readonly when: Guard;
}

/** The load balancers of a service that the sources show. */
function balancersBehind({ props }: Service, graph: ResourceGraph): readonly Behind[] {
  return leadsOf(graph, props.networkLoadBalancers, 'LoadBalancer').flatMap(({ when, target }) =>
    target.leads === 'here' ? [{ balancer: target.resource, when }] : [],
  );
}

/** The listeners of those load balancers, as far as the sources show them. */
export function listenersBehind(
  service: Service,
  graph: ResourceGraph,
): readonly { readonly listener: Resource<'Listener'>; readonly when: Guard }[] {
  return balancersBehind(service, graph).flatMap(({ balancer, when }) =>
    listenersOf(graph, balancer).items.flatMap((item) =>
      item.value.state === 'known' ? [{ listener: item.value.value, when: and(when, item.when) }] : [],
    ),
  );
}

/** The zones of all of them together, and the list of subnets of the first one. */
export function zonesBehind(
  service: Service,
  graph: ResourceGraph,
): (Zones & { readonly subnets: ListOf<string> }) | undefined {
  const behind = balancersBehind(service, graph);
  const [first] = behind;
  if (!first) return undefined;
  const each = behind.map(({ balancer, when }) => {
    const { zones, rest } = zonesIn(balancer.props.subnets, balancer.unit, graph);
    return { zones: guarded(zones, when), rest: guarded(rest, when) };
  });
  return {
    zones: each.flatMap(({ zones }) => zones),
    rest: each.flatMap(({ rest }) => rest),
    subnets: first.balancer.props.subnets,
  };
}
