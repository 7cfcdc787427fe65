import rule from '../../src/rules/nlb-outbound-rules.ts';
import { testRule } from '../rule-tester.ts';

type Pair = readonly [cloudformation: string, terraform: string];

interface Parts {
  /** Of the load balancer, after its subnets. */
  readonly balancer?: Pair;
  /** Outbound rules of its group. */
  readonly egress?: Pair;
  readonly targetGroup?: Pair;
  readonly target?: Pair;
  readonly more?: Pair;
}

const own: Pair = ['SecurityGroups: [!Ref Front]', 'security_groups = [aws_security_group.front.id]'];
const instance: Pair = ['!Ref Database', 'aws_instance.database.id'];

/** Lets TCP out on a port, to a CIDR or a group. */
function letOut(to: string, port = '5432'): Pair {
  const [first, last = first] = port.split('-');
  const isGroup = !/^\d/.test(to);
  const [template, block] = isGroup
    ? [`DestinationSecurityGroupId: !Ref ${to}`, `security_groups = [aws_security_group.${to.toLowerCase()}.id]`]
    : [`CidrIp: ${to}`, `cidr_blocks = ["${to}"]`];
  return [
    `[{ IpProtocol: tcp, FromPort: ${first}, ToPort: ${last}, ${template} }]`,
    `egress {\n    protocol    = "tcp"\n    from_port   = ${first}\n    to_port     = ${last}\n    ${block}\n  }`,
  ];
}

function both({ balancer = own, egress, targetGroup = ['', ''], target = instance, more = ['', ''] }: Parts) {
  return {
    cloudformation: `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  One: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer] } }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
      Subnets: [!Ref One]
      ${balancer[0]}
  Front:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      ${egress ? `SecurityGroupEgress: ${egress[0]}` : ''}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 5432
      Protocol: TCP
      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Databases }]
  Databases:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: !Ref Vpc
      Port: 5432
      Protocol: TCP
      Targets: [{ Id: ${target[0]} }]
      ${targetGroup[0]}
  Database:
    Type: AWS::EC2::Instance
    Properties: { SubnetId: !Ref One, SecurityGroupIds: [!Ref Guard] }
  Guard: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }
${more[0]}`,
    terraform: `
resource "aws_vpc" "vpc" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "one" {
  vpc_id     = aws_vpc.vpc.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_vpc_endpoint_service" "service" { network_load_balancer_arns = [aws_lb.balancer.arn] }
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.one.id]
  ${balancer[1]}
}
resource "aws_security_group" "front" {
  vpc_id = aws_vpc.vpc.id
  ${egress ? egress[1] : ''}
}
resource "aws_lb_listener" "listener" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = 5432
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.databases.arn
  }
}
resource "aws_lb_target_group" "databases" {
  vpc_id   = aws_vpc.vpc.id
  port     = 5432
  protocol = "TCP"
  ${targetGroup[1]}
}
resource "aws_lb_target_group_attachment" "database" {
  target_group_arn = aws_lb_target_group.databases.arn
  target_id        = ${target[1]}
}
resource "aws_instance" "database" {
  subnet_id              = aws_subnet.one.id
  vpc_security_group_ids = [aws_security_group.guard.id]
}
resource "aws_security_group" "guard" { vpc_id = aws_vpc.vpc.id }
${more[1]}`,
  };
}

const checkedOn9000: Pair = [
  'HealthCheckPort: "9000"',
  'health_check {\n    port     = 9000\n    protocol = "TCP"\n  }',
];

