import type { ListOf } from '../../model/value.ts';
import { known } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { inBlock } from '../in-block.ts';
import { expand, listOfValue, otherwise } from '../list-of.ts';
import { readPolicy } from '../policy.ts';
import type { PropertyReader } from '../property-reader.ts';
import { readServiceName } from '../service-name.ts';
import { orDefaultGroup, unlessReplaced, withoutDefaultGroup } from './default-group.ts';
import { emptyAsUnset } from './unset.ts';
import { inboundOnly, verifiedDomains } from './vpc-endpoint-dns.ts';

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
const defaultType = 'Gateway';

const template: NativeType<'VpcEndpoint'> = {
  identity: ['Ref', 'Id'],
  map: (read, { at }) => ({
    type: orDefault(read.string('VpcEndpointType'), defaultType),
    vpc: read.string('VpcId'),
    serviceName: read.string('ServiceName'),
    service: readServiceName(read.string('ServiceName')),
    serviceRegion: read.string('ServiceRegion'),
    resourceConfiguration: read.string('ResourceConfigurationArn'),
    serviceNetwork: read.string('ServiceNetworkArn'),
    subnets: read.strings('SubnetIds'),
    securityGroups: read.strings('SecurityGroupIds'),
    defaultGroupAttached: withoutDefaultGroup(read.strings('SecurityGroupIds')),
    routeTables: read.strings('RouteTableIds'),
    privateDnsEnabled: read.boolean('PrivateDnsEnabled'),
    dnsRecordIpType: inBlock(read, ['DnsOptions'], (options) => options.string('DnsRecordIpType')),
    privateDnsOnlyForInboundResolver: inBlock(read, ['DnsOptions'], inboundOnly),
    ...verifiedDomains(read, {
      block: 'DnsOptions',
      preference: 'PrivateDnsPreference',
      domains: 'PrivateDnsSpecifiedDomains',
    }),
    policy: readPolicy(read, 'PolicyDocument'),
    ipAddressType: read.string('IpAddressType'),
    // A template cannot ask for it.
    autoAccept: known(false, { at }),
  }),
};

const terraform: NativeType<'VpcEndpoint'> = {
  identity: ['id', 'arn'],
  map: (resource) => {
    const read = emptyAsUnset(resource);
    return {
      type: orDefault(read.string('vpc_endpoint_type'), defaultType),
      vpc: read.string('vpc_id'),
      serviceName: read.string('service_name'),
      service: readServiceName(read.string('service_name')),
      serviceRegion: read.string('service_region'),
      resourceConfiguration: read.string('resource_configuration_arn'),
      serviceNetwork: read.string('service_network_arn'),
      subnets: subnetsOf(read),
      securityGroups: read.strings('security_group_ids'),
      defaultGroupAttached: withoutDefaultGroup(read.strings('security_group_ids')),
      routeTables: read.strings('route_table_ids'),
      privateDnsEnabled: read.boolean('private_dns_enabled'),
      dnsRecordIpType: inBlock(read, ['dns_options'], (options) => options.string('dns_record_ip_type')),
      privateDnsOnlyForInboundResolver: inBlock(read, ['dns_options'], (options) =>
        options.boolean('private_dns_only_for_inbound_resolver_endpoint'),
      ),
      ...verifiedDomains(read, {
        block: 'dns_options',
        preference: 'private_dns_preference',
        domains: 'private_dns_specified_domains',
      }),
      policy: readPolicy(read, 'policy'),
      ipAddressType: read.string('ip_address_type'),
      autoAccept: orDefault(read.boolean('auto_accept'), false),
    };
  },
};

/** The blocks fix the addresses in subnets that `subnet_ids` names too. */
function subnetsOf(read: PropertyReader): ListOf<string> {
  const configured = expand(read.blocks('subnet_configuration'), (block) => listOfValue(block.string('subnet_id')));
  return otherwise(read.strings('subnet_ids'), configured);
}

function adding(adds: Satellite<'VpcEndpoint'>['adds']): Satellite<'VpcEndpoint'> {
  return { belongsTo: (read) => read.string('vpc_endpoint_id'), adds, unresolved: 'rest' };
}

export const vpcEndpoint = defineKind({
  kind: 'VpcEndpoint',
  types: { 'AWS::EC2::VPCEndpoint': template, aws_vpc_endpoint: terraform },
  satellites: {
    aws_vpc_endpoint_policy: adding((read) => ({ policy: readPolicy(read, 'policy') })),
    aws_vpc_endpoint_private_dns: adding((read) => ({ privateDnsEnabled: read.boolean('private_dns_enabled') })),
    aws_vpc_endpoint_security_group_association: adding((read) => ({
      securityGroups: listOfValue(read.string('security_group_id')),
      defaultGroupAttached: unlessReplaced(read.boolean('replace_default_association')),
    })),
    aws_vpc_endpoint_subnet_association: adding((read) => ({ subnets: listOfValue(read.string('subnet_id')) })),
    aws_vpc_endpoint_route_table_association: adding((read) => ({
      routeTables: listOfValue(read.string('route_table_id')),
    })),
  },
  links: {
    vpc: ['Vpc'],
    routeTables: ['RouteTable'],
    subnets: ['Subnet'],
    securityGroups: ['SecurityGroup'],
    serviceName: ['EndpointService'],
    resourceConfiguration: ['ResourceConfiguration'],
    serviceNetwork: ['ServiceNetwork'],
  },
  complete: (props) => ({
    ...props,
    defaultGroupAttached: orDefaultGroup(props.defaultGroupAttached, props.type),
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
    privateDnsEnabled: orDefault(props.privateDnsEnabled, false),
  }),
});
