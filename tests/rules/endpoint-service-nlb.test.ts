import rule from '../../src/rules/endpoint-service-nlb.ts';
import { testRule } from '../rule-tester.ts';

const template = (balancers: string, ...resources: readonly string[]): string => `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: ${balancers} }
${resources.map((resource) => `  ${resource}`).join('\n')}
`;
const configuration = (balancers: string, ...blocks: readonly string[]): string => `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = ${balancers}
}
${blocks.join('\n')}
`;
const balancer = (type: string): string =>
  `Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: ${type} } }`;
const balancerBlock = (type: string): string => `resource "aws_lb" "balancer" {
  load_balancer_type = ${type}
}`;
const net = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/0123456789abcdef';
const app = net.replace('/net/', '/app/');
const classic = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/db';

testRule(rule, {
  valid: [
    {
      name: 'a Network Load Balancer',
      cloudformation: template('[!Ref Balancer]', balancer('network')),
      terraform: configuration('[aws_lb.balancer.arn]', balancerBlock('"network"')),
    },
    {
      name: 'a literal ARN that says so',
      cloudformation: template(`["${net}"]`),
      terraform: configuration(`["${net}"]`),
    },
    {
      name: 'an ARN known in part that says so',
      cloudformation: template(
        '[!Sub "arn:aws:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:loadbalancer/net/db/1"]',
      ),
    },
    {
      name: 'network in every alternative',
      cloudformation: `
Parameters:
  Stage: { Type: String }
Conditions:
  Production: !Equals [!Ref Stage, production]
${template(`[!If [Production, !Ref Balancer, "${net}"]]`, balancer('network')).trimStart()}`,
    },
    {
      name: 'gateway load balancers where the options allow them',
      options: { allowGateway: true },
      cloudformation: `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { GatewayLoadBalancerArns: [!Ref Gateway] }
  Gateway: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: gateway } }
`,
    },
  ],
  invalid: [
    {
      name: 'an Application Load Balancer',
      cloudformation: template('[!Ref Balancer]', balancer('application')),
      terraform: configuration('[aws_lb.balancer.arn]', balancerBlock('"application"')),
      findings: [
        {
          message: 'wrongType',
          address: 'Service',
          at: { cloudformation: '6:84', terraform: '6:24' },
          text: {
            cloudformation:
              '`Service` is backed by `Balancer`, type `application`, which AWS refuses there. A database is reached through a Network Load Balancer; write `Type: network`.',
          },
        },
      ],
    },
    {
      name: 'no type written, which is application',
      cloudformation: template('[!Ref Balancer]', 'Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }'),
      terraform: configuration('[aws_lb.balancer.arn]', 'resource "aws_lb" "balancer" {}'),
      findings: [
        {
          message: 'wrongType',
          address: 'Service',
          at: { cloudformation: '6:3', terraform: '5:1' },
          text: {
            cloudformation:
              '`Service` is backed by `Balancer`, type `application` (AWS default), which AWS refuses there. A database is reached through a Network Load Balancer; write `Type: network`.',
            terraform:
              '`aws_vpc_endpoint_service.service` is backed by `aws_lb.balancer`, type `application` (AWS default), which AWS refuses there. A database is reached through a Network Load Balancer; write `load_balancer_type = "network"`.',
          },
        },
      ],
    },
    {
      name: 'one right and two wrong: each wrong one is named',
      cloudformation: template(
        '[!Ref Balancer, !Ref First, !Ref Second]',
        balancer('network'),
        'First: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }',
        'Second: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }',
      ),
      findings: [
        { message: 'wrongType', address: 'Service', line: 7, column: 3 },
        { message: 'wrongType', address: 'Service', line: 8, column: 3 },
      ],
    },
    {
      name: 'a Classic Load Balancer',
      cloudformation: template('[!Ref Balancer]', 'Balancer: { Type: AWS::ElasticLoadBalancing::LoadBalancer }'),
      terraform: configuration('[aws_elb.balancer.arn]', 'resource "aws_elb" "balancer" {}'),
      findings: [
        {
          message: 'classic',
          address: 'Service',
          at: { cloudformation: '6:3', terraform: '5:1' },
          text: {
            cloudformation:
              '`Service` is backed by `Balancer`, a Classic Load Balancer, which AWS refuses there. A database is reached through a Network Load Balancer: create one and name its ARN in `NetworkLoadBalancerArns`.',
          },
        },
      ],
    },
    {
      name: 'a Classic Load Balancer by an ARN that is put together with its name',
      cloudformation: template(
        '[!Sub "arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:loadbalancer/${Balancer}"]',
        'Balancer: { Type: AWS::ElasticLoadBalancing::LoadBalancer }',
      ),
      terraform: configuration(
        '["arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/${aws_elb.balancer.name}"]',
        'resource "aws_elb" "balancer" {}',
      ),
      findings: [{ message: 'classic', address: 'Service', at: { cloudformation: '6:3', terraform: '5:1' } }],
    },
    {
      name: 'something that is no load balancer',
      cloudformation: template('[!Ref Targets]', 'Targets: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }'),
      terraform: configuration('[aws_lb_target_group.targets.arn]', 'resource "aws_lb_target_group" "targets" {}'),
      findings: [
        {
          message: 'notABalancer',
          address: 'Service',
          at: { cloudformation: '5:45', terraform: '3:33' },
          text: {
            cloudformation:
              '`Service` is backed by `Targets`, which is no load balancer but `AWS::ElasticLoadBalancingV2::TargetGroup`. A database is reached through a Network Load Balancer: name the ARN of one in `NetworkLoadBalancerArns`.',
          },
        },
      ],
    },
    {
      name: 'a literal ARN of an Application Load Balancer',
      cloudformation: template(`["${app}"]`),
      terraform: configuration(`["${app}"]`),
      findings: [
        {
          message: 'wrongArn',
          address: 'Service',
          at: { cloudformation: '5:45', terraform: '3:33' },
          text: {
            cloudformation: `\`Service\` is backed by \`${app}\`, the ARN of an Application Load Balancer, which AWS refuses there. A database is reached through a Network Load Balancer: name the ARN of one, which holds \`loadbalancer/net/\`, in \`NetworkLoadBalancerArns\`.`,
          },
        },
      ],
    },
    {
      name: 'a literal ARN of a Classic Load Balancer',
      cloudformation: template(`["${classic}"]`),
      terraform: configuration(`["${classic}"]`),
      findings: [
        {
          message: 'wrongArn',
          address: 'Service',
          at: { cloudformation: '5:45', terraform: '3:33' },
          text: {
            cloudformation: `\`Service\` is backed by \`${classic}\`, the ARN of a Classic Load Balancer, which AWS refuses there. A database is reached through a Network Load Balancer: name the ARN of one, which holds \`loadbalancer/net/\`, in \`NetworkLoadBalancerArns\`.`,
          },
        },
      ],
    },
    {
      name: 'an ARN of a Classic Load Balancer of which only the name is known',
      cloudformation: template(
        '[!Sub "arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:loadbalancer/db"]',
      ),
      findings: [{ message: 'wrongArn', address: 'Service', line: 5, column: 45 }],
    },
    {
      name: 'no load balancer at all',
      cloudformation: template('[]'),
      terraform: configuration('[]'),
      findings: [
        {
          message: 'noBalancer',
          address: 'Service',
          at: { cloudformation: '5:44', terraform: '3:32' },
          text: {
            cloudformation:
              '`Service` has no load balancer behind it, and AWS creates no endpoint service without one: create a Network Load Balancer, which passes the connection on to the database, and name its ARN in `NetworkLoadBalancerArns`.',
          },
        },
      ],
    },
    {
      name: 'a Gateway Load Balancer',
      cloudformation: `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { GatewayLoadBalancerArns: [!Ref Gateway] }
  Gateway: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: gateway } }
`,
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  gateway_load_balancer_arns = [aws_lb.gateway.arn]
}
resource "aws_lb" "gateway" { load_balancer_type = "gateway" }
`,
      findings: [
        {
          message: 'gateway',
          address: 'Service',
          at: { cloudformation: '5:44', terraform: '3:32' },
          text: {
            cloudformation:
              '`Service` is backed by a Gateway Load Balancer, which passes packets to firewalls and has no port for a database. Segment requires an endpoint service on a Network Load Balancer: remove `GatewayLoadBalancerArns` and name the ARN of a Network Load Balancer in `NetworkLoadBalancerArns`.',
          },
        },
      ],
    },
    {
      name: 'a Gateway Load Balancer beside a Network Load Balancer, even where gateways are allowed',
      options: { allowGateway: true },
      cloudformation: `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties:
      NetworkLoadBalancerArns: ["${net}"]
      GatewayLoadBalancerArns: ["${net.replace('/net/', '/gwy/')}"]
`,
      findings: [
        {
          message: 'both',
          address: 'Service',
          line: 7,
          column: 32,
          text: '`Service` is backed by Network Load Balancers and by Gateway Load Balancers, and AWS takes one kind. A database is reached through a Network Load Balancer: remove `GatewayLoadBalancerArns`.',
        },
      ],
    },
    {
      name: 'a Gateway Load Balancer beside a Network Load Balancer wherever the service is there',
      terraform: `
variable "expose" { type = bool }
resource "aws_vpc_endpoint_service" "service" {
  count                      = var.expose ? 1 : 0
  acceptance_required        = true
  network_load_balancer_arns = var.expose ? ["${net}"] : []
  gateway_load_balancer_arns = ["${net.replace('/net/', '/gwy/')}"]
}
`,
      findings: [{ message: 'both', address: 'aws_vpc_endpoint_service.service[0]', line: 7, column: 32 }],
    },
  ],
  unknown: [
    {
      name: 'an ARN from a parameter',
      cloudformation: `
Parameters: { Arn: { Type: String } }
${template('[!Ref Arn]')}`,
      terraform: `
variable "arn" {}
${configuration('[var.arn]')}`,
      findings: [
        {
          message: 'unknownBalancer',
          address: 'Service',
          at: { cloudformation: '7:45', terraform: '5:33' },
          text: {
            terraform:
              'Which load balancer backs `aws_vpc_endpoint_service.service` is unknown: variable `arn` has no default; pass `--var arn=…` or a `--var-file`. A database is reached through a Network Load Balancer; AWS refuses an Application or a Classic Load Balancer there.',
          },
        },
      ],
    },
    {
      name: 'a type from a parameter',
      cloudformation: `
Parameters: { Kind: { Type: String } }
${template('[!Ref Balancer]', balancer('!Ref Kind'))}`,
      findings: [{ message: 'unknownBalancer', address: 'Service', line: 8, column: 84 }],
    },
    {
      name: 'network in one alternative and application in the other',
      cloudformation: `
Parameters:
  Stage: { Type: String }
Conditions:
  Production: !Equals [!Ref Stage, production]
${template(`[!If [Production, "${net}", "${app}"]]`).trimStart()}`,
      findings: [{ message: 'wrongArn', address: 'Service', line: 9, column: 154 }],
    },
    {
      name: 'an ARN that ends in a parameter, which may hold a type and an ID',
      cloudformation: `
Parameters: { Path: { Type: String } }
${template('[!Sub "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/${Path}"]')}`,
      findings: [{ message: 'unknownBalancer', address: 'Service', line: 7, column: 45 }],
    },
    {
      name: 'an ARN that tells no type before name and ID',
      cloudformation: template(`["${classic}/0123456789abcdef"]`),
      findings: [{ message: 'outside', address: 'Service', line: 5, column: 45 }],
    },
    {
      name: 'a literal that is no ARN of a load balancer',
      cloudformation: template('[the-balancer]'),
      findings: [
        {
          message: 'outside',
          address: 'Service',
          line: 5,
          column: 45,
          text: 'Which load balancer backs `Service` is unknown: `the-balancer` is not in the sources and does not say what it is. A database is reached through a Network Load Balancer, whose ARN holds `loadbalancer/net/`.',
        },
      ],
    },
  ],
});
