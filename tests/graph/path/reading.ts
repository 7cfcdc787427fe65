import { buildGraph } from '../../../src/graph/build-graph.ts';
import type { Resource, ResourceGraph } from '../../../src/graph/graph.ts';
import type { Destination, Leg, Way } from '../../../src/graph/path/way.ts';
import { waysFrom } from '../../../src/graph/path/ways.ts';
import { always } from '../../../src/model/guard.ts';
import { read } from '../../cloudformation/reading.ts';
import { parseRoot } from '../../terraform/read.ts';

export function graphOfTerraform(text: string): ResourceGraph {
  return buildGraph([parseRoot(text)]).graph;
}

export async function graphOfTemplate(text: string): Promise<ResourceGraph> {
  return buildGraph([(await read(text)).unit]).graph;
}

/** The ways of all services in a line each: `service > balancer > listener > group > target: end`. */
export function shown(graph: ResourceGraph): readonly string[] {
  return graph.all('EndpointService').flatMap((service) => waysFrom(graph, service).map(shownWay));
}

function shownWay(way: Way): string {
  const legs = [way.service.address, ...names(way), ...(way.beyond ? names(way.beyond).slice(1) : [])];
  const end = way.end.reached ? '' : `: ${way.end.hop} ${way.end.why}`;
  return `${way.when === always ? '' : 'perhaps '}${legs.map(short).join(' > ')}${end}`;
}

function names({ balancer, listener, targetGroup, destination }: Leg): readonly string[] {
  const resources: readonly (Resource | undefined)[] = [balancer, listener, targetGroup];
  const hops = resources.flatMap((resource) => (resource ? [resource.address] : []));
  return destination ? [...hops, shownDestination(destination)] : hops;
}

function shownDestination(destination: Destination): string {
  if (destination.type === 'address') return destination.address;
  const words = [short(destination.resource.address)];
  if (destination.type === 'database') {
    if (destination.role !== 'own') words.push(`(${destination.role})`);
    if (destination.through) words.push(`through ${short(destination.through.address)}`);
  }
  if (destination.lookup) words.push('looked up');
  return words.join(' ');
}

function short(address: string): string {
  return address.replace(/\b(aws_\w+)\.(?=\w)/g, '');
}
