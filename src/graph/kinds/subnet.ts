import type { Value } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import { orElse } from '../defaults.ts';
import type { NativeType, ResourceHeader } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';

const terraform: NativeType<'Subnet'> = {
  identity: ['id', 'arn'],
  map: (read) => ({
    vpc: read.string('vpc_id'),
    cidr: read.string('cidr_block'),
    availabilityZone: orElse(read.string('availability_zone'), read.string('availability_zone_id')),
  }),
};

export const subnet = defineKind({
  kind: 'Subnet',
  types: {
    'AWS::EC2::Subnet': {
      identity: ['Ref', 'SubnetId'],
      map: (read) => ({
        vpc: read.string('VpcId'),
        cidr: read.string('CidrBlock'),
        availabilityZone: orElse(read.string('AvailabilityZone'), read.string('AvailabilityZoneId')),
      }),
    },
    aws_subnet: terraform,
    // An adopted subnet exists already, in the default VPC: only its zone is written.
    aws_default_subnet: {
      identity: ['id', 'arn'],
      map: (read, header) => ({
        vpc: filledIn('vpc_id', header),
        cidr: filledIn('cidr_block', header),
        availabilityZone: read.string('availability_zone'),
      }),
    },
  },
});

function filledIn(attribute: string, { at, address }: ResourceHeader): Value<string> {
  return unknown({ kind: 'attribute', address, attribute }, { at, property: attribute }, { nonNull: true });
}
