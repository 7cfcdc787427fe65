import type { ListOf, Value } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import type { NativeType, ResourceHeader } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { emptyList } from '../list-of.ts';
import { always } from '../../model/guard.ts';
import type { PropertyReader } from '../property-reader.ts';
import { emptyAsUnset, ownAttribute, writtenElsewhere } from './unset.ts';
import { rangeOf, withGenerated } from './vpc-ranges.ts';
import { vpcSatellites } from './vpc-satellites.ts';

const template: NativeType<'Vpc'> = {
  identity: ['Ref', 'VpcId'],
  map: (read, header) => ({
    cidrs: rangeOf(read, { written: 'CidrBlock', pool: 'Ipv4IpamPoolId' }, ownAttribute(header, 'CidrBlock')),
    ipv6Cidrs: writtenElsewhere(read, 'AWS::EC2::VPCCidrBlock.Ipv6CidrBlock'),
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html
    dnsSupport: orDefault(read.boolean('EnableDnsSupport'), true),
    dnsHostnames: orDefault(read.boolean('EnableDnsHostnames'), false),
    dhcpOptions: writtenElsewhere(read, 'AWS::EC2::VPCDHCPOptionsAssociation.DhcpOptionsId'),
    ...whatOthersWrite(read),
    // CloudFormation cannot name or change a VPC's main route table.
    defaultRouteTable: unnamed(header),
    defaultNetworkAcl: ownAttribute(header, 'DefaultNetworkAcl'),
    defaultSecurityGroup: ownAttribute(header, 'DefaultSecurityGroup'),
  }),
};

function terraform(
  hostnames: boolean,
  cidrs: (read: PropertyReader, header: ResourceHeader) => ListOf<string>,
): NativeType<'Vpc'> {
  return {
    identity: ['id', 'arn'],
    map: (resource, header) => {
      const read = emptyAsUnset(resource);
      return {
        cidrs: cidrs(read, header),
        ipv6Cidrs: ipv6RangesOf(read, header),
        dnsSupport: orDefault(read.boolean('enable_dns_support'), true),
        dnsHostnames: orDefault(read.boolean('enable_dns_hostnames'), hostnames),
        dhcpOptions: writtenElsewhere(read, 'aws_vpc_dhcp_options_association.dhcp_options_id'),
        ...whatOthersWrite(read),
        defaultRouteTable: ownAttribute(header, 'default_route_table_id'),
        defaultNetworkAcl: ownAttribute(header, 'default_network_acl_id'),
        defaultSecurityGroup: ownAttribute(header, 'default_security_group_id'),
      };
    },
  };
}

type WrittenByOthers = 'mainRouteTables' | 'defaultRoutes' | 'defaultAclIngress' | 'defaultAclEgress';

function whatOthersWrite(read: PropertyReader): Record<WrittenByOthers, ListOf<never>> {
  return {
    mainRouteTables: writtenElsewhere(read),
    defaultRoutes: writtenElsewhere(read),
    defaultAclIngress: writtenElsewhere(read),
    defaultAclEgress: writtenElsewhere(read),
  };
}

function ipv6RangesOf(read: PropertyReader, header: ResourceHeader): ListOf<string> {
  const assigned = ownAttribute(header, 'ipv6_cidr_block');
  const range = rangeOf(read, { written: 'ipv6_cidr_block', pool: 'ipv6_ipam_pool_id' }, assigned);
  return withGenerated(range, read, { flag: 'assign_generated_ipv6_cidr_block', assigned });
}

function unnamed({ address, at }: ResourceHeader): Value<string> {
  return unknown({ kind: 'attribute', address, attribute: 'main route table' }, { at }, { nonNull: true });
}

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc
const created = terraform(false, (read, header) =>
  rangeOf(read, { written: 'cidr_block', pool: 'ipv4_ipam_pool_id' }, ownAttribute(header, 'cidr_block')),
);

const existing = terraform(true, (_read, header) => {
  const range = ownAttribute(header, 'cidr_block');
  return { ...emptyList(range), items: [{ when: always, value: range }] };
});

/**
 * The default VPC of a region exists already, with host names and a range that the provider only reads, and with routes
 * in its main table: AWS makes one to an internet gateway.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
const adopted: NativeType<'Vpc'> = {
  ...existing,
  map: (read, header) => {
    const props = existing.map(read, header);
    const reason = { kind: 'opaque', what: 'the routes that the default VPC has already' } as const;
    const value = unknown(reason, { at: header.at });
    return { ...props, defaultRoutes: { ...props.defaultRoutes, rest: [{ when: always, value }] } };
  },
};

export const vpc = defineKind({
  kind: 'Vpc',
  types: { 'AWS::EC2::VPC': template, aws_vpc: created, aws_default_vpc: adopted },
  satellites: vpcSatellites,
  links: {
    dhcpOptions: ['DhcpOptions'],
    mainRouteTables: ['RouteTable'],
    defaultRouteTable: ['RouteTable'],
    defaultNetworkAcl: ['NetworkAcl'],
    defaultSecurityGroup: ['SecurityGroup'],
  },
});
