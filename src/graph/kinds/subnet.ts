import type { Value } from '../../model/value.ts';
import { orDefault, orElse } from '../defaults.ts';
import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { listOfValue } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';
import { rangeOrAssigned } from './vpc-ranges.ts';
import { emptyAsUnset, ownAttribute, writtenElsewhere } from './unset.ts';

const template: NativeType<'Subnet'> = {
  identity: ['Ref', 'SubnetId'],
  map: (read, header) => ({
    vpc: read.string('VpcId'),
    cidr: rangeOrAssigned(read, { written: 'CidrBlock', pool: 'Ipv4IpamPoolId' }, ownAttribute(header, 'CidrBlock')),
    ipv6Cidr: rangeOrAssigned(
      read,
      { written: 'Ipv6CidrBlock', pool: 'Ipv6IpamPoolId' },
      ownAttribute(header, 'Ipv6CidrBlocks'),
    ),
    availabilityZone: orElse(read.string('AvailabilityZone'), read.string('AvailabilityZoneId')),
    availabilityZoneId: read.string('AvailabilityZoneId'),
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html
    mapPublicIpOnLaunch: orDefault(read.boolean('MapPublicIpOnLaunch'), false),
    routeTables: writtenElsewhere(read, 'AWS::EC2::SubnetRouteTableAssociation.RouteTableId'),
    networkAcls: writtenElsewhere(read, 'AWS::EC2::SubnetNetworkAclAssociation.NetworkAclId'),
  }),
};

const terraform: NativeType<'Subnet'> = {
  identity: ['id', 'arn'],
  map: (resource, header) => {
    const read = emptyAsUnset(resource);
    return {
      vpc: read.string('vpc_id'),
      // Pools for subnets came with version 6 of the provider.
      cidr: rangeOrAssigned(
        read,
        { written: 'cidr_block', pool: 'ipv4_ipam_pool_id' },
        ownAttribute(header, 'cidr_block'),
      ),
      ipv6Cidr: rangeOrAssigned(
        read,
        { written: 'ipv6_cidr_block', pool: 'ipv6_ipam_pool_id' },
        ownAttribute(header, 'ipv6_cidr_block'),
      ),
      availabilityZone: orElse(read.string('availability_zone'), read.string('availability_zone_id')),
      availabilityZoneId: read.string('availability_zone_id'),
      mapPublicIpOnLaunch: orDefault(read.boolean('map_public_ip_on_launch'), false),
      ...associatedBy(read),
    };
  },
};

/** The default subnet of a zone exists already, in the default VPC, and gives out public addresses. */
const adopted: NativeType<'Subnet'> = {
  identity: ['id', 'arn'],
  map: (resource, header) => {
    const read = emptyAsUnset(resource);
    return {
      vpc: ownAttribute(header, 'vpc_id'),
      cidr: ownAttribute(header, 'cidr_block'),
      ipv6Cidr: read.string('ipv6_cidr_block'),
      availabilityZone: read.string('availability_zone'),
      availabilityZoneId: ownAttribute(header, 'availability_zone_id'),
      // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_subnet
      mapPublicIpOnLaunch: orDefault(read.boolean('map_public_ip_on_launch'), true),
      ...associatedBy(read),
    };
  },
};

function associatedBy(read: PropertyReader) {
  return {
    routeTables: writtenElsewhere<string>(read, 'aws_route_table_association.route_table_id'),
    networkAcls: writtenElsewhere<string>(read, 'subnet_ids'),
  };
}

// An association of a subnet that only someone else knows says nothing about the subnets here.
const unresolved = 'rest-if-computed';

function associates(subnet: string, property: 'routeTables' | 'networkAcls', id: string): Satellite<'Subnet'> {
  const named = (value: Value<string>) => ({ [property]: listOfValue(value) });
  return { belongsTo: (read) => read.string(subnet), adds: (read) => named(read.string(id)), unresolved };
}

/** An ACL names its subnets itself. */
const acl: Satellite<'Subnet'> = {
  belongsTo: (read) => emptyAsUnset(read).strings('subnet_ids'),
  adds: (read, header) => {
    const { at } = read.strings('subnet_ids');
    return { networkAcls: listOfValue({ ...ownAttribute(header, 'id'), at, property: 'subnet_ids' }) };
  },
  unresolved,
};

export const subnet = defineKind({
  kind: 'Subnet',
  types: {
    'AWS::EC2::Subnet': template,
    aws_subnet: terraform,
    aws_default_subnet: adopted,
  },
  satellites: {
    'AWS::EC2::SubnetRouteTableAssociation': associates('SubnetId', 'routeTables', 'RouteTableId'),
    // One for a gateway in place of a subnet says nothing about subnets.
    aws_route_table_association: associates('subnet_id', 'routeTables', 'route_table_id'),
    'AWS::EC2::SubnetNetworkAclAssociation': associates('SubnetId', 'networkAcls', 'NetworkAclId'),
    aws_network_acl_association: associates('subnet_id', 'networkAcls', 'network_acl_id'),
    aws_network_acl: acl,
    aws_default_network_acl: acl,
  },
  links: { vpc: ['Vpc'], routeTables: ['RouteTable'], networkAcls: ['NetworkAcl'] },
});
