import rule from '../../src/rules/endpoint-private-dns.ts';
import { testRule } from '../rule-tester.ts';

const template = (vpc: string, lines: string): string => `
Parameters:
  Switch: { Type: String }
  Network: { Type: AWS::EC2::VPC::Id }
  Kind: { Type: String }
  Name: { Type: String }
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
${vpc}
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      SubnetIds: [subnet-1]
${lines}`;
const configuration = (vpc: string, lines: string): string => `
variable "switch" {}
variable "network" {}
variable "kind" {}
variable "name" {}
resource "aws_vpc" "vpc" {
  cidr_block = "10.0.0.0/16"
${vpc}
}
resource "aws_vpc_endpoint" "endpoint" {
  subnet_ids = ["subnet-1"]
${lines}
}
`;
const both = { cloudformation: '      EnableDnsHostnames: true', terraform: '  enable_dns_hostnames = true' };
const queueOf = (vpc: string, enabled: string) => `
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcId: ${vpc}
      PrivateDnsEnabled: ${enabled}`;
const queueIn = (vpc: string, enabled: string) => `
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_id              = ${vpc}
  private_dns_enabled = ${enabled}`;

testRule(rule, {
  valid: [
    {
      name: 'on, and the VPC has both attributes: AWS turns DNS support on by itself',
      cloudformation: template(both.cloudformation, queueOf('!Ref Vpc', 'true')),
      terraform: configuration(both.terraform, queueIn('aws_vpc.vpc.id', 'true')),
    },
    {
      name: "off for somebody's endpoint service, whose names are for its provider to give",
      cloudformation: template(
        '',
        `
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0
      VpcId: !Ref Vpc`,
      ),
      terraform: configuration(
        '',
        `
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"
  vpc_id            = aws_vpc.vpc.id`,
      ),
    },
    {
      name: 'a gateway endpoint, which changes no name',
      cloudformation: template(
        '',
        `
      ServiceName: com.amazonaws.eu-west-1.s3
      VpcId: !Ref Vpc`,
      ),
      terraform: configuration(
        '',
        `
  service_name = "com.amazonaws.eu-west-1.s3"
  vpc_id       = aws_vpc.vpc.id`,
      ),
    },
    {
      name: 'off, and a record leads to it',
      cloudformation: template(
        '',
        `${queueOf('!Ref Vpc', 'false')}
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: queue.example.com
      VPCs: [{ VPCId: !Ref Vpc, VPCRegion: eu-west-1 }]
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: queue.example.com
      Type: CNAME
      TTL: "60"
      ResourceRecords: [!Select [1, !Split [":", !Select [0, !GetAtt Endpoint.DnsEntries]]]]`,
      ),
      terraform: configuration(
        '',
        `${queueIn('aws_vpc.vpc.id', 'false')}
}
resource "aws_route53_zone" "zone" {
  name = "queue.example.com"
  vpc {
    vpc_id = aws_vpc.vpc.id
  }
}
resource "aws_route53_record" "record" {
  zone_id = aws_route53_zone.zone.zone_id
  name    = "queue.example.com"
  type    = "CNAME"
  ttl     = 60
  records = [aws_vpc_endpoint.endpoint.dns_entry[0].dns_name]`,
      ),
    },
    {
      name: 'off, and a private zone has the usual name of the service',
      cloudformation: template(
        '',
        `
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.ecr.api
      VpcId: !Ref Vpc
  Zone:
    Type: AWS::Route53::HostedZone
    Properties:
      Name: api.ecr.eu-west-1.amazonaws.com
      VPCs: [{ VPCId: !Ref Vpc, VPCRegion: eu-west-1 }]`,
      ),
      terraform: configuration(
        '',
        `
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.ecr.api"
  vpc_id            = aws_vpc.vpc.id
}
resource "aws_route53_zone" "zone" {
  name = "api.ecr.eu-west-1.amazonaws.com"
  vpc {
    vpc_id = aws_vpc.vpc.id
  }`,
      ),
    },
  ],
  invalid: [
    {
      name: 'on, and AWS leaves host names off',
      cloudformation: template('', queueOf('!Ref Vpc', 'true')),
      terraform: configuration('', queueIn('aws_vpc.vpc.id', 'true')),
      findings: [
        {
          message: 'attributeOff',
          address: 'Endpoint',
          at: { cloudformation: '8:3', terraform: '6:1' },
          text: {
            cloudformation:
              '`Endpoint` turns private DNS on, but its VPC `Vpc` has `EnableDnsHostnames` off, as AWS leaves it, and AWS refuses private DNS in a VPC that has not both of its DNS attributes on. Write `EnableDnsHostnames: true` there.',
            terraform:
              '`aws_vpc_endpoint.endpoint` turns private DNS on, but its VPC `aws_vpc.vpc` has `enable_dns_hostnames` off, as AWS leaves it, and AWS refuses private DNS in a VPC that has not both of its DNS attributes on. Write `enable_dns_hostnames = true` there.',
          },
        },
      ],
    },
    {
      name: 'on, and DNS support is turned off',
      cloudformation: template(`${both.cloudformation}\n      EnableDnsSupport: false`, queueOf('!Ref Vpc', 'true')),
      terraform: configuration(`${both.terraform}\n  enable_dns_support   = false`, queueIn('aws_vpc.vpc.id', 'true')),
      findings: [{ message: 'attributeOff', address: 'Endpoint', at: { cloudformation: '13:25', terraform: '9:26' } }],
    },
    {
      name: 'for an endpoint service AWS asks for the same',
      terraform: configuration(
        '',
        `
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"
  vpc_id              = aws_vpc.vpc.id
}
resource "aws_vpc_endpoint_private_dns" "endpoint" {
  vpc_endpoint_id     = aws_vpc_endpoint.endpoint.id
  private_dns_enabled = true`,
      ),
      findings: [{ message: 'attributeOff', address: 'aws_vpc_endpoint.endpoint', at: { terraform: '6:1' } }],
    },
  ],
  unknown: [
    {
      name: 'off, and nothing in the sources leads to it',
      cloudformation: template(both.cloudformation, queueOf('!Ref Vpc', 'false')),
      terraform: configuration(both.terraform, queueIn('aws_vpc.vpc.id', 'false')),
      findings: [
        {
          message: 'notByItsName',
          address: 'Endpoint',
          at: { cloudformation: '21:26', terraform: '16:25' },
          text: {
            cloudformation:
              'Whether anybody finds `Endpoint` is unknown: private DNS is off, so the usual name of `sqs` leads past it to the public addresses, and no private hosted zone of the sources leads to it either. Write `PrivateDnsEnabled: true`, or send its clients to it by a name of its own.',
            terraform:
              'Whether anybody finds `aws_vpc_endpoint.endpoint` is unknown: private DNS is off, so the usual name of `sqs` leads past it to the public addresses, and no private hosted zone of the sources leads to it either. Write `private_dns_enabled = true`, or send its clients to it by a name of its own.',
          },
        },
      ],
    },
    {
      name: 'a zone of the usual name is public',
      cloudformation: template(
        both.cloudformation,
        `${queueOf('!Ref Vpc', 'false')}
  Zone:
    Type: AWS::Route53::HostedZone
    Properties: { Name: sqs.eu-west-1.amazonaws.com }`,
      ),
      terraform: configuration(
        both.terraform,
        `${queueIn('aws_vpc.vpc.id', 'false')}
}
resource "aws_route53_zone" "zone" {
  name = "sqs.eu-west-1.amazonaws.com"`,
      ),
      findings: [{ message: 'notByItsName', address: 'Endpoint', at: { cloudformation: '21:26', terraform: '16:25' } }],
    },
    {
      name: 'the VPC is a parameter',
      cloudformation: template(both.cloudformation, queueOf('!Ref Network', 'true')),
      terraform: configuration(both.terraform, queueIn('var.network', 'true')),
      findings: [
        {
          message: 'vpcUnknown',
          address: 'Endpoint',
          at: { cloudformation: '20:14', terraform: '15:25' },
          text: {
            cloudformation:
              'Whether the VPC of `Endpoint` allows private DNS is unknown: parameter `Network` has no default; pass `--parameters`. It needs both DNS support and DNS host names.',
            terraform:
              'Whether the VPC of `aws_vpc_endpoint.endpoint` allows private DNS is unknown: variable `network` has no default; pass `--var network=…` or a `--var-file`. It needs both DNS support and DNS host names.',
          },
        },
      ],
    },
    {
      name: 'the VPC is an ID that is not in the sources',
      cloudformation: template(both.cloudformation, queueOf('vpc-0123456789abcdef0', 'true')),
      terraform: configuration(both.terraform, queueIn('"vpc-0123456789abcdef0"', 'true')),
      findings: [
        {
          message: 'vpcOutside',
          address: 'Endpoint',
          at: { cloudformation: '20:14', terraform: '15:25' },
          text: {
            cloudformation:
              'Whether the VPC of `Endpoint` allows private DNS is unknown: `vpc-0123456789abcdef0` is not in the sources. It needs both DNS support and DNS host names.',
            terraform:
              'Whether the VPC of `aws_vpc_endpoint.endpoint` allows private DNS is unknown: `vpc-0123456789abcdef0` is not in the sources. It needs both DNS support and DNS host names.',
          },
        },
      ],
    },
    {
      name: 'in one of two stages it is in a VPC without host names',
      terraform: `
variable "stage" {}
resource "aws_vpc" "vpc" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_vpc" "other" {
  cidr_block           = "10.1.0.0/16"
  enable_dns_hostnames = true
}
resource "aws_vpc_endpoint" "endpoint" {
  subnet_ids          = ["subnet-1"]
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_id              = var.stage == "production" ? aws_vpc.other.id : aws_vpc.vpc.id
  private_dns_enabled = true
}
`,
      findings: [{ message: 'attributeOff', address: 'aws_vpc_endpoint.endpoint', at: { terraform: '3:1' } }],
    },
    {
      name: 'whether it is on is a parameter',
      cloudformation: template('', queueOf('!Ref Vpc', '!Ref Switch')),
      terraform: configuration('', queueIn('aws_vpc.vpc.id', 'var.switch')),
      findings: [
        {
          message: 'undecided',
          address: 'Endpoint',
          at: { cloudformation: '21:26', terraform: '16:25' },
          text: {
            cloudformation:
              'Whether clients find `Endpoint` by the name of `sqs` is unknown: parameter `Switch` has no default; pass `--parameters`. With private DNS on, the VPC needs both of its DNS attributes.',
            terraform:
              'Whether clients find `aws_vpc_endpoint.endpoint` by the name of `sqs` is unknown: variable `switch` has no default; pass `--var switch=…` or a `--var-file`. With private DNS on, the VPC needs both of its DNS attributes.',
          },
        },
      ],
    },
    {
      name: 'whether the VPC has host names is a parameter',
      cloudformation: template('      EnableDnsHostnames: !Ref Switch', queueOf('!Ref Vpc', 'true')),
      terraform: configuration('  enable_dns_hostnames = var.switch', queueIn('aws_vpc.vpc.id', 'true')),
      findings: [{ message: 'vpcUnknown', address: 'Endpoint', at: { cloudformation: '12:27', terraform: '8:26' } }],
    },
    {
      name: 'the type is a parameter, and the VPC has no host names',
      cloudformation: template(
        '',
        `
      VpcEndpointType: !Ref Kind
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcId: !Ref Vpc
      PrivateDnsEnabled: true`,
      ),
      terraform: configuration(
        '',
        `
  vpc_endpoint_type   = var.kind
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_id              = aws_vpc.vpc.id
  private_dns_enabled = true`,
      ),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '18:24', terraform: '13:25' } }],
    },
    {
      name: 'off, and the service is a parameter',
      cloudformation: template(
        '',
        `
      VpcEndpointType: Interface
      ServiceName: !Ref Name
      VpcId: !Ref Vpc`,
      ),
      terraform: configuration(
        '',
        `
  vpc_endpoint_type = "Interface"
  service_name      = var.name
  vpc_id            = aws_vpc.vpc.id`,
      ),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '19:20', terraform: '14:23' } }],
    },
  ],
});
