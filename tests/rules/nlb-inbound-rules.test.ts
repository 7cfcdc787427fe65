import rule from '../../src/rules/nlb-inbound-rules.ts';
import { testRule } from '../rule-tester.ts';

const options = { cidrs: ['10.0.0.0/8'] };

interface Parts {
  /** CloudFormation, Terraform: further arguments of the load balancer. */
  readonly balancer?: readonly [string, string];
  readonly ingress?: readonly [string, string];
  readonly listener?: readonly [string, string];
  readonly more?: readonly [string, string];
}

const group = ['SecurityGroups: [!Ref Group]', 'security_groups = [aws_security_group.group.id]'] as const;
const off = [
  'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: off',
  'enforce_security_group_inbound_rules_on_private_link_traffic = "off"',
] as const;
const tcp5432 = ['Port: 5432, Protocol: TCP', 'port = 5432\n  protocol = "TCP"'] as const;

/** One load balancer behind one service; the places in the cases count on each argument having its own line. */
function both({ balancer = group, ingress = ['[]', 'ingress = []'], listener = tcp5432, more = ['', ''] }: Parts) {
  return {
    cloudformation: `
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer] } }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
      ${balancer[0]}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: { LoadBalancerArn: !Ref Balancer, ${listener[0]} }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: vpc-1
      SecurityGroupIngress: ${ingress[0]}
${more[0]}`,
    terraform: `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [aws_lb.balancer.arn]
}
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  ${balancer[1]}
}
resource "aws_lb_listener" "listener" {
  load_balancer_arn = aws_lb.balancer.arn
  ${listener[1]}
}
resource "aws_security_group" "group" {
  ${ingress[1]}
}
${more[1]}`,
  };
}

const admit = (cidr: string, ports = '5432', protocol = 'tcp'): readonly [string, string] => {
  const [from = '', to = from] = ports.split('-');
  return [
    `{ IpProtocol: ${protocol}, FromPort: ${from}, ToPort: ${to}, CidrIp: ${cidr} }`,
    `ingress {
    protocol    = "${protocol}"
    from_port   = ${from}
    to_port     = ${to}
    cidr_blocks = ["${cidr}"]
  }`,
  ];
};
const ingressOf = (...rules: readonly (readonly [string, string])[]): readonly [string, string] => [
  `[${rules.map(([template]) => template).join(', ')}]`,
  rules.map(([, block]) => block).join('\n  '),
];

