import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../../src/graph/build-graph.ts';
import { footholdsOf } from '../../../src/graph/network/balancer-addresses.ts';
import { groupsInForce } from '../../../src/graph/network/groups-in-force.ts';
import { sitesOf } from '../../../src/graph/network/site.ts';
import type { DatabaseKind, Destination } from '../../../src/graph/path/way.ts';
import { addressText } from '../../../src/graph/traffic/address-ranges.ts';
import { always, atom, never, not } from '../../../src/model/guard.ts';
import type { RawResource } from '../../../src/model/resource.ts';
import type { Literal, LiteralMapping } from '../raw.ts';
import { attribute, either, open, parsed, ref, resource } from '../raw.ts';

const vpc = (cidr: Literal = '10.0.0.0/16') => resource(['AWS::EC2::VPC', 'Vpc'], { CidrBlock: cidr });
const subnet = (name: string, cidr: Literal, of: Literal = ref('Vpc')) =>
  resource(['AWS::EC2::Subnet', name], { VpcId: of, CidrBlock: cidr });

describe('the addresses of a load balancer', () => {
  const balancer = (properties: LiteralMapping) =>
    resource(['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Balancer'], { Type: 'network', ...properties });
  const addresses = (...resources: readonly RawResource[]) => {
    const { graph } = buildGraph(parsed(resources));
    return footholdsOf(graph, graph.all('LoadBalancer')[0]!).flatMap(({ whereabouts }) =>
      whereabouts.map(({ when, ranges }) => [
        when,
        ranges?.map(({ first, last }) => `${addressText(first)}-${addressText(last)}`).join(),
      ]),
    );
  };

  it('lie somewhere in each of its subnets', () => {
    const subnets = [subnet('One', '10.0.1.0/24'), subnet('Two', '10.0.2.0/24')];
    expect(addresses(vpc(), ...subnets, balancer({ Subnets: [ref('One'), ref('Two')] }))).toEqual([
      [always, '10.0.1.0-10.0.1.255'],
      [always, '10.0.2.0-10.0.2.255'],
    ]);
  });

  it('lie somewhere in the VPC where the range of the subnet is not known', () => {
    const found = balancer({ Subnets: [ref('One')] });
    expect(addresses(vpc(), subnet('One', open('Range')), found)).toEqual([[always, '10.0.0.0-10.0.255.255']]);
    expect(addresses(vpc(open('Range')), subnet('One', open('Range')), found)).toEqual([[always, undefined]]);
    expect(addresses(subnet('One', open('Range'), 'vpc-1'), found)).toEqual([[always, undefined]]);
    expect(addresses(balancer({ Subnets: ['subnet-1'] }))).toEqual([[always, undefined]]);
  });

  it('are the ones that are written', () => {
    const mapping = (address: Literal) =>
      balancer({ SubnetMappings: [{ SubnetId: ref('One'), PrivateIPv4Address: address }] });
    const one = subnet('One', '10.0.1.0/24');
    expect(addresses(vpc(), one, mapping('10.0.1.9'))).toEqual([[always, '10.0.1.9-10.0.1.9']]);
    expect(addresses(vpc(), one, mapping(open('Address')))).toEqual([[always, '10.0.1.0-10.0.1.255']]);
    const fixed = atom('fixed');
    expect(addresses(vpc(), one, mapping(either(fixed, '10.0.1.9', null)))).toEqual([
      [fixed, '10.0.1.9-10.0.1.9'],
      [not(fixed), '10.0.1.0-10.0.1.255'],
    ]);
  });

  it('are more than the one that is written where AWS adds others', () => {
    const found = balancer({
      SubnetMappings: [{ SubnetId: ref('One'), PrivateIPv4Address: '10.0.1.9' }],
      LoadBalancerAttributes: [{ Key: 'secondary_ips.auto_assigned.per_subnet', Value: '2' }],
    });
    expect(addresses(vpc(), subnet('One', '10.0.1.0/24'), found)).toEqual([[always, '10.0.1.0-10.0.1.255']]);
  });
});

