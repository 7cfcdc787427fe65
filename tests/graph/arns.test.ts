import { describe, expect, it } from 'vitest';
import { arnShapes, arnShapesOfTypes } from '../../src/graph/arn-shapes.ts';
import { readArn } from '../../src/graph/arn.ts';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Target } from '../../src/graph/graph.ts';
import type { Kind } from '../../src/graph/kinds.ts';
import { definedKinds } from '../../src/graph/kinds/defined-kinds.ts';
import type { Known, Unknown, Value } from '../../src/model/value.ts';
import { read } from '../cloudformation/reading.ts';
import { parse } from '../terraform/read.ts';
import nativeNames from './native-names.json' with { type: 'json' };
import { data, open, somewhere } from './raw.ts';

function brief(target: Target): string {
  return target.leads === 'here' ? target.resource.address : target.leads;
}

/** Where the target IDs of a template's `Attachment` lead, and with which Region the template is read. */
async function inTemplate(arn: string, kind: Kind, region?: string): Promise<readonly string[]> {
  const template = `Parameters: { Elsewhere: { Type: String } }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: g, VpcId: !Ref Vpc } }
  Service: { Type: AWS::EC2::VPCEndpointService }
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }
  Old: { Type: AWS::ElasticLoadBalancing::LoadBalancer }
  Targets: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }
  Database: { Type: AWS::RDS::DBInstance, Properties: { DBInstanceIdentifier: orders, Engine: postgres } }
  Cluster: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql } }
  Warehouse: { Type: AWS::Redshift::Cluster, Properties: { NodeType: ra3.large } }
  Share: { Type: AWS::RAM::ResourceShare, Properties: { Name: s, ResourceArns: [${arn}] } }
  Configuration:
    Type: AWS::VpcLattice::ResourceConfiguration
    Properties: { ResourceConfigurationDefinition: { ArnResource: ${arn} } }
`;
  const { graph } = buildGraph([(await read(template, region === undefined ? {} : { region })).unit]);
  const [configuration] = graph.all('ResourceConfiguration');
  return graph.follow(configuration!.props.resourceArn, kind).map(({ target }) => brief(target));
}

const prefix = (service: string): string => 'arn:${AWS::Partition}:' + service + ':${AWS::Region}:${AWS::AccountId}:';

describe('an ARN that a template puts together leads', () => {
  it.each<readonly [address: string, kind: Kind, arn: string]>([
    ['Service', 'EndpointService', `!Sub "${prefix('ec2')}vpc-endpoint-service/\${Service}"`],
    ['Service', 'EndpointService', `!Sub "${prefix('ec2')}vpc-endpoint-service/\${Service.ServiceId}"`],
    ['Group', 'SecurityGroup', `!Sub "${prefix('ec2')}security-group/\${Group.GroupId}"`],
    ['Vpc', 'Vpc', `!Sub "arn:aws:ec2:us-east-1:111122223333:vpc/\${Vpc}"`],
    [
      'Balancer',
      'LoadBalancer',
      `!Sub "${prefix('elasticloadbalancing')}loadbalancer/\${Balancer.LoadBalancerFullName}"`,
    ],
    ['Old', 'LoadBalancer', `!Sub "${prefix('elasticloadbalancing')}loadbalancer/\${Old}"`],
    ['Targets', 'TargetGroup', `!Sub "${prefix('elasticloadbalancing')}\${Targets.TargetGroupFullName}"`],
    ['Cluster', 'DbCluster', `!Sub "${prefix('rds')}cluster:\${Cluster}"`],
    [
      'Cluster',
      'DbCluster',
      "!Join [':', [!Sub 'arn:${AWS::Partition}:rds:${AWS::Region}', !Ref AWS::AccountId, cluster, !Ref Cluster]]",
    ],
    ['Warehouse', 'RedshiftCluster', `!Sub "${prefix('redshift')}cluster:\${Warehouse}"`],
    ['Database', 'DbInstance', `!Sub "${prefix('rds')}db:\${Database}"`],
    ['Database', 'DbInstance', `!Sub "${prefix('rds')}db:orders"`],
    ['Database', 'DbInstance', 'arn:aws:rds:us-east-1:111122223333:db:orders'],
  ])('to %s as %s from %s', async (address, kind, arn) => {
    expect(await inTemplate(arn, kind)).toContain(address);
    expect(await inTemplate(arn, kind, 'us-east-1')).toContain(address);
  });

  it.each<readonly [kind: Kind, arn: string]>([
    ['EndpointService', `!Sub "${prefix('ec2')}vpc-endpoint/\${Service}"`],
    ['EndpointService', `!Sub "${prefix('rds')}vpc-endpoint-service/\${Service}"`],
    ['EndpointService', `!Sub "${prefix('ec2')}vpc-endpoint-service/\${Service}/x"`],
    ['LoadBalancer', `!Sub "${prefix('elasticloadbalancing')}loadbalancer/\${Balancer}"`],
    ['LoadBalancer', `!Sub "${prefix('elasticloadbalancing')}loadbalancer/net/\${Balancer.LoadBalancerName}/1"`],
    ['LoadBalancer', `!Sub "${prefix('elasticloadbalancing')}loadbalancer/net/\${Old}"`],
    ['LoadBalancer', '!Sub "arn:aws:elasticloadbalancing:${Elsewhere}:111122223333:loadbalancer/${Old}"'],
    ['DbCluster', `!Sub "${prefix('rds')}cluster:\${Database}"`],
    ['DbCluster', `!Sub "${prefix('redshift')}cluster:\${Cluster}"`],
    ['DbInstance', '!Sub "arn:aws:rds:${Elsewhere}:111122223333:db:${Database}"'],
    ['DbInstance', '!Sub "arn:aws:rds:${Elsewhere}:111122223333:db:orders"'],
  ])('to no %s from %s', async (kind, arn) => {
    expect(await inTemplate(arn, kind)).toEqual(['unknown']);
  });

  it.each(['arn:aws:rds:us-east-1:111122223333:db:orders', '!Sub "arn:aws:rds:us-east-1:111122223333:db:${Database}"'])(
    'to no database of the same name in another Region, from %s',
    async (arn) => {
      expect(await inTemplate(arn, 'DbInstance', 'eu-west-1')).not.toContain('Database');
    },
  );
});

