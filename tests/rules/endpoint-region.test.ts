import rule from '../../src/rules/endpoint-region.ts';
import { testRule } from '../rule-tester.ts';

const template = (lines: string): string => `
Parameters:
  Elsewhere: { Type: String }
Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
      VpcId: vpc-1
      SubnetIds: [subnet-1]
${lines}`;
const configuration = (lines: string, provider = 'region = "eu-west-1"'): string => `
provider "aws" {
  ${provider}
}
variable "elsewhere" {}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_endpoint_type = "Interface"
  vpc_id            = "vpc-1"
  subnet_ids        = ["subnet-1"]
${lines}
}
`;

testRule(rule, {
  valid: [
    {
      name: 'a service of the own Region',
      region: 'eu-west-1',
      cloudformation: template('      ServiceName: com.amazonaws.eu-west-1.sqs'),
      terraform: configuration('  service_name = "com.amazonaws.eu-west-1.sqs"'),
    },
    {
      name: 'the Region is not known, but it is the same one',
      cloudformation: template('      ServiceName: !Sub "com.amazonaws.${AWS::Region}.sqs"'),
      terraform: configuration('  service_name = "com.amazonaws.${var.elsewhere}.sqs"', 'region = var.elsewhere'),
    },
    {
      name: 'the Region that the provider asks for',
      terraform: `
data "aws_region" "current" {}
data "aws_vpc_endpoint_service" "queue" { service = "sqs" }
resource "aws_vpc_endpoint" "endpoint" {
  vpc_endpoint_type = "Interface"
  vpc_id            = "vpc-1"
  service_name      = data.aws_vpc_endpoint_service.queue.service_name
}
`,
    },
    {
      name: 'a service of another Region that is asked for there',
      region: 'eu-west-1',
      cloudformation: template(`
      ServiceName: com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0
      ServiceRegion: us-east-1`),
      terraform: configuration(`
  service_name   = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"
  service_region = "us-east-1"`),
    },
    {
      name: 'a service that has no Region in its name',
      region: 'eu-west-1',
      cloudformation: template('      ServiceName: com.amazonaws.s3-global.accesspoint'),
      terraform: configuration('  service_name = "com.amazonaws.s3-global.accesspoint"'),
    },
    {
      name: 'an endpoint service of the sources, in the same Region',
      cloudformation: template(`
      ServiceName: !Sub "com.amazonaws.vpce.\${AWS::Region}.\${Service}"
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: [arn] }`),
      terraform: configuration(`
  service_name = aws_vpc_endpoint_service.service.service_name
}
resource "aws_vpc_endpoint_service" "service" {
  acceptance_required        = true
  network_load_balancer_arns = ["arn"]`),
    },
    {
      name: 'a name that no service has, which endpoint-type tells',
      region: 'eu-west-1',
      cloudformation: template('      ServiceName: s3'),
      terraform: configuration('  service_name = "s3"'),
    },
    {
      name: 'an endpoint for no service',
      cloudformation: template('      ResourceConfigurationArn: arn'),
      terraform: configuration('  resource_configuration_arn = "arn"'),
    },
  ],
  invalid: [
    {
      name: 'a service of another Region',
      region: 'eu-west-1',
      cloudformation: template('      ServiceName: com.amazonaws.us-east-1.sqs'),
      terraform: configuration('  service_name = "com.amazonaws.us-east-1.sqs"'),
      findings: [
        {
          message: 'otherRegion',
          address: 'Endpoint',
          at: { cloudformation: '11:20', terraform: '10:18' },
          text: {
            cloudformation:
              '`Endpoint` is in eu-west-1 but names `sqs` of us-east-1, and AWS looks for a service in the Region of the endpoint. Name the service of eu-west-1; to reach it in us-east-1 all the same, which AWS offers for services that are shared across Regions, write `ServiceRegion: us-east-1`.',
            terraform:
              '`aws_vpc_endpoint.endpoint` is in eu-west-1 but names `sqs` of us-east-1, and AWS looks for a service in the Region of the endpoint. Name the service of eu-west-1; to reach it in us-east-1 all the same, which AWS offers for services that are shared across Regions, write `service_region = "us-east-1"`.',
          },
        },
      ],
    },
    {
      name: 'a gateway endpoint, which has no way to another Region',
      region: 'eu-west-1',
      cloudformation: `
Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-1
      ServiceName: com.amazonaws.us-east-1.s3
      RouteTableIds: [rtb-1]
`,
      terraform: `
provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_id          = "vpc-1"
  service_name    = "com.amazonaws.us-east-1.s3"
  route_table_ids = ["rtb-1"]
}
`,
      findings: [
        {
          message: 'gateway',
          address: 'Endpoint',
          at: { cloudformation: '7:20', terraform: '7:21' },
          text: {
            cloudformation:
              '`Endpoint` is in eu-west-1 but names `s3` of us-east-1. A gateway endpoint reaches only the service of its own Region: name that of eu-west-1 in `ServiceName`.',
            terraform:
              '`aws_vpc_endpoint.endpoint` is in eu-west-1 but names `s3` of us-east-1. A gateway endpoint reaches only the service of its own Region: name that of eu-west-1 in `service_name`.',
          },
        },
      ],
    },
    {
      name: 'the name says another Region than the one that is asked',
      region: 'eu-west-1',
      cloudformation: template(`
      ServiceName: com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0
      ServiceRegion: us-west-2`),
      terraform: configuration(`
  service_name   = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"
  service_region = "us-west-2"`),
      findings: [
        {
          message: 'contradiction',
          address: 'Endpoint',
          at: { cloudformation: '13:22', terraform: '12:20' },
          text: {
            cloudformation:
              '`Endpoint` asks for a service of us-west-2 in `ServiceRegion` but names `vpce-svc-0123456789abcdef0` of us-east-1 in `ServiceName`. AWS finds no such service: let both say the same Region.',
            terraform:
              '`aws_vpc_endpoint.endpoint` asks for a service of us-west-2 in `service_region` but names `vpce-svc-0123456789abcdef0` of us-east-1 in `service_name`. AWS finds no such service: let both say the same Region.',
          },
        },
      ],
    },
    {
      name: 'an endpoint service of the sources that another provider creates',
      terraform: `
provider "aws" {
  region = "eu-west-1"
}
provider "aws" {
  alias  = "america"
  region = "us-east-1"
}
resource "aws_vpc_endpoint_service" "service" {
  provider                   = aws.america
  acceptance_required        = true
  network_load_balancer_arns = ["arn"]
}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_endpoint_type = "Interface"
  vpc_id            = "vpc-1"
  service_name      = aws_vpc_endpoint_service.service.service_name
}
`,
      findings: [{ message: 'otherRegion', address: 'aws_vpc_endpoint.endpoint', at: { terraform: '17:23' } }],
    },
  ],
  unknown: [
    {
      name: 'a Region in the name, and none that the source is deployed in',
      cloudformation: template('      ServiceName: com.amazonaws.us-east-1.sqs'),
      terraform: configuration('  service_name = "com.amazonaws.us-east-1.sqs"', ''),
      findings: [
        {
          message: 'undecided',
          address: 'Endpoint',
          at: { cloudformation: '11:20', terraform: '10:18' },
          text: {
            cloudformation:
              'Whether `Endpoint` is in the Region of `sqs` is unknown: the source does not say in which Region it is deployed; pass `--region`. AWS looks for a service in the Region of the endpoint, unless `ServiceRegion` says another one.',
            terraform:
              'Whether `aws_vpc_endpoint.endpoint` is in the Region of `sqs` is unknown: the source does not say in which Region it is deployed; pass `--region`. AWS looks for a service in the Region of the endpoint, unless `service_region` says another one.',
          },
        },
      ],
    },
    {
      name: 'the name is a parameter',
      region: 'eu-west-1',
      cloudformation: template('      ServiceName: !Ref Elsewhere'),
      terraform: configuration('  service_name = var.elsewhere'),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '11:20', terraform: '10:18' } }],
    },
    {
      name: 'the service is one that a vendor makes',
      terraform: `resource "mongodbatlas_privatelink_endpoint" "vendor" {}
${configuration('  service_name = mongodbatlas_privatelink_endpoint.vendor.endpoint_service_name')}`,
      findings: [
        {
          message: 'undecided',
          address: 'aws_vpc_endpoint.endpoint',
          line: 11,
          column: 18,
          text: 'Whether `aws_vpc_endpoint.endpoint` is in the Region of its endpoint service is unknown: attribute `endpoint_service_name` of `mongodbatlas_privatelink_endpoint.vendor` exists only after deployment; lint a plan that is made then (`terraform show -json`). AWS looks for a service in the Region of the endpoint, unless `service_region` says another one.',
        },
      ],
    },
    {
      name: 'the Region of the service is a parameter',
      region: 'eu-west-1',
      cloudformation: template(`
      ServiceName: com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0
      ServiceRegion: !Ref Elsewhere`),
      terraform: configuration(`
  service_name   = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"
  service_region = var.elsewhere`),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '12:20', terraform: '11:20' } }],
    },
    {
      name: 'wrong in one of two stages',
      region: 'eu-west-1',
      cloudformation: `
Parameters:
  Stage: { Type: String }
Conditions:
  Production: !Equals [!Ref Stage, production]
Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
      VpcId: vpc-1
      ServiceName: !If [Production, com.amazonaws.eu-west-1.sqs, com.amazonaws.us-east-1.sqs]
`,
      terraform: `
provider "aws" {
  region = "eu-west-1"
}
variable "stage" {}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_endpoint_type = "Interface"
  vpc_id            = "vpc-1"
  service_name      = var.stage == "production" ? "com.amazonaws.eu-west-1.sqs" : "com.amazonaws.us-east-1.sqs"
}
`,
      findings: [{ message: 'otherRegion', address: 'Endpoint', at: { cloudformation: '12:66', terraform: '9:83' } }],
    },
  ],
});
