import rule from '../../src/rules/endpoint-service-reachable.ts';
import { testRule } from '../rule-tester.ts';
import {
  inConfiguration,
  inTemplate,
  listenerInConfiguration,
  listenerInTemplate,
  lookedUp,
  lookup,
  ofLookup,
  serviceInConfiguration,
  serviceInTemplate,
} from './behind-service.ts';

/** A system in which everything is open, up to a database in a subnet of its own. */
const databaseInStack = (from: string, more = ''): string => `${lookup('!GetAtt Database.Endpoint.Address')}  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      Port: "5432"
      DBSubnetGroupName: !Ref SubnetGroup
      VPCSecurityGroups: [!Ref DatabaseGroup]
  SubnetGroup: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupDescription: d, SubnetIds: [!Ref Inner] } }
  Inner: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24 } }
  DatabaseGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: d
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: ${from} }
${more}`;
const database = (from: string, more = ''): string => `${lookedUp('aws_db_instance.database.address')}
resource "aws_db_instance" "database" {
  engine                 = "postgres"
  port                   = 5432
  db_subnet_group_name   = aws_db_subnet_group.group.name
  vpc_security_group_ids = [aws_security_group.database_group.id]
}
resource "aws_db_subnet_group" "group" {
  subnet_ids = [aws_subnet.inner.id]
}
resource "aws_subnet" "inner" {
  vpc_id     = aws_vpc.vpc.id
  cidr_block = "10.0.2.0/24"
}
resource "aws_security_group" "database_group" {
  vpc_id = aws_vpc.vpc.id
  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["${from}"]
  }
}
${more}`;
const stack = (from = '10.0.1.0/24', more = ''): string => inTemplate(ofLookup, databaseInStack(from, more));
const configuration = (from = '10.0.1.0/24', more = ''): string =>
  inConfiguration('  target_type = "ip"', database(from, more));

const groupInStack = (lines: string): string => `  BalancerGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: d
      VpcId: !Ref Vpc
${lines}
`;
const group = (lines: string): string => `resource "aws_security_group" "balancer_group" {
  vpc_id = aws_vpc.vpc.id
${lines}
}
`;
const guarded = (text: string): string =>
  text
    .replace('Subnets: [!Ref Subnet] }', 'Subnets: [!Ref Subnet], SecurityGroups: [!Ref BalancerGroup] }')
    .replace(
      '  subnets            = [aws_subnet.subnet.id]\n',
      '  subnets            = [aws_subnet.subnet.id]\n  security_groups    = [aws_security_group.balancer_group.id]\n',
    );
const anyone = `  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["10.0.0.0/8"]
  }`;

const aclInStack = (cidr: string): string => `  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }
  Around: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref Inner, NetworkAclId: !Ref Acl } }
  In:
    Type: AWS::EC2::NetworkAclEntry
    Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: 6, RuleAction: allow, CidrBlock: ${cidr}, PortRange: { From: 5432, To: 5432 } }
  Out:
    Type: AWS::EC2::NetworkAclEntry
    Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Egress: true, Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 1024, To: 65535 } }
`;
const acl = (cidr: string): string => `resource "aws_network_acl" "acl" {
  vpc_id     = aws_vpc.vpc.id
  subnet_ids = [aws_subnet.inner.id]
  ingress {
    rule_no    = 100
    protocol   = "tcp"
    action     = "allow"
    cidr_block = "${cidr}"
    from_port  = 5432
    to_port    = 5432
  }
  egress {
    rule_no    = 100
    protocol   = "tcp"
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = 1024
    to_port    = 65535
  }
}
`;

const awayInStack = `  Other: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.9.0.0/16 } }
`;
const away = `resource "aws_vpc" "other" {
  cidr_block = "10.9.0.0/16"
}
`;
const moved = (text: string): string =>
  text
    .replace('{ VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24 }', '{ VpcId: !Ref Other, CidrBlock: 10.9.2.0/24 }')
    .replace(
      '  vpc_id     = aws_vpc.vpc.id\n  cidr_block = "10.0.2.0/24"',
      '  vpc_id     = aws_vpc.other.id\n  cidr_block = "10.9.2.0/24"',
    );