describe('an ARN that a configuration puts together leads', () => {
  const inConfiguration = (arn: string, kind: Kind, region = 'var.region'): readonly string[] => {
    const { units } = parse({
      '/main.tf': `variable "region" {}
variable "elsewhere" {}
provider "aws" { region = ${region} }
data "aws_region" "here" {}
data "aws_caller_identity" "me" {}
data "aws_partition" "here" {}
resource "aws_security_group" "g" {}
resource "aws_vpc_endpoint_service" "s" {}
resource "aws_lb" "l" {}
resource "aws_elb" "old" {}
resource "aws_lb_target_group" "t" {}
resource "aws_db_instance" "d" { identifier = "orders" }
resource "aws_rds_cluster" "c" {}
resource "aws_vpclattice_resource_configuration" "r" {
  resource_configuration_definition {
    arn_resource { arn = ${arn} }
  }
}`.replaceAll(/\{ (.*?) \}/g, '{\n$1\n}'),
    });
    const { graph } = buildGraph(units);
    const [configuration] = graph.all('ResourceConfiguration');
    return graph.follow(configuration!.props.resourceArn, kind).map(({ target }) => brief(target));
  };
  const start = (service: string): string =>
    'arn:${data.aws_partition.here.partition}:' +
    service +
    ':${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:';

  it.each<readonly [address: string, kind: Kind, arn: string]>([
    [
      'aws_vpc_endpoint_service.s',
      'EndpointService',
      `"${start('ec2')}vpc-endpoint-service/\${aws_vpc_endpoint_service.s.id}"`,
    ],
    ['aws_security_group.g', 'SecurityGroup', `"${start('ec2')}security-group/\${aws_security_group.g.id}"`],
    ['aws_lb.l', 'LoadBalancer', `"${start('elasticloadbalancing')}loadbalancer/\${aws_lb.l.arn_suffix}"`],
    ['aws_elb.old', 'LoadBalancer', `"${start('elasticloadbalancing')}loadbalancer/\${aws_elb.old.name}"`],
    ['aws_elb.old', 'LoadBalancer', `"${start('elasticloadbalancing')}loadbalancer/\${aws_elb.old.id}"`],
    ['aws_lb_target_group.t', 'TargetGroup', `"${start('elasticloadbalancing')}\${aws_lb_target_group.t.arn_suffix}"`],
    ['aws_rds_cluster.c', 'DbCluster', `"${start('rds')}cluster:\${aws_rds_cluster.c.id}"`],
    [
      'aws_rds_cluster.c',
      'DbCluster',
      '"arn:aws:rds:${var.region}:111122223333:cluster:${aws_rds_cluster.c.cluster_identifier}"',
    ],
    ['aws_db_instance.d', 'DbInstance', `"${start('rds')}db:\${aws_db_instance.d.identifier}"`],
    [
      'aws_db_instance.d',
      'DbInstance',
      'format("arn:aws:rds:%s:%s:db:orders", var.region, data.aws_caller_identity.me.account_id)',
    ],
  ])('to %s as %s from %s', (address, kind, arn) => {
    expect(inConfiguration(arn, kind)).toContain(address);
  });

  it.each<readonly [kind: Kind, arn: string]>([
    ['LoadBalancer', `"${start('elasticloadbalancing')}loadbalancer/\${aws_lb.l.name}"`],
    ['LoadBalancer', `"${start('elasticloadbalancing')}loadbalancer/\${aws_elb.old.dns_name}"`],
    ['TargetGroup', `"${start('elasticloadbalancing')}\${aws_lb.l.arn_suffix}"`],
    ['DbInstance', '"arn:aws:rds:${var.elsewhere}:111122223333:db:${aws_db_instance.d.identifier}"'],
  ])('to no %s from %s', (kind, arn) => {
    expect(inConfiguration(arn, kind)).toEqual(['unknown']);
  });
});

