import { and, never, not } from '../../model/guard.ts';
import type { Item, ListOf, Value } from '../../model/value.ts';
import { known } from '../../model/value.ts';
import { anyOf, emptyList, listOfValue } from '../list-of.ts';
import type { Route, RouteDestination, RouteTarget, RouteTargetType } from '../props/routing.ts';
import type { PropertyReader } from '../property-reader.ts';

/** The native names of what a route says. A target that the native type does not have is left out. */
export interface RouteNames {
  readonly ipv4: string;
  readonly ipv6: string;
  readonly prefixList: string;
  readonly targets: Readonly<Partial<Record<RouteTargetType, string>>>;
}

/** One route for each pair of what its destination and its target may be; commonly that is one. */
export function routeIn(read: PropertyReader, names: RouteNames): ListOf<Route> {
  const destinations = orMissing<RouteDestination>([
    ...written(read.string(names.ipv4), (cidr): RouteDestination => ({ type: 'ipv4', cidr })),
    ...written(read.string(names.ipv6), (cidr): RouteDestination => ({ type: 'ipv6', cidr })),
    ...written(read.string(names.prefixList), (id): RouteDestination => ({ type: 'prefix-list', id })),
  ]);
  const targets = orMissing<RouteTarget>(
    Object.entries(names.targets).flatMap(([type, name]) =>
      // The entries of the record are by type of target.
      written(read.string(name), (id): RouteTarget => ({ type: type as RouteTargetType, id })),
    ),
  );
  const items = destinations.flatMap((destination) =>
    targets.flatMap((target): readonly Item<Route>[] => {
      const when = and(destination.when, target.when);
      const route: Route = { ...read.written, destination: destination.part, target: target.part };
      return when === never ? [] : [{ when, value: known(route, read.written) }];
    }),
  );
  return { ...emptyList(read.written), items };
}

interface Part<T> {
  readonly when: Item['when'];
  readonly part: T;
}

function written<T>(value: Value<string>, make: (value: Value<string>) => T): readonly Part<T>[] {
  return listOfValue(value).items.map(({ when, value: each }) => ({ when, part: make(each) }));
}

function orMissing<T extends { readonly type: string }>(
  parts: readonly Part<T>[],
): readonly Part<T | { readonly type: 'missing' }>[] {
  const none = not(anyOf(parts.map(({ when }) => when)));
  return none === never ? parts : [...parts, { when: none, part: { type: 'missing' } }];
}

const terraformTargets = {
  gateway: 'gateway_id',
  'nat-gateway': 'nat_gateway_id',
  'vpc-endpoint': 'vpc_endpoint_id',
  'transit-gateway': 'transit_gateway_id',
  'peering-connection': 'vpc_peering_connection_id',
  'network-interface': 'network_interface_id',
  'egress-only-gateway': 'egress_only_gateway_id',
  'core-network': 'core_network_arn',
};
/** Routes of a default table have none of these. */
const furtherTargets = {
  'local-gateway': 'local_gateway_id',
  'carrier-gateway': 'carrier_gateway_id',
  // It came with version 6 of the provider.
  'odb-network': 'odb_network_arn',
};

const terraformInline = {
  ipv4: 'cidr_block',
  ipv6: 'ipv6_cidr_block',
  prefixList: 'destination_prefix_list_id',
};

export const terraformTableRoute: RouteNames = {
  ...terraformInline,
  targets: { ...terraformTargets, ...furtherTargets },
};

export const terraformDefaultTableRoute: RouteNames = {
  ...terraformInline,
  targets: { ...terraformTargets, instance: 'instance_id' },
};

export const terraformRoute: RouteNames = {
  ipv4: 'destination_cidr_block',
  ipv6: 'destination_ipv6_cidr_block',
  prefixList: 'destination_prefix_list_id',
  targets: { ...terraformTargets, ...furtherTargets },
};

export const templateRoute: RouteNames = {
  ipv4: 'DestinationCidrBlock',
  ipv6: 'DestinationIpv6CidrBlock',
  prefixList: 'DestinationPrefixListId',
  targets: {
    gateway: 'GatewayId',
    'nat-gateway': 'NatGatewayId',
    'vpc-endpoint': 'VpcEndpointId',
    'transit-gateway': 'TransitGatewayId',
    'peering-connection': 'VpcPeeringConnectionId',
    'network-interface': 'NetworkInterfaceId',
    instance: 'InstanceId',
    'egress-only-gateway': 'EgressOnlyInternetGatewayId',
    'core-network': 'CoreNetworkArn',
    'local-gateway': 'LocalGatewayId',
    'carrier-gateway': 'CarrierGatewayId',
    'odb-network': 'OdbNetworkArn',
  },
};
