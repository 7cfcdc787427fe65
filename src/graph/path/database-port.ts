import type { Value } from '../../model/value.ts';
import { oneOf } from '../../model/cases.ts';
import { unknown } from '../../model/value.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import type { DatabaseKind } from './way.ts';

/** The port on which a database listens; a member of a cluster has the cluster's. */
export function portOfDatabase(graph: ResourceGraph, database: Resource<DatabaseKind>): Value<number> {
  const { port } = database.props;
  if (port.state !== 'absent' || database.kind !== 'DbInstance') return port;
  const { cluster } = (database as Resource<'DbInstance'>).props;
  const hidden = { kind: 'opaque', what: 'the port of the cluster' } as const;
  const ports = graph.follow(cluster, 'DbCluster').map(({ when, target }) => ({
    when,
    value: target.leads === 'here' ? target.resource.props.port : unknown(hidden, cluster),
  }));
  return oneOf<number>(ports, port);
}
