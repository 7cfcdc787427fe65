import rule from '../../src/rules/target-inbound-rules.ts';
import { testRule } from '../rule-tester.ts';

interface Parts {
  /** Of the load balancer, after its subnets. */
  readonly balancer?: readonly [cloudformation: string, terraform: string];
  /** What the database names as its groups. */
  readonly groups?: readonly [cloudformation: string, terraform: string];
  /** Inbound rules of the group that guards the database. */
  readonly ingress?: readonly [cloudformation: string, terraform: string];
  readonly targetGroup?: readonly [cloudformation: string, terraform: string];
  readonly more?: readonly [cloudformation: string, terraform: string];
}

const own = ['SecurityGroups: [!Ref Front]', 'security_groups = [aws_security_group.front.id]'] as const;
const off = [
  `${own[0]}\n      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off"`,
  `${own[1]}\n  enforce_security_group_inbound_rules_on_private_link_traffic = "off"`,
] as const;

/** A rule for TCP on a port, from a CIDR or a group. */
function admit(from: string, port = '5432'): readonly [string, string] {
  const [first, last = first] = port.split('-');
  const isGroup = !/^\d/.test(from);
  const [template, block] = isGroup
    ? [`SourceSecurityGroupId: !Ref ${from}`, `security_groups = [aws_security_group.${from.toLowerCase()}.id]`]
    : [`CidrIp: ${from}`, `cidr_blocks = ["${from}"]`];
  return [
    `{ IpProtocol: tcp, FromPort: ${first}, ToPort: ${last}, ${template} }`,
    `ingress {\n    protocol    = "tcp"\n    from_port   = ${first}\n    to_port     = ${last}\n    ${block}\n  }`,
  ];
}

function all(...rules: readonly (readonly [string, string])[]): readonly [string, string] {
  return [`[${rules.map(([template]) => template).join(', ')}]`, rules.map(([, block]) => block).join('\n  ')];
}

function both({ balancer = ['', ''], groups, ingress = ['[]', ''], targetGroup = ['', ''], more = ['', ''] }: Parts) {
  const guards = groups ?? ['SecurityGroupIds: [!Ref Guard]', 'vpc_security_group_ids = [aws_security_group.guard.id]'];
  return {
    cloudformation: `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  One: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
  Two: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24 } }
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer] } }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
      Subnets: [!Ref One, !Ref Two]
      ${balancer[0]}
  Front: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }
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
      TargetType: instance
      Targets: [{ Id: !Ref Database }]
      ${targetGroup[0]}
  Database:
    Type: AWS::EC2::Instance
    Properties:
      SubnetId: !Ref One
      ${guards[0]}
  Guard:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      SecurityGroupIngress: ${ingress[0]}
${more[0]}`,
    terraform: `
resource "aws_vpc" "vpc" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "one" {
  vpc_id     = aws_vpc.vpc.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_subnet" "two" {
  vpc_id     = aws_vpc.vpc.id
  cidr_block = "10.0.2.0/24"
}
resource "aws_vpc_endpoint_service" "service" { network_load_balancer_arns = [aws_lb.balancer.arn] }
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.one.id, aws_subnet.two.id]
  ${balancer[1]}
}
resource "aws_security_group" "front" { vpc_id = aws_vpc.vpc.id }
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
  target_id        = aws_instance.database.id
}
resource "aws_instance" "database" {
  subnet_id = aws_subnet.one.id
  ${guards[1]}
}
resource "aws_security_group" "guard" {
  vpc_id = aws_vpc.vpc.id
  ${ingress[1]}
}
${more[1]}`,
  };
}

const checkedOn9000: readonly [string, string] = [
  'HealthCheckPort: "9000"',
  'health_check {\n    port     = 9000\n    protocol = "TCP"\n  }',
];

