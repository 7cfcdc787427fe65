import { defineKind } from '../define-kind.ts';

export const blockPublicAccessExclusion = defineKind({
  kind: 'BlockPublicAccessExclusion',
  types: {
    'AWS::EC2::VPCBlockPublicAccessExclusion': {
      identity: ['Ref', 'ExclusionId'],
      map: (read) => ({
        internetGatewayExclusionMode: read.string('InternetGatewayExclusionMode'),
        vpc: read.string('VpcId'),
        subnet: read.string('SubnetId'),
      }),
    },
    aws_vpc_block_public_access_exclusion: {
      identity: ['id'],
      map: (read) => ({
        internetGatewayExclusionMode: read.string('internet_gateway_exclusion_mode'),
        vpc: read.string('vpc_id'),
        subnet: read.string('subnet_id'),
      }),
    },
  },
  links: { vpc: ['Vpc'], subnet: ['Subnet'] },
});