testRule(rule, {
  valid: [
    {
      name: 'no group: AWS evaluates nothing',
      options,
      ...both({ balancer: ['SecurityGroups: []', ''] }),
      remark: {
        message: 'withoutGroup',
        text: {
          terraform:
            '`aws_lb.balancer` has no security group, so nothing is evaluated: its targets and their groups decide who gets in.',
        },
      },
    },
    {
      name: 'NoValue and null are no group',
      options,
      ...both({ balancer: ['SecurityGroups: !Ref AWS::NoValue', 'security_groups = null'] }),
    },
    {
      name: 'enforcement off, a group that admits nobody',
      remark: {
        message: 'turnedOff',
        text: {
          cloudformation:
            '`Balancer` does not apply its inbound rules to traffic over PrivateLink, so nothing is evaluated.',
        },
      },
      options,
      ...both({ balancer: [`${group[0]}\n      ${off[0]}`, `${group[1]}\n  ${off[1]}`] }),
    },
    {
      name: 'enforcement off, for a vendor that asks for it',
      options: { enforcement: 'off' },
      ...both({ balancer: [`${group[0]}\n      ${off[0]}`, `${group[1]}\n  ${off[1]}`] }),
    },
    {
      name: 'enforcement off, and the groups are unknown',
      options,
      cloudformation: `
Parameters: { Groups: { Type: CommaDelimitedList } }
${both({ balancer: [`SecurityGroups: !Ref Groups\n      ${off[0]}`, ''] }).cloudformation}`,
      terraform: `
variable "groups" { type = list(string) }
${both({ balancer: ['', `security_groups = var.groups\n  ${off[1]}`] }).terraform}`,
    },
    {
      name: 'enforcement on and the CIDR admitted, where the group has to decide',
      options: { ...options, enforcement: 'on' },
      ...both({ ingress: ingressOf(admit('10.0.0.0/8')) }),
    },
    {
      name: 'no group, for a vendor that asks for enforcement off',
      options: { enforcement: 'off' },
      ...both({ balancer: ['SecurityGroups: []', ''] }),
    },
    { name: 'the CIDR and the port', options, ...both({ ingress: ingressOf(admit('10.0.0.0/8')) }) },
    { name: 'a wider CIDR on a wider range', options, ...both({ ingress: ingressOf(admit('0.0.0.0/0', '0-65535')) }) },
    {
      name: 'two rules that cover it together',
      options,
      ...both({ ingress: ingressOf(admit('10.0.0.0/9'), admit('10.128.0.0/9')) }),
    },
    {
      name: 'protocol -1 opens every port, whatever range is written',
      options,
      ...both({
        ingress: ingressOf(
          admit('10.0.0.0/8', '0-0', '"-1"').map((text) => text.replace('""-1""', '"-1"')) as unknown as [
            string,
            string,
          ],
        ),
      }),
    },
    {
      name: 'the protocol by its number',
      options,
      ...both({ ingress: ingressOf(admit('10.0.0.0/8', '5432', '6')) }),
    },
    {
      name: 'standalone rules, one for each half',
      options,
      ...both({
        more: [
          `  Lower: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !GetAtt Group.GroupId, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/9 } }
  Upper: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !GetAtt Group.GroupId, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.128.0.0/9 } }
`,
          `resource "aws_vpc_security_group_ingress_rule" "lower" {
  security_group_id = aws_security_group.group.id
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = "10.0.0.0/9"
}
resource "aws_security_group_rule" "upper" {
  type              = "ingress"
  security_group_id = aws_security_group.group.id
  protocol          = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_blocks       = ["10.128.0.0/9"]
}
`,
        ],
      }),
    },
    {
      name: 'a prefix list of the sources',
      options,
      ...both({
        ingress: [
          '[{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourcePrefixListId: !Ref Callers }]',
          `ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    prefix_list_ids = [aws_ec2_managed_prefix_list.callers.id]
  }`,
        ],
        more: [
          `  Callers: { Type: AWS::EC2::PrefixList, Properties: { AddressFamily: IPv4, Entries: [{ Cidr: 10.0.0.0/8 }] } }
`,
          `resource "aws_ec2_managed_prefix_list" "callers" {
  entry {
    cidr = "10.0.0.0/8"
  }
}
`,
        ],
      }),
    },
    {
      name: 'an unknown group beside one that covers it',
      options,
      cloudformation: `
Parameters: { Other: { Type: String } }
${both({ balancer: ['SecurityGroups: [!Ref Other, !Ref Group]', ''], ingress: ingressOf(admit('10.0.0.0/8')) }).cloudformation}`,
      terraform: `
variable "other" {}
${both({ balancer: ['', 'security_groups = [var.other, aws_security_group.group.id]'], ingress: ingressOf(admit('10.0.0.0/8')) }).terraform}`,
    },
    {
      name: 'enforcement unknown, but covered',
      options,
      cloudformation: `
Parameters: { Enforce: { Type: String } }
${both({ balancer: [`${group[0]}\n      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: !Ref Enforce`, ''], ingress: ingressOf(admit('10.0.0.0/8')) }).cloudformation}`,
    },
    {
      name: 'the group and the switch hang on one condition',
      options,
      cloudformation: `
Parameters: { Stage: { Type: String } }
Conditions: { Open: !Equals [!Ref Stage, open] }
${
  both({
    balancer: [
      `SecurityGroups: !If [Open, [!Ref Group], !Ref AWS::NoValue]
      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: !If [Open, off, on]`,
      '',
    ],
  }).cloudformation
}`,
      terraform: `
variable "open" { type = bool }
${
  both({
    balancer: [
      '',
      `security_groups = var.open ? [aws_security_group.group.id] : []
  enforce_security_group_inbound_rules_on_private_link_traffic = var.open ? "off" : "on"`,
    ],
  }).terraform
}`,
    },
    {
      name: 'a listener on a port that does not matter',
      options: { ...options, ports: [3306] },
      ...both({}),
    },
    {
      name: 'no addresses are asked for, and somebody is admitted',
      ...both({ ingress: ingressOf(admit('192.168.0.0/16')) }),
    },
    {
      name: 'the addresses were not given, and everyone is admitted',
      options: { cidrs: ['segment.cidr'] },
      ...both({ ingress: ingressOf(admit('0.0.0.0/0')) }),
    },
    {
      name: 'the port is unknown, and every port is open',
      options,
      terraform: `
variable "port" { type = number }
${both({ listener: ['', 'port = var.port\n  protocol = "TCP"'], ingress: ingressOf(admit('10.0.0.0/8', '0-65535')) }).terraform}`,
    },
    {
      name: 'a balancer of another type is another rule’s',
      options,
      cloudformation: both({}).cloudformation.replace('Type: network', 'Type: application'),
    },
    {
      name: 'the ARN of an Application or a Classic Load Balancer, which the rule is not about',
      options,
      cloudformation: `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties:
      NetworkLoadBalancerArns:
        - arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/db/1
        - !Sub "arn:aws:elasticloadbalancing:\${AWS::Region}:123456789012:loadbalancer/app/db/1"
        - arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/db
`,
      terraform: `
variable "region" {}
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [
    "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/db/1",
    "arn:aws:elasticloadbalancing:\${var.region}:123456789012:loadbalancer/app/db/1",
    "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/db",
  ]
}
`,
    },
  ],
  invalid: [
    {
      name: 'half of the addresses: the CIDR that is too narrow',
      options,
      ...both({ ingress: ingressOf(admit('10.0.0.0/9')) }),
      findings: [
        {
          message: 'notAdmitted',
          address: 'Balancer',
          at: { cloudformation: '16:87', terraform: '19:20' },
          text: {
            cloudformation:
              '`Balancer` applies its security group to PrivateLink traffic (AWS default), but `Group` does not admit 10.128.0.0/9 on tcp 5432 (there it admits only 10.0.0.0/9); connections of Segment come from 10.0.0.0/8 and would be dropped. Add an ingress rule for 10.0.0.0/8 on tcp 5432, or write `EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off"`.',
            terraform:
              '`aws_lb.balancer` applies its security group to PrivateLink traffic (AWS default), but `aws_security_group.group` does not admit 10.128.0.0/9 on tcp 5432 (there it admits only 10.0.0.0/9); connections of Segment come from 10.0.0.0/8 and would be dropped. Add an ingress rule for 10.0.0.0/8 on tcp 5432, or write `enforce_security_group_inbound_rules_on_private_link_traffic = "off"`.',
          },
        },
      ],
    },
    {
      name: 'a hole at the end, whatever is admitted before it',
      options,
      ...both({ ingress: ingressOf(admit('10.0.0.0/9'), admit('10.128.0.0/10'), admit('10.192.0.0/11')) }),
      findings: [{ message: 'notAdmitted', address: 'Balancer', at: { cloudformation: '16:87', terraform: '19:20' } }],
    },
    {
      name: 'an address that the vendor used before: what is missing is named by its ends where CIDRs would be many',
      options,
      ...both({ ingress: ingressOf(admit('10.248.64.0/18')) }),
      findings: [
        {
          message: 'notAdmitted',
          address: 'Balancer',
          at: { cloudformation: '16:87', terraform: '19:20' },
          text: {
            terraform:
              '`aws_lb.balancer` applies its security group to PrivateLink traffic (AWS default), but `aws_security_group.group` does not admit 10.0.0.0-10.248.63.255, 10.248.128.0-10.255.255.255 on tcp 5432 (there it admits only 10.248.64.0/18); connections of Segment come from 10.0.0.0/8 and would be dropped. Add an ingress rule for 10.0.0.0/8 on tcp 5432, or write `enforce_security_group_inbound_rules_on_private_link_traffic = "off"`.',
          },
        },
      ],
    },
    {
      name: 'another port',
      options,
      ...both({ ingress: ingressOf(admit('10.0.0.0/8', '5433')) }),
      findings: [{ message: 'notAdmitted', address: 'Balancer', at: { cloudformation: '16:29', terraform: '15:3' } }],
    },
    {
      name: 'another protocol',
      options,
      ...both({ ingress: ingressOf(admit('10.0.0.0/8', '5432', 'udp')) }),
      findings: [{ message: 'notAdmitted', address: 'Balancer', at: { cloudformation: '16:29', terraform: '15:3' } }],
    },
    {
      name: 'TCP_UDP needs both protocols',
      options,
      ...both({
        listener: ['Port: 5432, Protocol: TCP_UDP', 'port = 5432\n  protocol = "TCP_UDP"'],
        ingress: ingressOf(admit('10.0.0.0/8')),
      }),
      findings: [{ message: 'notAdmitted', address: 'Balancer', at: { cloudformation: '16:29', terraform: '15:3' } }],
    },
    {
      name: 'IPv6, other groups and self never fit',
      options,
      cloudformation: both({
        ingress: [
          '[{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIpv6: "::/0" }, { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: sg-1 }]',
          '',
        ],
      }).cloudformation,
      terraform: both({
        ingress: [
          '',
          `ingress {
    protocol         = "tcp"
    from_port        = 5432
    to_port          = 5432
    ipv6_cidr_blocks = ["::/0"]
    self             = true
  }`,
        ],
      }).terraform,
      findings: [{ message: 'notAdmitted', address: 'Balancer', at: { cloudformation: '16:29', terraform: '15:3' } }],
    },
    {
      name: 'enforcement written on',
      options,
      ...both({
        balancer: [
          `${group[0]}\n      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: on`,
          `${group[1]}\n  enforce_security_group_inbound_rules_on_private_link_traffic = "on"`,
        ],
      }),
      findings: [{ message: 'notAdmitted', address: 'Balancer', at: { cloudformation: '17:29', terraform: '16:13' } }],
    },
    {
      name: 'a group, for a vendor that asks for enforcement off',
      options: { enforcement: 'off' },
      ...both({ ingress: ingressOf(admit('0.0.0.0/0')) }),
      findings: [
        {
          message: 'enforced',
          address: 'Balancer',
          at: { cloudformation: '4:3', terraform: '5:1' },
          text: {
            cloudformation:
              '`Balancer` applies its security group to PrivateLink traffic (AWS default). Segment requires that to be off, because connections come from addresses that no rule can name in advance; write `EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off"`.',
          },
        },
      ],
    },
    {
      name: 'enforcement off, where the group has to decide',
      options: { ...options, enforcement: 'on' },
      ...both({
        balancer: [`${group[0]}\n      ${off[0]}`, `${group[1]}\n  ${off[1]}`],
        ingress: ingressOf(admit('10.0.0.0/8')),
      }),
      findings: [
        {
          message: 'notEnforced',
          address: 'Balancer',
          at: { cloudformation: '9:61', terraform: '8:66' },
          text: {
            cloudformation:
              '`Balancer` does not apply its inbound rules to PrivateLink traffic, so whoever has an endpoint reaches its listeners. Segment requires that its security group decides; write `EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "on"`.',
          },
        },
      ],
    },
    {
      name: 'no group, where one has to decide',
      options: { ...options, enforcement: 'on' },
      ...both({ balancer: ['SecurityGroups: []', 'security_groups = []'] }),
      findings: [
        {
          message: 'noGroup',
          address: 'Balancer',
          at: { cloudformation: '8:23', terraform: '7:21' },
          text: {
            terraform:
              '`aws_lb.balancer` has no security group, so whoever has an endpoint reaches its listeners. Segment requires that one decides; name it in `security_groups`, which AWS takes only when the load balancer is created.',
          },
        },
      ],
    },
    {
      name: 'half of the CIDR is admitted, where the group has to decide',
      options: { ...options, enforcement: 'on' },
      ...both({ ingress: ingressOf(admit('10.0.0.0/9')) }),
      findings: [
        {
          message: 'clientsRefused',
          address: 'Balancer',
          at: { cloudformation: '16:87', terraform: '19:20' },
          text: {
            cloudformation:
              '`Balancer` applies its security group to PrivateLink traffic (AWS default), but `Group` does not admit 10.128.0.0/9 on tcp 5432 (there it admits only 10.0.0.0/9): service consumers there would be dropped. Add an ingress rule for 10.0.0.0/8 on tcp 5432.',
          },
        },
      ],
    },
    {
      name: 'nobody is admitted, whoever it is that connects',
      ...both({}),
      findings: [
        {
          message: 'nobodyAdmitted',
          address: 'Balancer',
          at: { cloudformation: '16:29', terraform: '15:13' },
          text: {
            cloudformation:
              '`Balancer` applies its security group to PrivateLink traffic (AWS default), but `Group` admits nobody on tcp 5432, so every connection over PrivateLink would be dropped, those of Segment too. Add an ingress rule for the addresses of the clients on tcp 5432, or write `EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off"`.',
          },
        },
      ],
    },
    {
      name: 'a prefix list without entries admits nobody, whoever it is that connects',
      terraform: `
${both({}).terraform}
resource "aws_ec2_managed_prefix_list" "empty" {}
resource "aws_vpc_security_group_ingress_rule" "some" {
  security_group_id = aws_security_group.group.id
  ip_protocol       = "-1"
  prefix_list_id    = aws_ec2_managed_prefix_list.empty.id
}
`,
      findings: [{ message: 'nobodyAdmitted', address: 'Balancer', at: { terraform: '16:13' } }],
    },
    {
      name: 'a certain gap on one listener, in spite of another whose port is unknown',
      options,
      terraform: `
variable "port" { type = number }
${both({}).terraform}
resource "aws_lb_listener" "other" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = var.port
  protocol          = "TCP"
}
resource "aws_vpc_security_group_ingress_rule" "some" {
  security_group_id = aws_security_group.group.id
  ip_protocol       = "tcp"
  from_port         = 3306
  to_port           = 3306
  cidr_ipv4         = "10.0.0.0/8"
}
`,
      findings: [{ message: 'notAdmitted', address: 'aws_lb.balancer', line: 17, column: 13 }],
    },
    {
      name: 'a group without rules fails before its listener is known',
      options,
      terraform: both({}).terraform.replace(/resource "aws_lb_listener"[^}]*}\n/, ''),
      findings: [{ message: 'notAdmitted', address: 'aws_lb.balancer', line: 10, column: 13 }],
    },
  ],
  unknown: [
    {
      name: 'a malformed CIDR admits somebody, once it is mended',
      ...both({ ingress: ingressOf(admit('10.0.0.0/33')) }),
      diagnostics: ['malformed-cidr: "10.0.0.0/33" is no IPv4 CIDR block such as 10.0.0.0/8.'],
      findings: [{ message: 'undecided', address: 'Balancer', at: { cloudformation: '16:29', terraform: '15:3' } }],
    },
    {
      name: 'a CIDR from a parameter might be it',
      options,
      cloudformation: `
Parameters: { Cidr: { Type: String } }
${both({ ingress: ingressOf(admit('!Ref Cidr')) }).cloudformation}`,
      terraform: `
variable "cidr" {}
${both({ ingress: ingressOf(admit('${var.cidr}')) }).terraform}`,
      findings: [
        {
          message: 'undecided',
          address: 'Balancer',
          at: { cloudformation: '18:87', terraform: '21:20' },
          text: {
            terraform:
              'Whether `aws_lb.balancer` lets in Segment, which connects from 10.0.0.0/8, is unknown: variable `cidr` has no default; pass `--var cidr=…` or a `--var-file`. To be certain, add an ingress rule for 10.0.0.0/8 on every listener port, or write `enforce_security_group_inbound_rules_on_private_link_traffic = "off"`.',
          },
        },
      ],
    },
    {
      name: 'the groups are a parameter',
      options,
      cloudformation: `
Parameters: { Groups: { Type: CommaDelimitedList } }
${both({ balancer: ['SecurityGroups: !Ref Groups', ''] }).cloudformation}`,
      terraform: `
variable "groups" { type = list(string) }
${both({ balancer: ['', 'security_groups = var.groups'] }).terraform}`,
      findings: [{ message: 'undecided', address: 'Balancer', at: { cloudformation: '10:23', terraform: '9:21' } }],
    },
    {
      name: 'the groups are a parameter, where the group has to decide',
      options: { ...options, enforcement: 'on' },
      terraform: `
variable "groups" { type = list(string) }
${both({ balancer: ['', 'security_groups = var.groups'] }).terraform}`,
      findings: [
        {
          message: 'unsettled',
          address: 'aws_lb.balancer',
          line: 9,
          column: 21,
          text: 'Whether the security group of `aws_lb.balancer` decides who connects over PrivateLink, and lets in 10.0.0.0/8, is unknown: variable `groups` has no default; pass `--var groups=…` or a `--var-file`. To be certain, write `enforce_security_group_inbound_rules_on_private_link_traffic = "on"` and an ingress rule for 10.0.0.0/8 on every listener port.',
        },
      ],
    },
    {
      name: 'the groups are a parameter, for a vendor that asks for enforcement off',
      options: { enforcement: 'off' },
      terraform: `
variable "groups" { type = list(string) }
${both({ balancer: ['', 'security_groups = var.groups'] }).terraform}`,
      findings: [
        {
          message: 'perhapsEnforced',
          address: 'aws_lb.balancer',
          line: 9,
          column: 21,
          text: 'Whether `aws_lb.balancer` applies a security group to PrivateLink traffic is unknown: variable `groups` has no default; pass `--var groups=…` or a `--var-file`. Segment requires that to be off; to be certain, write `enforce_security_group_inbound_rules_on_private_link_traffic = "off"`.',
        },
      ],
    },
    {
      name: 'a group by its ID',
      options,
      ...both({ balancer: ['SecurityGroups: [sg-0123456789abcdef0]', 'security_groups = ["sg-0123456789abcdef0"]'] }),
      findings: [
        {
          message: 'groupOutside',
          address: 'Balancer',
          at: { cloudformation: '8:24', terraform: '7:22' },
          text: {
            cloudformation:
              'Whether `Balancer` lets in Segment, which connects from 10.0.0.0/8, is unknown: its security group `sg-0123456789abcdef0` is not in the sources. To be certain, add an ingress rule there for 10.0.0.0/8 on every listener port, or write `EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off"` here.',
          },
        },
      ],
    },
    {
      name: 'enforcement is a parameter, and nothing is covered',
      options,
      cloudformation: `
Parameters: { Enforce: { Type: String } }
${both({ balancer: [`${group[0]}\n      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: !Ref Enforce`, ''] }).cloudformation}`,
      findings: [{ message: 'undecided', address: 'Balancer', line: 11, column: 61 }],
    },
    {
      name: 'covered in one alternative only',
      options,
      cloudformation: `
Parameters: { Stage: { Type: String } }
Conditions: { Open: !Equals [!Ref Stage, open] }
${both({ ingress: ingressOf(admit('!If [Open, 10.0.0.0/8, 10.0.0.0/16]')) }).cloudformation}`,
      findings: [{ message: 'notAdmitted', address: 'Balancer', line: 19, column: 98 }],
    },
    {
      name: 'tcp without ports is refused by AWS, so anything may become of the group',
      options,
      cloudformation: both({ ingress: ['[{ IpProtocol: tcp, CidrIp: 192.168.0.0/16 }]', ''] }).cloudformation,
      diagnostics: ['rule-without-ports'],
      findings: [{ message: 'undecided', address: 'Balancer', line: 16, column: 29 }],
    },
    {
      name: 'no listener in the sources, and only one port open',
      options,
      cloudformation: both({ ingress: ingressOf(admit('10.0.0.0/8')) }).cloudformation.replace(
        / {2}Listener:[^}]*}\n/,
        '',
      ),
      findings: [
        {
          message: 'noListener',
          address: 'Balancer',
          line: 4,
          column: 3,
          text: 'Whether `Balancer` lets in Segment, which connects from 10.0.0.0/8, is unknown: the sources do not show which ports it listens on. To be certain, add an ingress rule for 10.0.0.0/8 on every port, or write `EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off"`.',
        },
      ],
    },
    {
      name: 'a prefix list by its ID',
      options,
      cloudformation: both({
        ingress: ['[{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourcePrefixListId: pl-0123456789abcdef0 }]', ''],
      }).cloudformation,
      findings: [{ message: 'undecided', address: 'Balancer', line: 16, column: 29 }],
    },
    {
      name: 'the addresses were not given',
      options: { cidrs: ['segment.cidr'] },
      ...both({ ingress: ingressOf(admit('10.0.0.0/8')) }),
      findings: [{ message: 'undecided', address: 'Balancer', at: { cloudformation: '8:23', terraform: '7:21' } }],
    },
    {
      name: 'a load balancer from a parameter: said of the service',
      options,
      cloudformation: `
Parameters: { Arn: { Type: String } }
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Arn] } }
`,
      terraform: `
variable "arn" {}
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [var.arn]
}
`,
      findings: [
        {
          message: 'unseen',
          address: 'Service',
          at: { cloudformation: '4:90', terraform: '4:33' },
          text: {
            terraform:
              'Whether the load balancer behind `aws_vpc_endpoint_service.service` lets in Segment, which connects from 10.0.0.0/8, is unknown: variable `arn` has no default; pass `--var arn=…` or a `--var-file`. Its security group must admit 10.0.0.0/8, or its inbound rules must not apply to PrivateLink traffic.',
          },
        },
      ],
    },
    {
      name: 'a load balancer by its ARN: said of the service',
      options,
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1"]
}
`,
      findings: [
        {
          message: 'unseen',
          address: 'aws_vpc_endpoint_service.service',
          line: 3,
          column: 33,
          text: 'Whether the load balancer behind `aws_vpc_endpoint_service.service` lets in Segment, which connects from 10.0.0.0/8, is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1`. Its security group must admit 10.0.0.0/8, or its inbound rules must not apply to PrivateLink traffic.',
        },
      ],
    },
    {
      name: 'a load balancer by its ARN, for a vendor that asks for enforcement off',
      options: { enforcement: 'off' },
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1"]
}
`,
      findings: [
        {
          message: 'unseenExempt',
          address: 'aws_vpc_endpoint_service.service',
          line: 3,
          column: 33,
          text: 'Whether the load balancer behind `aws_vpc_endpoint_service.service` applies a security group to PrivateLink traffic is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1`. Segment requires that to be off.',
        },
      ],
    },
    {
      name: 'a load balancer by its ARN, where the group has to decide',
      options: { ...options, enforcement: 'on' },
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1"]
}
`,
      findings: [
        {
          message: 'unseenKeeper',
          address: 'aws_vpc_endpoint_service.service',
          line: 3,
          column: 33,
          text: 'Whether the security group of the load balancer behind `aws_vpc_endpoint_service.service` decides who connects over PrivateLink is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1`. Its inbound rules must apply to PrivateLink traffic, and admit 10.0.0.0/8.',
        },
      ],
    },
  ],
});
