import { always } from '../../model/guard.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { emptyList, listOfValue } from '../list-of.ts';
import { orDefault } from '../defaults.ts';
import { emptyAsUnset, noProperty, writtenElsewhere } from './unset.ts';

const verification = 'aws_vpc_endpoint_service_private_dns_verification';

const template: NativeType<'EndpointService'> = {
  identity: ['Ref', 'ServiceId'],
  map: (read, { at }) => ({
    networkLoadBalancers: read.strings('NetworkLoadBalancerArns'),
    gatewayLoadBalancers: read.strings('GatewayLoadBalancerArns'),
    // AWS documents no default for templates, so it stays absent.
    acceptanceRequired: read.boolean('AcceptanceRequired'),
    // They stand in a resource of their own; without one, a message must say in which.
    allowedPrincipals: emptyList({ at, property: 'AWS::EC2::VPCEndpointServicePermissions.AllowedPrincipals' }, always),
    supportedRegions: read.strings('SupportedRegions'),
    supportedIpAddressTypes: read.strings('SupportedIpAddressTypes'),
    privateDnsName: read.string('PrivateDnsName'),
    // CloudFormation has no resource that starts it.
    privateDnsVerifications: emptyList({ at }, always),
    payerResponsibility: read.string('PayerResponsibility'),
  }),
};

const terraform: NativeType<'EndpointService'> = {
  identity: ['id', 'arn'],
  leadsHere: ['service_name'],
  map: (resource) => {
    const read = emptyAsUnset(resource);
    return {
      networkLoadBalancers: read.strings('network_load_balancer_arns'),
      gatewayLoadBalancers: read.strings('gateway_load_balancer_arns'),
      acceptanceRequired: read.boolean('acceptance_required'),
      // As written: what "" means among principals is for the rules.
      allowedPrincipals: resource.strings('allowed_principals'),
      supportedRegions: read.strings('supported_regions'),
      supportedIpAddressTypes: read.strings('supported_ip_address_types'),
      privateDnsName: read.string('private_dns_name'),
      privateDnsVerifications: writtenElsewhere(read, verification),
      payerResponsibility: noProperty(read),
    };
  },
};

export const endpointService = defineKind({
  kind: 'EndpointService',
  types: { 'AWS::EC2::VPCEndpointService': template, aws_vpc_endpoint_service: terraform },
  satellites: {
    'AWS::EC2::VPCEndpointServicePermissions': {
      belongsTo: (read) => read.string('ServiceId'),
      adds: (read) => ({ allowedPrincipals: read.strings('AllowedPrincipals') }),
      unresolved: 'rest',
    },
    aws_vpc_endpoint_service_allowed_principal: {
      belongsTo: (read) => read.string('vpc_endpoint_service_id'),
      adds: (read) => ({ allowedPrincipals: listOfValue(read.string('principal_arn')) }),
      unresolved: 'rest',
    },
    [verification]: {
      belongsTo: (read) => read.string('service_id'),
      adds: (read) => ({
        privateDnsVerifications: listOfValue(orDefault(read.boolean('wait_for_verification'), false)),
      }),
      unresolved: 'rest',
    },
  },
  links: { networkLoadBalancers: ['LoadBalancer'], gatewayLoadBalancers: ['LoadBalancer'] },
});
