import { testNative } from './rows.ts';
import type { Row } from './rows.ts';

const terraformTargets = [
  'gateway_id',
  'nat_gateway_id',
  'vpc_endpoint_id',
  'transit_gateway_id',
  'vpc_peering_connection_id',
  'network_interface_id',
  'egress_only_gateway_id',
  'core_network_arn',
];
const furtherTargets = ['local_gateway_id', 'carrier_gateway_id', 'odb_network_arn'];

const targets = (prefix: string, property: string, names: readonly string[]): readonly Row[] =>
  names.map((name) => [`${prefix}${name}`, 'a-target', `${property}.target.id`]);
const destinations = (
  prefix: string,
  property: string,
  [ipv4, ipv6, prefixList]: readonly [string, string, string],
): readonly Row[] => [
  [`${prefix}${ipv4}`, '0.0.0.0/0', `${property}.destination.cidr`],
  [`${prefix}${ipv6}`, '::/0', `${property}.destination.cidr`],
  [`${prefix}${prefixList}`, 'pl-1', `${property}.destination.id`],
];

const tableDefaults = { vpc: 'absent', routes: 'absent', propagatingGateways: 'absent' };
const inline = ['cidr_block', 'ipv6_cidr_block', 'destination_prefix_list_id'] as const;

testNative({
  types: ['AWS::EC2::RouteTable'],
  kind: 'RouteTable',
  unwritten: tableDefaults,
  rows: [['VpcId', 'vpc-1', 'vpc']],
});

testNative({
  types: ['aws_route_table'],
  kind: 'RouteTable',
  unwritten: tableDefaults,
  rows: [
    ['vpc_id', 'vpc-1', 'vpc'],
    ['propagating_vgws', ['vgw-1', 'vgw-2'], 'propagatingGateways'],
    ['route', [], 'routes'],
    ...destinations('route.', 'routes', inline),
    ...targets('route.', 'routes', [...terraformTargets, ...furtherTargets]),
  ],
});

testNative({
  types: ['aws_default_route_table'],
  kind: 'RouteTable',
  unwritten: { ...tableDefaults, vpc: 'unknown' },
  rows: [
    ['propagating_vgws', ['vgw-1', 'vgw-2'], 'propagatingGateways'],
    ['route', [], 'routes'],
    ...destinations('route.', 'routes', inline),
    ...targets('route.', 'routes', [...terraformTargets, 'instance_id']),
  ],
  elsewhere: ['default_route_table_id'],
});

