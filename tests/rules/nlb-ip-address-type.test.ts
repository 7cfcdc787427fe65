import rule from '../../src/rules/nlb-ip-address-type.ts';
import { testRule } from '../rule-tester.ts';

const template = (balancer: string, service = ''): string => `
Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Type: network${balancer} }
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: [!Ref Balancer]${service} }
`;
const configuration = (balancer: string, service = ''): string => `
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  ${balancer}
}
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [aws_lb.balancer.arn]
  ${service}
}
`;

testRule(rule, {
  valid: [
    { name: 'not written', cloudformation: template(''), terraform: configuration('') },
    {
      name: 'both kinds of addresses on both sides',
      cloudformation: template(', IpAddressType: dualstack', ', SupportedIpAddressTypes: [ipv4, ipv6]'),
      terraform: configuration('ip_address_type = "dualstack"', 'supported_ip_address_types = ["ipv4", "ipv6"]'),
    },
    {
      name: 'IPv4 alone is asked for',
      options: { types: ['ipv4'] },
      cloudformation: template(', IpAddressType: ipv4', ', SupportedIpAddressTypes: [ipv4]'),
      terraform: configuration('ip_address_type = "ipv4"', 'supported_ip_address_types = ["ipv4"]'),
    },
  ],
  invalid: [
    {
      name: 'dualstack, where IPv4 alone is asked for',
      options: { types: ['ipv4'] },
      cloudformation: template(', IpAddressType: dualstack'),
      terraform: configuration('ip_address_type = "dualstack"'),
      findings: [
        {
          message: 'otherType',
          address: 'Balancer',
          at: { cloudformation: '5:49', terraform: '4:21' },
          text: {
            cloudformation:
              '`Balancer` has the IP address type dualstack. Segment requires ipv4; write `IpAddressType: ipv4`.',
          },
        },
      ],
    },
    {
      name: 'the service takes IPv6 only',
      cloudformation: template(', IpAddressType: dualstack', ', SupportedIpAddressTypes: [ipv6]'),
      terraform: configuration('ip_address_type = "dualstack"', 'supported_ip_address_types = ["ipv6"]'),
      findings: [
        {
          message: 'withoutIpv4',
          address: 'Service',
          at: { cloudformation: '8:86', terraform: '8:32' },
          text: {
            cloudformation:
              '`Service` takes ipv6 only. Segment requires IPv4; add `ipv4` to `SupportedIpAddressTypes`.',
          },
        },
      ],
    },
    {
      name: 'the service offers IPv6, and its load balancer has none',
      cloudformation: template('', ', SupportedIpAddressTypes: [ipv4, ipv6]'),
      terraform: configuration('', 'supported_ip_address_types = ["ipv4", "ipv6"]'),
      findings: [
        {
          message: 'ipv6OnIpv4',
          address: 'Service',
          at: { cloudformation: '8:86', terraform: '8:32' },
          text: {
            cloudformation:
              '`Service` offers `ipv6`, but `Balancer` behind it has the IP address type ipv4, and AWS offers IPv6 only where every load balancer of a service is dualstack. Remove `ipv6` from `SupportedIpAddressTypes`, or make `Balancer` dualstack.',
          },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'parameters without defaults',
      cloudformation: `
Parameters: { Balanced: { Type: String }, Supported: { Type: CommaDelimitedList } }
${template(', IpAddressType: !Ref Balanced', ', SupportedIpAddressTypes: !Ref Supported')}`,
      terraform: `
variable "balanced" { type = string }
variable "supported" { type = list(string) }
${configuration('ip_address_type = var.balanced', 'supported_ip_address_types = var.supported')}`,
      findings: [
        {
          message: 'unknownType',
          address: 'Balancer',
          at: { cloudformation: '7:49', terraform: '7:21' },
          text: {
            cloudformation:
              'The IP address type of `Balancer` is unknown: parameter `Balanced` has no default; pass `--parameters`. Segment requires ipv4 or dualstack; write `IpAddressType: ipv4`.',
          },
        },
        {
          message: 'unknownSupported',
          address: 'Service',
          at: { cloudformation: '10:86', terraform: '11:32' },
          text: {
            cloudformation:
              'Whether `Service` can be reached over IPv4 is unknown: parameter `Supported` has no default; pass `--parameters`. Segment requires that; list `ipv4` in `SupportedIpAddressTypes`.',
          },
        },
      ],
    },
    {
      name: 'the load balancer is not in the sources',
      terraform: `
variable "balancer" { type = string }
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [var.balancer]
}
`,
      findings: [
        {
          message: 'unseen',
          address: 'aws_vpc_endpoint_service.service',
          line: 4,
          column: 33,
          text: 'The IP address type of the load balancer behind `aws_vpc_endpoint_service.service` is unknown: variable `balancer` has no default; pass `--var balancer=…` or a `--var-file`. Segment requires ipv4 or dualstack.',
        },
      ],
    },
  ],
});
