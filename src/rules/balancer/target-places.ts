import type { Kind, Resource, ResourceGraph } from '../../engine/rule.ts';
import { guarded, listOfValue } from '../../graph/list-of.ts';
import type { Destination, Leg } from '../../graph/path/way.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import type { Value, Written } from '../../model/value.ts';
import { whenState } from '../../model/cases.ts';
import { unknown } from '../../model/value.ts';
import type { Zones } from './zones.ts';
import { namedZones, zonesIn } from './zones.ts';

/** The zones that a target may be in: in one of them, and which one is not told where they are several. */
export function zonesOfTarget({ destination, target, targetGroup }: Leg, graph: ResourceGraph): Zones {
  // Whoever registers an address may say its zone; `all` is for one outside of the VPC.
  const registered = target?.availabilityZone;
  const unit = targetGroup?.unit;
  if (unit && registered?.state === 'known' && registered.value !== 'all') return namedZones(registered, unit);
  if (!destination || !target) return { zones: [], rest: [] };
  const { type } = destination;
  if (type === 'address') return nowhere(`in which zone \`${destination.address}\` is`, target);
  const place = type === 'database' ? (destination.through ?? destination.resource) : destination.resource;
  return zonesOfResource(place, graph);
}

export function shownOf(destination: Destination): string | Resource {
  return destination.type === 'address' ? `\`${destination.address}\`` : destination.resource;
}

function zonesOfResource(resource: Resource, graph: ResourceGraph): Zones {
  const { unit } = resource;
  if (isOf(resource, 'Instance') || isOf(resource, 'NetworkInterface')) {
    const inSubnet = (): Zones => zonesIn(listOfValue(resource.props.subnet), unit, graph);
    return isOf(resource, 'Instance') ? inZoneOr(resource.props.availabilityZone, resource, inSubnet) : inSubnet();
  }
  if (isOf(resource, 'DbInstance')) {
    const { availabilityZone, cluster, subnetGroup } = resource.props;
    if (cluster.state !== 'absent' && subnetGroup.state === 'absent') {
      return inZoneOr(availabilityZone, resource, () => zonesBehind(cluster, 'DbCluster', graph));
    }
    return inZoneOr(availabilityZone, resource, () => zonesBehind(subnetGroup, 'DbSubnetGroup', graph));
  }
  if (isOf(resource, 'DbCluster')) return zonesBehind(resource.props.subnetGroup, 'DbSubnetGroup', graph);
  if (isOf(resource, 'DbClusterEndpoint')) return zonesBehind(resource.props.cluster, 'DbCluster', graph);
  if (isOf(resource, 'RedshiftCluster')) {
    const { availabilityZone, subnetGroup } = resource.props;
    return inZoneOr(availabilityZone, resource, () => zonesBehind(subnetGroup, 'RedshiftSubnetGroup', graph));
  }
  if (isOf(resource, 'RedshiftEndpointAccess') && resource.props.subnetGroup.state !== 'absent') {
    return zonesBehind(resource.props.subnetGroup, 'RedshiftSubnetGroup', graph);
  }
  for (const kind of withSubnets) if (isOf(resource, kind)) return zonesIn(resource.props.subnets, unit, graph);
  return nowhere(`the subnets of \`${resource.address}\``, resource.native);
}

const withSubnets = [
  'DbProxy',
  'DbProxyEndpoint',
  'DbSubnetGroup',
  'LoadBalancer',
  'RedshiftEndpointAccess',
  'RedshiftServerlessWorkgroup',
  'RedshiftSubnetGroup',
  'VpcEndpoint',
] as const;

function isOf<K extends Kind>(resource: Resource, kind: K): resource is Resource<K> {
  return resource.kind === kind;
}

/** The zone that is written, by those of its subnets that lie in it; where none is written, any of them. */
function inZoneOr(zone: Value<string>, { unit }: Resource, others: () => Zones): Zones {
  const unset = whenState(zone, 'absent');
  const { zones, rest } = others();
  const named = namedZones(zone, unit).zones.flatMap((one) => {
    const inside = zones.filter(({ key }) => key !== undefined && key === one.key);
    const none = and(one.when, not(or(...inside.map(({ when }) => when))));
    return [...guarded(inside, one.when), ...(none === never ? [] : [{ ...one, when: none }])];
  });
  return { zones: [...named, ...guarded(zones, unset)], rest: guarded(rest, unset) };
}

/** The zones of the subnet group, or of the cluster, that a value names. */
function zonesBehind(value: Value<string>, kind: Kind, graph: ResourceGraph): Zones {
  const all = graph.follow(value, kind).map(({ when, target }): Zones => {
    if (target.leads !== 'here') {
      const reason =
        target.leads === 'unknown' ? target.value.reason : ({ kind: 'opaque', what: 'its subnets' } as const);
      return { zones: [], rest: [{ when, value: unknown(reason, value) }] };
    }
    const { zones, rest } = zonesOfResource(target.resource, graph);
    return { zones: guarded(zones, when), rest: guarded(rest, when) };
  });
  return { zones: all.flatMap(({ zones }) => zones), rest: all.flatMap(({ rest }) => rest) };
}

/** The sources do not show where it is. */
function nowhere(what: string, written: Written): Zones {
  return { zones: [], rest: [{ when: always, value: unknown({ kind: 'opaque', what }, written) }] };
}
