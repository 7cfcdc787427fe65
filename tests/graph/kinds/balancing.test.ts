import { testNative } from './rows.ts';

const balancerDefaults = {
  type: 'application',
  scheme: 'internet-facing',
  ipAddressType: 'ipv4',
  subnets: 'absent',
  subnetMappings: 'absent',
  securityGroups: 'absent',
  enforceInboundRulesOnPrivateLinkTraffic: 'on',
  crossZone: true,
  clientRoutingPolicy: 'any_availability_zone',
  prefixForIpv6SourceNat: 'off',
  secondaryIpsPerSubnet: 0,
};

testNative({
  types: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
  kind: 'LoadBalancer',
  unwritten: balancerDefaults,
  rows: [
    ['Type', 'network', 'type'],
    ['Scheme', 'internal', 'scheme'],
    ['IpAddressType', 'dualstack', 'ipAddressType'],
    ['Subnets', ['a', 'b'], 'subnets'],
    ['SubnetMappings.SubnetId', 'a', 'subnets'],
    ['SubnetMappings.SubnetId', 'a', 'subnetMappings.subnet'],
    ['SubnetMappings.PrivateIPv4Address', '10.0.0.9', 'subnetMappings.privateIpv4Address'],
    ['SubnetMappings.IPv6Address', '2001:db8::9', 'subnetMappings.ipv6Address'],
    ['SubnetMappings.AllocationId', 'eipalloc-1', 'subnetMappings.allocation'],
    ['SecurityGroups', ['sg-1', 'sg-2'], 'securityGroups'],
    ['EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic', false, 'enforceInboundRulesOnPrivateLinkTraffic', 'off'],
    ['LoadBalancerAttributes[load_balancing.cross_zone.enabled]', 'false', 'crossZone', false],
    ['LoadBalancerAttributes[dns_record.client_routing_policy]', 'availability_zone_affinity', 'clientRoutingPolicy'],
    ['LoadBalancerAttributes[secondary_ips.auto_assigned.per_subnet]', '7', 'secondaryIpsPerSubnet', 7],
    ['EnablePrefixForIpv6SourceNat', 'on', 'prefixForIpv6SourceNat'],
  ],
});

testNative({
  types: ['aws_lb', 'aws_alb'],
  kind: 'LoadBalancer',
  unwritten: balancerDefaults,
  rows: [
    ['load_balancer_type', 'network', 'type'],
    ['internal', true, 'scheme', 'internal'],
    ['internal', false, 'scheme', 'internet-facing'],
    ['ip_address_type', 'dualstack', 'ipAddressType'],
    ['subnets', ['a', 'b'], 'subnets'],
    ['subnet_mapping.subnet_id', 'a', 'subnets'],
    ['subnet_mapping.subnet_id', 'a', 'subnetMappings.subnet'],
    ['subnet_mapping.private_ipv4_address', '10.0.0.9', 'subnetMappings.privateIpv4Address'],
    ['subnet_mapping.ipv6_address', '2001:db8::9', 'subnetMappings.ipv6Address'],
    ['subnet_mapping.allocation_id', 'eipalloc-1', 'subnetMappings.allocation'],
    ['security_groups', [], 'securityGroups'],
    ['enforce_security_group_inbound_rules_on_private_link_traffic', 'off', 'enforceInboundRulesOnPrivateLinkTraffic'],
    ['enable_cross_zone_load_balancing', false, 'crossZone'],
    ['dns_record_client_routing_policy', 'availability_zone_affinity', 'clientRoutingPolicy'],
    ['enable_prefix_for_ipv6_source_nat', 'on', 'prefixForIpv6SourceNat'],
    ['secondary_ips_auto_assigned_per_subnet', 3, 'secondaryIpsPerSubnet'],
  ],
});

const classicDefaults = {
  ...balancerDefaults,
  type: 'classic',
  crossZone: 'absent',
  clientRoutingPolicy: 'absent',
  prefixForIpv6SourceNat: 'absent',
  secondaryIpsPerSubnet: 'absent',
};

testNative({
  types: ['AWS::ElasticLoadBalancing::LoadBalancer'],
  kind: 'LoadBalancer',
  unwritten: classicDefaults,
  rows: [
    ['Scheme', 'internal', 'scheme'],
    ['Subnets', ['a', 'b'], 'subnets'],
    ['SecurityGroups', ['sg-1', 'sg-2'], 'securityGroups'],
  ],
});

