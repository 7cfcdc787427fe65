import type { Guard } from '../../model/guard.ts';
import { always, and } from '../../model/guard.ts';
import type { Case, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { readerNames } from '../dns-names.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import type { DestinationLead } from './destinations.ts';
import { lostBy } from './lost.ts';
import type { DatabaseDestination, DatabaseKind, Destination, End, Role } from './way.ts';

/** The attribute that a value stands for. */
export function attributeOf({ origin }: Case<string>['value']): string {
  return origin?.attribute ?? '';
}

/** What a resource is as a destination when it is reached by one of its names or addresses. */
export function behindName(graph: ResourceGraph, resource: Resource, attribute: string): readonly DestinationLead[] {
  if (isOf(resource, 'DbCluster')) {
    const isReader = readerNames[resource.native.type]?.includes(withoutIndex(attribute)) ?? false;
    return [database(resource, isReader ? 'reader' : 'writer')];
  }
  if (isOf(resource, 'DbProxy')) return [database(resource, 'writer')];
  if (isOf(resource, 'DbInstance')) return [database(resource, 'own')];
  if (isOf(resource, 'RedshiftCluster')) return [database(resource, 'own')];
  if (isOf(resource, 'RedshiftServerlessWorkgroup')) return [database(resource, 'own')];
  if (isOf(resource, 'DbClusterEndpoint')) return behindClusterEndpoint(graph, resource);
  if (isOf(resource, 'DbProxyEndpoint')) return behindProxyEndpoint(graph, resource);
  if (isOf(resource, 'RedshiftEndpointAccess')) return behindRedshiftEndpoint(graph, resource);
  if (isOf(resource, 'Instance')) return [plain({ type: 'instance', resource })];
  if (isOf(resource, 'NetworkInterface')) return [plain({ type: 'interface', resource })];
  if (isOf(resource, 'LoadBalancer')) return [plain({ type: 'balancer', resource })];
  if (isOf(resource, 'VpcEndpoint')) return [plain({ type: 'endpoint', resource })];
  const { native, address } = resource;
  const end: End = {
    reached: false,
    hop: 'destination',
    why: 'elsewhere',
    value: native,
    nativeType: native.type,
    address,
  };
  return [{ when: always, end }];
}

function isOf<K extends Resource['kind']>(resource: Resource, kind: K): resource is Resource<K> {
  return resource.kind === kind;
}

function withoutIndex(attribute: string): string {
  return attribute.replace(/\[.*$/, '');
}

function behindClusterEndpoint(
  graph: ResourceGraph,
  through: Resource<'DbClusterEndpoint'>,
): readonly DestinationLead[] {
  return casesOf(through.props.type).flatMap(({ when, value }) => {
    const role = value.state === 'known' ? (value.value === 'READER' ? 'reader' : 'any') : 'unknown';
    return owners(graph, { value: through.props.cluster, kind: 'DbCluster', when }, { role, through });
  });
}

function behindProxyEndpoint(graph: ResourceGraph, through: Resource<'DbProxyEndpoint'>): readonly DestinationLead[] {
  return casesOf(through.props.targetRole).flatMap(({ when, value }) => {
    const role = value.state === 'known' ? (value.value === 'READ_ONLY' ? 'reader' : 'writer') : 'unknown';
    return owners(graph, { value: through.props.proxy, kind: 'DbProxy', when }, { role, through });
  });
}

/** Of its two properties one is written. */
function behindRedshiftEndpoint(
  graph: ResourceGraph,
  through: Resource<'RedshiftEndpointAccess'>,
): readonly DestinationLead[] {
  const { cluster, workgroup } = through.props;
  const isOfCluster = cluster.state !== 'absent';
  const found = isOfCluster
    ? ({ value: cluster, kind: 'RedshiftCluster', when: always } as const)
    : ({ value: workgroup, kind: 'RedshiftServerlessWorkgroup', when: always } as const);
  return owners(graph, found, { role: 'own', through });
}

interface Owned {
  readonly value: Value<string>;
  readonly kind: DatabaseKind;
  readonly when: Guard;
}

function owners(
  graph: ResourceGraph,
  { value, kind, when }: Owned,
  reached: Pick<DatabaseDestination, 'role' | 'through'>,
): readonly DestinationLead[] {
  return graph.follow(value, kind).map((lead): DestinationLead => {
    const guard = and(when, lead.when);
    if (lead.target.leads !== 'here') {
      return { when: guard, end: { reached: false, ...lostBy('destination', lead.target, value) } };
    }
    const { resource } = lead.target;
    const destination: Destination = { type: 'database', resource, ...reached };
    return { when: and(guard, resource.when), destination, end: { reached: true } };
  });
}

function database(resource: Resource<DatabaseKind>, role: Role): DestinationLead {
  return plain({ type: 'database', resource, role });
}

function plain(destination: Destination): DestinationLead {
  return { when: always, destination, end: { reached: true } };
}
