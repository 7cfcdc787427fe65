import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../../src/graph/build-graph.ts';
import { aclOf } from '../../../src/graph/network/acl-of-subnet.ts';
import { internetRoutesOf } from '../../../src/graph/network/internet-routes.ts';
import { routesOf } from '../../../src/graph/network/routes-of-subnet.ts';
import type { Guard } from '../../../src/model/guard.ts';
import { always, and, atom, never, not } from '../../../src/model/guard.ts';
import type { RawResource } from '../../../src/model/resource.ts';
import type { Literal, LiteralMapping } from '../raw.ts';
import { attribute, either, open, parsed, ref, resource } from '../raw.ts';

const vpc = resource(['AWS::EC2::VPC', 'Vpc'], { CidrBlock: '10.0.0.0/16' });
const subnet = (of: Literal = ref('Vpc')) =>
  resource(['AWS::EC2::Subnet', 'Subnet'], { VpcId: of, CidrBlock: '10.0.1.0/24' });

function inGraph(...resources: readonly RawResource[]) {
  const { graph } = buildGraph(parsed(resources));
  return { graph, subnet: graph.all('Subnet')[0]! };
}

describe('the network ACL of a subnet', () => {
  const acl = resource(['AWS::EC2::NetworkAcl', 'Acl'], { VpcId: ref('Vpc') });
  const entry = (of: Literal, number: number, egress = false) =>
    resource(['AWS::EC2::NetworkAclEntry', `Entry${number}`], {
      NetworkAclId: of,
      RuleNumber: number,
      RuleAction: 'deny',
      Protocol: -1,
      Egress: egress,
      CidrBlock: '10.0.0.0/8',
    });
  const associated = (name: string, of: Literal, when: Guard = always) =>
    resource(['AWS::EC2::SubnetNetworkAclAssociation', name], { SubnetId: ref('Subnet'), NetworkAclId: of }, { when });
  const aclIn = (...resources: readonly RawResource[]) => {
    const found = inGraph(vpc, acl, ...resources);
    return aclOf(found.graph, found.subnet);
  };
  const numbers = ({ entries }: ReturnType<typeof aclIn>['ingress']) =>
    entries.map((one) => one.entry.number.state === 'known' && one.entry.number.value);

  it('is the one that is associated with it', () => {
    const { acls, ingress, egress } = aclIn(
      subnet(),
      associated('A', ref('Acl')),
      entry(ref('Acl'), 7),
      entry(ref('Acl'), 8, true),
    );
    expect(acls.map(({ address }) => address)).toEqual(['Acl']);
    expect([numbers(ingress), numbers(egress), ingress.open]).toEqual([[7], [8], never]);
  });

  it('is the default one of its VPC, which allows everything and what is added to it', () => {
    const { acls, ingress, egress } = aclIn(subnet(), entry(attribute('Vpc', 'DefaultNetworkAcl'), 50));
    expect(acls).toEqual([]);
    expect([numbers(ingress), numbers(egress), ingress.open]).toEqual([[100, 50], [100], never]);
  });

  it('is open where it is not in the sources, or the VPC is not', () => {
    expect(aclIn(subnet(), associated('A', 'acl-1')).ingress).toMatchObject({ entries: [], open: always });
    expect(aclIn(subnet(open('Vpc'))).egress).toMatchObject({ entries: [], open: always });
    expect(aclIn(subnet('vpc-1')).egress).toMatchObject({ entries: [], open: always });
  });

  it('is open where two are associated', () => {
    const [one, two] = [atom('one'), atom('two')];
    const found = aclIn(subnet(), associated('A', ref('Acl'), one), associated('B', ref('Acl'), two));
    expect(found.ingress.open).toBe(and(one, two));
  });

  it('is the default one only where none is associated', () => {
    const custom = atom('custom');
    const found = aclIn(subnet(), associated('A', ref('Acl'), custom), entry(ref('Acl'), 7));
    expect(found.ingress.entries.map(({ when }) => when)).toEqual([custom, not(custom)]);
  });
});

