import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../../src/graph/build-graph.ts';
import type { Kind } from '../../../src/graph/kinds.ts';
import type { Resource, Target } from '../../../src/graph/graph.ts';
import type { ParsedUnit } from '../../../src/model/resource.ts';
import type { ListOf, Value } from '../../../src/model/value.ts';
import { read } from '../../cloudformation/reading.ts';
import { parseRoot } from '../../terraform/read.ts';
import { describeArguments } from '../argument-table.ts';
import { testNative } from './rows.ts';

describeArguments({
  kind: 'HostedZone',
  type: 'AWS::Route53::HostedZone',
  rows: [
    ['Name', 'DB.Example.com.', 'name', 'db.example.com', 'absent'],
    ['VPCs[].VPCId', 'vpc-1', 'vpcs', ['vpc-1'], 'absent'],
  ],
});

describeArguments({
  kind: 'HostedZone',
  type: 'aws_route53_zone',
  rows: [
    ['name', 'DB.Example.com.', 'name', 'db.example.com', 'absent'],
    ['vpc[].vpc_id', 'vpc-1', 'vpcs', ['vpc-1'], 'absent'],
  ],
});

testNative({
  types: ['aws_route53_zone_association'],
  kind: 'HostedZone',
  of: ['aws_route53_zone', 'zone_id', 'zone_id'],
  rows: [['vpc_id', 'vpc-1', 'vpcs']],
});

testNative({
  types: ['aws_route53_vpc_association_authorization'],
  kind: 'HostedZone',
  of: ['aws_route53_zone', 'zone_id', 'id'],
  rows: [['vpc_id', 'vpc-1', 'authorizedVpcs']],
});

