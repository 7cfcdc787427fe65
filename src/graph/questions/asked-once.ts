import { remembered } from '../../model/remember.ts';
import type { Resource, ResourceGraph } from '../graph.ts';

/** A question about a resource of a graph that many rules ask, worked out once. */
export function askedOnce<R extends Resource, Answer>(
  workOut: (graph: ResourceGraph, resource: R) => Answer,
): (graph: ResourceGraph, resource: R) => Answer {
  const answersIn = remembered((graph: ResourceGraph) => remembered((resource: R) => workOut(graph, resource)));
  return (graph, resource) => answersIn(graph)(resource);
}
