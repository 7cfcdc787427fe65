import type { ListOf } from '../../model/value.ts';
import type { Resource, ResourceGraph } from '../graph.ts';

/** The listeners of a load balancer; `rest` when others may be attached that the sources do not show. */
export function listenersOf(graph: ResourceGraph, balancer: Resource<'LoadBalancer'>): ListOf<Resource<'Listener'>> {
  return graph.referrers(balancer, 'Listener', 'loadBalancer');
}
