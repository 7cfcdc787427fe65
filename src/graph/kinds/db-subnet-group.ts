import { defineKind } from '../define-kind.ts';

export const dbSubnetGroup = defineKind({
  kind: 'DbSubnetGroup',
  types: {
    'AWS::RDS::DBSubnetGroup': {
      identity: ['Ref', 'DBSubnetGroupArn'],
      name: 'DBSubnetGroupName',
      map: (read) => ({ subnets: read.strings('SubnetIds') }),
    },
    aws_db_subnet_group: {
      identity: ['id', 'arn'],
      name: 'name',
      map: (read) => ({ subnets: read.strings('subnet_ids') }),
    },
  },
  links: { subnets: ['Subnet'] },
});