testRule(rule, {
  valid: [
    { name: 'a way that is open at every hop', cloudformation: stack(), terraform: configuration() },
    {
      name: 'groups of the load balancer that let in and out',
      cloudformation: guarded(
        stack(
          '10.0.1.0/24',
          groupInStack(
            '      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8 }]',
          ),
        ),
      ),
      terraform: guarded(
        configuration(
          '10.0.1.0/24',
          group(
            `${anyone}\n  egress {\n    protocol    = "-1"\n    from_port   = 0\n    to_port     = 0\n    cidr_blocks = ["0.0.0.0/0"]\n  }`,
          ),
        ),
      ),
    },
    {
      name: 'a network ACL that lets the load balancer in and its answers out',
      cloudformation: stack('10.0.1.0/24', aclInStack('10.0.1.0/24')),
      terraform: configuration('10.0.1.0/24', acl('10.0.1.0/24')),
    },
    {
      name: 'a target in another VPC, to which a peering leads',
      cloudformation: moved(
        stack(
          '10.0.1.0/24',
          `${awayInStack}  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  Around: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Subnet, RouteTableId: !Ref Table } }
  Route: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 10.9.0.0/16, VpcPeeringConnectionId: pcx-0123456789abcdef0 } }
`,
        ),
      ),
      terraform: moved(
        configuration(
          '10.0.1.0/24',
          `${away}resource "aws_route_table" "table" {
  vpc_id = aws_vpc.vpc.id
  route {
    cidr_block                = "10.9.0.0/16"
    vpc_peering_connection_id = "pcx-0123456789abcdef0"
  }
}
resource "aws_route_table_association" "around" {
  subnet_id      = aws_subnet.subnet.id
  route_table_id = aws_route_table.table.id
}
`,
        ),
      ),
    },
  ],
  invalid: [
    {
      name: 'a load balancer without a listener',
      cloudformation: serviceInTemplate,
      terraform: serviceInConfiguration,
      findings: [
        {
          message: 'nowhere',
          address: 'Service',
          at: { cloudformation: '6:3-6:11', terraform: '6:1-6:29' },
          text: {
            cloudformation:
              'Segment cannot reach any database through `Service`: its load balancer has no listener, so every connection ends there. Lead it on to the database.',
            terraform:
              'Segment cannot reach any database through `aws_vpc_endpoint_service.service`: its load balancer has no listener, so every connection ends there. Lead it on to the database.',
          },
        },
      ],
    },
    {
      name: 'the name of a database in place of its address',
      cloudformation: inTemplate(
        '      TargetType: ip\n      Targets: [{ Id: !GetAtt Database.Endpoint.Address }]',
        '  Database: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }\n',
      ),
      terraform: `${inConfiguration('  target_type = "ip"')}
resource "aws_lb_target_group_attachment" "target" {
  target_group_arn = aws_lb_target_group.group.arn
  target_id        = aws_db_instance.database.address
}
resource "aws_db_instance" "database" {
  engine = "postgres"
}
`,
      findings: [
        { message: 'nowhere', address: 'Service', at: { cloudformation: '27:23-27:56', terraform: '36:22-36:54' } },
      ],
    },
    {
      name: 'a listener that takes UDP',
      cloudformation: stack().replace('Protocol: TCP', 'Protocol: UDP'),
      terraform: configuration().replace('protocol          = "TCP"', 'protocol          = "UDP"'),
      findings: [
        {
          message: 'protocol',
          address: 'Service',
          at: { cloudformation: '18:17-18:20', terraform: '21:23-21:28' },
          text: {
            cloudformation:
              'Segment cannot reach `Database` through `Service`: `Listener` takes UDP, and databases speak TCP. Write `Protocol: TCP`.',
            terraform:
              'Segment cannot reach `aws_db_instance.database` through `aws_vpc_endpoint_service.service`: `aws_lb_listener.listener` takes UDP, and databases speak TCP. Write `protocol = "TCP"`.',
          },
        },
      ],
    },
    {
      name: 'a group of the load balancer that admits nobody',
      cloudformation: guarded(stack('10.0.1.0/24', groupInStack('      SecurityGroupIngress: []'))),
      terraform: guarded(
        configuration(
          '10.0.1.0/24',
          group(
            '  egress {\n    protocol    = "-1"\n    from_port   = 0\n    to_port     = 0\n    cidr_blocks = ["0.0.0.0/0"]\n  }',
          ),
        ),
      ),
      findings: [
        {
          message: 'inbound',
          address: 'Service',
          at: { cloudformation: '52:29-52:31', terraform: '64:1-64:47' },
          text: {
            cloudformation:
              'Segment cannot reach `Database` through `Service`: `BalancerGroup` of `Balancer` admits nobody on tcp 5432. Add an ingress rule there for the addresses from which Segment would connect.',
            terraform:
              'Segment cannot reach `aws_db_instance.database` through `aws_vpc_endpoint_service.service`: `aws_security_group.balancer_group` of `aws_lb.balancer` admits nobody on tcp 5432. Add an ingress rule there for the addresses from which Segment would connect.',
          },
        },
      ],
    },
    {
      name: 'a group of the load balancer that lets nothing out',
      cloudformation: guarded(
        stack(
          '10.0.1.0/24',
          groupInStack(
            '      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8 }]\n      SecurityGroupEgress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }]',
          ),
        ),
      ),
      terraform: guarded(configuration('10.0.1.0/24', group(anyone))),
      findings: [
        {
          message: 'outbound',
          address: 'Service',
          at: { cloudformation: '53:28-53:96', terraform: '64:1-64:47' },
          text: {
            cloudformation:
              'Segment cannot reach `Database` through `Service`: `BalancerGroup` does not let `Balancer` send to 10.0.2.0/24 on tcp 5432. Add an egress rule there.',
            terraform:
              'Segment cannot reach `aws_db_instance.database` through `aws_vpc_endpoint_service.service`: `aws_security_group.balancer_group` does not let `aws_lb.balancer` send to 10.0.2.0/24 on tcp 5432. Add an egress rule there.',
          },
        },
      ],
    },
    {
      name: 'a network ACL that does not let the load balancer in',
      cloudformation: stack('10.0.1.0/24', aclInStack('10.7.0.0/16')),
      terraform: configuration('10.0.1.0/24', acl('10.7.0.0/16')),
      findings: [
        {
          message: 'networkAcl',
          address: 'Service',
          at: { cloudformation: '49:3-49:5', terraform: '66:3-66:10' },
          text: {
            cloudformation:
              'Segment cannot reach `Database` through `Service`: `Acl` of `Inner` does not let connections in on tcp 5432. Add an entry that does.',
            terraform:
              'Segment cannot reach `aws_db_instance.database` through `aws_vpc_endpoint_service.service`: `aws_network_acl.acl` of `aws_subnet.inner` does not let connections in on tcp 5432. Add an entry that does.',
          },
        },
      ],
    },
    {
      name: 'a target in another VPC, to which nothing leads',
      cloudformation: moved(stack('10.0.1.0/24', awayInStack)),
      terraform: moved(configuration('10.0.1.0/24', away)),
      findings: [
        {
          message: 'route',
          address: 'Service',
          at: { cloudformation: '8:61-8:74', terraform: '9:24-9:46' },
          text: {
            cloudformation:
              'Segment cannot reach `Database` through `Service`: `Balancer` is in `Vpc` and the target in `Other`, and no route leads there. Put both into one VPC, or connect the two.',
            terraform:
              'Segment cannot reach `aws_db_instance.database` through `aws_vpc_endpoint_service.service`: `aws_lb.balancer` is in `aws_vpc.vpc` and the target in `aws_vpc.other`, and no route leads there. Put both into one VPC, or connect the two.',
          },
        },
      ],
    },
    {
      name: 'a group of the database that does not admit the load balancer',
      cloudformation: stack('10.7.0.0/16'),
      terraform: configuration('10.7.0.0/16'),
      findings: [
        {
          message: 'admission',
          address: 'Service',
          at: { cloudformation: '46:9-46:81', terraform: '56:3-56:10' },
          text: {
            cloudformation:
              'Segment cannot reach `Database` through `Service`: `DatabaseGroup` does not admit 10.0.1.0/24 on tcp 5432, from where `Balancer` connects. Add an ingress rule there.',
            terraform:
              'Segment cannot reach `aws_db_instance.database` through `aws_vpc_endpoint_service.service`: `aws_security_group.database_group` does not admit 10.0.1.0/24 on tcp 5432, from where `aws_lb.balancer` connects. Add an ingress rule there.',
          },
        },
      ],
    },
    {
      name: 'another port than that of the database',
      cloudformation: stack('10.0.1.0/24')
        .replace(
          '      Port: 5432\n      Protocol: TCP\n      VpcId',
          '      Port: 5433\n      Protocol: TCP\n      VpcId',
        )
        .replace('FromPort: 5432', 'FromPort: 5431')
        .replace('ToPort: 5432', 'ToPort: 5439'),
      terraform: configuration()
        .replace('port     = 5432\n  protocol', 'port     = 5433\n  protocol')
        .replace('to_port     = 5432', 'to_port     = 5439'),
      findings: [
        {
          message: 'port',
          address: 'Service',
          at: { cloudformation: '23:13-23:17', terraform: '28:14-28:18' },
          text: {
            cloudformation:
              'Segment cannot reach `Database` through `Service`: connections are sent to port 5433, and it listens on 5432. Let the target follow the port of the database.',
            terraform:
              'Segment cannot reach `aws_db_instance.database` through `aws_vpc_endpoint_service.service`: connections are sent to port 5433, and it listens on 5432. Let the target follow the port of the database.',
          },
        },
      ],
    },
    {
      name: 'a database behind an application load balancer',
      terraform: `${inConfiguration('  target_type = "alb"')}
resource "aws_lb_target_group_attachment" "inner" {
  target_group_arn = aws_lb_target_group.group.arn
  target_id        = aws_lb.inner.arn
}
resource "aws_lb" "inner" {
  load_balancer_type = "application"
  internal           = true
  subnets            = [aws_subnet.subnet.id]
}
resource "aws_lb_listener" "inner" {
  load_balancer_arn = aws_lb.inner.arn
  port              = 5432
  protocol          = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.inner.arn
  }
}
resource "aws_lb_target_group" "inner" {
  port        = 5432
  protocol    = "HTTP"
  target_type = "ip"
}
${database('10.0.1.0/24').replace('aws_lb_target_group.group.arn', 'aws_lb_target_group.inner.arn')}`,
      findings: [
        {
          message: 'application',
          address: 'aws_vpc_endpoint_service.service',
          at: { terraform: '36:22-36:38' },
          text: {
            terraform:
              'Segment cannot reach `aws_db_instance.database` through `aws_vpc_endpoint_service.service`: `aws_lb.inner` is an Application Load Balancer, which passes on nothing but HTTP. Register the database with the Network Load Balancer.',
          },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'a listener in production only',
      terraform: `${serviceInConfiguration}
variable "stage" {}
resource "aws_lb_listener" "listener" {
  count             = var.stage == "production" ? 1 : 0
  load_balancer_arn = aws_lb.balancer.arn
  port              = 5432
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.group.arn
  }
}
resource "aws_lb_target_group" "group" {
  port     = 5432
  protocol = "TCP"
}
`,
      findings: [
        { message: 'nowhere', address: 'Service', at: { terraform: '6:1' } },
        { message: 'unseen', address: 'Service', at: { terraform: '30:1' } },
      ],
    },
    {
      name: 'a group of the database that the sources do not show',
      cloudformation: `Parameters: { Outside: { Type: String } }${stack().replace('[!Ref DatabaseGroup]', '[!Ref Outside]')}`,
      terraform: `variable "outside" {}${configuration().replace('[aws_security_group.database_group.id]', '[var.outside]')}`,
      findings: [
        {
          message: 'undecided',
          address: 'Service',
          at: { cloudformation: '37:27-37:39', terraform: '45:29-45:40' },
          text: {
            cloudformation:
              'Whether Segment can reach `Database` through `Service` is unknown: parameter `Outside` has no default; pass `--parameters`. Nothing on the way surely drops connections.',
            terraform:
              'Whether Segment can reach `aws_db_instance.database` through `aws_vpc_endpoint_service.service` is unknown: variable `outside` has no default; pass `--var outside=…` or a `--var-file`. Nothing on the way surely drops connections.',
          },
        },
      ],
    },
    {
      name: 'a group without a target in the sources',
      cloudformation: inTemplate('      TargetType: ip'),
      terraform: inConfiguration('  target_type = "ip"'),
      findings: [
        {
          message: 'unseen',
          address: 'Service',
          at: { cloudformation: '20:3-20:8', terraform: '27:1-27:39' },
          text: {
            cloudformation:
              'Whether Segment can reach a database through `Service` is unknown: the sources do not show any target. The sources do not show the way beyond that.',
            terraform:
              'Whether Segment can reach a database through `aws_vpc_endpoint_service.service` is unknown: the sources do not show any target. The sources do not show the way beyond that.',
          },
        },
      ],
    },
    {
      name: 'a target group that the sources do not tell',
      cloudformation: `Parameters: { Group: { Type: String } }${serviceInTemplate}${listenerInTemplate}`,
      terraform: `variable "group" {}${serviceInConfiguration}${listenerInConfiguration.replace('aws_lb_target_group.group.arn', 'var.group')}`,
      findings: [
        { message: 'unseen', address: 'Service', at: { cloudformation: '19:57-19:67', terraform: '24:24-24:33' } },
      ],
    },
  ],
});
