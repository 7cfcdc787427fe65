import { always } from '../../model/guard.ts';
import { absent } from '../../model/value.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { emptyList } from '../list-of.ts';

interface Names {
  readonly identity: readonly string[];
  readonly name: string;
  readonly cluster: string;
  readonly subnetGroup: string;
  readonly securityGroups: string;
  readonly owner: string;
}

const template: Names = {
  identity: ['Ref'],
  name: 'EndpointName',
  cluster: 'ClusterIdentifier',
  subnetGroup: 'SubnetGroupName',
  securityGroups: 'VpcSecurityGroupIds',
  owner: 'ResourceOwner',
};

const terraform: Names = {
  identity: ['id'],
  name: 'endpoint_name',
  cluster: 'cluster_identifier',
  subnetGroup: 'subnet_group_name',
  securityGroups: 'vpc_security_group_ids',
  owner: 'resource_owner',
};

function toCluster(names: Names): NativeType<'RedshiftEndpointAccess'> {
  return {
    identity: names.identity,
    name: names.name,
    map: (read, { at }) => ({
      cluster: read.string(names.cluster),
      workgroup: absent({ at }),
      subnetGroup: read.string(names.subnetGroup),
      subnets: emptyList({ at }, always),
      securityGroups: read.strings(names.securityGroups),
      ownerAccount: read.string(names.owner),
    }),
  };
}

/** CloudFormation has no type for it. */
const toWorkgroup: NativeType<'RedshiftEndpointAccess'> = {
  identity: ['id', 'arn'],
  name: 'endpoint_name',
  map: (read, { at }) => ({
    cluster: absent({ at }),
    workgroup: read.string('workgroup_name'),
    subnetGroup: absent({ at }),
    subnets: read.strings('subnet_ids'),
    securityGroups: read.strings('vpc_security_group_ids'),
    ownerAccount: read.string('owner_account'),
  }),
};

export const redshiftEndpointAccess = defineKind({
  kind: 'RedshiftEndpointAccess',
  types: {
    'AWS::Redshift::EndpointAccess': toCluster(template),
    aws_redshift_endpoint_access: toCluster(terraform),
    aws_redshiftserverless_endpoint_access: toWorkgroup,
  },
  links: {
    cluster: ['RedshiftCluster'],
    workgroup: ['RedshiftServerlessWorkgroup'],
    subnetGroup: ['RedshiftSubnetGroup'],
    subnets: ['Subnet'],
    securityGroups: ['SecurityGroup'],
  },
});
