import rule from '../../src/rules/endpoint-availability-zones.ts';
import { segment, testRule } from '../rule-tester.ts';

const requesters = [{ ...segment, profile: 'consumer', vendor: 'AWS' }];
const template = (lines: string): string => `
Parameters:
  Ids: { Type: "List<AWS::EC2::Subnet::Id>" }
  First: { Type: AWS::EC2::Subnet::Id }
  Second: { Type: AWS::EC2::Subnet::Id }
  Kind: { Type: String }
  Stage: { Type: String }
Conditions:
  Production: !Equals [!Ref Stage, production]
Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-1
      ServiceName: com.amazonaws.eu-west-1.sqs
${lines}`;
const configuration = (lines: string): string => `
variable "ids" { type = list(string) }
variable "first" {}
variable "second" {}
variable "kind" {}
variable "stage" {}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.eu-west-1.sqs"
${lines}
}
`;

testRule(rule, {
  valid: [
    {
      name: 'two subnets, even when their IDs are parameters: AWS takes one per zone',
      cloudformation: template(`
      VpcEndpointType: Interface
      SubnetIds: [!Ref First, !Ref Second]`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  subnet_ids        = [var.first, var.second]`),
    },
    {
      name: 'two that are surely there, and perhaps more',
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  subnet_ids        = concat([var.first, var.second], var.ids)`),
    },
    {
      name: 'one is enough where the options say so',
      options: { minimum: 1 },
      cloudformation: template(`
      VpcEndpointType: Interface
      SubnetIds: [subnet-1]`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  subnet_ids        = ["subnet-1"]`),
    },
    {
      name: 'a Gateway Load Balancer endpoint, which has one subnet',
      cloudformation: template(`
      VpcEndpointType: GatewayLoadBalancer
      SubnetIds: [subnet-1]`),
      terraform: configuration(`
  vpc_endpoint_type = "GatewayLoadBalancer"
  subnet_ids        = ["subnet-1"]`),
    },
    {
      name: 'no subnet at all, which is for another rule to say',
      cloudformation: template('      VpcEndpointType: Interface'),
      terraform: configuration('  vpc_endpoint_type = "Interface"'),
    },
    {
      name: 'subnets of two zones',
      cloudformation: template(`
      VpcEndpointType: Interface
      SubnetIds: [!Ref One, !Ref Other]
  One:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: vpc-1, AvailabilityZone: eu-west-1a }
  Other:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: vpc-1, AvailabilityZone: eu-west-1b }`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  subnet_ids        = [aws_subnet.one.id, aws_subnet.other.id]
}
resource "aws_subnet" "one" {
  vpc_id            = "vpc-1"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "other" {
  vpc_id            = "vpc-1"
  availability_zone = "eu-west-1b"`),
    },
  ],
  invalid: [
    {
      name: 'one subnet',
      requesters,
      cloudformation: template(`
      VpcEndpointType: Interface
      SubnetIds: [subnet-1]`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  subnet_ids        = ["subnet-1"]`),
      findings: [
        {
          message: 'tooFew',
          address: 'Endpoint',
          at: { cloudformation: '18:18', terraform: '12:23' },
          text: {
            cloudformation:
              'The subnets of `Endpoint` lie in too few Availability Zones (1). AWS recommends at least 2, because clients lose the endpoint with its last zone. Add a subnet of another zone to `SubnetIds`.',
            terraform:
              'The subnets of `aws_vpc_endpoint.endpoint` lie in too few Availability Zones (1). AWS recommends at least 2, because clients lose the endpoint with its last zone. Add a subnet of another zone to `subnet_ids`.',
          },
        },
      ],
    },
    {
      name: 'two of three',
      options: { minimum: 3 },
      cloudformation: template(`
      VpcEndpointType: Interface
      SubnetIds: [subnet-1, subnet-2]`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  subnet_ids        = ["subnet-1", "subnet-2"]`),
      findings: [{ message: 'tooFew', address: 'Endpoint', at: { cloudformation: '18:18', terraform: '12:23' } }],
    },
    {
      name: 'two subnets of one zone',
      requesters,
      cloudformation: template(`
      VpcEndpointType: Interface
      SubnetIds: [!Ref One, !Ref Other]
  One:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: vpc-1, AvailabilityZone: eu-west-1a }
  Other:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: vpc-1, AvailabilityZone: eu-west-1a }`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  subnet_ids        = [aws_subnet.one.id, aws_subnet.other.id]
}
resource "aws_subnet" "one" {
  vpc_id            = "vpc-1"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "other" {
  vpc_id            = "vpc-1"
  availability_zone = "eu-west-1a"`),
      findings: [
        {
          message: 'sameZone',
          address: 'Endpoint',
          at: { cloudformation: '18:29', terraform: '12:43' },
          text: {
            cloudformation:
              '`Endpoint` names two subnets of the zone eu-west-1a, `One` and `Other`, and AWS takes only one subnet per zone. Replace one of them by a subnet of another zone.',
            terraform:
              '`aws_vpc_endpoint.endpoint` names two subnets of the zone eu-west-1a, `aws_subnet.one` and `aws_subnet.other`, and AWS takes only one subnet per zone. Replace one of them by a subnet of another zone.',
          },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'how many there are a parameter tells',
      requesters,
      cloudformation: template(`
      VpcEndpointType: Interface
      SubnetIds: !Ref Ids`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  subnet_ids        = var.ids`),
      findings: [
        {
          message: 'undecided',
          address: 'Endpoint',
          at: { cloudformation: '18:18', terraform: '12:23' },
          text: {
            cloudformation:
              'Whether `Endpoint` spans enough Availability Zones is unknown: parameter `Ids` has no default; pass `--parameters`. AWS recommends at least 2, with one subnet in each.',
            terraform:
              'Whether `aws_vpc_endpoint.endpoint` spans enough Availability Zones is unknown: variable `ids` has no default; pass `--var ids=…` or a `--var-file`. AWS recommends at least 2, with one subnet in each.',
          },
        },
      ],
    },
    {
      name: 'one subnet, and the type is a parameter',
      cloudformation: template(`
      VpcEndpointType: !Ref Kind
      SubnetIds: [subnet-1]`),
      terraform: configuration(`
  vpc_endpoint_type = var.kind
  subnet_ids        = ["subnet-1"]`),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '17:24', terraform: '11:23' } }],
    },
    {
      name: 'two subnets of one zone in one of two stages',
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  subnet_ids        = [aws_subnet.one.id, var.stage == "production" ? aws_subnet.other.id : aws_subnet.same.id]
}
resource "aws_subnet" "one" {
  vpc_id            = "vpc-1"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "other" {
  vpc_id            = "vpc-1"
  availability_zone = "eu-west-1b"
}
resource "aws_subnet" "same" {
  vpc_id            = "vpc-1"
  availability_zone = "eu-west-1a"`),
      findings: [{ message: 'sameZone', address: 'aws_vpc_endpoint.endpoint', at: { terraform: '12:23' } }],
    },
    {
      name: 'the second one is there in production only',
      cloudformation: template(`
      VpcEndpointType: Interface
      SubnetIds: [subnet-1, !If [Production, subnet-2, !Ref AWS::NoValue]]`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  subnet_ids        = var.stage == "production" ? ["subnet-1", "subnet-2"] : ["subnet-1"]`),
      findings: [{ message: 'tooFew', address: 'Endpoint', at: { cloudformation: '18:18', terraform: '12:23' } }],
    },
  ],
});
