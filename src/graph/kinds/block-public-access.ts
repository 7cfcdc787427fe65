import { defineKind } from '../define-kind.ts';

/** A Region where no such resource is written blocks nothing, but it may be written elsewhere. */
export const blockPublicAccess = defineKind({
  kind: 'BlockPublicAccess',
  types: {
    'AWS::EC2::VPCBlockPublicAccessOptions': {
      identity: ['Ref'],
      map: (read) => ({ internetGatewayBlockMode: read.string('InternetGatewayBlockMode') }),
    },
    aws_vpc_block_public_access_options: {
      identity: ['id'],
      map: (read) => ({ internetGatewayBlockMode: read.string('internet_gateway_block_mode') }),
    },
  },
});
