import type { Guard } from '../../model/guard.ts';
import { and, never } from '../../model/guard.ts';
import type { ListOf } from '../../model/value.ts';
import { anyOf, joinLists } from '../list-of.ts';
import type { Resource, ResourceGraph } from '../graph.ts';

/** The endpoint services that name a load balancer, each under the condition that it does. */
function servicesOf(graph: ResourceGraph, balancer: Resource<'LoadBalancer'>): ListOf<Resource<'EndpointService'>> {
  return joinLists([
    graph.referrers(balancer, 'EndpointService', 'networkLoadBalancers'),
    graph.referrers(balancer, 'EndpointService', 'gatewayLoadBalancers'),
  ]);
}

/** When both exist and an endpoint service of the sources surely names the load balancer. */
export function whenBehindEndpointService(graph: ResourceGraph, balancer: Resource<'LoadBalancer'>): Guard {
  return and(balancer.when, anyOf(servicesOf(graph, balancer).items.map((service) => service.when)));
}

/** Whether an endpoint service of the sources names the load balancer, if only under a condition. */
export function isBehindEndpointService(graph: ResourceGraph, balancer: Resource<'LoadBalancer'>): boolean {
  return whenBehindEndpointService(graph, balancer) !== never;
}
