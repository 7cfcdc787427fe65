import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { ResourceGraph } from '../../src/graph/graph.ts';
import type { Kind } from '../../src/graph/kinds.ts';
import { atom, not } from '../../src/model/guard.ts';
import type { RawResource } from '../../src/model/resource.ts';
import type { ListOf, Value } from '../../src/model/value.ts';
import type { LiteralMapping } from './raw.ts';
import { attribute, open, parsed, ref, resource } from './raw.ts';

const vpc = resource(['aws_vpc', 'aws_vpc.v']);
const ofVpc = (name: string) => attribute('aws_vpc.v', name);
const made = (type: string, properties: LiteralMapping = {}) => resource([type, `${type}.r`], properties);

function graphOf(...resources: readonly RawResource[]): ResourceGraph {
  const { graph, diagnostics } = buildGraph(parsed(resources));
  expect(diagnostics).toEqual([]);
  return graph;
}

function leads(graph: ResourceGraph, value: Value<string>, kind: Kind): readonly string[] {
  return graph
    .follow(value, kind)
    .map(({ target }) => (target.leads === 'here' ? target.resource.address : target.leads));
}

function addresses(values: ListOf<string>): readonly (string | undefined)[] {
  return values.items.map(({ value }) => value.origin?.address);
}

function first<K extends Kind>(graph: ResourceGraph, kind: K) {
  const [found] = graph.all(kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

describe('what a VPC was created with', () => {
  it.each([
    ['default_security_group_id', 'aws_default_security_group', 'SecurityGroup', { vpc_id: ofVpc('id') }],
    [
      'default_route_table_id',
      'aws_default_route_table',
      'RouteTable',
      { default_route_table_id: ofVpc('default_route_table_id') },
    ],
    [
      'main_route_table_id',
      'aws_default_route_table',
      'RouteTable',
      { default_route_table_id: ofVpc('default_route_table_id') },
    ],
    [
      'default_network_acl_id',
      'aws_default_network_acl',
      'NetworkAcl',
      { default_network_acl_id: ofVpc('default_network_acl_id') },
    ],
  ] as const)('is by %s the resource that adopts it', (name, type, kind, properties) => {
    expect(leads(graphOf(vpc, made(type, properties)), ofVpc(name), kind)).toEqual([`${type}.r`]);
    expect(leads(graphOf(vpc), ofVpc(name), kind)).toEqual(['unknown']);
  });

  it('is adopted only where the resource that adopts it exists', () => {
    const when = atom('manage');
    const group = resource(
      ['aws_default_security_group', 'aws_default_security_group.r'],
      { vpc_id: ofVpc('id') },
      { when },
    );
    const ways = graphOf(vpc, group).follow(ofVpc('default_security_group_id'), 'SecurityGroup');
    expect(ways.map((way) => [way.target.leads, way.when])).toEqual([
      ['here', when],
      ['unknown', not(when)],
    ]);
  });

  it('leads from the VPC to what adopts it, and from there to the VPC', () => {
    const table = made('aws_default_route_table', { default_route_table_id: ofVpc('default_route_table_id') });
    const graph = graphOf(vpc, table);
    expect(leads(graph, first(graph, 'Vpc').props.defaultRouteTable, 'RouteTable')).toEqual([table.address]);
    expect(leads(graph, first(graph, 'RouteTable').props.vpc, 'Vpc')).toEqual(['aws_vpc.v']);
  });

  it('has the rules that are written for it by an attribute of the VPC', () => {
    const group = made('aws_default_security_group', { vpc_id: ofVpc('id') });
    const rule = made('aws_vpc_security_group_ingress_rule', {
      security_group_id: ofVpc('default_security_group_id'),
      ip_protocol: '-1',
      cidr_ipv4: '10.0.0.0/8',
    });
    expect(first(graphOf(vpc, group, rule), 'SecurityGroup').props.ingress.items).toHaveLength(1);
    const graph = graphOf(vpc, rule);
    const { defaultSecurityGroup } = first(graph, 'Vpc').props;
    expect(graph.rulesOnGroup(defaultSecurityGroup, vpc.unit).ingress.items).toHaveLength(1);
  });

  it('has the routes that are written for it by an attribute of the VPC', () => {
    const route = made('aws_route', {
      route_table_id: ofVpc('main_route_table_id'),
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: 'igw-1',
    });
    const other = made('aws_route_table', { vpc_id: ofVpc('id') });
    const graph = graphOf(vpc, other, route);
    expect(first(graph, 'Vpc').props.defaultRoutes.items).toHaveLength(1);
    expect(first(graph, 'RouteTable').props.routes).toMatchObject({ items: [], rest: [] });
  });
});

describe('a subnet', () => {
  const subnet = made('aws_subnet', { vpc_id: ofVpc('id') });
  const id = attribute('aws_subnet.r', 'id');

  it.each(['aws_network_acl', 'aws_default_network_acl'])('is given to %s by a list', (type) => {
    const graph = graphOf(subnet, made(type, { subnet_ids: [id] }));
    const { networkAcls } = first(graph, 'Subnet').props;
    expect(addresses(networkAcls)).toEqual([`${type}.r`]);
    expect(networkAcls.items.map(({ value }) => leads(graph, value, 'NetworkAcl'))).toEqual([[`${type}.r`]]);
    expect(graph.referrers(first(graph, 'NetworkAcl'), 'Subnet', 'networkAcls').items).toHaveLength(1);
  });

  it('is of none of the tables where an association is of a gateway', () => {
    const association = made('aws_route_table_association', { gateway_id: 'igw-1', route_table_id: 'rtb-1' });
    expect(first(graphOf(subnet, association), 'Subnet').props.routeTables).toMatchObject({ items: [], rest: [] });
  });

  it('may have a table where which subnet an association means is computed, not where it is handed in', () => {
    const tables = (subnetId: ReturnType<typeof open>) => {
      const association = made('aws_route_table_association', { subnet_id: subnetId, route_table_id: 'rtb-1' });
      return first(graphOf(subnet, association), 'Subnet').props.routeTables.rest;
    };
    expect(tables(open({ kind: 'choice', of: 'count.index' }))).toHaveLength(1);
    expect(tables(open({ kind: 'plan-reference', address: 'aws_subnet.r' }))).toHaveLength(1);
    expect(tables(open({ kind: 'variable', name: 'subnet', module: '' }))).toEqual([]);
  });

  it('has an unknown range where a pool assigns it', () => {
    const pooled = made('aws_subnet', { ipv4_ipam_pool_id: 'ipam-1' });
    expect(first(graphOf(pooled), 'Subnet').props.cidr.state).toBe('unknown');
  });
});

describe('a VPC', () => {
  it.each([
    ['aws_vpc', { ipv4_ipam_pool_id: 'ipam-1' }, 'cidrs'],
    ['aws_vpc', { ipv6_ipam_pool_id: 'ipam-1' }, 'ipv6Cidrs'],
    ['aws_vpc', { assign_generated_ipv6_cidr_block: true }, 'ipv6Cidrs'],
    ['AWS::EC2::VPC', { Ipv4IpamPoolId: 'ipam-1' }, 'cidrs'],
  ] as const)('of %s with %j has a range that is not known', (type, properties, property) => {
    const { items } = first(graphOf(made(type, properties)), 'Vpc').props[property];
    expect(items.map(({ value }) => value.state)).toEqual(['unknown']);
  });

  it('has no generated range where none is asked for', () => {
    const { ipv6Cidrs } = first(graphOf(made('aws_vpc', { assign_generated_ipv6_cidr_block: false })), 'Vpc').props;
    expect(ipv6Cidrs.items).toEqual([]);
  });

  it('has the ranges that are added to it', () => {
    const added = resource(['AWS::EC2::VPCCidrBlock', 'More'], { VpcId: ref('V'), AmazonProvidedIpv6CidrBlock: true });
    const { cidrs, ipv6Cidrs } = first(
      graphOf(resource(['AWS::EC2::VPC', 'V'], { CidrBlock: '10.0.0.0/16' }), added),
      'Vpc',
    ).props;
    expect([cidrs.items.length, ipv6Cidrs.items.length]).toEqual([1, 1]);
  });
});

describe('a route', () => {
  const route = (properties: LiteralMapping) => {
    const table = made('aws_route_table', { route: [properties] });
    return first(graphOf(table), 'RouteTable').props.routes.items.map(({ value }) =>
      value.state === 'known' ? [value.value.destination.type, value.value.target.type] : value.state,
    );
  };

  it('has one destination and one target, whatever keys a plan fills with nothing', () => {
    const planned = {
      gateway_id: '',
      nat_gateway_id: 'nat-1',
      vpc_endpoint_id: '',
      ipv6_cidr_block: '',
      core_network_arn: null,
    };
    expect(route({ ...planned, cidr_block: '0.0.0.0/0' })).toEqual([['ipv4', 'nat-gateway']]);
  });

  it('misses what is not written', () => {
    expect(route({})).toEqual([['missing', 'missing']]);
  });

  it('leads to the gateway that it names', () => {
    const gateway = made('aws_internet_gateway', { vpc_id: ofVpc('id') });
    const table = made('aws_route_table', {
      route: [{ cidr_block: '0.0.0.0/0', gateway_id: attribute(gateway.address, 'id') }],
    });
    const graph = graphOf(vpc, gateway, table);
    const [item] = first(graph, 'RouteTable').props.routes.items;
    if (item?.value.state !== 'known' || item.value.value.target.type !== 'gateway') throw new Error('no gateway');
    expect(leads(graph, item.value.value.target.id, 'InternetGateway')).toEqual([gateway.address]);
  });
});

describe('an entry of an ACL whose direction is unknown', () => {
  it('is in one of the two', () => {
    const acl = made('aws_network_acl');
    const entry = made('aws_network_acl_rule', { network_acl_id: attribute(acl.address, 'id'), egress: open() });
    const { ingress, egress } = first(graphOf(acl, entry), 'NetworkAcl').props;
    expect(ingress.items.map(({ when }) => not(when))).toEqual(egress.items.map(({ when }) => when));
    expect(ingress.items).toHaveLength(1);
  });
});

describe('an instance', () => {
  const instance = (properties: LiteralMapping, type = 'aws_instance') =>
    first(graphOf(made(type, properties)), 'Instance').props;

  it('has the groups of its interface', () => {
    const { securityGroups } = instance({ NetworkInterfaces: [{ GroupSet: ['sg-1'] }] }, 'AWS::EC2::Instance');
    expect(securityGroups.items).toHaveLength(1);
  });

  it('may have from its launch template what it does not say', () => {
    const template = { launch_template: [{ id: 'lt-1' }] };
    expect(instance(template).securityGroups.rest).toHaveLength(1);
    expect(instance(template).subnet.state).toBe('unknown');
    expect(instance({ ...template, vpc_security_group_ids: ['sg-1'], subnet_id: 'subnet-1' })).toMatchObject({
      securityGroups: { rest: [] },
      subnet: { value: 'subnet-1' },
    });
    const ofTemplate = { LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' } };
    expect(instance(ofTemplate, 'AWS::EC2::Instance').securityGroups.rest).toHaveLength(1);
  });

  it('has the interfaces that name it', () => {
    const own = made('aws_instance');
    const eni = made('aws_network_interface', {
      attachment: [{ instance: attribute(own.address, 'id'), device_index: 1 }],
    });
    const graph = graphOf(own, eni);
    expect(addresses(first(graph, 'Instance').props.networkInterfaces)).toEqual([eni.address]);
  });
});