const templateRoute = [
  ...destinations('', 'routes', ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId']),
  ...targets('', 'routes', [
    'GatewayId',
    'NatGatewayId',
    'VpcEndpointId',
    'TransitGatewayId',
    'VpcPeeringConnectionId',
    'NetworkInterfaceId',
    'InstanceId',
    'EgressOnlyInternetGatewayId',
    'CoreNetworkArn',
    'LocalGatewayId',
    'CarrierGatewayId',
    'OdbNetworkArn',
  ]),
];

testNative({
  types: ['AWS::EC2::Route'],
  kind: 'RouteTable',
  of: ['AWS::EC2::RouteTable', 'RouteTableId', 'Ref'],
  rows: templateRoute,
});

const terraformRoute = (property: string): readonly Row[] => [
  ...destinations('', property, [
    'destination_cidr_block',
    'destination_ipv6_cidr_block',
    'destination_prefix_list_id',
  ]),
  ...targets('', property, [...terraformTargets, ...furtherTargets]),
];

testNative({
  types: ['aws_route'],
  kind: 'RouteTable',
  of: ['aws_route_table', 'route_table_id', 'id'],
  rows: terraformRoute('routes'),
});

testNative({
  types: ['aws_route'],
  kind: 'Vpc',
  of: ['aws_vpc', 'route_table_id', 'main_route_table_id'],
  rows: terraformRoute('defaultRoutes'),
});

testNative({
  types: ['AWS::EC2::VPNGatewayRoutePropagation'],
  kind: 'RouteTable',
  of: ['AWS::EC2::RouteTable', 'RouteTableIds', 'Ref'],
  rows: [['VpnGatewayId', 'vgw-1', 'propagatingGateways']],
});

testNative({
  types: ['aws_vpn_gateway_route_propagation'],
  kind: 'RouteTable',
  of: ['aws_route_table', 'route_table_id', 'id'],
  rows: [['vpn_gateway_id', 'vgw-1', 'propagatingGateways']],
});

const aclDefaults = { vpc: 'absent', ingress: 'absent', egress: 'absent' };

const inlineEntries = (['ingress', 'egress'] as const).flatMap((direction): readonly Row[] => [
  [direction, [], direction],
  [`${direction}.rule_no`, 100, `${direction}.number`],
  [`${direction}.action`, 'ALLOW', `${direction}.action`, 'allow'],
  [`${direction}.protocol`, '6', `${direction}.protocol`, 'tcp'],
  [`${direction}.from_port`, 5432, `${direction}.fromPort`],
  [`${direction}.to_port`, 5433, `${direction}.toPort`],
  [`${direction}.cidr_block`, '10.0.0.0/8', `${direction}.cidr`],
  [`${direction}.cidr_block`, '', `${direction}.cidr`, 'absent'],
  [`${direction}.ipv6_cidr_block`, '::/0', `${direction}.ipv6Cidr`],
]);

testNative({
  types: ['AWS::EC2::NetworkAcl'],
  kind: 'NetworkAcl',
  unwritten: aclDefaults,
  rows: [['VpcId', 'vpc-1', 'vpc']],
});

testNative({
  types: ['aws_network_acl'],
  kind: 'NetworkAcl',
  unwritten: aclDefaults,
  rows: [['vpc_id', 'vpc-1', 'vpc'], ...inlineEntries],
});

testNative({
  types: ['aws_default_network_acl'],
  kind: 'NetworkAcl',
  unwritten: { ...aclDefaults, vpc: 'unknown' },
  rows: inlineEntries,
  elsewhere: ['default_network_acl_id'],
});

const templateEntry = (property: string): readonly Row[] => [
  ['RuleNumber', 100, `${property}.number`],
  ['RuleAction', 'deny', `${property}.action`],
  ['Protocol', 17, `${property}.protocol`, 'udp'],
  ['PortRange.From', 5432, `${property}.fromPort`],
  ['PortRange.To', 5433, `${property}.toPort`],
  ['CidrBlock', '10.0.0.0/8', `${property}.cidr`],
  ['Ipv6CidrBlock', '::/0', `${property}.ipv6Cidr`],
];

const terraformEntry = (property: string): readonly Row[] => [
  ['rule_number', 100, `${property}.number`],
  ['rule_action', 'deny', `${property}.action`],
  ['protocol', '-1', `${property}.protocol`],
  ['from_port', 5432, `${property}.fromPort`],
  ['to_port', 5433, `${property}.toPort`],
  ['cidr_block', '10.0.0.0/8', `${property}.cidr`],
  ['ipv6_cidr_block', '::/0', `${property}.ipv6Cidr`],
];

for (const [beside, property] of [
  [{}, 'ingress'],
  [{ Egress: true, egress: true }, 'egress'],
] as const) {
  const inDefault = property === 'ingress' ? 'defaultAclIngress' : 'defaultAclEgress';
  testNative({
    types: ['AWS::EC2::NetworkAclEntry'],
    kind: 'NetworkAcl',
    of: ['AWS::EC2::NetworkAcl', 'NetworkAclId', 'Ref'],
    beside,
    rows: templateEntry(property),
    elsewhere: ['Egress'],
  });
  testNative({
    types: ['AWS::EC2::NetworkAclEntry'],
    kind: 'Vpc',
    of: ['AWS::EC2::VPC', 'NetworkAclId', 'DefaultNetworkAcl'],
    beside,
    rows: templateEntry(inDefault),
    elsewhere: ['Egress'],
  });
  testNative({
    types: ['aws_network_acl_rule'],
    kind: 'NetworkAcl',
    of: ['aws_network_acl', 'network_acl_id', 'id'],
    beside,
    rows: terraformEntry(property),
    elsewhere: ['egress'],
  });
  testNative({
    types: ['aws_network_acl_rule'],
    kind: 'Vpc',
    of: ['aws_vpc', 'network_acl_id', 'default_network_acl_id'],
    beside,
    rows: terraformEntry(inDefault),
    elsewhere: ['egress'],
  });
}