testRule(rule, {
  valid: [
    { name: 'no group: AWS lets everything out', ...both({ balancer: ['', ''] }) },
    { name: 'the range of the subnet of the target', ...both({ egress: letOut('10.0.1.0/24') }) },
    { name: 'everything', ...both({ egress: letOut('0.0.0.0/0', '0-65535') }) },
    { name: 'the group of the target', ...both({ egress: letOut('Guard') }) },
    {
      name: 'a template’s group without outbound rules, to which AWS gives one for everything',
      cloudformation: both({}).cloudformation,
    },
    {
      name: 'a literal address that is let out to',
      ...both({
        target: ['10.9.0.7', '"10.9.0.7"'],
        targetGroup: ['TargetType: ip', 'target_type = "ip"'],
        egress: letOut('10.9.0.7/32'),
      }),
    },
    {
      name: 'another port for health checks, let out as well',
      ...both({ targetGroup: checkedOn9000, egress: letOut('10.0.1.0/24', '5000-9999') }),
    },
    {
      name: 'an unknown target, and everything on its port',
      cloudformation: `
Parameters: { Target: { Type: String } }
${both({ target: ['!Ref Target', ''], egress: letOut('0.0.0.0/0') }).cloudformation}`,
      terraform: `
variable "target" {}
${both({ target: ['', 'var.target'], egress: letOut('0.0.0.0/0') }).terraform}`,
    },
    {
      name: 'the group is there only where it lets out',
      cloudformation: `
Parameters: { Stage: { Type: String } }
Conditions: { Open: !Equals [!Ref Stage, open] }
${
  both({
    balancer: ['SecurityGroups: !If [Open, [!Ref Front], !Ref AWS::NoValue]', ''],
    egress: [`!If [Open, ${letOut('10.0.0.0/8')[0]}, ${letOut('192.168.0.0/16')[0]}]`, ''],
  }).cloudformation
}`,
      terraform: `
variable "open" { type = bool }
${
  both({
    balancer: ['', 'security_groups = var.open ? [aws_security_group.front.id] : []'],
    egress: ['', letOut('XX')[1].replace(/security_groups = .*/, 'cidr_blocks = var.open ? ["10.0.0.0/8"] : []')],
  }).terraform
}`,
    },
  ],
  invalid: [
    {
      name: 'Terraform’s group without outbound rules: the provider takes away the one of AWS',
      terraform: both({}).terraform,
      findings: [
        {
          message: 'nothingOut',
          address: 'Balancer',
          at: { terraform: '13:1-13:38' },
          text: {
            terraform:
              '`aws_security_group.front` lets no connection out at all, so `aws_lb.balancer` reaches none of its targets, and every one stays unhealthy. Segment requires that it reaches them; add an egress rule for 10.0.1.0/24 on tcp 5432.',
          },
        },
      ],
    },
    {
      name: 'a group as CDK makes it, with a rule for nothing in place of none',
      cloudformation: both({
        egress: ['[{ IpProtocol: icmp, FromPort: 252, ToPort: 86, CidrIp: 255.255.255.255/32 }]', ''],
      }).cloudformation,
      findings: [{ message: 'nothingOut', address: 'Balancer', at: { cloudformation: '16:28-16:105' } }],
    },
    {
      name: 'another network',
      ...both({ egress: letOut('192.168.0.0/16') }),
      findings: [
        {
          message: 'notLetOut',
          address: 'Balancer',
          at: { cloudformation: '16:28-16:103', terraform: '15:3-15:9' },
          text: {
            cloudformation:
              '`Front` lets nothing out to 10.0.1.0/24 on tcp 5432, so `Balancer` cannot reach its targets there. Segment requires that it does; add an egress rule for 10.0.1.0/24 on tcp 5432.',
            terraform:
              '`aws_security_group.front` lets nothing out to 10.0.1.0/24 on tcp 5432, so `aws_lb.balancer` cannot reach its targets there. Segment requires that it does; add an egress rule for 10.0.1.0/24 on tcp 5432.',
          },
        },
      ],
    },
    {
      name: 'another port',
      ...both({ egress: letOut('0.0.0.0/0', '443') }),
      findings: [
        { message: 'notLetOut', address: 'Balancer', at: { cloudformation: '16:28-16:96', terraform: '15:3-15:9' } },
      ],
    },
    {
      name: 'another group than that of the target',
      ...both({ egress: letOut('Front') }),
      findings: [
        { message: 'notLetOut', address: 'Balancer', at: { cloudformation: '16:28-16:119', terraform: '15:3-15:9' } },
      ],
    },
    {
      name: 'the traffic, but not the health checks',
      ...both({ egress: letOut('10.0.1.0/24'), targetGroup: checkedOn9000 }),
      findings: [
        {
          message: 'checksNotLetOut',
          address: 'Balancer',
          at: { cloudformation: '16:28-16:100', terraform: '15:3-15:9' },
          text: {
            cloudformation:
              '`Front` lets nothing out to 10.0.1.0/24 on tcp 9000 (health checks), so the targets of `Balancer` never become healthy and get no connections. Segment requires that its health checks reach them; add an egress rule for 10.0.1.0/24 on tcp 9000 (health checks).',
            terraform:
              '`aws_security_group.front` lets nothing out to 10.0.1.0/24 on tcp 9000 (health checks), so the targets of `aws_lb.balancer` never become healthy and get no connections. Segment requires that its health checks reach them; add an egress rule for 10.0.1.0/24 on tcp 9000 (health checks).',
          },
        },
      ],
    },
    {
      name: 'an unknown target, and nothing on its port',
      cloudformation: `
Parameters: { Target: { Type: String } }
${both({ target: ['!Ref Target', ''], egress: letOut('0.0.0.0/0', '443') }).cloudformation}`,
      terraform: `
variable "target" {}
${both({ target: ['', 'var.target'], egress: letOut('0.0.0.0/0', '443') }).terraform}`,
      findings: [
        { message: 'notLetOut', address: 'Balancer', at: { cloudformation: '18:28-18:96', terraform: '17:3-17:9' } },
      ],
    },
  ],
  unknown: [
    {
      name: 'a part of the subnet of the target',
      ...both({ egress: letOut('10.0.1.0/28') }),
      findings: [
        {
          message: 'undecided',
          address: 'Balancer',
          at: { cloudformation: '11:23-11:35', terraform: '11:21-11:50' },
          text: {
            cloudformation:
              'Whether `Front` lets `Balancer` reach its targets on tcp 5432 is unknown: the sources do not show which address in 10.0.1.0/24 is taken. Segment requires that it does; to be certain, add an egress rule for 10.0.1.0/24 on tcp 5432.',
            terraform:
              'Whether `aws_security_group.front` lets `aws_lb.balancer` reach its targets on tcp 5432 is unknown: the sources do not show which address in 10.0.1.0/24 is taken. Segment requires that it does; to be certain, add an egress rule for 10.0.1.0/24 on tcp 5432.',
          },
        },
      ],
    },
    {
      name: 'a group that is not in the sources',
      ...both({ balancer: ['SecurityGroups: [sg-1]', 'security_groups = ["sg-1"]'] }),
      findings: [
        { message: 'undecided', address: 'Balancer', at: { cloudformation: '11:23-11:29', terraform: '11:21-11:29' } },
      ],
    },
    {
      name: 'a target group for which nothing in the sources registers targets, and some addresses',
      cloudformation: both({ egress: letOut('10.0.0.0/8') }).cloudformation.replace(/Targets: .*/, ''),
      findings: [{ message: 'undecided', address: 'Balancer', at: { cloudformation: '11:23-11:35' } }],
    },
    {
      name: 'the group is there under a condition, and lets nothing out',
      terraform: `
variable "guarded" { type = bool }
${both({ balancer: ['', 'security_groups = var.guarded ? [aws_security_group.front.id] : []'] }).terraform}`,
      findings: [{ message: 'nothingOut', address: 'Balancer', verdict: 'unknown', at: { terraform: '15:1-15:38' } }],
    },
    {
      name: 'an unknown target, and some addresses',
      cloudformation: `
Parameters: { Target: { Type: String } }
${both({ target: ['!Ref Target', ''], egress: letOut('10.0.0.0/8') }).cloudformation}`,
      terraform: `
variable "target" {}
${both({ target: ['', 'var.target'], egress: letOut('10.0.0.0/8') }).terraform}`,
      findings: [
        { message: 'undecided', address: 'Balancer', at: { cloudformation: '13:23-13:35', terraform: '13:21-13:50' } },
      ],
    },
    {
      name: 'a load balancer that is not in the sources',
      cloudformation: `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties:
      NetworkLoadBalancerArns:
        - arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1
`,
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1"]
}
`,
      findings: [
        {
          message: 'unseen',
          address: 'Service',
          at: { cloudformation: '7:11-7:84', terraform: '3:33-3:108' },
          text: {
            cloudformation:
              'Whether the load balancer behind `Service` may reach its targets is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1`. Segment requires that it does; its security group must let out the ports of its targets and of their health checks.',
            terraform:
              'Whether the load balancer behind `aws_vpc_endpoint_service.service` may reach its targets is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1`. Segment requires that it does; its security group must let out the ports of its targets and of their health checks.',
          },
        },
      ],
    },
  ],
});
