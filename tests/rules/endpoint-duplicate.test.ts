import rule from '../../src/rules/endpoint-duplicate.ts';
import { testRule } from '../rule-tester.ts';

interface Endpoint {
  readonly name: string;
  readonly service: string;
  readonly more?: string;
}
const template = (...endpoints: readonly Endpoint[]): string => `
Parameters:
  Network: { Type: AWS::EC2::VPC::Id }
  Other: { Type: AWS::EC2::VPC::Id }
  Switch: { Type: String }
  Stage: { Type: String }
Conditions:
  Production: !Equals [!Ref Stage, production]
Resources:
${endpoints
  .map(
    ({ name, service, more }) => `
  ${name}:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
      ServiceName: ${service}
${more ?? '      VpcId: vpc-1\n      PrivateDnsEnabled: true'}
`,
  )
  .join('')}`;
const configuration = (...endpoints: readonly Endpoint[]): string => `
variable "network" {}
variable "other" {}
variable "switch" {}
variable "stage" {}
variable "region" {}
${endpoints
  .map(
    ({ name, service, more }) => `
resource "aws_vpc_endpoint" "${name}" {
  vpc_endpoint_type   = "Interface"
  service_name        = ${service}
${more ?? '  vpc_id              = "vpc-1"\n  private_dns_enabled = true'}
}
`,
  )
  .join('')}`;
const queue = 'com.amazonaws.eu-west-1.sqs';

