import rule from '../../src/rules/nlb-listeners-alike.ts';
import { testRule } from '../rule-tester.ts';

const listener = (name: string, balancer: string, rest: string): string => `
  ${name}:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: { LoadBalancerArn: !Ref ${balancer}, ${rest} }`;
const template = (left: readonly string[], right: readonly string[], service = '!Ref Left, !Ref Right'): string => `
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [${service}] } }
  Left: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }
  Right: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }
  Addresses: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { TargetType: ip } }
  Machines: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { TargetType: instance } }${left
    .map((rest, index) => listener(`Left${index}`, 'Left', rest))
    .join('')}${right.map((rest, index) => listener(`Right${index}`, 'Right', rest)).join('')}
`;
const to = (port: string, group: string): string =>
  `Port: ${port}, Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref ${group} }]`;

const block = (name: string, balancer: string, [port, group]: readonly [string, string]): string => `
resource "aws_lb_listener" "${name}" {
  load_balancer_arn = aws_lb.${balancer}.arn
  port              = ${port}
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.${group}.arn
  }
}`;
type Listeners = readonly (readonly [string, string])[];
const configuration = (left: Listeners, right: Listeners): string => `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [aws_lb.left.arn, aws_lb.right.arn]
}
resource "aws_lb" "left" { load_balancer_type = "network" }
resource "aws_lb" "right" { load_balancer_type = "network" }
resource "aws_lb_target_group" "addresses" { target_type = "ip" }
resource "aws_lb_target_group" "machines" { target_type = "instance" }${left
  .map((one, index) => block(`left${index}`, 'left', one))
  .join('')}${right.map((one, index) => block(`right${index}`, 'right', one)).join('')}
`;

testRule(rule, {
  valid: [
    {
      name: 'the same on both',
      cloudformation: template([to('5432', 'Addresses')], [to('5432', 'Addresses')]),
      terraform: configuration([['5432', 'addresses']], [['5432', 'addresses']]),
    },
    {
      name: 'on a single load balancer there is nothing to compare',
      cloudformation: template([to('5432', 'Addresses')], [], '!Ref Left'),
    },
    {
      name: 'targets of an unknown type are not surely others',
      cloudformation: `
Parameters: { Group: { Type: String } }
${template([to('5432', 'Addresses')], [to('5432', 'Group')])}`,
    },
  ],
  invalid: [
    {
      name: 'one listens on fewer ports, and the other way round',
      cloudformation: template([to('5432', 'Addresses'), to('5433', 'Addresses')], [to('5432', 'Addresses')]),
      terraform: configuration(
        [
          ['5432', 'addresses'],
          ['5433', 'addresses'],
        ],
        [['5432', 'addresses']],
      ),
      findings: [
        {
          message: 'missingListener',
          address: 'Service',
          at: { cloudformation: '3:101', terraform: '3:50' },
          text: {
            cloudformation:
              '`Service` is backed by `Left` and `Right`, but only `Left` listens on TCP 5433. A connection that comes to `Right` is refused; add a listener for TCP 5433 to `Right`.',
          },
        },
      ],
    },
    {
      name: 'nothing in common',
      cloudformation: template([to('5432', 'Addresses')], [to('5433', 'Addresses')]),
      terraform: configuration([['5432', 'addresses']], [['5433', 'addresses']]),
      findings: [
        { message: 'missingListener', address: 'Service', at: { cloudformation: '3:90', terraform: '3:33' } },
        { message: 'missingListener', address: 'Service', at: { cloudformation: '3:101', terraform: '3:50' } },
      ],
    },
    {
      name: 'targets of another type behind one port',
      cloudformation: template([to('5432', 'Addresses')], [to('5432', 'Machines')]),
      terraform: configuration([['5432', 'addresses']], [['5432', 'machines']]),
      findings: [
        {
          message: 'otherTargets',
          address: 'Service',
          at: { cloudformation: '3:101', terraform: '3:50' },
          text: {
            cloudformation:
              '`Service` is backed by `Left` and `Right`, which pass TCP 5432 on to targets of different types: ip and instance. AWS asks that the load balancers of one service have the same listeners and target groups; give both the same target type.',
          },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'a port is a parameter',
      cloudformation: `
Parameters: { Port: { Type: Number } }
${template([to('5432', 'Addresses')], [to('!Ref Port', 'Addresses')])}`,
      findings: [
        {
          message: 'unknownListeners',
          address: 'Service',
          line: 5,
          column: 90,
        },
        {
          message: 'unknownListeners',
          address: 'Service',
          line: 5,
          column: 101,
          text: 'Whether `Left` and `Right` behind `Service` have the same listeners is unknown: parameter `Port` has no default; pass `--parameters`. AWS asks that of all load balancers of one service.',
        },
      ],
    },
    {
      name: 'the other one is not in the sources',
      cloudformation: `
Parameters: { Balancer: { Type: String } }
${template([to('5432', 'Addresses')], [], '!Ref Left, !Ref Balancer')}`,
      findings: [
        {
          message: 'unseen',
          address: 'Service',
          line: 5,
          column: 101,
          text: 'Whether the load balancers behind `Service` have the same listeners is unknown: parameter `Balancer` has no default; pass `--parameters`. AWS asks that of all load balancers of one service.',
        },
      ],
    },
  ],
});
