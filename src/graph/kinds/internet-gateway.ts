import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { listOfValue } from '../list-of.ts';
import { emptyAsUnset, writtenElsewhere } from './unset.ts';

const template: NativeType<'InternetGateway'> = {
  identity: ['Ref', 'InternetGatewayId'],
  map: (read) => ({ vpcs: writtenElsewhere(read, 'AWS::EC2::VPCGatewayAttachment.VpcId') }),
};

const terraform: NativeType<'InternetGateway'> = {
  identity: ['id', 'arn'],
  map: (read) => ({ vpcs: listOfValue(emptyAsUnset(read).string('vpc_id')) }),
};

function attachment(gateway: string, vpc: string): Satellite<'InternetGateway'> {
  return {
    belongsTo: (read) => read.string(gateway),
    adds: (read) => ({ vpcs: listOfValue(read.string(vpc)) }),
    unresolved: 'rest-if-computed',
  };
}

export const internetGateway = defineKind({
  kind: 'InternetGateway',
  types: { 'AWS::EC2::InternetGateway': template, aws_internet_gateway: terraform },
  satellites: {
    'AWS::EC2::VPCGatewayAttachment': attachment('InternetGatewayId', 'VpcId'),
    aws_internet_gateway_attachment: attachment('internet_gateway_id', 'vpc_id'),
  },
  links: { vpcs: ['Vpc'] },
});
