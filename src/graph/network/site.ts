import type { Guard } from '../../model/guard.ts';
import { always, and } from '../../model/guard.ts';
import type { ListOf, Rest, Value } from '../../model/value.ts';
import { unknown, writtenOf } from '../../model/value.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import { emptyList, guarded, joinLists, listOfValue } from '../list-of.ts';
import type { Destination } from '../path/way.ts';

/** Where in the network something stands: what guards it and in which subnets it has its addresses. */
export interface Site {
  readonly when: Guard;
  readonly resource: Resource;
  readonly groups: ListOf<string>;
  readonly subnets: ListOf<string>;
}

/** What is known of a destination that is a resource; nothing for a literal address. */
export function sitesOf(graph: ResourceGraph, destination: Destination): readonly Site[] {
  if (destination.type === 'address') return [];
  const { resource } = destination;
  const door = destination.type === 'database' ? destination.through : undefined;
  // An endpoint of a cluster is a name only: behind it stand the cluster's members.
  return siteIn(graph, door === undefined || door.kind === 'DbClusterEndpoint' ? resource : door);
}

function siteIn(graph: ResourceGraph, resource: Resource): readonly Site[] {
  const at = (groups: ListOf<string>, subnets: ListOf<string>): readonly Site[] => [
    { when: always, resource, groups, subnets },
  ];
  if (isOf(resource, 'DbInstance')) return instanceSites(graph, resource);
  if (isOf(resource, 'DbCluster') || isOf(resource, 'RedshiftCluster')) {
    return at(resource.props.securityGroups, inGroup(graph, resource.props.subnetGroup));
  }
  if (isOf(resource, 'RedshiftEndpointAccess')) {
    const { securityGroups, subnetGroup, subnets } = resource.props;
    return at(securityGroups, joinLists([subnets, inGroup(graph, subnetGroup)]));
  }
  if (isOf(resource, 'Instance') || isOf(resource, 'NetworkInterface')) {
    return at(resource.props.securityGroups, listOfValue(resource.props.subnet));
  }
  if (
    isOf(resource, 'DbProxy') ||
    isOf(resource, 'DbProxyEndpoint') ||
    isOf(resource, 'RedshiftServerlessWorkgroup') ||
    isOf(resource, 'LoadBalancer') ||
    isOf(resource, 'VpcEndpoint')
  ) {
    return at(resource.props.securityGroups, resource.props.subnets);
  }
  return [];
}

function isOf<K extends Resource['kind']>(resource: Resource, kind: K): resource is Resource<K> {
  return resource.kind === kind;
}

/** A member of a cluster is guarded by the cluster's groups and stands in its subnets. */
function instanceSites(graph: ResourceGraph, resource: Resource<'DbInstance'>): readonly Site[] {
  const { cluster, securityGroups, subnetGroup } = resource.props;
  return graph.follow(cluster, 'DbCluster').flatMap(({ when, target }): readonly Site[] => {
    switch (target.leads) {
      case 'nowhere':
        return [{ when, resource, groups: securityGroups, subnets: inGroup(graph, subnetGroup) }];
      case 'here':
        return siteIn(graph, target.resource).map((site) => ({ ...site, when: and(when, site.when) }));
      default: {
        const hidden = { kind: 'opaque', what: 'the cluster of this database' } as const;
        const value = target.leads === 'unknown' ? target.value : unknown(hidden, cluster);
        return [{ when, resource, groups: hiddenList(value), subnets: inGroup(graph, subnetGroup) }];
      }
    }
  });
}

/** The subnets of a subnet group; where none is named it is that of the default VPC, or a service's choice. */
function inGroup(graph: ResourceGraph, group: Value<string>): ListOf<string> {
  const lists = graph.follow(group, 'DbSubnetGroup', 'RedshiftSubnetGroup').map(({ when, target }): ListOf<string> => {
    if (target.leads === 'here') {
      const { subnets } = target.resource.props;
      return { ...subnets, items: guarded(subnets.items, when), rest: guarded(subnets.rest, when) };
    }
    const what = 'the subnets of the group';
    const value = target.leads === 'unknown' ? target.value : unknown({ kind: 'opaque', what }, group);
    return hiddenList(value, when);
  });
  return joinLists([emptyList(writtenOf(group)), ...lists]);
}

function hiddenList(value: Rest['value'], when: Guard = always): ListOf<string> {
  return { ...emptyList<string>(writtenOf(value)), rest: [{ when, value }] };
}
