import { testNative } from './rows.ts';

const serviceDefaults = {
  networkLoadBalancers: 'absent',
  gatewayLoadBalancers: 'absent',
  acceptanceRequired: 'absent',
  allowedPrincipals: 'absent',
  supportedRegions: 'absent',
  supportedIpAddressTypes: 'absent',
  privateDnsName: 'absent',
  privateDnsVerifications: 'absent',
  payerResponsibility: 'absent',
};

testNative({
  types: ['AWS::EC2::VPCEndpointService'],
  kind: 'EndpointService',
  unwritten: serviceDefaults,
  rows: [
    ['NetworkLoadBalancerArns', ['arn:a', 'arn:b'], 'networkLoadBalancers'],
    ['GatewayLoadBalancerArns', ['arn:a', 'arn:b'], 'gatewayLoadBalancers'],
    ['AcceptanceRequired', 'true', 'acceptanceRequired', true],
    ['SupportedRegions', ['eu-west-1', 'eu-west-2'], 'supportedRegions'],
    ['SupportedIpAddressTypes', ['ipv4', 'ipv6'], 'supportedIpAddressTypes'],
    ['PrivateDnsName', 'db.example.com', 'privateDnsName'],
    ['PayerResponsibility', 'ServiceOwner', 'payerResponsibility'],
  ],
});

testNative({
  types: ['aws_vpc_endpoint_service'],
  kind: 'EndpointService',
  unwritten: serviceDefaults,
  rows: [
    ['network_load_balancer_arns', ['arn:a', 'arn:b'], 'networkLoadBalancers'],
    ['gateway_load_balancer_arns', ['arn:a', 'arn:b'], 'gatewayLoadBalancers'],
    ['acceptance_required', false, 'acceptanceRequired'],
    ['allowed_principals', [], 'allowedPrincipals'],
    ['supported_regions', ['eu-west-1', 'eu-west-2'], 'supportedRegions'],
    ['supported_ip_address_types', ['ipv4', 'ipv6'], 'supportedIpAddressTypes'],
    ['private_dns_name', 'db.example.com', 'privateDnsName'],
    ['private_dns_name', '', 'privateDnsName', 'absent'],
  ],
});

testNative({
  types: ['AWS::EC2::VPCEndpointServicePermissions'],
  kind: 'EndpointService',
  of: ['AWS::EC2::VPCEndpointService', 'ServiceId', 'Ref'],
  rows: [['AllowedPrincipals', ['arn:a', 'arn:b'], 'allowedPrincipals']],
});

testNative({
  types: ['aws_vpc_endpoint_service_allowed_principal'],
  kind: 'EndpointService',
  of: ['aws_vpc_endpoint_service', 'vpc_endpoint_service_id', 'id'],
  rows: [['principal_arn', 'arn:a', 'allowedPrincipals']],
});

testNative({
  types: ['aws_vpc_endpoint_service_private_dns_verification'],
  kind: 'EndpointService',
  of: ['aws_vpc_endpoint_service', 'service_id', 'id'],
  rows: [['wait_for_verification', true, 'privateDnsVerifications']],
});

const notificationDefaults = { service: 'absent', endpoint: 'absent', topic: 'absent', events: 'absent' };

testNative({
  types: ['AWS::EC2::VPCEndpointConnectionNotification'],
  kind: 'ConnectionNotification',
  unwritten: notificationDefaults,
  rows: [
    ['ServiceId', 'vpce-svc-1', 'service'],
    ['VPCEndpointId', 'vpce-1', 'endpoint'],
    ['ConnectionNotificationArn', 'arn:sns', 'topic'],
    ['ConnectionEvents', ['Accept', 'Reject'], 'events'],
  ],
});

testNative({
  types: ['aws_vpc_endpoint_connection_notification'],
  kind: 'ConnectionNotification',
  unwritten: notificationDefaults,
  rows: [
    ['vpc_endpoint_service_id', 'vpce-svc-1', 'service'],
    ['vpc_endpoint_id', 'vpce-1', 'endpoint'],
    ['connection_notification_arn', 'arn:sns', 'topic'],
    ['connection_events', ['Accept', 'Reject'], 'events'],
  ],
});

testNative({
  types: ['aws_vpc_endpoint_connection_accepter'],
  kind: 'ConnectionAccepter',
  unwritten: { service: 'absent', endpoint: 'absent' },
  rows: [
    ['vpc_endpoint_service_id', 'vpce-svc-1', 'service'],
    ['vpc_endpoint_id', 'vpce-1', 'endpoint'],
  ],
});
