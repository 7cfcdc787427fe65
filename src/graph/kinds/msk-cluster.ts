import { absent, known } from '../../model/value.ts';
import type { Value, Written } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { inBlock } from '../in-block.ts';
import { expand } from '../list-of.ts';
import { readPolicy } from '../policy.ts';
import type { PropertyReader } from '../property-reader.ts';
import { emptyAsUnset } from './unset.ts';

type Path = readonly [string, ...string[]];

interface Names {
  readonly identity: readonly string[];
  readonly kafkaVersion: string;
  /** The block of the brokers, with its arguments. */
  readonly brokers: {
    readonly block: string;
    readonly instance: string;
    readonly subnets: string;
    readonly groups: string;
  };
  readonly connectivity: Path;
  /** Below that, where each way to authenticate is turned on. */
  readonly iam: Path;
  readonly scram: Path;
  readonly tls: Path;
}

const template: Names = {
  identity: ['Ref', 'Arn'],
  kafkaVersion: 'KafkaVersion',
  brokers: {
    block: 'BrokerNodeGroupInfo',
    instance: 'InstanceType',
    subnets: 'ClientSubnets',
    groups: 'SecurityGroups',
  },
  connectivity: ['BrokerNodeGroupInfo', 'ConnectivityInfo', 'VpcConnectivity', 'ClientAuthentication'],
  iam: ['Sasl', 'Iam', 'Enabled'],
  scram: ['Sasl', 'Scram', 'Enabled'],
  tls: ['Tls', 'Enabled'],
};

const terraform: Names = {
  identity: ['id', 'arn'],
  kafkaVersion: 'kafka_version',
  brokers: {
    block: 'broker_node_group_info',
    instance: 'instance_type',
    subnets: 'client_subnets',
    groups: 'security_groups',
  },
  connectivity: ['broker_node_group_info', 'connectivity_info', 'vpc_connectivity', 'client_authentication'],
  iam: ['sasl', 'iam'],
  scram: ['sasl', 'scram'],
  tls: ['tls'],
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-msk-cluster.html */
function provisionedAs(names: Names, reading = (read: PropertyReader) => read): NativeType<'MskCluster'> {
  return {
    identity: names.identity,
    map: (resource, { at }) => {
      const read = reading(resource);
      const { block, instance, subnets, groups } = names.brokers;
      return {
        clusterType: known('PROVISIONED', { at }),
        kafkaVersion: read.string(names.kafkaVersion),
        instanceType: inBlock(read, [block], (brokers) => brokers.string(instance)),
        privateIam: turnedOn(read, names.connectivity, names.iam),
        privateScram: turnedOn(read, names.connectivity, names.scram),
        privateTls: turnedOn(read, names.connectivity, names.tls),
        subnets: expand(read.blocks(block), (brokers) => brokers.strings(subnets)),
        securityGroups: expand(read.blocks(block), (brokers) => brokers.strings(groups)),
        policy: noPolicy({ at }),
      };
    },
  };
}

/** A new cluster has multi-VPC connectivity turned off: https://docs.aws.amazon.com/msk/latest/developerguide/mvpc-cluster-owner-action-turn-on.html */
function turnedOn(read: PropertyReader, connectivity: Path, way: Path): Value<boolean> {
  const last = way.at(-1) ?? '';
  const value = inBlock(read, [...connectivity, ...way.slice(0, -1)] as [string, ...string[]], (block) =>
    block.boolean(last),
  );
  return orDefault(value, false);
}

interface ServerlessNames {
  readonly identity: readonly string[];
  readonly network: string;
  readonly subnets: string;
  readonly securityGroups: string;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-msk-serverlesscluster.html */
function serverlessAs(names: ServerlessNames): NativeType<'MskCluster'> {
  return {
    identity: names.identity,
    map: (read, { at }) => {
      const off = known(false, { at });
      return {
        clusterType: known('SERVERLESS', { at }),
        kafkaVersion: absent({ at }),
        instanceType: absent({ at }),
        privateIam: off,
        privateScram: off,
        privateTls: off,
        subnets: expand(read.blocks(names.network), (network) => network.strings(names.subnets)),
        securityGroups: expand(read.blocks(names.network), (network) => network.strings(names.securityGroups)),
        policy: noPolicy({ at }),
      };
    },
  };
}

/** It is a resource of its own. */
function noPolicy(written: Written): Value<never> {
  return absent(written);
}

function policyOf(cluster: string, policy: string): Satellite<'MskCluster'> {
  return {
    belongsTo: (read) => read.string(cluster),
    adds: (read) => ({ policy: readPolicy(read, policy) }),
    unresolved: 'rest',
  };
}

export const mskCluster = defineKind({
  kind: 'MskCluster',
  types: {
    'AWS::MSK::Cluster': provisionedAs(template),
    'AWS::MSK::ServerlessCluster': serverlessAs({
      identity: ['Ref', 'Arn'],
      network: 'VpcConfigs',
      subnets: 'SubnetIds',
      securityGroups: 'SecurityGroups',
    }),
    aws_msk_cluster: provisionedAs(terraform, emptyAsUnset),
    aws_msk_serverless_cluster: serverlessAs({
      identity: ['id', 'arn'],
      network: 'vpc_config',
      subnets: 'subnet_ids',
      securityGroups: 'security_group_ids',
    }),
  },
  satellites: {
    'AWS::MSK::ClusterPolicy': policyOf('ClusterArn', 'Policy'),
    aws_msk_cluster_policy: policyOf('cluster_arn', 'policy'),
  },
  links: { subnets: ['Subnet'], securityGroups: ['SecurityGroup'] },
});
