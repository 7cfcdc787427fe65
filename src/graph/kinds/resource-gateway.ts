import { orDefault } from '../defaults.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';

interface Names {
  readonly identity: readonly string[];
  readonly vpc: string;
  readonly subnets: string;
  readonly securityGroups: string;
  readonly ipAddressType: string;
  readonly ipv4AddressesPerInterface: string;
  readonly dnsResolution: string;
}

const template: Names = {
  identity: ['Ref', 'Arn', 'Id'],
  vpc: 'VpcIdentifier',
  subnets: 'SubnetIds',
  securityGroups: 'SecurityGroupIds',
  ipAddressType: 'IpAddressType',
  ipv4AddressesPerInterface: 'Ipv4AddressesPerEni',
  dnsResolution: 'ResourceConfigDnsResolution',
};

/** The last two came with version 6 of the provider. */
const terraform: Names = {
  identity: ['id', 'arn'],
  vpc: 'vpc_id',
  subnets: 'subnet_ids',
  securityGroups: 'security_group_ids',
  ipAddressType: 'ip_address_type',
  ipv4AddressesPerInterface: 'ipv4_addresses_per_eni',
  dnsResolution: 'resource_config_dns_resolution',
};

/** https://docs.aws.amazon.com/vpc/latest/privatelink/resource-gateway.html */
function gatewayAs(names: Names): NativeType<'ResourceGateway'> {
  return {
    identity: names.identity,
    map: (read) => ({
      vpc: read.string(names.vpc),
      subnets: read.strings(names.subnets),
      securityGroups: read.strings(names.securityGroups),
      ipAddressType: read.string(names.ipAddressType),
      ipv4AddressesPerInterface: orDefault(read.number(names.ipv4AddressesPerInterface), 16),
      dnsResolution: orDefault(read.string(names.dnsResolution), 'PUBLIC'),
    }),
  };
}

export const resourceGateway = defineKind({
  kind: 'ResourceGateway',
  types: {
    'AWS::VpcLattice::ResourceGateway': gatewayAs(template),
    aws_vpclattice_resource_gateway: gatewayAs(terraform),
  },
  links: { vpc: ['Vpc'], subnets: ['Subnet'], securityGroups: ['SecurityGroup'] },
});