testRule(rule, {
  valid: [
    {
      name: 'two services',
      cloudformation: template(
        { name: 'First', service: queue },
        { name: 'Second', service: 'com.amazonaws.eu-west-1.sns' },
      ),
      terraform: configuration(
        { name: 'first', service: `"${queue}"` },
        { name: 'second', service: '"com.amazonaws.eu-west-1.sns"' },
      ),
    },
    {
      name: 'only one of them has private DNS',
      cloudformation: template(
        { name: 'First', service: queue },
        { name: 'Second', service: queue, more: '      VpcId: vpc-1' },
      ),
      terraform: configuration(
        { name: 'first', service: `"${queue}"` },
        { name: 'second', service: `"${queue}"`, more: '  vpc_id = "vpc-1"' },
      ),
    },
    {
      name: 'two VPCs',
      cloudformation: template(
        { name: 'First', service: queue },
        { name: 'Second', service: queue, more: '      VpcId: vpc-2\n      PrivateDnsEnabled: true' },
      ),
      terraform: configuration(
        { name: 'first', service: `"${queue}"` },
        {
          name: 'second',
          service: `"${queue}"`,
          more: '  vpc_id              = "vpc-2"\n  private_dns_enabled = true',
        },
      ),
    },
    {
      name: 'two parameters are taken for two VPCs',
      cloudformation: template(
        { name: 'First', service: queue, more: '      VpcId: !Ref Network\n      PrivateDnsEnabled: true' },
        { name: 'Second', service: queue, more: '      VpcId: !Ref Other\n      PrivateDnsEnabled: true' },
      ),
      terraform: configuration(
        {
          name: 'first',
          service: `"${queue}"`,
          more: '  vpc_id              = var.network\n  private_dns_enabled = true',
        },
        {
          name: 'second',
          service: `"${queue}"`,
          more: '  vpc_id              = var.other\n  private_dns_enabled = true',
        },
      ),
    },
    {
      name: 'a gateway endpoint beside an interface endpoint',
      cloudformation: `
Resources:
  First:
    Type: AWS::EC2::VPCEndpoint
    Properties: { ServiceName: com.amazonaws.eu-west-1.s3, VpcId: vpc-1, RouteTableIds: [rtb-1] }
  Second:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.s3
      VpcId: vpc-1
      PrivateDnsEnabled: true
`,
    },
    {
      name: 'either the one or the other is there',
      terraform: configuration(
        {
          name: 'first',
          service: `"${queue}"`,
          more: '  count               = var.stage == "production" ? 1 : 0\n  vpc_id              = "vpc-1"\n  private_dns_enabled = true',
        },
        {
          name: 'second',
          service: `"${queue}"`,
          more: '  count               = var.stage == "production" ? 0 : 1\n  vpc_id              = "vpc-1"\n  private_dns_enabled = true',
        },
      ),
    },
    {
      name: 'two endpoint services',
      terraform: configuration(
        { name: 'first', service: '"com.amazonaws.vpce.eu-west-1.vpce-svc-1"' },
        { name: 'second', service: '"com.amazonaws.vpce.eu-west-1.vpce-svc-2"' },
      ),
    },
  ],
  invalid: [
    {
      name: 'the same service twice',
      cloudformation: template({ name: 'First', service: queue }, { name: 'Second', service: queue }),
      terraform: configuration({ name: 'first', service: `"${queue}"` }, { name: 'second', service: `"${queue}"` }),
      findings: [
        {
          message: 'duplicate',
          address: 'Second',
          at: { cloudformation: '25:26', terraform: '19:25' },
          text: {
            cloudformation:
              '`Second` is one more interface endpoint for `sqs` with private DNS in the VPC that has `First`. Both claim the same names, and AWS refuses the second with "conflicting DNS domain". Use `First` for both, or write `PrivateDnsEnabled: false` here.',
            terraform:
              '`aws_vpc_endpoint.second` is one more interface endpoint for `sqs` with private DNS in the VPC that has `aws_vpc_endpoint.first`. Both claim the same names, and AWS refuses the second with "conflicting DNS domain". Use `aws_vpc_endpoint.first` for both, or write `private_dns_enabled = false` here.',
          },
        },
      ],
    },
    {
      name: 'two spellings of one name, in a VPC of the sources',
      cloudformation: `${template(
        {
          name: 'First',
          service: '!Sub "com.amazonaws.${AWS::Region}.sqs"',
          more: '      VpcId: !Ref Vpc\n      PrivateDnsEnabled: "true"',
        },
        { name: 'Second', service: queue, more: '      VpcId: !GetAtt Vpc.VpcId\n      PrivateDnsEnabled: true' },
      )}
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: 10.0.0.0/16 }
`,
      terraform: `${configuration(
        {
          name: 'first',
          service: '"com.amazonaws.${var.region}.sqs"',
          more: '  vpc_id              = aws_vpc.vpc.id\n  private_dns_enabled = "true"',
        },
        {
          name: 'second',
          service: `join(".", ["com.amazonaws", "eu-west-1", "sqs"])`,
          more: '  vpc_id              = aws_subnet.one.vpc_id\n  private_dns_enabled = true',
        },
      )}
resource "aws_vpc" "vpc" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "one" {
  vpc_id = aws_vpc.vpc.id
}
`,
      findings: [{ message: 'duplicate', address: 'Second', at: { cloudformation: '25:26', terraform: '19:25' } }],
    },
    {
      name: 'three of them: on each after the first',
      cloudformation: template(
        { name: 'First', service: queue },
        { name: 'Second', service: queue },
        { name: 'Third', service: queue },
      ),
      terraform: configuration(
        { name: 'first', service: `"${queue}"` },
        { name: 'second', service: `"${queue}"` },
        { name: 'third', service: `"${queue}"` },
      ),
      findings: [
        { message: 'duplicate', address: 'Second', at: { cloudformation: '25:26', terraform: '19:25' } },
        { message: 'duplicate', address: 'Third', at: { cloudformation: '33:26', terraform: '26:25' } },
      ],
    },
    {
      name: 'the VPC is the same parameter',
      cloudformation: template(
        { name: 'First', service: queue, more: '      VpcId: !Ref Network\n      PrivateDnsEnabled: true' },
        { name: 'Second', service: queue, more: '      VpcId: !Ref Network\n      PrivateDnsEnabled: true' },
      ),
      terraform: configuration(
        {
          name: 'first',
          service: `"${queue}"`,
          more: '  vpc_id              = var.network\n  private_dns_enabled = true',
        },
        {
          name: 'second',
          service: `"${queue}"`,
          more: '  vpc_id              = var.network\n  private_dns_enabled = true',
        },
      ),
      findings: [{ message: 'duplicate', address: 'Second', at: { cloudformation: '25:26', terraform: '19:25' } }],
    },
    {
      name: "somebody's endpoint service twice",
      cloudformation: template(
        { name: 'First', service: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0' },
        { name: 'Second', service: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0' },
      ),
      terraform: configuration(
        { name: 'first', service: '"com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"' },
        { name: 'second', service: '"com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"' },
      ),
      findings: [{ message: 'duplicate', address: 'Second', at: { cloudformation: '25:26', terraform: '19:25' } }],
    },
  ],
  unknown: [
    {
      name: 'whether the second one has private DNS is a parameter',
      cloudformation: template(
        { name: 'First', service: queue },
        { name: 'Second', service: queue, more: '      VpcId: vpc-1\n      PrivateDnsEnabled: !Ref Switch' },
      ),
      terraform: configuration(
        { name: 'first', service: `"${queue}"` },
        {
          name: 'second',
          service: `"${queue}"`,
          more: '  vpc_id              = "vpc-1"\n  private_dns_enabled = var.switch',
        },
      ),
      findings: [
        {
          message: 'undecided',
          address: 'Second',
          at: { cloudformation: '25:26', terraform: '19:25' },
          text: {
            cloudformation:
              'Whether `Second` and `First` claim the same names in one VPC is unknown: parameter `Switch` has no default; pass `--parameters`. Of the interface endpoints for `sqs` in it only one may have private DNS.',
            terraform:
              'Whether `aws_vpc_endpoint.second` and `aws_vpc_endpoint.first` claim the same names in one VPC is unknown: variable `switch` has no default; pass `--var switch=…` or a `--var-file`. Of the interface endpoints for `sqs` in it only one may have private DNS.',
          },
        },
      ],
    },
    {
      name: 'both are there in production only',
      cloudformation: template(
        {
          name: 'First',
          service: queue,
          more: '      VpcId: vpc-1\n      PrivateDnsEnabled: !If [Production, true, false]',
        },
        { name: 'Second', service: queue },
      ),
      terraform: configuration(
        {
          name: 'first',
          service: `"${queue}"`,
          more: '  vpc_id              = "vpc-1"\n  private_dns_enabled = var.stage == "production" ? true : false',
        },
        { name: 'second', service: `"${queue}"` },
      ),
      findings: [{ message: 'duplicate', address: 'Second', at: { cloudformation: '25:26', terraform: '19:25' } }],
    },
  ],
});