/** A database in two subnets behind the name that the target group's address is looked up by. */
const lookedUp = (database: string): string => `
resource "aws_vpc" "vpc" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "one" {
  vpc_id     = aws_vpc.vpc.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_vpc_endpoint_service" "service" { network_load_balancer_arns = [aws_lb.balancer.arn] }
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.one.id]
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
  vpc_id      = aws_vpc.vpc.id
  port        = 5432
  protocol    = "TCP"
  target_type = "ip"
}
${database}`;

const cluster = (group: string): string =>
  lookedUp(`
data "dns_a_record_set" "database" { host = aws_rds_cluster.database.endpoint }
resource "aws_lb_target_group_attachment" "database" {
  target_group_arn = aws_lb_target_group.databases.arn
  target_id        = data.dns_a_record_set.database.addrs[0]
}
resource "aws_db_subnet_group" "databases" {
  name       = "databases"
  subnet_ids = [aws_subnet.one.id]
}
resource "aws_rds_cluster" "database" {
  engine               = "aurora-postgresql"
  db_subnet_group_name = aws_db_subnet_group.databases.name
  ${group}
}
resource "aws_security_group" "guard" {
  vpc_id = aws_vpc.vpc.id
  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["10.0.1.0/24"]
  }
}
`);

const proxy = (cidr: string): string =>
  lookedUp(`
data "dns_a_record_set" "database" { host = aws_db_proxy.database.endpoint }
resource "aws_lb_target_group_attachment" "database" {
  target_group_arn = aws_lb_target_group.databases.arn
  target_id        = data.dns_a_record_set.database.addrs[0]
}
resource "aws_db_proxy" "database" {
  engine_family          = "POSTGRESQL"
  vpc_subnet_ids         = [aws_subnet.one.id]
  vpc_security_group_ids = [aws_security_group.guard.id]
}
resource "aws_security_group" "guard" {
  vpc_id = aws_vpc.vpc.id
  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["${cidr}"]
  }
}
`);

const warehouse = (port: number): string =>
  lookedUp(`
resource "aws_lb_target_group_attachment" "database" {
  target_group_arn = aws_lb_target_group.databases.arn
  target_id        = aws_redshift_cluster.database.cluster_nodes[0].private_ip_address
  port             = 5439
}
resource "aws_redshift_cluster" "database" {
  cluster_identifier     = "warehouse"
  node_type              = "ra3.large"
  vpc_security_group_ids = [aws_security_group.guard.id]
}
resource "aws_security_group" "guard" { vpc_id = aws_vpc.vpc.id }
resource "aws_vpc_security_group_ingress_rule" "guard" {
  security_group_id = aws_security_group.guard.id
  ip_protocol       = "tcp"
  from_port         = ${port}
  to_port           = ${port}
  cidr_ipv4         = aws_vpc.vpc.cidr_block
}
`);

/** An application load balancer as the target, and an instance behind it. */
const chained = (front: string, back: string): string =>
  lookedUp(`
resource "aws_lb_target_group_attachment" "web" {
  target_group_arn = aws_lb_target_group.databases.arn
  target_id        = aws_lb.web.arn
  port             = 443
}
resource "aws_lb" "web" {
  load_balancer_type = "application"
  subnets            = [aws_subnet.one.id]
  security_groups    = [aws_security_group.web.id]
}
resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.servers.arn
  }
}
resource "aws_lb_target_group" "servers" {
  vpc_id   = aws_vpc.vpc.id
  port     = 8080
  protocol = "HTTP"
}
resource "aws_lb_target_group_attachment" "database" {
  target_group_arn = aws_lb_target_group.servers.arn
  target_id        = aws_instance.database.id
}
resource "aws_instance" "database" {
  subnet_id              = aws_subnet.one.id
  vpc_security_group_ids = [aws_security_group.guard.id]
}
resource "aws_security_group" "web" {
  vpc_id = aws_vpc.vpc.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["${front}"]
  }
}
resource "aws_security_group" "guard" {
  vpc_id = aws_vpc.vpc.id
  ingress {
    protocol        = "tcp"
    from_port       = 8080
    to_port         = 8080
    ${back}
  }
}
`).replace('target_type = "ip"', 'target_type = "alb"');

