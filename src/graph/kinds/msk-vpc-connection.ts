import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';

interface Names {
  readonly identity: readonly string[];
  readonly cluster: string;
  readonly authentication: string;
  readonly vpc: string;
  readonly subnets: string;
  readonly securityGroups: string;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-msk-vpcconnection.html */
function connectionAs(names: Names): NativeType<'MskVpcConnection'> {
  return {
    identity: names.identity,
    map: (read) => ({
      cluster: read.string(names.cluster),
      authentication: read.string(names.authentication),
      vpc: read.string(names.vpc),
      subnets: read.strings(names.subnets),
      securityGroups: read.strings(names.securityGroups),
    }),
  };
}

export const mskVpcConnection = defineKind({
  kind: 'MskVpcConnection',
  types: {
    'AWS::MSK::VpcConnection': connectionAs({
      identity: ['Ref', 'Arn'],
      cluster: 'TargetClusterArn',
      authentication: 'Authentication',
      vpc: 'VpcId',
      subnets: 'ClientSubnets',
      securityGroups: 'SecurityGroups',
    }),
    aws_msk_vpc_connection: connectionAs({
      identity: ['id', 'arn'],
      cluster: 'target_cluster_arn',
      authentication: 'authentication',
      vpc: 'vpc_id',
      subnets: 'client_subnets',
      securityGroups: 'security_groups',
    }),
  },
  links: { cluster: ['MskCluster'], vpc: ['Vpc'], subnets: ['Subnet'], securityGroups: ['SecurityGroup'] },
});
