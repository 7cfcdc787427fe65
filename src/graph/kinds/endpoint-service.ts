import { always } from '../../model/guard.ts';
import { absent } from '../../model/value.ts';
import type { Additions, NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { emptyList, listOfValue } from '../list-of.ts';
import { orDefault } from '../defaults.ts';
import type { SdkCall } from '../sdk-call.ts';
import { sdkCallOf } from '../sdk-call.ts';
import { emptyAsUnset, noProperty, only, writtenElsewhere } from './unset.ts';

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
    // CloudFormation has no resource that starts it; see `calls`.
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

/**
 * What CDK's `VpcEndpointServiceDomainName` and apps' own calls do to a service:
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_route53.VpcEndpointServiceDomainName.html
 */
const calls: Satellite<'EndpointService'> = {
  belongsTo: (read) => sdkCallOf(read)?.parameters.string('ServiceId') ?? absent(read.written),
  adds: (read) => {
    const call = sdkCallOf(read);
    return call ? changesOf(call) : {};
  },
  unresolved: 'rest',
};

function changesOf({ action, parameters }: SdkCall): Additions<'EndpointService'> {
  switch (action) {
    case 'modifyVpcEndpointServicePermissions':
      return { allowedPrincipals: parameters.strings('AddAllowedPrincipals') };
    case 'modifyVpcEndpointServicePayerResponsibility':
      return { payerResponsibility: parameters.string('PayerResponsibility') };
    case 'startVpcEndpointServicePrivateDnsVerification':
      return { privateDnsVerifications: only(false, parameters.written) };
    case 'modifyVpcEndpointServiceConfiguration':
      return {
        networkLoadBalancers: parameters.strings('AddNetworkLoadBalancerArns'),
        gatewayLoadBalancers: parameters.strings('AddGatewayLoadBalancerArns'),
        acceptanceRequired: parameters.boolean('AcceptanceRequired'),
        supportedRegions: parameters.strings('AddSupportedRegions'),
        supportedIpAddressTypes: parameters.strings('AddSupportedIpAddressTypes'),
        privateDnsName: parameters.string('PrivateDnsName'),
      };
    default:
      return {};
  }
}

export const endpointService = defineKind({
  kind: 'EndpointService',
  types: { 'AWS::EC2::VPCEndpointService': template, aws_vpc_endpoint_service: terraform },
  satellites: {
    'Custom::AWS': calls,
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
  openTo: ['allowedPrincipals'],
  links: { networkLoadBalancers: ['LoadBalancer'], gatewayLoadBalancers: ['LoadBalancer'] },
});
