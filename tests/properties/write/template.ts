import { declarationsOf } from '../system/parts.ts';
import type { Declaration } from '../system/parts.ts';
import type { Balancer, Cluster, Listener, Peer, PrefixList, Rule, Service, System } from '../system/system.ts';
import { condition, listValue, noValue, value } from './template-values.ts';
import type { Tree } from './template-values.ts';

/** The system as one CloudFormation template. */
export function template(system: System): Tree {
  const entries = [
    ...system.subnets.map(({ name, zone }) => [name, 'EC2::Subnet', { VpcId: 'vpc-1', AvailabilityZone: value(zone) }]),
    ...system.subnetGroups.map(({ name, subnets }) => [
      name,
      'Redshift::ClusterSubnetGroup',
      { Description: name, SubnetIds: listValue(subnets) },
    ]),
    ...system.prefixLists.map((list) => [list.name, 'EC2::PrefixList', prefixList(list)]),
    ...system.groups.map(({ name }) => [name, 'EC2::SecurityGroup', group(name, system)]),
    ...system.balancers.map((one) => [one.name, balancerType(one), balancer(one)]),
    ...system.listeners.map((one) => [one.name, 'ElasticLoadBalancingV2::Listener', listener(one)]),
    ...system.services.map((one) => [one.name, 'EC2::VPCEndpointService', service(one)]),
    ...system.clusters.map((one) => [one.name, 'Redshift::Cluster', cluster(one)]),
  ] as const;
  const flags = new Map(
    Object.values(system).flatMap((all: readonly { name: string; flag?: string }[]) =>
      all.map((one) => [one.name, one.flag]),
    ),
  );
  const resources = entries.map(([name, type, properties]): [string, Tree] => [
    name as string,
    resource(type as string, properties as Tree, flags.get(name as string)),
  ]);
  const rules = system.rules.filter(standsAlone).flatMap((rule) => ruleEntries(rule));
  const permissions = system.services.flatMap((one) => permissionEntries(one));
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: Object.fromEntries(declarationsOf(system).map(declare)),
    Conditions: conditions(system),
    Resources: Object.fromEntries([...resources, ...rules, ...permissions]),
  };
}

function resource(type: string, properties: Tree, flag: string | undefined): Tree {
  return { Type: `AWS::${type}`, ...(flag !== undefined && { Condition: condition(flag) }), Properties: properties };
}

const types = { string: 'String', number: 'Number', bool: 'String', list: 'CommaDelimitedList' } as const;

function declare({ name, type, value: preset }: Declaration): [string, Tree] {
  const text = Array.isArray(preset) ? preset.join(',') : String(preset);
  return [name, { Type: types[type], ...(preset !== undefined && { Default: text }) }];
}

function conditions(system: System): Tree {
  const flags = declarationsOf(system).filter(({ name }) => name.startsWith('Flag'));
  return {
    Decided: { 'Fn::Equals': ['same', 'same'] },
    ...Object.fromEntries(flags.map(({ name }) => [condition(name), { 'Fn::Equals': [{ Ref: name }, 'true'] }])),
  };
}

function service({ balancers, gateways, supportedRegions }: Service): Tree {
  return {
    AcceptanceRequired: true,
    NetworkLoadBalancerArns: listValue(balancers),
    GatewayLoadBalancerArns: listValue(gateways),
    SupportedRegions: listValue(supportedRegions),
  };
}

function permissionEntries({ name, principals, flag }: Service): [string, Tree][] {
  if (principals.is === 'absent') return [];
  const properties = { ServiceId: { Ref: name }, AllowedPrincipals: listValue(principals) };
  return [[`${name}Permissions`, resource('EC2::VPCEndpointServicePermissions', properties, flag)]];
}

function balancerType({ generation }: Balancer): string {
  return generation === 'classic' ? 'ElasticLoadBalancing::LoadBalancer' : 'ElasticLoadBalancingV2::LoadBalancer';
}

function balancer({ generation, type, groups, enforcement }: Balancer): Tree {
  if (generation === 'classic') return { Listeners: [], SecurityGroups: listValue(groups) };
  return {
    Type: value(type),
    SecurityGroups: listValue(groups),
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: value(enforcement),
  };
}

function listener({ balancer: on, port, protocol }: Listener): Tree {
  return { LoadBalancerArn: value(on), Port: value(port), Protocol: value(protocol), DefaultActions: [] };
}

function prefixList({ name, entries }: PrefixList): Tree {
  const items = entries.map(({ value: cidr, flag }) => ({ value: { Cidr: value(cidr) }, flag }));
  return { PrefixListName: name, AddressFamily: 'IPv4', MaxEntries: 10, Entries: items.map(conditional) };
}

function conditional({ value: tree, flag }: { value: Tree; flag: string | undefined }): Tree {
  return flag === undefined ? tree : { 'Fn::If': [condition(flag), tree, noValue] };
}

function group(name: string, system: System): Tree {
  const inline = system.rules.filter(
    (rule) => !standsAlone(rule) && rule.group.is === 'reference' && rule.group.resource === name,
  );
  const ingress = inline.flatMap((rule) =>
    rule.peers.map((peer) => conditional({ value: permission(rule, peer), flag: rule.flag })),
  );
  return { GroupDescription: name, VpcId: 'vpc-1', ...(ingress.length > 0 && { SecurityGroupIngress: ingress }) };
}

/** A rule that names its own group cannot stand in it: a resource cannot refer to itself. */
function standsAlone({ style, peers, group: on }: Rule): boolean {
  return (
    style !== 'inline' ||
    peers.some(({ type, value: peer }) => type === 'self' || JSON.stringify(peer).includes(JSON.stringify(on)))
  );
}

function ruleEntries(rule: Rule): [string, Tree][] {
  return rule.peers.map((peer, index) => [
    `${rule.name}Peer${index}`,
    resource('EC2::SecurityGroupIngress', { GroupId: value(rule.group), ...permission(rule, peer) }, rule.flag),
  ]);
}

const peerNames = {
  ipv4: 'CidrIp',
  ipv6: 'CidrIpv6',
  'prefix-list': 'SourcePrefixListId',
  group: 'SourceSecurityGroupId',
  self: 'SourceSecurityGroupId',
} as const;

function permission(
  { protocol, from, to, group: own }: Rule,
  { type, value: peer }: Peer,
): Readonly<Record<string, Tree>> {
  return {
    IpProtocol: value(protocol),
    FromPort: value(from),
    ToPort: value(to),
    [peerNames[type]]: value(type === 'self' ? own : peer),
  };
}

function cluster({ nodeType, port, relocation, multiAz, subnetGroup }: Cluster): Tree {
  return {
    ClusterType: 'multi-node',
    NodeType: value(nodeType),
    Port: value(port),
    AvailabilityZoneRelocation: value(relocation),
    MultiAZ: value(multiAz),
    ClusterSubnetGroupName: value(subnetGroup),
  };
}
