import rule from '../../src/rules/endpoint-inbound-rules.ts';
import { segment, testRule } from '../rule-tester.ts';

const requesters = [{ ...segment, profile: 'consumer', vendor: 'AWS' }];

/** An endpoint for SQS with one group. */
const template = (rules: string): string => `
Parameters:
  Range: { Type: String }
  Port: { Type: Number }
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: 10.0.0.0/16 }
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcId: !Ref Vpc
      SubnetIds: [subnet-1]
      SecurityGroupIds: [!Ref Group]
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: endpoint
      VpcId: !Ref Vpc
${rules}`;
const configuration = (rules: string): string => `
variable "range" {}
variable "port" {}
resource "aws_vpc" "vpc" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_endpoint_type  = "Interface"
  service_name       = "com.amazonaws.eu-west-1.sqs"
  vpc_id             = aws_vpc.vpc.id
  subnet_ids         = ["subnet-1"]
  security_group_ids = [aws_security_group.group.id]
}
resource "aws_security_group" "group" {
  vpc_id = aws_vpc.vpc.id
${rules}
}
`;
/** An endpoint for SQS with these lines about its groups. */
const ungrouped = (lines: string): string => `
Parameters:
  Kind: { Type: String }
  Name: { Type: String }
  Network: { Type: AWS::EC2::VPC::Id }
Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      SubnetIds: [subnet-1]
${lines}`;
const ungroupedConfiguration = (lines: string): string => `
variable "kind" {}
variable "name" {}
variable "network" {}
resource "aws_vpc_endpoint" "endpoint" {
  subnet_ids = ["subnet-1"]
${lines}
}
`;

testRule(rule, {
  valid: [
    {
      name: 'the range of the VPC on 443',
      cloudformation: template(`
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !GetAtt Vpc.CidrBlock }`),
      terraform: configuration(`
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = [aws_vpc.vpc.cidr_block]
  }`),
    },
    {
      name: 'a security group of clients, by a rule of its own',
      cloudformation: template(`
  Clients:
    Type: AWS::EC2::SecurityGroup
    Properties: { GroupDescription: clients, VpcId: !Ref Vpc }
  Rule:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      GroupId: !Ref Group
      IpProtocol: "-1"
      SourceSecurityGroupId: !Ref Clients`),
      terraform: configuration(`
}
resource "aws_security_group" "clients" {
  vpc_id = aws_vpc.vpc.id
}
resource "aws_vpc_security_group_ingress_rule" "rule" {
  security_group_id            = aws_security_group.group.id
  ip_protocol                  = "-1"
  referenced_security_group_id = aws_security_group.clients.id`),
    },
    {
      name: 'everybody, but on a port that nothing of the service answers on',
      cloudformation: template(`
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }
        - { IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 }`),
      terraform: configuration(`
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }`),
    },
    {
      name: 'a gateway endpoint, which has no security group',
      cloudformation: ungrouped(`
      ServiceName: com.amazonaws.eu-west-1.s3
      VpcId: vpc-1`),
      terraform: ungroupedConfiguration(`
  service_name = "com.amazonaws.eu-west-1.s3"
  vpc_id       = "vpc-1"`),
    },
    {
      name: 'the default group of the VPC, which the sources adopt',
      terraform: `
resource "aws_vpc" "vpc" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_default_security_group" "vpc" {
  vpc_id = aws_vpc.vpc.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.sqs"
  vpc_id            = aws_vpc.vpc.id
  subnet_ids        = ["subnet-1"]
}
`,
    },
    {
      name: 'the port of an endpoint service of the sources',
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.balancer.arn]
}
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  subnets            = ["subnet-9"]
}
resource "aws_lb_listener" "listener" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = 5432
  protocol          = "TCP"
}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_endpoint_type  = "Interface"
  service_name       = aws_vpc_endpoint_service.service.service_name
  vpc_id             = "vpc-1"
  subnet_ids         = ["subnet-1"]
  security_group_ids = [aws_security_group.group.id]
}
resource "aws_security_group" "group" {
  vpc_id = "vpc-1"
  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["10.0.0.0/16"]
  }
}
`,
    },
  ],
  invalid: [
    {
      name: 'nobody on 443',
      cloudformation: template(`
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/16 }`),
      terraform: configuration(`
  ingress {
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["10.0.0.0/16"]
  }`),
      findings: [
        {
          message: 'nobody',
          address: 'Endpoint',
          at: { cloudformation: '24:9', terraform: '17:3' },
          text: {
            cloudformation:
              '`Endpoint` has the security group `Group`, which lets in nobody on tcp 443, so no client gets an answer of `sqs` from it. Add an ingress rule there on tcp 443 for the security group of its clients, or for their addresses.',
            terraform:
              '`aws_vpc_endpoint.endpoint` has the security group `aws_security_group.group`, which lets in nobody on tcp 443, so no client gets an answer of `sqs` from it. Add an ingress rule there on tcp 443 for the security group of its clients, or for their addresses.',
          },
        },
      ],
    },
    {
      name: 'every address there is',
      requesters,
      cloudformation: template(`
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0 }`),
      terraform: configuration(`
  ingress {
    protocol    = "tcp"
    from_port   = 0
    to_port     = 65535
    cidr_blocks = ["0.0.0.0/0"]
  }`),
      findings: [
        {
          message: 'everybody',
          address: 'Endpoint',
          at: { cloudformation: '24:66', terraform: '21:20' },
          text: {
            cloudformation:
              '`Endpoint` has the security group `Group`, which lets in every address there is on tcp 443. AWS recommends that only the clients of an endpoint are let in: write the range of its VPC, or the security group of its clients, in place of `0.0.0.0/0`.',
            terraform:
              '`aws_vpc_endpoint.endpoint` has the security group `aws_security_group.group`, which lets in every address there is on tcp 443. AWS recommends that only the clients of an endpoint are let in: write the range of its VPC, or the security group of its clients, in place of `0.0.0.0/0`.',
          },
        },
      ],
    },
    {
      name: 'every address of IPv6',
      cloudformation: template(`
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: "::/0" }`),
      terraform: configuration(`
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = ["::/0"]
  }`),
      findings: [{ message: 'everybody', address: 'Endpoint', at: { cloudformation: '24:68', terraform: '21:25' } }],
    },
    {
      name: 'the default group of the VPC, which the sources empty',
      terraform: `
