import type { Rest } from '../../model/value.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import type { ItemLead } from './leads-of-list.ts';
import { leadsOf } from './leads-of-list.ts';

/** A load balancer that an endpoint service names, and in which of its two lists. */
export interface BalancerOfService extends ItemLead<'LoadBalancer'> {
  readonly property: 'networkLoadBalancers' | 'gatewayLoadBalancers';
}

export interface BalancersOfService {
  readonly leads: readonly BalancerOfService[];
  /** There may be more load balancers that cannot be read. */
  readonly rest: readonly Rest[];
}

const properties = ['networkLoadBalancers', 'gatewayLoadBalancers'] as const;

/** All load balancers that an endpoint service names, wherever they are. */
export function balancersOf(graph: ResourceGraph, service: Resource<'EndpointService'>): BalancersOfService {
  return {
    leads: properties.flatMap((property) =>
      leadsOf(graph, service.props[property], 'LoadBalancer').map((lead) => ({ ...lead, property })),
    ),
    rest: properties.flatMap((property) => service.props[property].rest),
  };
}
