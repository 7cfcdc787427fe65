import type { Resource, ResourceGraph, Target } from '../graph/graph.ts';
import type { Kind } from '../graph/kinds.ts';
import { balancersOf } from '../graph/questions/balancers-of-service.ts';
import type { ListOf } from '../model/value.ts';
import type { Profile } from '../profiles/profile.ts';

/** What a connection ends at on the customer's side, by its path: what a vendor is told about. */
const kindsOfPath: Readonly<Record<Profile['path'], readonly Kind[]>> = {
  'endpoint-service': ['EndpointService'],
  'redshift-managed': ['RedshiftCluster', 'RedshiftServerlessWorkgroup'],
  'vpc-lattice': ['ResourceConfiguration'],
  'msk-multi-vpc': ['MskCluster'],
  // The vendor's own account objects stand for it, which have neither port nor zone.
  brokered: [],
  consumer: [],
};

export interface Subjects {
  readonly graph: ResourceGraph;
  /** Whether the profile is about a resource. */
  readonly speaksAbout: (resource: Resource) => boolean;
}

export function subjectsOf({ path, send }: Pick<Profile, 'path' | 'send'>, subjects: Subjects): readonly Resource[] {
  // Not every vendor connects to a workgroup; one that does wants to know its name.
  const toWorkgroups = send.some(({ value }) => value === 'workgroup-name');
  return kindsOfPath[path]
    .filter((kind) => kind !== 'RedshiftServerlessWorkgroup' || toWorkgroups)
    .flatMap((kind) => ofKind(kind, subjects));
}

export function ofKind<K extends Kind>(kind: K, { graph, speaksAbout }: Subjects): readonly Resource<K>[] {
  return graph.all(kind).filter(speaksAbout);
}

/** The load balancers of the sources that an endpoint service stands on. */
export function balancersBehind(
  service: Resource<'EndpointService'>,
  graph: ResourceGraph,
): readonly Resource<'LoadBalancer'>[] {
  const found = balancersOf(graph, service).leads.flatMap(({ target }) => resourceAt(target));
  return [...new Set(found)];
}

/** The resources that the items of a list lead to, each with the others that are not in the sources left out. */
export function resourcesIn<K extends Kind>(
  list: ListOf<string>,
  { graph, kind }: { readonly graph: ResourceGraph; readonly kind: K },
): readonly Resource<K>[] {
  const found = list.items.flatMap(({ value }) =>
    graph.follow(value, kind).flatMap(({ target }) => resourceAt(target)),
  );
  return [...new Set(found)];
}

function resourceAt<K extends Kind>(target: Target<K>): readonly Resource<K>[] {
  return target.leads === 'here' ? [target.resource] : [];
}

export function isOf<K extends Kind>(kind: K, resource: Resource): resource is Resource<K> {
  return resource.kind === kind;
}