testRule(rule, {
  valid: [
    { name: 'the range of each subnet', ...both({ ingress: all(admit('10.0.1.0/24'), admit('10.0.2.0/24')) }) },
    { name: 'the range of the VPC', ...both({ ingress: all(admit('10.0.0.0/16')) }) },
    { name: 'everybody on more ports', ...both({ ingress: all(admit('0.0.0.0/0', '0-65535')) }) },
    { name: 'the group of the load balancer', ...both({ balancer: own, ingress: all(admit('Front')) }) },
    {
      name: 'enforcement off, and the addresses',
      ...both({ balancer: off, ingress: all(admit('Front'), admit('10.0.0.0/16')) }),
    },
    {
      name: 'the port of the health checks as well',
      ...both({ targetGroup: checkedOn9000, ingress: all(admit('10.0.0.0/16'), admit('10.0.0.0/16', '9000')) }),
    },
    {
      name: 'the fixed addresses that the load balancer takes',
      cloudformation: both({ ingress: all(admit('10.0.1.9/32'), admit('10.0.2.9/32')) }).cloudformation.replace(
        'Subnets: [!Ref One, !Ref Two]',
        `SubnetMappings:
        - { SubnetId: !Ref One, PrivateIPv4Address: 10.0.1.9 }
        - { SubnetId: !Ref Two, PrivateIPv4Address: 10.0.2.9 }`,
      ),
      terraform: both({ ingress: all(admit('10.0.1.9/32'), admit('10.0.2.9/32')) }).terraform.replace(
        /subnets {12}= .*/,
        `subnet_mapping {
    subnet_id            = aws_subnet.one.id
    private_ipv4_address = "10.0.1.9"
  }
  subnet_mapping {
    subnet_id            = aws_subnet.two.id
    private_ipv4_address = "10.0.2.9"
  }`,
      ),
    },
    {
      name: 'the range of the VPC by its name, which is not known',
      cloudformation: `
Parameters: { Range: { Type: String } }
${both({
  ingress: ['[{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: !GetAtt Vpc.CidrBlock }]', ''],
}).cloudformation.replace('CidrBlock: 10.0.0.0/16', 'CidrBlock: !Ref Range')}`,
      terraform: `
variable "range" {}
${both({
  ingress: ['', all(admit('10.0.0.0/16'))[1].replace('"10.0.0.0/16"', 'aws_vpc.vpc.cidr_block')],
}).terraform.replace('cidr_block = "10.0.0.0/16"', 'cidr_block = var.range')}`,
    },
    {
      name: 'its own group is shared with the load balancer, and admits its members',
      ...both({
        balancer: ['SecurityGroups: [!Ref Guard]', 'security_groups = [aws_security_group.guard.id]'],
        ingress: [
          '[]',
          'ingress {\n    protocol  = "-1"\n    from_port = 0\n    to_port   = 0\n    self      = true\n  }',
        ],
        more: [
          '  Members: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Guard, IpProtocol: "-1", SourceSecurityGroupId: !Ref Guard } }\n',
          '',
        ],
      }),
    },
    {
      name: 'client addresses are preserved, which over PrivateLink they are not',
      ...both({
        ingress: all(admit('10.0.0.0/16')),
        targetGroup: [
          'TargetGroupAttributes: [{ Key: preserve_client_ip.enabled, Value: "true" }]',
          'preserve_client_ip = "true"',
        ],
      }),
    },
    { name: 'a cluster behind its name', terraform: cluster('vpc_security_group_ids = [aws_security_group.guard.id]') },
    { name: 'a proxy behind its name', terraform: proxy('10.0.1.0/24') },
    { name: 'a Redshift cluster on a port of its own', terraform: warehouse(5439) },
    {
      name: 'an application load balancer, and what stands behind it knows its group',
      terraform: chained('10.0.1.0/24', 'security_groups = [aws_security_group.web.id]'),
    },
  ],
  invalid: [
    {
      name: 'one of two subnets',
      ...both({ ingress: all(admit('10.0.1.0/24')) }),
      findings: [
        {
          message: 'notAdmitted',
          address: 'Database',
          at: { cloudformation: '39:29-39:101', terraform: '43:3-43:10' },
          text: {
            cloudformation:
              '`Balancer` connects to `Database` from its own addresses, but `Guard` does not admit 10.0.2.0/24 on tcp 5432, so what comes over PrivateLink is dropped there. Segment requires that the load balancer is let in; add an ingress rule for 10.0.2.0/24 on tcp 5432.',
            terraform:
              '`aws_lb.balancer` connects to `aws_instance.database` from its own addresses, but `aws_security_group.guard` does not admit 10.0.2.0/24 on tcp 5432, so what comes over PrivateLink is dropped there. Segment requires that the load balancer is let in; add an ingress rule for 10.0.2.0/24 on tcp 5432.',
          },
        },
      ],
    },
    {
      name: 'another port',
      ...both({ ingress: all(admit('10.0.0.0/16', '3306')) }),
      findings: [
        {
          message: 'notAdmitted',
          address: 'Database',
          at: { cloudformation: '39:29-39:101', terraform: '43:3-43:10' },
        },
      ],
    },
    {
      name: 'the load balancer has a group, and neither that nor its addresses are admitted',
      ...both({ balancer: own }),
      findings: [
        {
          message: 'neitherAdmitted',
          address: 'Database',
          at: { cloudformation: '39:29-39:31', terraform: '41:1-41:38' },
          text: {
            cloudformation:
              '`Balancer` connects to `Database` from its own addresses, but `Guard` admits neither 10.0.1.0/24 and 10.0.2.0/24 on tcp 5432 nor its security group there, so what comes over PrivateLink is dropped. Segment requires that the load balancer is let in; add an ingress rule for 10.0.1.0/24 and 10.0.2.0/24, or for `Front`, on tcp 5432.',
            terraform:
              '`aws_lb.balancer` connects to `aws_instance.database` from its own addresses, but `aws_security_group.guard` admits neither 10.0.1.0/24 and 10.0.2.0/24 on tcp 5432 nor its security group there, so what comes over PrivateLink is dropped. Segment requires that the load balancer is let in; add an ingress rule for 10.0.1.0/24 and 10.0.2.0/24, or for `aws_security_group.front`, on tcp 5432.',
          },
        },
      ],
    },
    {
      name: 'enforcement off, and only the group of the load balancer',
      ...both({ balancer: off, ingress: all(admit('Front')) }),
      findings: [
        {
          message: 'referenceOff',
          address: 'Database',
          at: { cloudformation: '40:30-40:114', terraform: '44:3-44:10' },
          text: {
            cloudformation:
              '`Guard` admits `Balancer` to `Database` only by its security group `Front`, and that does not count while `EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic` is "off", so what comes over PrivateLink is dropped. Segment requires that the load balancer is let in; add an ingress rule for 10.0.1.0/24 and 10.0.2.0/24 on tcp 5432.',
            terraform:
              '`aws_security_group.guard` admits `aws_lb.balancer` to `aws_instance.database` only by its security group `aws_security_group.front`, and that does not count while `enforce_security_group_inbound_rules_on_private_link_traffic` is "off", so what comes over PrivateLink is dropped. Segment requires that the load balancer is let in; add an ingress rule for 10.0.1.0/24 and 10.0.2.0/24 on tcp 5432.',
          },
        },
      ],
    },
    {
      name: 'the load balancer has no group, and that of something else is admitted',
      ...both({ ingress: all(admit('Front')) }),
      findings: [
        {
          message: 'notAdmitted',
          address: 'Database',
          at: { cloudformation: '39:29-39:115', terraform: '43:3-43:10' },
        },
      ],
    },
    {
      name: 'only its own members',
      ...both({
        ingress: [
          '[]',
          'ingress {\n    protocol  = "-1"\n    from_port = 0\n    to_port   = 0\n    self      = true\n  }',
        ],
        more: [
          '  Members: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Guard, IpProtocol: "-1", SourceSecurityGroupId: !Ref Guard } }\n',
          '',
        ],
      }),
      findings: [
        { message: 'notAdmitted', address: 'Database', at: { cloudformation: '39:29-39:31', terraform: '43:3-43:10' } },
      ],
    },
    {
      name: 'the traffic, but not the health checks on another port',
      ...both({ ingress: all(admit('10.0.0.0/16')), targetGroup: checkedOn9000 }),
      findings: [
        {
          message: 'checksRefused',
          address: 'Database',
          at: { cloudformation: '39:29-39:101', terraform: '46:3-46:10' },
          text: {
            cloudformation:
              '`Balancer` checks the health of `Database` from its own addresses, but `Guard` does not admit 10.0.1.0/24 and 10.0.2.0/24 on tcp 9000 (health checks), so the target never becomes healthy and gets no connections. Segment requires that the load balancer is let in; add an ingress rule for 10.0.1.0/24 and 10.0.2.0/24 on tcp 9000 (health checks).',
            terraform:
              '`aws_lb.balancer` checks the health of `aws_instance.database` from its own addresses, but `aws_security_group.guard` does not admit 10.0.1.0/24 and 10.0.2.0/24 on tcp 9000 (health checks), so the target never becomes healthy and gets no connections. Segment requires that the load balancer is let in; add an ingress rule for 10.0.1.0/24 and 10.0.2.0/24 on tcp 9000 (health checks).',
          },
        },
      ],
    },
    {
      name: 'no group is named: the default one admits its members',
      ...both({ groups: ['', ''] }),
      findings: [
        {
          message: 'onlyMembers',
          address: 'Database',
          at: { cloudformation: '30:3-30:11', terraform: '37:1-37:35' },
          text: {
            cloudformation:
              '`Database` names no security group, so the default one of its VPC guards it, and that does not admit 10.0.1.0/24 and 10.0.2.0/24 on tcp 5432, from where `Balancer` connects. Segment requires that the load balancer is let in; name a security group in `SecurityGroupIds` that admits 10.0.1.0/24 and 10.0.2.0/24 on tcp 5432.',
            terraform:
              '`aws_instance.database` names no security group, so the default one of its VPC guards it, and that does not admit 10.0.1.0/24 and 10.0.2.0/24 on tcp 5432, from where `aws_lb.balancer` connects. Segment requires that the load balancer is let in; name a security group in `vpc_security_group_ids` that admits 10.0.1.0/24 and 10.0.2.0/24 on tcp 5432.',
          },
        },
      ],
    },
    {
      name: 'the default group, which does not know that of the load balancer either',
      ...both({ balancer: own, groups: ['', ''] }),
      findings: [
        { message: 'onlyMembers', address: 'Database', at: { cloudformation: '30:3-30:11', terraform: '37:1-37:35' } },
      ],
    },
    {
      name: 'a cluster without groups, in the default one of its VPC',
      terraform: cluster(''),
      findings: [{ message: 'onlyMembers', address: 'Database', at: { terraform: '37:1-37:38' } }],
    },
    {
      name: 'an application load balancer that does not admit the one before it',
      terraform: chained('192.168.0.0/16', 'security_groups = [aws_security_group.web.id]'),
      findings: [{ message: 'notAdmitted', address: 'Web', at: { terraform: '62:3-62:10' } }],
    },
    {
      name: 'what stands behind an application load balancer and admits only the one before that',
      terraform: chained('10.0.1.0/24', 'cidr_blocks = ["192.168.0.0/16"]'),
      findings: [{ message: 'neitherAdmitted', address: 'Database', at: { terraform: '71:3-71:10' } }],
    },
    {
      name: 'a proxy that admits another subnet',
      terraform: proxy('10.0.9.0/24'),
      findings: [{ message: 'notAdmitted', address: 'Database', at: { terraform: '40:3-40:10' } }],
    },
    {
      name: 'a Redshift cluster that admits the port of something else',
      terraform: warehouse(5432),
      findings: [{ message: 'notAdmitted', address: 'Database', at: { terraform: '39:1-39:55' } }],
    },
  ],
  unknown: [
    {
      name: 'no group, in a subnet that only its ID names',
      terraform: `
resource "aws_instance" "database" {
  subnet_id = "subnet-1"
}
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  subnets            = ["subnet-1"]
}
resource "aws_lb_target_group" "group" {
  port     = 5432
  protocol = "TCP"
}
resource "aws_lb_target_group_attachment" "attachment" {
  target_group_arn = aws_lb_target_group.group.arn
  target_id        = aws_instance.database.id
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
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [aws_lb.balancer.arn]
}
`,
      findings: [
        {
          message: 'undecided',
          address: 'aws_instance.database',
          at: { terraform: '2:1-2:35' },
          text: 'Whether `aws_instance.database` admits `aws_lb.balancer` on tcp 5432 is unknown: the sources do not show in which VPC it is, whose default security group guards it. Segment requires that the load balancer is let in; to be certain, add an ingress rule for its addresses on tcp 5432.',
        },
      ],
    },
    {
      name: 'a part of a subnet, where the address is AWS’s choice',
      ...both({ ingress: all(admit('10.0.1.0/28'), admit('10.0.2.0/24')) }),
      findings: [
        {
          message: 'undecided',
          address: 'Database',
          at: { cloudformation: '34:25-34:37', terraform: '39:28-39:57' },
          text: {
            cloudformation:
              'Whether `Database` admits `Balancer` on tcp 5432 is unknown: the sources do not show which address in 10.0.1.0/24 is taken. Segment requires that the load balancer is let in; to be certain, add an ingress rule for 10.0.1.0/24 and 10.0.2.0/24 on tcp 5432.',
            terraform:
              'Whether `aws_instance.database` admits `aws_lb.balancer` on tcp 5432 is unknown: the sources do not show which address in 10.0.1.0/24 is taken. Segment requires that the load balancer is let in; to be certain, add an ingress rule for 10.0.1.0/24 and 10.0.2.0/24 on tcp 5432.',
          },
        },
      ],
    },
    {
      name: 'targets of IPv6',
      ...both({
        ingress: all(admit('10.0.0.0/16')),
        targetGroup: ['IpAddressType: ipv6', 'ip_address_type = "ipv6"'],
      }),
      findings: [
        { message: 'undecided', address: 'Database', at: { cloudformation: '34:25-34:37', terraform: '39:28-39:57' } },
      ],
    },
    {
      name: 'a group that is not in the sources',
      ...both({ groups: ['SecurityGroupIds: [sg-1]', 'vpc_security_group_ids = ["sg-1"]'] }),
      findings: [
        { message: 'undecided', address: 'Database', at: { cloudformation: '34:25-34:31', terraform: '39:28-39:36' } },
      ],
    },
    {
      name: 'an unknown switch, where only the group of the load balancer is admitted',
      cloudformation: `
Parameters: { Enforce: { Type: String } }
${
  both({
    balancer: [`${own[0]}\n      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: !Ref Enforce`, ''],
    ingress: all(admit('Front')),
  }).cloudformation
}`,
      terraform: `
variable "enforce" {}
${
  both({
    balancer: ['', `${own[1]}\n  enforce_security_group_inbound_rules_on_private_link_traffic = var.enforce`],
    ingress: all(admit('Front')),
  }).terraform
}`,
      findings: [
        { message: 'undecided', address: 'Database', at: { cloudformation: '37:25-37:37', terraform: '42:28-42:57' } },
      ],
    },
    {
      name: 'the switch is off in one case, where only the group of the load balancer is admitted',
      cloudformation: `
Parameters: { Stage: { Type: String } }
Conditions: { Open: !Equals [!Ref Stage, open] }
${
  both({
    balancer: [`${own[0]}\n      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: !If [Open, "off", "on"]`, ''],
    ingress: all(admit('Front')),
  }).cloudformation
}`,
      terraform: `
variable "open" { type = bool }
${
  both({
    balancer: [
      '',
      `${own[1]}\n  enforce_security_group_inbound_rules_on_private_link_traffic = var.open ? "off" : "on"`,
    ],
    ingress: all(admit('Front')),
  }).terraform
}`,
      findings: [
        {
          message: 'referenceOff',
          address: 'Database',
          verdict: 'unknown',
          at: { cloudformation: '43:30-43:114', terraform: '46:3-46:10' },
        },
      ],
    },
    {
      name: 'the subnets are a parameter',
      cloudformation: `
Parameters: { Subnets: { Type: List<AWS::EC2::Subnet::Id> } }
${both({ ingress: all(admit('10.0.0.0/16')) }).cloudformation.replace('[!Ref One, !Ref Two]', '!Ref Subnets')}`,
      terraform: `
variable "subnets" { type = list(string) }
${both({ ingress: all(admit('10.0.0.0/16')) }).terraform.replace('[aws_subnet.one.id, aws_subnet.two.id]', 'var.subnets')}`,
      findings: [
        { message: 'undecided', address: 'Database', at: { cloudformation: '36:25-36:37', terraform: '41:28-41:57' } },
      ],
    },
    {
      name: 'the port of the target is not known',
      cloudformation: `
Parameters: { Port: { Type: Number } }
${both({ ingress: all(admit('10.0.0.0/16')), targetGroup: ['', ''] }).cloudformation.replace(
  'Port: 5432\n      Protocol: TCP\n      TargetType',
  'Port: !Ref Port\n      Protocol: TCP\n      TargetType',
)}`,
      findings: [{ message: 'undecided', address: 'Database', at: { cloudformation: '36:25-36:37' } }],
    },
    {
      name: 'a literal address that nothing in the sources has',
      ...both({}),
      cloudformation: both({}).cloudformation.replace('Id: !Ref Database', 'Id: 10.0.7.7').replace('instance', 'ip'),
      terraform: both({ targetGroup: ['', 'target_type = "ip"'] }).terraform.replace(
        'aws_instance.database.id',
        '"10.0.7.7"',
      ),
      findings: [
        {
          message: 'unseenTarget',
          address: 'Balancer',
          at: { cloudformation: '28:23-28:31', terraform: '35:22-35:32' },
          text: {
            cloudformation:
              'Whether the target of `Balancer` lets it in is unknown: the sources do not show `10.0.7.7`. Segment requires that it does; its security group must admit the addresses of the load balancer on the port of the target and on that of its health checks.',
            terraform:
              'Whether the target of `aws_lb.balancer` lets it in is unknown: the sources do not show `10.0.7.7`. Segment requires that it does; its security group must admit the addresses of the load balancer on the port of the target and on that of its health checks.',
          },
        },
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
          message: 'unseenBalancer',
          address: 'Service',
          at: { cloudformation: '7:11-7:84', terraform: '3:33-3:108' },
          text: {
            cloudformation:
              'Whether the databases behind `Service` let in its load balancer is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1`. Segment requires that they do; their security groups must admit the addresses of the load balancer on the ports of the targets and of their health checks.',
            terraform:
              'Whether the databases behind `aws_vpc_endpoint_service.service` let in its load balancer is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1`. Segment requires that they do; their security groups must admit the addresses of the load balancer on the ports of the targets and of their health checks.',
          },
        },
      ],
    },
  ],
});
