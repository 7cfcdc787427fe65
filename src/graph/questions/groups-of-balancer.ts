import type { Guard } from '../../model/guard.ts';
import type { Rest } from '../../model/value.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import type { Kinds } from '../kinds.ts';
import { noneOf } from '../list-of.ts';
import type { ItemLead } from './leads-of-list.ts';
import { leadsOf } from './leads-of-list.ts';

/** A security group of a load balancer and the rules of it that the sources show. */
export interface GroupOfBalancer extends ItemLead<'SecurityGroup'> {
  /** All of them when the lead is `here`; otherwise those written for the same reference, and there may be others. */
  readonly rules: Pick<Kinds['SecurityGroup'], 'ingress' | 'egress'>;
}

export interface GroupsOfBalancer {
  readonly groups: readonly GroupOfBalancer[];
  /** There may be more groups that cannot be read. */
  readonly rest: readonly Rest[];
  /** When it surely has none: AWS then filters nothing. */
  readonly none: Guard;
}

export function groupsOf(graph: ResourceGraph, balancer: Resource<'LoadBalancer'>): GroupsOfBalancer {
  const { securityGroups } = balancer.props;
  const leads = leadsOf(graph, securityGroups, 'SecurityGroup');
  return {
    groups: leads.map((lead) => ({ ...lead, rules: rulesOf(graph, lead, balancer) })),
    rest: securityGroups.rest,
    none: noneOf([...leads, ...securityGroups.rest]),
  };
}

function rulesOf(
  graph: ResourceGraph,
  { target, value }: ItemLead<'SecurityGroup'>,
  balancer: Resource<'LoadBalancer'>,
): GroupOfBalancer['rules'] {
  return target.leads === 'here' ? target.resource.props : graph.rulesOnGroup(value, balancer.unit);
}