describe('the routes of a subnet', () => {
  const table = (name: string) => resource(['AWS::EC2::RouteTable', name], { VpcId: ref('Vpc') });
  const route = (of: Literal, target: LiteralMapping) =>
    resource(['AWS::EC2::Route', 'Route'], { RouteTableId: of, DestinationCidrBlock: '0.0.0.0/0', ...target });
  const associated = (of: Literal) =>
    resource(['AWS::EC2::SubnetRouteTableAssociation', 'Association'], { SubnetId: ref('Subnet'), RouteTableId: of });
  const gateway = resource(['AWS::EC2::InternetGateway', 'Gateway'], {});
  const internet = (...resources: readonly RawResource[]) => {
    const found = inGraph(vpc, gateway, ...resources);
    const { surely, possibly } = internetRoutesOf(found.graph, found.subnet);
    return { surely, possibly };
  };

  it('are those of the table that is associated with it', () => {
    const found = inGraph(
      vpc,
      subnet(),
      table('Table'),
      associated(ref('Table')),
      route(ref('Table'), { NatGatewayId: 'nat-1' }),
    );
    expect(routesOf(found.graph, found.subnet)).toMatchObject({
      routes: [{ when: always }],
      doubts: [],
      propagated: never,
    });
  });

  it('may be more where a gateway adds routes', () => {
    const propagation = resource(['AWS::EC2::VPNGatewayRoutePropagation', 'P'], {
      RouteTableIds: [ref('Table')],
      VpnGatewayId: 'vgw-1',
    });
    const found = inGraph(vpc, subnet(), table('Table'), associated(ref('Table')), propagation);
    expect(routesOf(found.graph, found.subnet).propagated).toBe(always);
  });

  it.each([
    ['an internet gateway of the sources', { GatewayId: ref('Gateway') }, always, always],
    ['a literal one', { GatewayId: 'igw-1' }, always, always],
    ['a virtual private gateway', { GatewayId: 'vgw-1' }, never, never],
    ['the VPC itself', { GatewayId: 'local' }, never, never],
    ['a NAT gateway', { NatGatewayId: 'nat-1' }, never, never],
    ['something unknown', { GatewayId: open('Gateway') }, never, always],
    ['something of which the name tells nothing', { GatewayId: 'elsewhere' }, never, always],
  ])('lead to the internet by %s or not', (_name, target, surely, possibly) => {
    const found = internet(subnet(), table('Table'), associated(ref('Table')), route(ref('Table'), target));
    expect(found).toEqual({ surely, possibly });
  });

  it('are those of the main table where none is associated: a template cannot add to it', () => {
    expect(internet(subnet())).toEqual({ surely: never, possibly: never });
    expect(internet(subnet('vpc-1'))).toEqual({ surely: never, possibly: always });
    expect(internet(subnet(), associated('rtb-1'))).toEqual({ surely: never, possibly: always });
  });

  const blocking = (mode: Literal) =>
    resource(['AWS::EC2::VPCBlockPublicAccessOptions', 'Block'], { InternetGatewayBlockMode: mode });
  const excluding = (properties: LiteralMapping) =>
    resource(['AWS::EC2::VPCBlockPublicAccessExclusion', 'Exclusion'], {
      InternetGatewayExclusionMode: 'allow-egress',
      ...properties,
    });
  const routed = [
    subnet(),
    table('Table'),
    associated(ref('Table')),
    route(ref('Table'), { GatewayId: ref('Gateway') }),
  ];

  it('are kept from the internet where the Region blocks it', () => {
    expect(internet(...routed, blocking('block-bidirectional'))).toEqual({ surely: never, possibly: never });
    expect(internet(...routed, blocking('block-ingress'))).toEqual({ surely: never, possibly: never });
    expect(internet(...routed, blocking('off'))).toEqual({ surely: always, possibly: always });
    expect(internet(...routed, blocking(open('Mode')))).toEqual({ surely: never, possibly: always });
    const strict = atom('strict');
    expect(internet(...routed, blocking(either(strict, 'block-ingress', 'off')))).toEqual({
      surely: not(strict),
      possibly: not(strict),
    });
  });

  it('lead there where the subnet or its VPC is excluded from that', () => {
    const blocked = blocking('block-bidirectional');
    const reached = { surely: always, possibly: always };
    expect(internet(...routed, blocked, excluding({ VpcId: ref('Vpc') }))).toEqual(reached);
    expect(internet(...routed, blocked, excluding({ SubnetId: ref('Subnet') }))).toEqual(reached);
    expect(internet(...routed, blocked, excluding({ VpcId: 'vpc-2' }))).toEqual({ surely: never, possibly: never });
    expect(internet(...routed, blocked, excluding({ VpcId: open('Vpc') }))).toEqual({
      surely: never,
      possibly: always,
    });
  });
});