describe('a literal ARN', () => {
  const database = (account: string): string => `provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["${account}"]
}
resource "aws_db_instance" "d" {
  identifier = "orders"
}`;
  const user = `resource "aws_vpclattice_resource_configuration" "r" {
  resource_configuration_definition {
    arn_resource {
      arn = "arn:aws:rds:us-east-1:111122223333:db:orders"
    }
  }
}`;
  const leads = (account: string): readonly string[] => {
    const { graph } = buildGraph(parse({ '/data/main.tf': database(account), '/lattice/main.tf': user }).units);
    const [configuration] = graph.all('ResourceConfiguration');
    return graph.follow(configuration!.props.resourceArn, 'DbInstance').map(({ target }) => brief(target));
  };

  it('leads to the database of another unit that says its Region, account and name', () => {
    expect(leads('111122223333')).toEqual(['aws_db_instance.d']);
    expect(leads('444455556666')).toEqual(['outside']);
  });
});

describe('a text is taken apart as an ARN', () => {
  const parts = (...pieces: readonly (string | Value<string>)[]): Unknown => ({
    ...open(),
    at: somewhere(),
    parts: pieces,
  });
  const region = open('Region');

  it('into its fields, where the last one may hold colons', () => {
    const literal = data('arn:aws:rds:us-east-1:111122223333:cluster:orders') as Known<string>;
    expect(readArn(literal)).toEqual({
      partition: ['aws'],
      service: 'rds',
      region: ['us-east-1'],
      account: ['111122223333'],
      resource: ['cluster:orders'],
    });
  });

  it('with what is not known in its place', () => {
    const arn = readArn(parts('arn:aws:ec2:', region, ':111122223333:vpc/', region));
    expect(arn?.region).toEqual([region]);
    expect(arn?.resource).toEqual(['vpc/', region]);
  });

  it.each([
    ['another text', parts('com.amazonaws.', region)],
    ['one that begins with something unknown', parts(region, ':aws:ec2:a:b:c')],
    ['one of an unknown service', parts('arn:aws:', region, ':us-east-1:111122223333:vpc/vpc-1')],
    ['one that ends too early', parts('arn:aws:ec2:', region)],
  ])('but not %s', (_what, text) => {
    expect(readArn(text)).toBeUndefined();
  });
});

describe.each([
  ...Object.entries(arnShapes).map(([kind, shape]) => {
    const types = definedKinds.find((each) => each.kind === kind)?.types.keys() ?? [];
    return { of: kind, types: [...types], shape };
  }),
  { of: 'classic load balancers', types: [...arnShapesOfTypes.keys()], shape: [...arnShapesOfTypes.values()][0]! },
])('what the ARNs of $of name it by', ({ types, shape }) => {
  it('are attributes or arguments of one of its types', () => {
    const published = new Map(Object.entries(nativeNames.types));
    const names = types.flatMap((type) => {
      const of = published.get(type);
      return of ? `${of.attributes} ${of.arguments}`.split(' ') : [];
    });
    expect(shape.attributes.filter((attribute) => !names.includes(attribute))).toEqual([]);
  });
});
