import rule from '../../src/rules/nlb-one-endpoint-service.ts';
import { testRule } from '../rule-tester.ts';

const arn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/db/50dc6c495c0c9188';
const balancer = (name: string): string => `
  ${name}: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }`;
const template = (one: string, other: string): string => `
Resources:${balancer('Orders')}${balancer('Stock')}
  First: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [${one}] } }
  Second: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [${other}] } }
`;
const configuration = (one: string, other: string): string => `
resource "aws_lb" "orders" { load_balancer_type = "network" }
resource "aws_lb" "stock" { load_balancer_type = "network" }
resource "aws_vpc_endpoint_service" "first" {
  network_load_balancer_arns = [${one}]
}
resource "aws_vpc_endpoint_service" "second" {
  network_load_balancer_arns = [${other}]
}
`;

testRule(rule, {
  valid: [
    {
      name: 'one for each',
      cloudformation: template('!Ref Orders', '!Ref Stock'),
      terraform: configuration('aws_lb.orders.arn', 'aws_lb.stock.arn'),
    },
    {
      name: 'two that one service stands on',
      cloudformation: template('!Ref Orders, !Ref Stock', `"${arn}"`),
      terraform: configuration('aws_lb.orders.arn, aws_lb.stock.arn', `"${arn}"`),
    },
    {
      name: 'what is not known may be two',
      cloudformation: `
Parameters: { One: { Type: String }, Other: { Type: String } }
${template('!Ref One', '!Ref Other')}`,
      terraform: `
variable "one" { type = string }
variable "other" { type = string }
${configuration('var.one', 'var.other')}`,
    },
    {
      name: 'instances of one data source that may be two',
      terraform: `
variable "names" { type = set(string) }
variable "one" { type = string }
variable "other" { type = string }
data "aws_lb" "all" {
  for_each = var.names
  name     = each.key
}
${configuration('data.aws_lb.all[var.one].arn', 'data.aws_lb.all[var.other].arn')}`,
    },
    {
      name: 'one service or the other',
      terraform: `
variable "moved" { type = bool }
resource "aws_lb" "orders" { load_balancer_type = "network" }
resource "aws_vpc_endpoint_service" "first" {
  count                      = var.moved ? 0 : 1
  network_load_balancer_arns = [aws_lb.orders.arn]
}
resource "aws_vpc_endpoint_service" "second" {
  count                      = var.moved ? 1 : 0
  network_load_balancer_arns = [aws_lb.orders.arn]
}
`,
    },
    {
      name: 'copies in two configurations, of which one is deployed',
      terraform: {
        'test/main.tf': `resource "aws_vpc_endpoint_service" "first" { network_load_balancer_arns = ["${arn}"] }`,
        'live/main.tf': `resource "aws_vpc_endpoint_service" "first" { network_load_balancer_arns = ["${arn}"] }`,
      },
    },
  ],
  invalid: [
    {
      name: 'two services on one',
      cloudformation: template('!Ref Orders', '!Ref Stock, !Ref Orders'),
      terraform: configuration('aws_lb.orders.arn', 'aws_lb.stock.arn, aws_lb.orders.arn'),
      findings: [
        {
          message: 'sharedBalancer',
          address: 'Second',
          at: { cloudformation: '6:101', terraform: '8:51' },
          text: {
            terraform:
              '`aws_vpc_endpoint_service.second` is backed by `aws_lb.orders`, which stands behind `aws_vpc_endpoint_service.first` already. AWS puts a Network Load Balancer behind one endpoint service only, so the second one cannot be created. Give `aws_vpc_endpoint_service.second` a load balancer of its own, or let the clients of both connect to `aws_vpc_endpoint_service.first`.',
          },
        },
      ],
    },
    {
      name: 'one ARN that is not in the sources',
      cloudformation: template(`"${arn}"`, `"${arn}"`),
      terraform: configuration(`"${arn}"`, `"${arn}"`),
      findings: [{ message: 'sharedBalancer', address: 'Second', at: { cloudformation: '6:89', terraform: '8:33' } }],
    },
    {
      name: 'one data source',
      terraform: `
data "aws_lb" "all" { name = "db" }
${configuration('data.aws_lb.all.arn', 'data.aws_lb.all.arn')}`,
      findings: [{ message: 'sharedBalancer', address: 'aws_vpc_endpoint_service.second', line: 10, column: 33 }],
    },
    {
      name: 'one parameter',
      cloudformation: `
Parameters: { One: { Type: String } }
${template('!Ref One', '!Ref One')}`,
      findings: [{ message: 'sharedBalancer', address: 'Second', line: 8, column: 89 }],
    },
  ],
  unknown: [
    {
      name: 'in one case only',
      cloudformation: `
Parameters: { Env: { Type: String } }
Conditions: { IsTest: !Equals [!Ref Env, test] }
${template('!Ref Orders', '!If [IsTest, !Ref Orders, !Ref Stock]')}`,
      findings: [{ message: 'sharedBalancer', address: 'Second', line: 9, column: 102 }],
    },
  ],
});
