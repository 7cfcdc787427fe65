import type { ListOf, Value } from '../../model/value.ts';
import { map } from '../../model/cases.ts';
import { absent } from '../../model/value.ts';
import { orDecided, orDefault } from '../defaults.ts';
import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { expand, joinLists, listOfValue } from '../list-of.ts';
import type { SubnetMapping } from '../props/balancing.ts';
import type { PropertyReader } from '../property-reader.ts';
import { sdkCallOf } from '../sdk-call.ts';
import { classicBalancers } from './classic-load-balancer.ts';
import { attributeOf } from './key-value-attributes.ts';
import { emptyAsUnset, only } from './unset.ts';

// Defaults that AWS documents in API_CreateLoadBalancer and API_LoadBalancerAttribute of
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/
const defaults = {
  type: 'application',
  scheme: 'internet-facing',
  ipAddressType: 'ipv4',
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
  enforce: 'on',
  clientRoutingPolicy: 'any_availability_zone',
  prefixForIpv6SourceNat: 'off',
  secondaryIps: 0,
};

const enforcement = 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic';

const template: NativeType<'LoadBalancer'> = {
  identity: ['Ref', 'LoadBalancerArn'],
  map: (read) => {
    const attributes = read.blocks('LoadBalancerAttributes');
    const type = orDefault(read.string('Type'), defaults.type);
    const mappings = read.blocks('SubnetMappings');
    return {
      type,
      scheme: orDefault(read.string('Scheme'), defaults.scheme),
      ipAddressType: orDefault(read.string('IpAddressType'), defaults.ipAddressType),
      subnets: joinLists([read.strings('Subnets'), subnetsOf(mappings, 'SubnetId')]),
      subnetMappings: subnetMappings(mappings, {
        subnet: 'SubnetId',
        privateIpv4Address: 'PrivateIPv4Address',
        ipv6Address: 'IPv6Address',
        allocation: 'AllocationId',
      }),
      securityGroups: read.strings('SecurityGroups'),
      enforceInboundRulesOnPrivateLinkTraffic: read.switch(enforcement),
      crossZone: crossZone(
        type,
        attributeOf(attributes, 'load_balancing.cross_zone.enabled', (entry, value) => entry.boolean(value)),
      ),
      clientRoutingPolicy: orDefault(
        attributeOf(attributes, 'dns_record.client_routing_policy', (entry, value) => entry.string(value)),
        defaults.clientRoutingPolicy,
      ),
      prefixForIpv6SourceNat: orDefault(read.switch('EnablePrefixForIpv6SourceNat'), defaults.prefixForIpv6SourceNat),
      secondaryIpsPerSubnet: orDefault(
        attributeOf(attributes, 'secondary_ips.auto_assigned.per_subnet', (entry, value) => entry.number(value)),
        defaults.secondaryIps,
      ),
    };
  },
};

// Versions 5 and 6 of the provider leave the same to AWS.
const terraform: NativeType<'LoadBalancer'> = {
  identity: ['arn', 'id'],
  map: (resource) => {
    const read = emptyAsUnset(resource);
    const type = orDefault(read.string('load_balancer_type'), defaults.type);
    const mappings = read.blocks('subnet_mapping');
    return {
      type,
      scheme: orDefault(
        map(read.boolean('internal'), (internal) => (internal ? 'internal' : 'internet-facing')),
        defaults.scheme,
      ),
      ipAddressType: orDefault(read.string('ip_address_type'), defaults.ipAddressType),
      subnets: joinLists([read.strings('subnets'), subnetsOf(mappings, 'subnet_id')]),
      subnetMappings: subnetMappings(mappings, {
        subnet: 'subnet_id',
        privateIpv4Address: 'private_ipv4_address',
        ipv6Address: 'ipv6_address',
        allocation: 'allocation_id',
      }),
      securityGroups: read.strings('security_groups'),
      enforceInboundRulesOnPrivateLinkTraffic: read.switch(
        'enforce_security_group_inbound_rules_on_private_link_traffic',
      ),
      crossZone: crossZone(type, read.boolean('enable_cross_zone_load_balancing')),
      clientRoutingPolicy: orDefault(read.string('dns_record_client_routing_policy'), defaults.clientRoutingPolicy),
      // These two came with version 6.
      prefixForIpv6SourceNat: orDefault(
        read.switch('enable_prefix_for_ipv6_source_nat'),
        defaults.prefixForIpv6SourceNat,
      ),
      secondaryIpsPerSubnet: orDefault(read.number('secondary_ips_auto_assigned_per_subnet'), defaults.secondaryIps),
    };
  },
};

/** On for application load balancers, off for the others, unless it is written. */
function crossZone(type: Value<string>, written: Value<boolean>): Value<boolean> {
  return orDecided(written, type, (text) => text === 'application');
}

function subnetsOf(mappings: ListOf<PropertyReader>, name: string): ListOf<string> {
  return expand(mappings, (mapping) => listOfValue(mapping.string(name)));
}

function subnetMappings(
  mappings: ListOf<PropertyReader>,
  names: Readonly<Record<'subnet' | 'privateIpv4Address' | 'ipv6Address' | 'allocation', string>>,
): ListOf<SubnetMapping> {
  return expand(mappings, (mapping) =>
    only(
      {
        ...mapping.written,
        subnet: mapping.string(names.subnet),
        privateIpv4Address: mapping.string(names.privateIpv4Address),
        ipv6Address: mapping.string(names.ipv6Address),
        allocation: mapping.string(names.allocation),
      },
      mapping.written,
    ),
  );
}

/** The service as versions 2 and 3 of the SDK name it. */
const elastic: ReadonlySet<string> = new Set(['elbv2', 'elasticloadbalancingv2']);

/** How CDK apps turn enforcement off where their version of the library has no property for it. */
const setSecurityGroups: Satellite<'LoadBalancer'> = {
  belongsTo: (read) => {
    const call = sdkCallOf(read);
    return call?.action === 'setSecurityGroups' && elastic.has(call.service)
      ? call.parameters.string('LoadBalancerArn')
      : absent(read.written);
  },
  adds: (read) => {
    const written = sdkCallOf(read)?.parameters.switch(enforcement);
    return written ? { enforceInboundRulesOnPrivateLinkTraffic: written } : {};
  },
  unresolved: 'rest',
};

export const loadBalancer = defineKind({
  kind: 'LoadBalancer',
  types: {
    'AWS::ElasticLoadBalancingV2::LoadBalancer': template,
    aws_lb: terraform,
    aws_alb: terraform,
    ...classicBalancers,
  },
  satellites: { 'Custom::AWS': setSecurityGroups },
  links: { subnets: ['Subnet'], securityGroups: ['SecurityGroup'] },
  complete: (props) => ({
    ...props,
    enforceInboundRulesOnPrivateLinkTraffic: orDefault(props.enforceInboundRulesOnPrivateLinkTraffic, defaults.enforce),
  }),
});
