import type { Resource, ResourceGraph } from '../graph.ts';
import type { Step } from './steps.ts';
import { resourcesOfLeg } from './way.ts';
import { stepsFrom } from './ways.ts';
import { remembered } from '../../model/remember.ts';

/**
 * Every resource on the ways from an endpoint service, and what a database there consists of: the members of a cluster
 * and the cluster of a member, the databases behind a proxy. Each step is taken once, so that no number of ways is too
 * much.
 */
export function reachedFrom(graph: ResourceGraph, service: Resource<'EndpointService'>): ReadonlySet<Resource> {
  const found = new Set<Resource>([service]);
  const taken = new Set<Step>();
  const take = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (taken.has(step)) continue;
      taken.add(step);
      for (const resource of resourcesOfLeg(step.leg)) found.add(resource);
      if (step.next) take(step.next());
    }
  };
  take(stepsFrom(graph, service));
  for (const resource of found) for (const part of partsOf(graph, resource)) found.add(part);
  return found;
}

const reachedIn = remembered(
  (graph: ResourceGraph): ReadonlySet<Resource> =>
    new Set(graph.all('EndpointService').flatMap((service) => [...reachedFrom(graph, service)])),
);

/** Whether an endpoint service of the sources leads to a resource, if only under a condition. */
export function isReached(graph: ResourceGraph, resource: Resource): boolean {
  return reachedIn(graph).has(resource);
}

/** What stands for the same data as a database. */
function partsOf(graph: ResourceGraph, resource: Resource): readonly Resource[] {
  switch (resource.kind) {
    case 'DbCluster':
      return graph
        .referrers(resource, 'DbInstance', 'cluster')
        .items.flatMap(({ value }) => (value.state === 'known' ? [value.value] : []));
    case 'DbInstance':
      return here(graph.follow((resource as Resource<'DbInstance'>).props.cluster, 'DbCluster'));
    case 'DbProxy':
      return (resource as Resource<'DbProxy'>).props.databases.items.flatMap(({ value }) =>
        here(graph.follow(value, 'DbInstance', 'DbCluster')),
      );
    default:
      return [];
  }
}

function here(leads: ReturnType<ResourceGraph['follow']>): readonly Resource[] {
  return leads.flatMap(({ target }) => (target.leads === 'here' ? [target.resource] : []));
}
