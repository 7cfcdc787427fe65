import type { Value } from '../../model/value.ts';
import type { Satellite } from '../define-kind.ts';
import { listOfValue } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';
import type { EntryNames } from './acl-entries.ts';
import { directed, templateEntry, terraformEntry } from './acl-entries.ts';
import { routeIn, terraformRoute } from './routes.ts';
import { emptyAsUnset, ownAttribute } from './unset.ts';
import { rangeOf, withGenerated } from './vpc-ranges.ts';
import { defaultsOfVpc, ownerBy } from './owner-by-attribute.ts';

// What names a VPC that only someone else knows says nothing about the VPCs here.
const unresolved = 'rest-if-computed';

function association(vpc: string, property: 'dhcpOptions' | 'mainRouteTables', id: string): Satellite<'Vpc'> {
  return {
    belongsTo: (read) => read.string(vpc),
    adds: (read) => ({ [property]: listOfValue(read.string(id)) }),
    unresolved,
  };
}

/** Written for what the VPC was created with, which is named by an attribute of the VPC. */
function byDefault(attributes: readonly string[], id: string): (read: PropertyReader) => Value<string> {
  return (read) => ownerBy(read.string(id), attributes);
}

function aclEntry(acl: string, egress: string, names: EntryNames): Satellite<'Vpc'> {
  return {
    belongsTo: byDefault(defaultsOfVpc.networkAcl, acl),
    adds: (read) => {
      const entries = directed(emptyAsUnset(read), egress, names);
      return { defaultAclIngress: entries.ingress, defaultAclEgress: entries.egress };
    },
    unresolved,
  };
}

export const vpcSatellites: Readonly<Record<string, Satellite<'Vpc'>>> = {
  'AWS::EC2::VPCCidrBlock': {
    belongsTo: (read) => read.string('VpcId'),
    adds: (read, header) => {
      const assigned = ownAttribute(header, 'Ipv6CidrBlock');
      const ipv6 = rangeOf(read, { written: 'Ipv6CidrBlock', pool: 'Ipv6IpamPoolId' }, assigned);
      return {
        cidrs: rangeOf(read, { written: 'CidrBlock', pool: 'Ipv4IpamPoolId' }, ownAttribute(header, 'CidrBlock')),
        ipv6Cidrs: withGenerated(ipv6, read, { flag: 'AmazonProvidedIpv6CidrBlock', assigned }),
      };
    },
    unresolved,
  },
  aws_vpc_ipv4_cidr_block_association: {
    belongsTo: (read) => read.string('vpc_id'),
    adds: (read, header) => ({
      cidrs: rangeOf(
        emptyAsUnset(read),
        { written: 'cidr_block', pool: 'ipv4_ipam_pool_id' },
        ownAttribute(header, 'cidr_block'),
      ),
    }),
    unresolved,
  },
  aws_vpc_ipv6_cidr_block_association: {
    belongsTo: (read) => read.string('vpc_id'),
    adds: (resource, header) => {
      const read = emptyAsUnset(resource);
      const assigned = ownAttribute(header, 'ipv6_cidr_block');
      const range = rangeOf(read, { written: 'ipv6_cidr_block', pool: 'ipv6_ipam_pool_id' }, assigned);
      return { ipv6Cidrs: withGenerated(range, read, { flag: 'assign_generated_ipv6_cidr_block', assigned }) };
    },
    unresolved,
  },
  'AWS::EC2::VPCDHCPOptionsAssociation': association('VpcId', 'dhcpOptions', 'DhcpOptionsId'),
  aws_vpc_dhcp_options_association: association('vpc_id', 'dhcpOptions', 'dhcp_options_id'),
  aws_main_route_table_association: association('vpc_id', 'mainRouteTables', 'route_table_id'),
  aws_route: {
    belongsTo: byDefault(defaultsOfVpc.routeTable, 'route_table_id'),
    adds: (read) => ({ defaultRoutes: routeIn(emptyAsUnset(read), terraformRoute) }),
    unresolved,
  },
  aws_network_acl_rule: aclEntry('network_acl_id', 'egress', terraformEntry),
  'AWS::EC2::NetworkAclEntry': aclEntry('NetworkAclId', 'Egress', templateEntry),
};
