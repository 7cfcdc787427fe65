import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { SubnetMapping } from '../props/balancing.ts';
import type { Rest } from '../../model/value.ts';
import { casesOf, when as whenKnown, whenState } from '../../model/cases.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import { askedOnce } from '../questions/asked-once.ts';
import type { ItemLead } from '../questions/leads-of-list.ts';
import { leadsOf } from '../questions/leads-of-list.ts';
import type { Whereabouts } from './whereabouts.ts';
import { whereaboutsIn, whereaboutsOf } from './whereabouts.ts';

export interface SubnetsOfBalancer {
  readonly leads: readonly ItemLead<'Subnet'>[];
  /** There may be more subnets that cannot be read. */
  readonly rest: readonly Rest[];
}

export const subnetsOf = askedOnce((graph, { props: { subnets } }: Resource<'LoadBalancer'>): SubnetsOfBalancer => {
  return { leads: leadsOf(graph, subnets, 'Subnet'), rest: subnets.rest };
});

/** The private addresses that a load balancer takes in one of its subnets, and the subnet. */
export interface Foothold {
  readonly lead: ItemLead<'Subnet'>;
  readonly whereabouts: readonly Whereabouts[];
}

/**
 * Where a load balancer has its private addresses, from which it speaks to its targets: one in each of its subnets, the
 * one that is written or any other.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html
 */
export function footholdsOf(graph: ResourceGraph, balancer: Resource<'LoadBalancer'>): readonly Foothold[] {
  const { subnetMappings, secondaryIpsPerSubnet } = balancer.props;
  // Secondary addresses are AWS's choice, so that the written one is not the only one.
  const single = whenKnown(secondaryIpsPerSubnet, (number) => number === 0);
  return subnetsOf(graph, balancer).leads.map((lead) => {
    const fixed = subnetMappings.items.flatMap(({ when, value }) =>
      value.state === 'known' && isOf(value.value, lead) ? fixedIn(value.value, and(lead.when, when, single)) : [],
    );
    const open = and(lead.when, not(or(...fixed.map((each) => each.when))));
    const somewhere = open === never ? [] : whereaboutsIn(graph, { ...lead, when: open });
    return { lead, whereabouts: [...fixed, ...somewhere] };
  });
}

function fixedIn({ privateIpv4Address }: SubnetMapping, there: Guard): readonly Whereabouts[] {
  return whereaboutsOf(privateIpv4Address, and(there, whenState(privateIpv4Address, 'known')));
}

/** A subnet is in the list of all as its mapping writes it. */
function isOf({ subnet }: SubnetMapping, { value }: ItemLead<'Subnet'>): boolean {
  const places = casesOf(subnet).map((each) => each.value.at);
  return casesOf(value).some((each) => places.includes(each.value.at));
}
