import rule from '../../src/rules/nlb-cross-zone.ts';
import { testRule } from '../rule-tester.ts';

const key = 'load_balancing.cross_zone.enabled';
const template = (balancer: string, group = ''): string => `
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer] } }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
      LoadBalancerAttributes: [${balancer && `{ Key: ${key}, Value: ${balancer} }`}]
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 5432
      Protocol: TCP
      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Group }]
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      TargetType: ip
      TargetGroupAttributes: [${group && `{ Key: ${key}, Value: ${group} }`}]
`;
const configuration = (balancer: string, group = ''): string => `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [aws_lb.balancer.arn]
}
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  ${balancer && `enable_cross_zone_load_balancing = ${balancer}`}
}
resource "aws_lb_listener" "listener" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = 5432
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.group.arn
  }
}
resource "aws_lb_target_group" "group" {
  target_type = "ip"
  ${group && `load_balancing_cross_zone_enabled = ${group}`}
}
`;

testRule(rule, {
  valid: [
    { name: 'on', cloudformation: template('"true"'), terraform: configuration('true') },
    { name: 'on in the target group', cloudformation: template('', '"true"'), terraform: configuration('', '"true"') },
    {
      name: 'off, where that is asked for',
      options: { value: false },
      cloudformation: template(''),
      terraform: configuration(''),
    },
    {
      name: 'on, before a target group that is not in the sources and follows it by default',
      cloudformation: `
Parameters: { Group: { Type: String } }
${template('"true"').replace(/ {2}Group:[^]*$/, '')}`,
    },
  ],
  invalid: [
    {
      name: 'not written',
      cloudformation: template(''),
      terraform: configuration(''),
      findings: [
        {
          message: 'otherSetting',
          address: 'Balancer',
          at: { cloudformation: '8:31', terraform: '5:1' },
          text: {
            cloudformation:
              '`Balancer` has cross-zone load balancing off. Segment requires it to be on, so that connections reach targets in every Availability Zone; write `Key: load_balancing.cross_zone.enabled, Value: "true"`.',
            terraform:
              '`aws_lb.balancer` has cross-zone load balancing off. Segment requires it to be on, so that connections reach targets in every Availability Zone; write `enable_cross_zone_load_balancing = true`.',
          },
        },
      ],
    },
    {
      name: 'off in the target group alone',
      cloudformation: template('"true"', '"false"'),
      terraform: configuration('true', '"false"'),
      findings: [
        {
          message: 'overridden',
          address: 'Balancer',
          at: { cloudformation: '20:80', terraform: '20:39' },
          text: {
            terraform:
              'Target group `aws_lb_target_group.group` has cross-zone load balancing off, whatever `aws_lb.balancer` in front of it says. Segment requires it to be on, so that connections reach targets in every Availability Zone; write `load_balancing_cross_zone_enabled = true`.',
          },
        },
      ],
    },
    {
      name: 'on, where off is asked for',
      options: { value: false },
      cloudformation: template('"true"'),
      terraform: configuration('true'),
      findings: [{ message: 'otherSetting', address: 'Balancer', at: { cloudformation: '8:81', terraform: '7:38' } }],
    },
    {
      name: 'no target group can turn it on',
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [aws_lb.balancer.arn]
}
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
}
`,
      findings: [{ message: 'otherSetting', address: 'aws_lb.balancer', line: 5, column: 1 }],
    },
  ],
  unknown: [
    {
      name: 'parameters without defaults',
      cloudformation: `
Parameters: { Balanced: { Type: String }, Grouped: { Type: String } }
${template('!Ref Balanced', '!Ref Grouped')}`,
      findings: [
        {
          message: 'unknownGroup',
          address: 'Balancer',
          line: 22,
          column: 80,
          text: 'Whether target group `Group` behind `Balancer` has cross-zone load balancing on is unknown: parameter `Grouped` has no default; pass `--parameters`. Segment requires that; write `Key: load_balancing.cross_zone.enabled, Value: "true"`.',
        },
      ],
    },
    {
      name: 'the target group follows a parameter',
      cloudformation: `
Parameters: { Balanced: { Type: String } }
${template('!Ref Balanced')}`,
      terraform: `
variable "balanced" { type = bool }
${configuration('var.balanced')}`,
      findings: [
        {
          message: 'unknownSetting',
          address: 'Balancer',
          at: { cloudformation: '10:81', terraform: '9:38' },
          text: {
            terraform:
              'Whether `aws_lb.balancer` has cross-zone load balancing on is unknown: variable `balanced` has no default; pass `--var balanced=…` or a `--var-file`. Segment requires that; write `enable_cross_zone_load_balancing = true`.',
          },
        },
      ],
    },
    {
      name: 'off, and the target group is not in the sources',
      cloudformation: `
Parameters: { Group: { Type: String } }
${template('"false"').replace(/ {2}Group:[^]*$/, '')}`,
      findings: [
        {
          message: 'hiddenGroup',
          address: 'Balancer',
          line: 10,
          column: 81,
          text: '`Balancer` has cross-zone load balancing off, and whether the target groups behind it turn it on is unknown: parameter `Group` has no default; pass `--parameters`. Segment requires that; write `Key: load_balancing.cross_zone.enabled, Value: "true"`.',
        },
      ],
    },
    {
      name: 'the load balancer is not in the sources',
      cloudformation: `
Parameters: { Balancer: { Type: String } }
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer] } }
`,
      findings: [
        {
          message: 'unseen',
          address: 'Service',
          line: 4,
          column: 90,
          text: 'Whether the load balancer behind `Service` has cross-zone load balancing on is unknown: parameter `Balancer` has no default; pass `--parameters`. Segment requires that.',
        },
      ],
    },
  ],
});
