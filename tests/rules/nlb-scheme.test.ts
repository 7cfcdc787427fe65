import rule from '../../src/rules/nlb-scheme.ts';
import { testRule } from '../rule-tester.ts';

const template = (properties: string): string => `
Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Type: network${properties} }
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: [!Ref Balancer] }
`;
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
    {
      name: 'internal',
      cloudformation: template(', Scheme: internal'),
      terraform: configuration('internal = true'),
    },
    {
      name: 'internet-facing, where that is asked for',
      options: { scheme: 'internet-facing' },
      cloudformation: template(''),
      terraform: configuration('tags = {}'),
    },
    {
      name: 'internet-facing, but behind no endpoint service',
      terraform: `
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
}
`,
    },
    {
      name: 'the ARN of an application load balancer is left to another rule',
      cloudformation: `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties:
      NetworkLoadBalancerArns:
        - arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/50dc6c495c0c9188
`,
    },
  ],
  invalid: [
    {
      name: 'not written',
      cloudformation: template(''),
      terraform: configuration('tags = {}'),
      findings: [
        {
          message: 'otherScheme',
          address: 'Balancer',
          at: { cloudformation: '3:3', terraform: '2:1' },
          text: {
            cloudformation:
              '`Balancer` is internet-facing. Segment requires a load balancer that is internal; write `Scheme: internal`. AWS makes a new load balancer for that, so the endpoint service has to be moved to it.',
            terraform:
              '`aws_lb.balancer` is internet-facing. Segment requires a load balancer that is internal; write `internal = true`. AWS makes a new load balancer for that, so the endpoint service has to be moved to it.',
          },
        },
      ],
    },
    {
      name: 'written',
      cloudformation: template(', Scheme: internet-facing'),
      terraform: configuration('internal = false'),
      findings: [
        { message: 'otherScheme', address: 'Balancer', at: { cloudformation: '5:42-5:57', terraform: '4:14-4:19' } },
      ],
    },
    {
      name: 'internal, where the other one is asked for',
      options: { scheme: 'internet-facing' },
      cloudformation: template(', Scheme: internal'),
      terraform: configuration('internal = true'),
      findings: [{ message: 'otherScheme', address: 'Balancer', at: { cloudformation: '5:42', terraform: '4:14' } }],
    },
  ],
  unknown: [
    {
      name: 'a parameter without default',
      cloudformation: `
Parameters: { Scheme: { Type: String } }
${template(', Scheme: !Ref Scheme')}`,
      terraform: `
variable "internal" {
  type = bool
}
${configuration('internal = var.internal')}`,
      findings: [
        {
          message: 'unknownScheme',
          address: 'Balancer',
          at: { cloudformation: '7:42', terraform: '8:14' },
          text: {
            terraform:
              'Whether `aws_lb.balancer` is internal is unknown: variable `internal` has no default; pass `--var internal=…` or a `--var-file`. Segment requires that; write `internal = true`.',
          },
        },
      ],
    },
    {
      name: 'the load balancer is not in the sources',
      cloudformation: `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties:
      NetworkLoadBalancerArns:
        - arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/db/50dc6c495c0c9188
`,
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/db/50dc6c495c0c9188"]
}
`,
      findings: [
        {
          message: 'unseen',
          address: 'Service',
          at: { cloudformation: '7:11', terraform: '3:33' },
          text: {
            cloudformation:
              'Whether the load balancer behind `Service` is internal is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/db/50dc6c495c0c9188`. Segment requires that.',
          },
        },
      ],
    },
    {
      name: 'the author asks whether a list is empty, and means it',
      terraform: `
variable "private" { type = list(string) }
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [aws_lb.balancer.arn]
}
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  internal           = length(var.private) > 0 ? true : false
}
`,
      findings: [{ message: 'otherScheme', address: 'aws_lb.balancer', line: 8, column: 57 }],
    },
    {
      name: 'the load balancers are a parameter',
      cloudformation: `
Parameters: { Balancers: { Type: CommaDelimitedList } }
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: !Ref Balancers }
`,
      terraform: `
variable "balancers" {
  type = list(string)
}
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = var.balancers
}
`,
      findings: [{ message: 'unseen', address: 'Service', at: { cloudformation: '6:44', terraform: '6:32' } }],
    },
  ],
});
