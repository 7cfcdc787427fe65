import rule from '../../src/rules/nlb-client-routing.ts';
import { testRule } from '../rule-tester.ts';

const template = (attributes: string): string => `
Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
      LoadBalancerAttributes: [${attributes}]
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: [!Ref Balancer] }
`;
const policy = (value: string): string => `{ Key: dns_record.client_routing_policy, Value: ${value} }`;
const configuration = (argument: string): string => `
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  ${argument}
}
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [aws_lb.balancer.arn]
}
`;

testRule(rule, {
  valid: [
    { name: 'not written', cloudformation: template(''), terraform: configuration('tags = {}') },
    {
      name: 'what is asked for',
      options: { value: 'availability_zone_affinity' },
      cloudformation: template(policy('availability_zone_affinity')),
      terraform: configuration('dns_record_client_routing_policy = "availability_zone_affinity"'),
    },
  ],
  invalid: [
    {
      name: 'another policy',
      cloudformation: template(policy('availability_zone_affinity')),
      terraform: configuration('dns_record_client_routing_policy = "availability_zone_affinity"'),
      findings: [
        {
          message: 'otherPolicy',
          address: 'Balancer',
          at: { cloudformation: '7:80', terraform: '4:38' },
          text: {
            terraform:
              '`aws_lb.balancer` has the client routing policy availability_zone_affinity, which decides to which Availability Zones its DNS name leads. Segment requires any_availability_zone; write `dns_record_client_routing_policy = "any_availability_zone"`.',
          },
        },
      ],
    },
    {
      name: 'not written, where another one is asked for',
      options: { value: 'partial_availability_zone_affinity' },
      cloudformation: template(''),
      terraform: configuration('tags = {}'),
      findings: [{ message: 'otherPolicy', address: 'Balancer', at: { cloudformation: '7:31', terraform: '2:1' } }],
    },
  ],
  unknown: [
    {
      name: 'a parameter without default',
      cloudformation: `
Parameters: { Policy: { Type: String } }
${template(policy('!Ref Policy'))}`,
      terraform: `
variable "policy" {
  type = string
}
${configuration('dns_record_client_routing_policy = var.policy')}`,
      findings: [
        {
          message: 'unknownPolicy',
          address: 'Balancer',
          at: { cloudformation: '9:80', terraform: '8:38' },
          text: {
            terraform:
              'The client routing policy of `aws_lb.balancer` is unknown: variable `policy` has no default; pass `--var policy=…` or a `--var-file`. Segment requires any_availability_zone; write `dns_record_client_routing_policy = "any_availability_zone"`.',
          },
        },
      ],
    },
    {
      name: 'the load balancer is not in the sources',
      terraform: `
variable "balancer" {
  type = string
}
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [var.balancer]
}
`,
      findings: [
        {
          message: 'unseen',
          address: 'aws_vpc_endpoint_service.service',
          line: 6,
          column: 33,
          text: 'The client routing policy of the load balancer behind `aws_vpc_endpoint_service.service` is unknown: variable `balancer` has no default; pass `--var balancer=…` or a `--var-file`. Segment requires any_availability_zone.',
        },
      ],
    },
  ],
});
