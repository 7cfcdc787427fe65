import { defineKind } from '../define-kind.ts';

export const redshiftSubnetGroup = defineKind({
  kind: 'RedshiftSubnetGroup',
  types: {
    'AWS::Redshift::ClusterSubnetGroup': {
      identity: ['Ref', 'ClusterSubnetGroupName'],
      map: (read) => ({ subnets: read.strings('SubnetIds') }),
    },
    aws_redshift_subnet_group: {
      identity: ['id', 'arn'],
      name: 'name',
      map: (read) => ({ subnets: read.strings('subnet_ids') }),
    },
  },
  links: { subnets: ['Subnet'] },
});
