import type { Guard } from '../../model/guard.ts';
import { and, never } from '../../model/guard.ts';
import { unknown } from '../../model/value.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import { addressOwners } from './literal-addresses.ts';
import type { Step, Steps } from './steps.ts';
import { createSteps } from './steps.ts';
import type { Leg, Way } from './way.ts';
import { resourcesOn } from './way.ts';
import { remembered } from '../../model/remember.ts';
import { addTo } from '../../model/group-by.ts';

/**
 * The ways from an endpoint service to what is behind it, in the order of the sources. The conditions of two ways do not
 * exclude each other: a service has several load balancers, those several listeners, and so on. A way that cannot be
 * seen to its end says at which hop it is lost, and why.
 */
export function waysFrom(graph: ResourceGraph, service: Resource<'EndpointService'>): readonly Way[] {
  const paths = pathsIn(graph);
  const known = paths.ways.get(service);
  if (known) return known;
  const found = collectWays(service, paths.steps);
  paths.ways.set(service, found);
  return found;
}

/** The ways of all endpoint services that pass a resource: a load balancer, a listener, a target group, a database. */
export function waysThrough(graph: ResourceGraph, resource: Resource): readonly Way[] {
  const paths = pathsIn(graph);
  paths.through ??= indexWays(graph);
  return paths.through.get(resource) ?? [];
}

/** What follows a service, step by step. */
export function stepsFrom(graph: ResourceGraph, service: Resource<'EndpointService'>): readonly Step[] {
  return pathsIn(graph).steps.from(service);
}

interface Paths {
  readonly steps: Steps;
  readonly ways: Map<Resource, readonly Way[]>;
  through?: ReadonlyMap<Resource, readonly Way[]>;
}

const pathsIn = remembered((graph: ResourceGraph): Paths => ({
  steps: createSteps(graph, addressOwners(graph)),
  ways: new Map(),
}));

function indexWays(graph: ResourceGraph): ReadonlyMap<Resource, readonly Way[]> {
  const index = new Map<Resource, Way[]>();
  for (const way of graph.all('EndpointService').flatMap((service) => waysFrom(graph, service))) {
    for (const resource of new Set(resourcesOn(way))) addTo(index, resource, way);
  }
  return index;
}

/** More ways than this from one service are not told apart; the last one says so. */
const mostWays = 1_000;

interface SoFar {
  readonly when: Guard;
  readonly first: Leg;
  readonly beyond?: Leg;
}

function collectWays(service: Resource<'EndpointService'>, steps: Steps): readonly Way[] {
  const ways: Way[] = [];
  const add = ({ when, first, beyond }: SoFar, end: Way['end']): void => {
    ways.push({ ...first, when, service, ...(beyond && { beyond }), end });
  };
  const walk = (sofar: SoFar, next: readonly Step[]): void => {
    for (const step of next) {
      if (ways.length > mostWays) return;
      const when = and(sofar.when, step.when);
      if (when === never) continue;
      if (ways.length === mostWays) {
        add({ ...sofar, when }, tooMany(service));
        return;
      }
      const there: SoFar = sofar.beyond
        ? { ...sofar, when, beyond: { ...sofar.beyond, ...step.leg } }
        : { ...sofar, when, first: { ...sofar.first, ...step.leg } };
      if (!step.next) add(there, step.end ?? { reached: true });
      else if (!step.beyond) walk(there, step.next());
      // Behind an application load balancer that is a target there is no other one: AWS allows it for none of its groups.
      else if (sofar.beyond) add(there, { reached: true });
      else walk({ ...there, beyond: {} }, step.next());
    }
  };
  walk({ when: service.when, first: {} }, steps.from(service));
  return ways;
}

function tooMany({ native }: Resource): Way['end'] {
  const reason = { kind: 'limit', what: `an endpoint service may have ${mostWays} ways to its databases` } as const;
  const more = unknown(reason, { at: native.at });
  return { reached: false, hop: 'balancer', why: 'more', value: more, unknown: more };
}