describe('the site of a database', () => {
  const subnetGroup = resource(['AWS::RDS::DBSubnetGroup', 'Subnets'], { SubnetIds: [ref('One')] });
  const cluster = resource(['AWS::RDS::DBCluster', 'Cluster'], {
    DBSubnetGroupName: ref('Subnets'),
    VpcSecurityGroupIds: ['sg-cluster'],
  });
  const sites = (kind: DatabaseKind, ...resources: readonly RawResource[]) => {
    const { graph } = buildGraph(parsed([subnet('One', '10.0.1.0/24'), subnetGroup, cluster, ...resources]));
    const found = graph.all(kind)[0]!;
    return sitesOf(graph, { type: 'database', resource: found, role: 'own' }).map((site) => [
      site.resource.address,
      site.groups.items.length,
      site.groups.rest.length,
      site.subnets.items.length,
      site.subnets.rest.length,
    ]);
  };

  it('has its own groups and the subnets of its subnet group', () => {
    const database = resource(['AWS::RDS::DBInstance', 'Database'], {
      DBSubnetGroupName: ref('Subnets'),
      VPCSecurityGroups: ['sg-1', 'sg-2'],
    });
    expect(sites('DbInstance', database)).toEqual([['Database', 2, 0, 1, 0]]);
    expect(sites('DbCluster')).toEqual([['Cluster', 1, 0, 1, 0]]);
  });

  it('is that of its cluster', () => {
    const member = (of: Literal) => resource(['AWS::RDS::DBInstance', 'Member'], { DBClusterIdentifier: of });
    expect(sites('DbInstance', member(ref('Cluster')))).toEqual([['Cluster', 1, 0, 1, 0]]);
    expect(sites('DbInstance', member('elsewhere'))).toEqual([['Member', 0, 1, 0, 1]]);
  });

  it('is not known where its subnet group is not', () => {
    const database = resource(['AWS::RDS::DBInstance', 'Database'], { DBSubnetGroupName: open('Group') });
    expect(sites('DbInstance', database)).toEqual([['Database', 0, 0, 0, 1]]);
  });

  it('is nowhere for a literal address', () => {
    const { graph } = buildGraph(parsed([cluster]));
    const address: Destination = { type: 'address', address: '10.0.0.1' };
    expect(sitesOf(graph, address)).toEqual([]);
  });
});

describe('the groups that guard something', () => {
  const instance = (properties: LiteralMapping) => resource(['AWS::EC2::Instance', 'Instance'], properties);
  const guarding = (direction: 'ingress' | 'egress', ...resources: readonly RawResource[]) => {
    const { graph } = buildGraph(parsed([vpc(), ...resources]));
    const found = graph.all('Instance')[0]!;
    const [site] = sitesOf(graph, { type: 'instance', resource: found });
    return groupsInForce(site!, { graph, unit: found.unit, direction });
  };
  const placed = { SubnetId: ref('One') };
  const one = subnet('One', '10.0.1.0/24');

  it('are those that are named', () => {
    const found = guarding('ingress', one, instance({ ...placed, SecurityGroupIds: ['sg-1'] }));
    expect(found).toMatchObject({ isDefault: never, open: always, rules: [] });
  });

  it('are the default one of the VPC, which knows its members only and lets everything out', () => {
    const inwards = guarding('ingress', one, instance(placed));
    expect(inwards).toMatchObject({ isDefault: always, open: never });
    expect(inwards.rules.map(({ rule }) => rule.peer.type)).toEqual(['group']);
    expect(guarding('egress', one, instance(placed)).rules.map(({ rule }) => rule.peer.type)).toEqual(['ipv4']);
  });

  it('are that with what is added to it', () => {
    const added = resource(['AWS::EC2::SecurityGroupIngress', 'Added'], {
      GroupId: attribute('Vpc', 'DefaultSecurityGroup'),
      IpProtocol: 'tcp',
      FromPort: 5432,
      ToPort: 5432,
      CidrIp: '10.0.0.0/8',
    });
    const found = guarding('ingress', one, instance(placed), added);
    expect(found.rules.map(({ rule }) => rule.peer.type)).toEqual(['group', 'ipv4']);
  });

  it('are that only where none is named', () => {
    const named = atom('named');
    const found = guarding('ingress', one, instance({ ...placed, SecurityGroupIds: [either(named, 'sg-1', null)] }));
    expect(found).toMatchObject({ isDefault: not(named), open: named });
  });

  it('are not known where the VPC is not', () => {
    const elsewhere = subnet('One', '10.0.1.0/24', 'vpc-1');
    expect(guarding('ingress', elsewhere, instance(placed))).toMatchObject({ open: always, rules: [] });
    expect(guarding('ingress', instance({}))).toMatchObject({ open: always, rules: [] });
  });
});
