import { defineKind } from '../define-kind.ts';

export const redshiftEndpointAuthorization = defineKind({
  kind: 'RedshiftEndpointAuthorization',
  types: {
    'AWS::Redshift::EndpointAuthorization': {
      identity: ['Ref'],
      map: (read) => ({
        cluster: read.string('ClusterIdentifier'),
        account: read.string('Account'),
        vpcs: read.strings('VpcIds'),
      }),
    },
    aws_redshift_endpoint_authorization: {
      identity: ['id'],
      map: (read) => ({
        cluster: read.string('cluster_identifier'),
        account: read.string('account'),
        vpcs: read.strings('vpc_ids'),
      }),
    },
  },
  links: { cluster: ['RedshiftCluster'], vpcs: ['Vpc'] },
});