testNative({
  types: ['aws_elb'],
  kind: 'LoadBalancer',
  unwritten: classicDefaults,
  rows: [
    ['internal', true, 'scheme', 'internal'],
    ['subnets', ['a', 'b'], 'subnets'],
    ['security_groups', ['sg-1', 'sg-2'], 'securityGroups'],
  ],
});

const listenerDefaults = {
  loadBalancer: 'absent',
  port: 'absent',
  protocol: 'absent',
  targetGroups: 'absent',
  forwards: 'absent',
  ruleForwards: 'absent',
  certificates: 'absent',
  furtherCertificates: 'absent',
  alpnPolicies: 'absent',
  tcpIdleTimeout: 'absent',
};

testNative({
  types: ['AWS::ElasticLoadBalancingV2::Listener'],
  kind: 'Listener',
  unwritten: listenerDefaults,
  rows: [
    ['LoadBalancerArn', 'arn:l', 'loadBalancer'],
    ['Port', '5432', 'port', 5432],
    ['Protocol', 'tcp', 'protocol', 'TCP'],
    ['DefaultActions.TargetGroupArn', 'arn:t', 'targetGroups'],
    ['DefaultActions.TargetGroupArn', 'arn:t', 'forwards.targetGroup'],
    ['DefaultActions.ForwardConfig.TargetGroups.TargetGroupArn', 'arn:t', 'targetGroups'],
    ['DefaultActions.ForwardConfig.TargetGroups.TargetGroupArn', 'arn:t', 'forwards.targetGroup'],
    ['DefaultActions.ForwardConfig.TargetGroups.Weight', 0, 'forwards.weight'],
    ['Certificates.CertificateArn', 'arn:c', 'certificates'],
    ['AlpnPolicy', ['HTTP2Only', 'None'], 'alpnPolicies'],
    ['ListenerAttributes[tcp.idle_timeout.seconds]', '600', 'tcpIdleTimeout', 600],
  ],
});

testNative({
  types: ['aws_lb_listener', 'aws_alb_listener'],
  kind: 'Listener',
  unwritten: listenerDefaults,
  rows: [
    ['load_balancer_arn', 'arn:l', 'loadBalancer'],
    ['port', 5432, 'port'],
    ['protocol', 'tcp_udp', 'protocol', 'TCP_UDP'],
    ['default_action.target_group_arn', 'arn:t', 'targetGroups'],
    ['default_action.target_group_arn', 'arn:t', 'forwards.targetGroup'],
    ['default_action.forward.target_group.arn', 'arn:t', 'targetGroups'],
    ['default_action.forward.target_group.arn', 'arn:t', 'forwards.targetGroup'],
    ['default_action.forward.target_group.weight', 0, 'forwards.weight'],
    ['certificate_arn', 'arn:c', 'certificates'],
    ['alpn_policy', 'None', 'alpnPolicies'],
    ['tcp_idle_timeout_seconds', 600, 'tcpIdleTimeout'],
  ],
});

testNative({
  types: ['AWS::ElasticLoadBalancingV2::ListenerRule'],
  kind: 'Listener',
  of: ['AWS::ElasticLoadBalancingV2::Listener', 'ListenerArn', 'Ref'],
  rows: [
    ['Actions.TargetGroupArn', 'arn:t', 'ruleForwards.targetGroup'],
    ['Actions.ForwardConfig.TargetGroups.TargetGroupArn', 'arn:t', 'ruleForwards.targetGroup'],
    ['Actions.ForwardConfig.TargetGroups.Weight', 2, 'ruleForwards.weight'],
  ],
});

testNative({
  types: ['aws_lb_listener_rule', 'aws_alb_listener_rule'],
  kind: 'Listener',
  of: ['aws_lb_listener', 'listener_arn', 'arn'],
  rows: [
    ['action.target_group_arn', 'arn:t', 'ruleForwards.targetGroup'],
    ['action.forward.target_group.arn', 'arn:t', 'ruleForwards.targetGroup'],
    ['action.forward.target_group.weight', 2, 'ruleForwards.weight'],
  ],
});

testNative({
  types: ['AWS::ElasticLoadBalancingV2::ListenerCertificate'],
  kind: 'Listener',
  of: ['AWS::ElasticLoadBalancingV2::Listener', 'ListenerArn', 'Ref'],
  rows: [['Certificates.CertificateArn', 'arn:c', 'furtherCertificates']],
});

testNative({
  types: ['aws_lb_listener_certificate', 'aws_alb_listener_certificate'],
  kind: 'Listener',
  of: ['aws_alb_listener', 'listener_arn', 'arn'],
  rows: [['certificate_arn', 'arn:c', 'furtherCertificates']],
});
