import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { describeArguments, plain } from './argument-table.ts';
import { open, parsed, ref, resource } from './raw.ts';

const connectivity = 'BrokerNodeGroupInfo.ConnectivityInfo.VpcConnectivity.ClientAuthentication';

describeArguments({
  kind: 'MskCluster',
  type: 'AWS::MSK::Cluster',
  rows: [
    ['KafkaVersion', '3.6.0', 'kafkaVersion', '3.6.0', 'absent'],
    ['BrokerNodeGroupInfo.InstanceType', 'kafka.m7g.large', 'instanceType', 'kafka.m7g.large', 'absent'],
    ['BrokerNodeGroupInfo.ClientSubnets[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['BrokerNodeGroupInfo.SecurityGroups[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    [`${connectivity}.Sasl.Iam.Enabled`, true, 'privateIam', true, false],
    [`${connectivity}.Sasl.Scram.Enabled`, 'true', 'privateScram', true, false],
    [`${connectivity}.Tls.Enabled`, true, 'privateTls', true, false],
  ],
});

const block = 'broker_node_group_info[].connectivity_info[].vpc_connectivity[].client_authentication[]';

describeArguments({
  kind: 'MskCluster',
  type: 'aws_msk_cluster',
  rows: [
    ['kafka_version', '3.6.0', 'kafkaVersion', '3.6.0', 'absent'],
    ['broker_node_group_info[].instance_type', 'kafka.m7g.large', 'instanceType', 'kafka.m7g.large', 'absent'],
    ['broker_node_group_info[].client_subnets[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['broker_node_group_info[].security_groups[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    [`${block}.sasl[].iam`, true, 'privateIam', true, false],
    [`${block}.sasl[].scram`, true, 'privateScram', true, false],
    [`${block}.tls`, true, 'privateTls', true, false],
  ],
});

describeArguments({
  kind: 'MskCluster',
  type: 'AWS::MSK::ServerlessCluster',
  rows: [
    ['VpcConfigs[].SubnetIds[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['VpcConfigs[].SecurityGroups[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
  ],
});

describeArguments({
  kind: 'MskCluster',
  type: 'aws_msk_serverless_cluster',
  rows: [
    ['vpc_config[].subnet_ids[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['vpc_config[].security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
  ],
});

describeArguments({
  kind: 'MskVpcConnection',
  type: 'AWS::MSK::VpcConnection',
  rows: [
    ['TargetClusterArn', 'arn:cluster', 'cluster', 'arn:cluster', 'absent'],
    ['Authentication', 'SASL_IAM', 'authentication', 'SASL_IAM', 'absent'],
    ['VpcId', 'vpc-1', 'vpc', 'vpc-1', 'absent'],
    ['ClientSubnets[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['SecurityGroups[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
  ],
});

describeArguments({
  kind: 'MskVpcConnection',
  type: 'aws_msk_vpc_connection',
  rows: [
    ['target_cluster_arn', 'arn:cluster', 'cluster', 'arn:cluster', 'absent'],
    ['authentication', 'SASL_IAM', 'authentication', 'SASL_IAM', 'absent'],
    ['vpc_id', 'vpc-1', 'vpc', 'vpc-1', 'absent'],
    ['client_subnets[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['security_groups[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
  ],
});

describe('a Kafka cluster', () => {
  const cluster = resource(['AWS::MSK::Cluster', 'Cluster']);
  const policy = { Statement: [{ Effect: 'Allow', Action: 'kafka:*' }] };

  it.each([
    ['AWS::MSK::Cluster', 'PROVISIONED'],
    ['AWS::MSK::ServerlessCluster', 'SERVERLESS'],
    ['aws_msk_cluster', 'PROVISIONED'],
    ['aws_msk_serverless_cluster', 'SERVERLESS'],
  ])('%s is %s', (type, expected) => {
    const address = type.startsWith('AWS') ? 'Cluster' : `${type}.cluster`;
    const { graph } = buildGraph(parsed([resource([type, address])]));
    expect(graph.all('MskCluster').map(({ props }) => plain(props.clusterType))).toEqual([expected]);
  });

  it.each([
    ['names it', ref('Cluster'), 'policy'],
    ['names another one', 'arn:aws:kafka:us-east-1:111122223333:cluster/other/1', 'absent'],
    ['may name it', open(), 'unknown'],
  ])('has the policy that %s', (_, arn, expected) => {
    const written = resource(['AWS::MSK::ClusterPolicy', 'Policy'], { ClusterArn: arn, Policy: policy });
    const { graph } = buildGraph(parsed([cluster, written]));
    expect(graph.all('MskCluster').map(({ props }) => plain(props.policy))).toEqual([expected]);
  });

  it('is named by the connections to it', () => {
    const connection = resource(['AWS::MSK::VpcConnection', 'Connection'], { TargetClusterArn: ref('Cluster') });
    const { graph } = buildGraph(parsed([cluster, connection]));
    const [found] = graph.all('MskCluster');
    const names = found && graph.referrers(found, 'MskVpcConnection', 'cluster').items.length;
    expect(names).toBe(1);
  });
});