resource "aws_vpc" "vpc" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_default_security_group" "vpc" {
  vpc_id = aws_vpc.vpc.id
}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.sqs"
  vpc_id            = aws_vpc.vpc.id
  subnet_ids        = ["subnet-1"]
}
`,
      findings: [{ message: 'nobody', address: 'aws_vpc_endpoint.endpoint', at: { terraform: '5:1' } }],
    },
  ],
  unknown: [
    {
      name: 'no group, so the one of a VPC that is not in the sources',
      cloudformation: ungrouped(`
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcId: !Ref Network`),
      terraform: ungroupedConfiguration(`
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.sqs"
  vpc_id            = var.network`),
      findings: [
        {
          message: 'defaultGroup',
          address: 'Endpoint',
          at: { cloudformation: '7:3', terraform: '5:1' },
          text: {
            cloudformation:
              '`Endpoint` names no security group, so it has the default one of its VPC, which lets in only its own members until somebody changes it, and the sources do not show whether clients are among them. Name a group in `SecurityGroupIds` that lets them in on tcp 443.',
            terraform:
              '`aws_vpc_endpoint.endpoint` names no security group, so it has the default one of its VPC, which lets in only its own members until somebody changes it, and the sources do not show whether clients are among them. Name a group in `security_group_ids` that lets them in on tcp 443.',
          },
        },
      ],
    },
    {
      name: 'a group that is not in the sources',
      cloudformation: ungrouped(`
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcId: vpc-1
      SecurityGroupIds: [sg-0123456789abcdef0]`),
      terraform: ungroupedConfiguration(`
  vpc_endpoint_type  = "Interface"
  service_name       = "com.amazonaws.eu-west-1.sqs"
  vpc_id             = "vpc-1"
  security_group_ids = ["sg-0123456789abcdef0"]`),
      findings: [
        {
          message: 'groupOutside',
          address: 'Endpoint',
          at: { cloudformation: '15:26', terraform: '11:25' },
          text: {
            cloudformation:
              'Whether `Endpoint` lets its clients in is unknown: its security group `sg-0123456789abcdef0` is not in the sources. It needs an ingress rule on tcp 443 for the clients, and not for every address there is.',
            terraform:
              'Whether `aws_vpc_endpoint.endpoint` lets its clients in is unknown: its security group `sg-0123456789abcdef0` is not in the sources. It needs an ingress rule on tcp 443 for the clients, and not for every address there is.',
          },
        },
      ],
    },
    {
      name: 'the range is a parameter, which may be every address',
      cloudformation: template(`
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !Ref Range }`),
      terraform: configuration(`
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = [var.range]
  }`),
      findings: [
        {
          message: 'undecided',
          address: 'Endpoint',
          at: { cloudformation: '24:66', terraform: '21:20' },
          text: {
            cloudformation:
              'Whether `Endpoint` lets its clients in, and only them, is unknown: parameter `Range` has no default; pass `--parameters`. Its security group needs an ingress rule on tcp 443 for the clients, and not for every address there is.',
            terraform:
              'Whether `aws_vpc_endpoint.endpoint` lets its clients in, and only them, is unknown: variable `range` has no default; pass `--var range=…` or a `--var-file`. Its security group needs an ingress rule on tcp 443 for the clients, and not for every address there is.',
          },
        },
      ],
    },
    {
      name: 'the port is a parameter',
      cloudformation: template(`
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: 10.0.0.0/16 }`),
      terraform: configuration(`
  ingress {
    protocol    = "tcp"
    from_port   = var.port
    to_port     = var.port
    cidr_blocks = ["10.0.0.0/16"]
  }`),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '24:40', terraform: '19:19' } }],
    },
    {
      name: 'the type is a parameter',
      cloudformation: ungrouped(`
      VpcEndpointType: !Ref Kind
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcId: vpc-1
      SecurityGroupIds: [sg-0123456789abcdef0]`),
      terraform: ungroupedConfiguration(`
  vpc_endpoint_type  = var.kind
  service_name       = "com.amazonaws.eu-west-1.sqs"
  vpc_id             = "vpc-1"
  security_group_ids = ["sg-0123456789abcdef0"]`),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '12:24', terraform: '8:24' } }],
    },
    {
      name: 'the port of a service that is not in the sources',
      cloudformation: template(`
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }`).replace(
        'com.amazonaws.eu-west-1.sqs',
        'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
      ),
      terraform: configuration(`
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }`).replace('com.amazonaws.eu-west-1.sqs', 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0'),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '13:20', terraform: '9:24' } }],
    },
  ],
});
