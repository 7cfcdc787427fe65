import { orDefault } from '../defaults.ts';
import { defineKind } from '../define-kind.ts';

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxyEndpoint.html
const defaultRole = 'READ_WRITE';

export const dbProxyEndpoint = defineKind({
  kind: 'DbProxyEndpoint',
  types: {
    'AWS::RDS::DBProxyEndpoint': {
      identity: ['Ref', 'DBProxyEndpointArn'],
      name: 'DBProxyEndpointName',
      map: (read) => ({
        proxy: read.string('DBProxyName'),
        subnets: read.strings('VpcSubnetIds'),
        securityGroups: read.strings('VpcSecurityGroupIds'),
        targetRole: orDefault(read.string('TargetRole'), defaultRole),
      }),
    },
    aws_db_proxy_endpoint: {
      identity: ['id', 'arn'],
      name: 'db_proxy_endpoint_name',
      map: (read) => ({
        proxy: read.string('db_proxy_name'),
        subnets: read.strings('vpc_subnet_ids'),
        securityGroups: read.strings('vpc_security_group_ids'),
        targetRole: orDefault(read.string('target_role'), defaultRole),
      }),
    },
  },
  links: { proxy: ['DbProxy'], subnets: ['Subnet'], securityGroups: ['SecurityGroup'] },
});
