import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { ResourceGraph, Target } from '../../src/graph/graph.ts';
import { read } from './reading.ts';

// `Ref` is the ID of a group with `VpcId`, and the name of one without:
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html

async function graphOf(resources: string, vpc = 'VpcId: vpc-1'): Promise<ResourceGraph> {
  const text = `Resources:
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: g, GroupName: web, ${vpc} } }
  Other: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: o, VpcId: vpc-1 } }
${resources}`;
  const { parsed } = await read(text);
  return buildGraph(parsed.units).graph;
}

function named(targets: readonly { readonly target: Target }[]): readonly string[] {
  return targets.map(({ target }) => (target.leads === 'here' ? target.resource.address : target.leads));
}

const references = [
  '!Ref Group',
  '!GetAtt Group.GroupId',
  '!GetAtt [Group, GroupId]',
  '!Sub "${Group}"',
  '!Sub "${Group.GroupId}"',
];

describe.each(references)('%s', (reference) => {
  it.each([
    ['a load balancer', 'LoadBalancer', 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'SecurityGroups'],
    ['an endpoint', 'VpcEndpoint', 'AWS::EC2::VPCEndpoint', 'SecurityGroupIds'],
    ['a cluster of Redshift', 'RedshiftCluster', 'AWS::Redshift::Cluster', 'VpcSecurityGroupIds'],
    ['a database', 'DbInstance', 'AWS::RDS::DBInstance', 'VPCSecurityGroups'],
    ['a database cluster', 'DbCluster', 'AWS::RDS::DBCluster', 'VpcSecurityGroupIds'],
  ] as const)('leads from %s to the group', async (_what, kind, type, property) => {
    const graph = await graphOf(`  R: { Type: ${type}, Properties: { ${property}: [${reference}] } }\n`);
    const [resource] = graph.all(kind);
    const [group] = resource?.props.securityGroups.items ?? [];
    expect(group && named(graph.follow(group.value, 'SecurityGroup'))).toEqual(['Group']);
  });

  it.each(['SourceSecurityGroupId', 'SourceSecurityGroupName'])('is the source of a rule as %s', async (property) => {
    const rule = `{ IpProtocol: tcp, FromPort: 1, ToPort: 1, ${property}: ${reference} }`;
    const inline = `  R: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: r, SecurityGroupIngress: [${rule}] } }\n`;
    const graph = await graphOf(inline);
    const found = graph.all('SecurityGroup').find(({ address }) => address === 'R');
    const [item] = found?.props.ingress.items ?? [];
    const peer = item?.value.state === 'known' ? item.value.value.peer : undefined;
    expect(peer?.type === 'group' && named(graph.follow(peer.id, 'SecurityGroup'))).toEqual(['Group']);
  });

  it.each([
    ['AWS::EC2::SecurityGroupIngress', 'GroupId', 'ingress'],
    ['AWS::EC2::SecurityGroupIngress', 'GroupName', 'ingress'],
    ['AWS::EC2::SecurityGroupEgress', 'GroupId', 'egress'],
  ] as const)('is the group of a standalone %s as %s', async (type, property, direction) => {
    const rule = `  R: { Type: ${type}, Properties: { IpProtocol: tcp, FromPort: 7, ToPort: 7, CidrIp: 10.0.0.0/8, ${property}: ${reference} } }\n`;
    const graph = await graphOf(rule);
    const ports = graph.all('SecurityGroup').map(({ address, props }) => {
      const known = props[direction].items.flatMap(({ value }) =>
        value.state === 'known' ? [value.value.fromPort] : [],
      );
      return [address, known.some((port) => port.state === 'known' && port.value === 7)];
    });
    expect(ports).toEqual([
      ['Group', true],
      ['Other', false],
    ]);
  });
});

it('the name of a group in the default VPC leads to it', async () => {
  const rule =
    '  R: { Type: AWS::EC2::SecurityGroupIngress, Properties: { IpProtocol: tcp, FromPort: 7, ToPort: 7, CidrIp: 10.0.0.0/8, GroupName: web } }\n';
  const graph = await graphOf(rule, '');
  const group = graph.all('SecurityGroup').find(({ address }) => address === 'Group');
  expect(group?.props.ingress.items).toHaveLength(1);
});
