import { map } from '../../model/cases.ts';
import { defineKind } from '../define-kind.ts';

/** CloudFormation has no type for it. */
export const dbClusterEndpoint = defineKind({
  kind: 'DbClusterEndpoint',
  types: {
    aws_rds_cluster_endpoint: {
      identity: ['id', 'arn'],
      name: 'cluster_endpoint_identifier',
      map: (read) => ({
        cluster: read.string('cluster_identifier'),
        type: map(read.string('custom_endpoint_type'), (type) => type.toUpperCase()),
        staticMembers: read.strings('static_members'),
        excludedMembers: read.strings('excluded_members'),
      }),
    },
  },
  links: { cluster: ['DbCluster'], staticMembers: ['DbInstance'], excludedMembers: ['DbInstance'] },
});