describeArguments({
  kind: 'ResolverEndpoint',
  type: 'AWS::Route53Resolver::ResolverEndpoint',
  rows: [
    ['Direction', 'inbound', 'direction', 'INBOUND', 'absent'],
    ['IpAddresses[].SubnetId', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['SecurityGroupIds[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
  ],
});

describeArguments({
  kind: 'ResolverEndpoint',
  type: 'aws_route53_resolver_endpoint',
  rows: [
    ['direction', 'INBOUND', 'direction', 'INBOUND', 'absent'],
    ['ip_address[].subnet_id', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
  ],
});

describeArguments({
  kind: 'ResolverRule',
  type: 'AWS::Route53Resolver::ResolverRule',
  rows: [
    ['RuleType', 'forward', 'type', 'FORWARD', 'absent'],
    ['DomainName', 'Example.com.', 'domainName', 'example.com', 'absent'],
    ['ResolverEndpointId', 'rslvr-out-1', 'endpoint', 'rslvr-out-1', 'absent'],
    ['TargetIps[].Ip', '10.0.0.2', 'targetIps', ['10.0.0.2'], 'absent'],
  ],
});

describeArguments({
  kind: 'ResolverRule',
  type: 'aws_route53_resolver_rule',
  rows: [
    ['rule_type', 'FORWARD', 'type', 'FORWARD', 'absent'],
    ['domain_name', 'example.com', 'domainName', 'example.com', 'absent'],
    ['resolver_endpoint_id', 'rslvr-out-1', 'endpoint', 'rslvr-out-1', 'absent'],
    ['target_ip[].ip', '10.0.0.2', 'targetIps', ['10.0.0.2'], 'absent'],
  ],
});

testNative({
  types: ['AWS::Route53Resolver::ResolverRuleAssociation'],
  kind: 'ResolverRule',
  of: ['AWS::Route53Resolver::ResolverRule', 'ResolverRuleId', 'ResolverRuleId'],
  rows: [['VPCId', 'vpc-1', 'vpcs']],
});

testNative({
  types: ['aws_route53_resolver_rule_association'],
  kind: 'ResolverRule',
  of: ['aws_route53_resolver_rule', 'resolver_rule_id', 'id'],
  rows: [['vpc_id', 'vpc-1', 'vpcs']],
});

function shown(value: Value<unknown>): unknown {
  return value.state === 'known' ? value.value : value.state;
}

function all(list: ListOf<unknown>): readonly unknown[] {
  return [...list.items.map(({ value }) => shown(value)), ...list.rest.map(() => '…')];
}

/** Every record of a unit, in one line each. */
function recordsIn(unit: ParsedUnit): readonly string[] {
  const { graph, diagnostics } = buildGraph([unit]);
  expect(diagnostics).toEqual([]);
  return graph.all('DnsRecords').flatMap(({ props }) =>
    props.records.items.map(({ value }) => {
      if (value.state !== 'known') return value.state;
      const { name, type, values, aliasOf } = value.value;
      const leads = props.zones.items.flatMap((item) => graph.follow(item.value, 'HostedZone'));
      const zones = leads.map(({ target }) => brief(target));
      return [zones.join('|'), shown(name), shown(type), all(values).join('|'), shown(aliasOf)].join(' ');
    }),
  );
}

function brief(target: Target): string {
  return target.leads === 'here' ? target.resource.address : target.leads;
}

const inTemplate = async (resources: string): Promise<ParsedUnit> =>
  (
    await read(
      `Resources:\n  Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: db.example.com } }\n${resources}`,
    )
  ).unit;
const inConfiguration = (resources: string): ParsedUnit =>
  parseRoot(`resource "aws_route53_zone" "zone" {\n  name = "db.example.com"\n}\n${resources}`);

describe('records are alike, however they are written:', () => {
  const address = (zone: string) => [`${zone} orders.db.example.com A 10.0.0.1|10.0.0.2 absent`];

  it.each([
    '{ HostedZoneId: !Ref Zone, Name: orders.db.example.com., Type: A, ResourceRecords: [10.0.0.1, 10.0.0.2] }',
    '{ HostedZoneId: !GetAtt Zone.Id, Name: Orders.DB.example.com, Type: a, ResourceRecords: [10.0.0.1, 10.0.0.2] }',
    '{ HostedZoneName: db.example.com., Name: orders.db.example.com., Type: A, ResourceRecords: [10.0.0.1, 10.0.0.2] }',
  ])('a record set with %s', async (properties) => {
    const unit = await inTemplate(`  R: { Type: AWS::Route53::RecordSet, Properties: ${properties} }`);
    expect(recordsIn(unit)).toEqual(address('Zone'));
  });

  it.each([
    '{ HostedZoneId: !Ref Zone, RecordSets: [{ Name: orders.db.example.com, Type: A, ResourceRecords: [10.0.0.1, 10.0.0.2] }] }',
    '{ RecordSets: [{ HostedZoneId: !Ref Zone, Name: orders.db.example.com, Type: A, ResourceRecords: [10.0.0.1, 10.0.0.2] }] }',
    '{ HostedZoneName: db.example.com., RecordSets: [{ Name: orders.db.example.com, Type: A, ResourceRecords: [10.0.0.1, 10.0.0.2] }] }',
  ])('a group with %s', async (properties) => {
    const unit = await inTemplate(`  R: { Type: AWS::Route53::RecordSetGroup, Properties: ${properties} }`);
    expect(recordsIn(unit)).toEqual(address('Zone'));
  });

  it('a record of a configuration', () => {
    const unit = inConfiguration(`resource "aws_route53_record" "r" {
  zone_id = aws_route53_zone.zone.zone_id
  name    = "orders.db.example.com"
  type    = "A"
  ttl     = 60
  records = ["10.0.0.1", "10.0.0.2"]
}`);
    expect(recordsIn(unit)).toEqual(address('aws_route53_zone.zone'));
  });

  it('the only records that a zone may have', () => {
    const unit = inConfiguration(`resource "aws_route53_records_exclusive" "r" {
  zone_id = aws_route53_zone.zone.id
  resource_record_set {
    name = "orders.db.example.com"
    type = "A"
    ttl  = 60
    resource_records {
      value = "10.0.0.1"
    }
    resource_records {
      value = "10.0.0.2"
    }
  }
  resource_record_set {
    name = "db.example.com"
    type = "A"
    alias_target {
      dns_name       = "vpce-1.vpce-svc-1.us-east-1.vpce.amazonaws.com"
      hosted_zone_id = "Z1"
    }
  }
}`);
    expect(recordsIn(unit)).toEqual([
      ...address('aws_route53_zone.zone'),
      'aws_route53_zone.zone db.example.com A  vpce-1.vpce-svc-1.us-east-1.vpce.amazonaws.com',
    ]);
  });
});

/** What the records of a unit lead to, and which records each endpoint and database is named by. */
function namesIn(unit: ParsedUnit, kind: Kind): unknown {
  const { graph } = buildGraph([unit]);
  const [target]: readonly Resource[] = graph.all(kind);
  const [records] = graph.all('DnsRecords');
  if (!target || !records) throw new Error('There is no record or nothing that it could name.');
  const leads = records.props.targets.items.flatMap(({ value }) => graph.followDnsName(value, kind));
  const from = graph.referrers(target, 'DnsRecords', 'targets');
  return {
    leads: leads.map((lead) => brief(lead.target)),
    from: from.items.map(({ value }) => (value.state === 'known' ? value.value.address : value.state)),
    byId: records.props.targets.items
      .flatMap(({ value }) => graph.follow(value, kind))
      .some(({ target: each }) => each.leads === 'here'),
  };
}

const named = (target: string, from: string) => ({ leads: [target], from: [from] });

describe('a record leads by the DNS name that it gives', () => {
  const targets = `  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: vpc-1, ServiceName: com.amazonaws.us-east-1.redshift } }
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }
  Database: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }
  Cluster: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql } }
  Warehouse: { Type: AWS::Redshift::Cluster, Properties: { NodeType: ra3.large } }
`;

  it.each<readonly [target: string, kind: Kind, name: string]>([
    ['Endpoint', 'VpcEndpoint', "!Select [1, !Split [':', !Select [0, !GetAtt Endpoint.DnsEntries]]]"],
    ['Balancer', 'LoadBalancer', '!GetAtt Balancer.DNSName'],
    ['Balancer', 'LoadBalancer', '!Sub "dualstack.${Balancer.DNSName}"'],
    ['Balancer', 'LoadBalancer', '!Sub "${Balancer.DNSName}."'],
    ['Database', 'DbInstance', '!GetAtt Database.Endpoint.Address'],
    ['Cluster', 'DbCluster', '!GetAtt Cluster.Endpoint.Address'],
    ['Cluster', 'DbCluster', '!Sub "${Cluster.ReadEndpoint.Address}"'],
    ['Warehouse', 'RedshiftCluster', '!GetAtt Warehouse.Endpoint.Address'],
  ])('to %s, a %s, in a template as %s', async (target, kind, name) => {
    const cname = `  R: { Type: AWS::Route53::RecordSet, Properties: { HostedZoneId: !Ref Zone, Name: x, Type: CNAME, ResourceRecords: [${name}] } }`;
    const alias = `  R: { Type: AWS::Route53::RecordSet, Properties: { HostedZoneId: !Ref Zone, Name: x, Type: A, AliasTarget: { DNSName: ${name}, HostedZoneId: Z1 } } }`;
    for (const record of [cname, alias]) {
      expect(namesIn(await inTemplate(`${targets}${record}`), kind)).toMatchObject(named(target, 'R'));
    }
  });

  it.each<readonly [kind: Kind, name: string]>([
    ['DbInstance', '!Ref Database'],
    ['DbInstance', '!Sub "x-${Database.Endpoint.Address}"'],
    ['DbInstance', '!GetAtt Database.Endpoint.Port'],
    ['LoadBalancer', '!GetAtt Balancer.LoadBalancerArn'],
  ])('to no %s from %s', async (kind, name) => {
    const record = `  R: { Type: AWS::Route53::RecordSet, Properties: { HostedZoneId: !Ref Zone, Name: x, Type: CNAME, ResourceRecords: [${name}] } }`;
    expect(namesIn(await inTemplate(`${targets}${record}`), kind)).toMatchObject({ leads: ['unknown'], from: [] });
  });

  const declared = `resource "aws_vpc_endpoint" "e" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.us-east-1.redshift"
}
resource "aws_lb" "l" {}
resource "aws_db_instance" "d" {}
resource "aws_rds_cluster" "c" {}
resource "aws_redshift_cluster" "w" {}
resource "aws_redshiftserverless_workgroup" "s" {}
`;

  it.each<readonly [target: string, kind: Kind, name: string]>([
    ['aws_vpc_endpoint.e', 'VpcEndpoint', 'aws_vpc_endpoint.e.dns_entry[0].dns_name'],
    ['aws_vpc_endpoint.e', 'VpcEndpoint', 'aws_vpc_endpoint.e.dns_entry[0]["dns_name"]'],
    ['aws_vpc_endpoint.e', 'VpcEndpoint', 'lookup(aws_vpc_endpoint.e.dns_entry[0], "dns_name")'],
    ['aws_lb.l', 'LoadBalancer', 'aws_lb.l.dns_name'],
    ['aws_lb.l', 'LoadBalancer', '"dualstack.${aws_lb.l.dns_name}"'],
    ['aws_db_instance.d', 'DbInstance', 'aws_db_instance.d.address'],
    ['aws_db_instance.d', 'DbInstance', 'split(":", aws_db_instance.d.endpoint)[0]'],
    ['aws_rds_cluster.c', 'DbCluster', 'aws_rds_cluster.c.endpoint'],
    ['aws_rds_cluster.c', 'DbCluster', 'aws_rds_cluster.c.reader_endpoint'],
    ['aws_redshift_cluster.w', 'RedshiftCluster', 'aws_redshift_cluster.w.dns_name'],
    [
      'aws_redshiftserverless_workgroup.s',
      'RedshiftServerlessWorkgroup',
      'aws_redshiftserverless_workgroup.s.endpoint[0].address',
    ],
  ])('to %s, a %s, in a configuration as %s', (target, kind, name) => {
    const record = (body: string) => `resource "aws_route53_record" "r" {
  zone_id = aws_route53_zone.zone.zone_id
  name    = "x"
  type    = "CNAME"
  ${body}
}`;
    for (const body of [
      `records = [${name}]`,
      `alias {\n name = ${name}\n zone_id = "Z1"\n evaluate_target_health = false\n}`,
    ]) {
      expect(namesIn(inConfiguration(`${declared}${record(body)}`), kind)).toEqual({
        ...named(target, 'aws_route53_record.r'),
        byId: false,
      });
    }
  });
});

describe('a resource configuration for a name leads to the database', () => {
  const leads = (unit: ParsedUnit): unknown => {
    const { graph } = buildGraph([unit]);
    const [configuration] = graph.all('ResourceConfiguration');
    const [database] = graph.all('DbInstance');
    return [
      graph.followDnsName(configuration!.props.domainName, 'DbInstance').map(({ target }) => brief(target)),
      graph.referrers(database!, 'ResourceConfiguration', 'domainName').items.length,
    ];
  };

  it('in a template', async () => {
    const unit = await inTemplate(`  Database: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }
  Configuration:
    Type: AWS::VpcLattice::ResourceConfiguration
    Properties: { ResourceConfigurationDefinition: { DnsResource: { DomainName: !GetAtt Database.Endpoint.Address } } }`);
    expect(leads(unit)).toEqual([['Database'], 1]);
  });

  it('in a configuration', () => {
    const unit = inConfiguration(`resource "aws_db_instance" "d" {}
resource "aws_vpclattice_resource_configuration" "r" {
  resource_configuration_definition {
    dns_resource {
      domain_name = aws_db_instance.d.address
    }
  }
}`);
    expect(leads(unit)).toEqual([['aws_db_instance.d'], 1]);
  });
});

it('tells private zones by their VPCs, wherever those are written', () => {
  const unit = inConfiguration(`resource "aws_vpc" "v" {}
resource "aws_route53_zone_association" "a" {
  zone_id = aws_route53_zone.zone.zone_id
  vpc_id  = aws_vpc.v.id
}`);
  const { graph } = buildGraph([unit]);
  const [vpc] = graph.all('Vpc');
  const zones = graph.referrers(vpc!, 'HostedZone', 'vpcs').items;
  expect(zones.map(({ value }) => (value.state === 'known' ? value.value.address : value.state))).toEqual([
    'aws_route53_zone.zone',
  ]);
});
