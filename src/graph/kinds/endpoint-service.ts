import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { emptyList, listOfValue } from '../list-of.ts';
import { always } from '../../model/guard.ts';

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
  }),
};

const terraform: NativeType<'EndpointService'> = {
  identity: ['id', 'arn'],
  map: (read) => ({
    networkLoadBalancers: read.strings('network_load_balancer_arns'),
    gatewayLoadBalancers: read.strings('gateway_load_balancer_arns'),
    acceptanceRequired: read.boolean('acceptance_required'),
    allowedPrincipals: read.strings('allowed_principals'),
    supportedRegions: read.strings('supported_regions'),
  }),
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
  },
  links: { networkLoadBalancers: ['LoadBalancer'], gatewayLoadBalancers: ['LoadBalancer'] },
});
