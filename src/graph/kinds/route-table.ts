import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { orElse } from '../defaults.ts';
import { expand, listOfValue } from '../list-of.ts';
import type { RouteNames } from './routes.ts';
import { routeIn, templateRoute, terraformDefaultTableRoute, terraformRoute, terraformTableRoute } from './routes.ts';
import { emptyAsUnset, ownAttribute, writtenElsewhere } from './unset.ts';
import { defaultsOfVpc, ownerBy } from './owner-by-attribute.ts';

const template: NativeType<'RouteTable'> = {
  identity: ['Ref', 'RouteTableId'],
  map: (read) => ({
    vpc: read.string('VpcId'),
    routes: writtenElsewhere(read, 'AWS::EC2::Route'),
    propagatingGateways: writtenElsewhere(read, 'AWS::EC2::VPNGatewayRoutePropagation.VpnGatewayId'),
  }),
};

const terraform: NativeType<'RouteTable'> = {
  identity: ['id', 'arn'],
  map: (resource) => {
    const read = emptyAsUnset(resource);
    return {
      vpc: read.string('vpc_id'),
      routes: expand(read.blocks('route'), (route) => routeIn(route, terraformTableRoute)),
      propagatingGateways: read.strings('propagating_vgws'),
    };
  },
};

/** Adopting a VPC's default table removes all of its routes, then adds those that are written. */
const adopted: NativeType<'RouteTable'> = {
  identity: ['id', 'arn'],
  standsFor: (read) => ({
    of: ownerBy(read.string('default_route_table_id'), defaultsOfVpc.routeTable),
    attributes: defaultsOfVpc.routeTable,
  }),
  map: (resource, header) => {
    const read = emptyAsUnset(resource);
    const vpc = ownerBy(read.string('default_route_table_id'), defaultsOfVpc.routeTable);
    return {
      vpc: orElse(vpc, ownAttribute(header, 'vpc_id')),
      routes: expand(read.blocks('route'), (route) => routeIn(route, terraformDefaultTableRoute)),
      propagatingGateways: read.strings('propagating_vgws'),
    };
  },
};

// A route on a table that only someone else knows says nothing about the tables here.
const unresolved = 'rest-if-computed';

function route(table: string, names: RouteNames): Satellite<'RouteTable'> {
  return {
    belongsTo: (read) => read.string(table),
    adds: (read) => ({ routes: routeIn(emptyAsUnset(read), names) }),
    unresolved,
  };
}

export const routeTable = defineKind({
  kind: 'RouteTable',
  types: {
    'AWS::EC2::RouteTable': template,
    aws_route_table: terraform,
    aws_default_route_table: adopted,
  },
  satellites: {
    'AWS::EC2::Route': route('RouteTableId', templateRoute),
    aws_route: route('route_table_id', terraformRoute),
    'AWS::EC2::VPNGatewayRoutePropagation': {
      belongsTo: (read) => read.strings('RouteTableIds'),
      adds: (read) => ({ propagatingGateways: listOfValue(read.string('VpnGatewayId')) }),
      unresolved,
    },
    aws_vpn_gateway_route_propagation: {
      belongsTo: (read) => read.string('route_table_id'),
      adds: (read) => ({ propagatingGateways: listOfValue(read.string('vpn_gateway_id')) }),
      unresolved,
    },
  },
  links: { vpc: ['Vpc'] },
});
