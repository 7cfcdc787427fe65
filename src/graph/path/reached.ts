import type { Guard } from '../../model/guard.ts';
import { always, and, never, or } from '../../model/guard.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import { askedOnce } from '../questions/asked-once.ts';
import type { Step } from './steps.ts';
import { resourcesOfLeg } from './way.ts';
import { stepsFrom, waysThrough } from './ways.ts';
import { remembered } from '../../model/remember.ts';

/**
 * Every resource on the ways from an endpoint service, and what a database there consists of: the members of a cluster
 * and the cluster of a member, the databases behind a proxy. Each step is taken once, so that no number of ways is too
 * much.
 */
export const reachedFrom = askedOnce(collectReached);

function collectReached(graph: ResourceGraph, service: Resource<'EndpointService'>): ReadonlySet<Resource> {
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
  for (const resource of found) for (const part of partsOf(graph, resource)) found.add(part.resource);
  return found;
}

const reachedIn = remembered(
  (graph: ResourceGraph): ReadonlySet<Resource> =>
    new Set(graph.all('EndpointService').flatMap((service) => [...reachedFrom(graph, service)])),
);

/**
 * When an endpoint service of the sources leads to a resource: where a target is one of several alternatives, it does in
 * that case alone. Of more ways than are told apart it may be any.
 */
export function whenReached(graph: ResourceGraph, resource: Resource): Guard {
  if (!reachedIn(graph).has(resource)) return never;
  return guardsIn(graph).get(resource) ?? always;
}

const guardsIn = remembered((graph: ResourceGraph): ReadonlyMap<Resource, Guard> => {
  const found = new Map<Resource, Guard>();
  const add = (resource: Resource, when: Guard): void => {
    found.set(resource, or(found.get(resource) ?? never, when));
  };
  for (const resource of reachedIn(graph)) for (const way of waysThrough(graph, resource)) add(resource, way.when);
  for (const [resource, when] of found)
    for (const part of partsOf(graph, resource)) add(part.resource, and(when, part.when));
  return found;
});

interface Part {
  readonly when: Guard;
  readonly resource: Resource;
}

/** What stands for the same data as a database. */
function partsOf(graph: ResourceGraph, resource: Resource): readonly Part[] {
  switch (resource.kind) {
    case 'DbCluster':
      return graph
        .referrers(resource, 'DbInstance', 'cluster')
        .items.flatMap(({ when, value }) => (value.state === 'known' ? [{ when, resource: value.value }] : []));
    case 'DbInstance':
      return here(graph.follow((resource as Resource<'DbInstance'>).props.cluster, 'DbCluster'));
    case 'DbProxy':
      return (resource as Resource<'DbProxy'>).props.databases.items.flatMap(({ when, value }) =>
        here(graph.follow(value, 'DbInstance', 'DbCluster'), when),
      );
    default:
      return [];
  }
}

function here(leads: ReturnType<ResourceGraph['follow']>, within: Guard = always): readonly Part[] {
  return leads.flatMap(({ when, target }) =>
    target.leads === 'here' ? [{ when: and(within, when), resource: target.resource }] : [],
  );
}
