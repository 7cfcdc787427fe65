import rule from '../../src/rules/endpoint-type.ts';
import { testRule } from '../rule-tester.ts';

const template = (lines: string): string => `
Parameters:
  Kind: { Type: String }
  Name: { Type: String }
  Ids: { Type: "List<AWS::EC2::Subnet::Id>" }
  Stage: { Type: String }
Conditions:
  Production: !Equals [!Ref Stage, production]
Resources:
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-1
${lines}`;
const configuration = (lines: string): string => `
variable "kind" {}
variable "name" {}
variable "ids" { type = list(string) }
variable "stage" {}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_id = "vpc-1"
${lines}
}
`;

testRule(rule, {
  valid: [
    {
      name: 'a gateway endpoint for S3 with a route table; AWS takes the type for granted',
      cloudformation: template(`
      ServiceName: com.amazonaws.eu-west-1.s3
      RouteTableIds: [rtb-1]`),
      terraform: configuration(`
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = ["rtb-1"]`),
    },
    {
      name: 'a gateway endpoint for DynamoDB in a Region that is not known',
      cloudformation: template(`
      VpcEndpointType: Gateway
      ServiceName: !Sub "com.amazonaws.\${AWS::Region}.dynamodb"
      RouteTableIds: !Split [",", "rtb-1,rtb-2"]`),
      terraform: `
variable "region" {}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_id            = "vpc-1"
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.\${var.region}.dynamodb"
  route_table_ids   = split(",", "rtb-1,rtb-2")
}
`,
    },
    {
      name: 'an interface endpoint with a subnet',
      cloudformation: template(`
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.sqs
      SubnetIds: [subnet-1]`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.sqs"
  subnet_ids        = ["subnet-1"]`),
    },
    {
      name: 'an interface endpoint for S3, which has both types',
      cloudformation: template(`
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.s3
      SubnetIds: [subnet-1, subnet-2]`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.s3"
  subnet_ids        = ["subnet-1", "subnet-2"]`),
    },
    {
      name: 'a subnet and a route table that resources of their own write',
      terraform: `
resource "aws_vpc_endpoint" "queue" {
  vpc_id            = "vpc-1"
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.sqs"
}
resource "aws_vpc_endpoint_subnet_association" "queue" {
  vpc_endpoint_id = aws_vpc_endpoint.queue.id
  subnet_id       = "subnet-1"
}
resource "aws_vpc_endpoint" "objects" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.eu-west-1.s3"
}
resource "aws_vpc_endpoint_route_table_association" "objects" {
  vpc_endpoint_id = aws_vpc_endpoint.objects.id
  route_table_id  = "rtb-1"
}
`,
    },
    {
      name: 'an interface endpoint whose service is not known: it has subnets',
      cloudformation: template(`
      VpcEndpointType: Interface
      ServiceName: !Ref Name
      SubnetIds: [subnet-1]`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  service_name      = var.name
  subnet_ids        = ["subnet-1"]`),
    },
    {
      name: 'types that are of no service',
      cloudformation: template(`
      VpcEndpointType: Resource
      ResourceConfigurationArn: arn:aws:vpc-lattice:eu-west-1:111122223333:resourceconfiguration/rcfg-1
      SubnetIds: [subnet-1]
  Network:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-1
      VpcEndpointType: ServiceNetwork
      ServiceNetworkArn: arn:aws:vpc-lattice:eu-west-1:111122223333:servicenetwork/sn-1`),
      terraform: configuration(`
  vpc_endpoint_type          = "Resource"
  resource_configuration_arn = "arn:aws:vpc-lattice:eu-west-1:111122223333:resourceconfiguration/rcfg-1"
  subnet_ids                 = ["subnet-1"]
}
resource "aws_vpc_endpoint" "network" {
  vpc_id              = "vpc-1"
  vpc_endpoint_type   = "ServiceNetwork"
  service_network_arn = "arn:aws:vpc-lattice:eu-west-1:111122223333:servicenetwork/sn-1"`),
    },
    {
      name: 'the type and what it needs depend on one condition',
      cloudformation: template(`
      ServiceName: com.amazonaws.eu-west-1.s3
      VpcEndpointType: !If [Production, Interface, Gateway]
      SubnetIds: !If [Production, [subnet-1], !Ref AWS::NoValue]
      RouteTableIds: !If [Production, !Ref AWS::NoValue, [rtb-1]]`),
      terraform: configuration(`
  service_name      = "com.amazonaws.eu-west-1.s3"
  vpc_endpoint_type = var.stage == "production" ? "Interface" : "Gateway"
  subnet_ids        = var.stage == "production" ? ["subnet-1"] : null
  route_table_ids   = var.stage == "production" ? null : ["rtb-1"]`),
    },
  ],
  invalid: [
    {
      name: 'no type is written, and the service is reached by interface endpoints alone',
      cloudformation: template(`
      ServiceName: com.amazonaws.eu-west-1.secretsmanager
      RouteTableIds: [rtb-1]`),
      terraform: configuration(`
  service_name    = "com.amazonaws.eu-west-1.secretsmanager"
  route_table_ids = ["rtb-1"]`),
      findings: [
        {
          message: 'notGateway',
          address: 'Endpoint',
          at: { cloudformation: '10:3', terraform: '6:1' },
          text: {
            cloudformation:
              '`Endpoint` is of type `Gateway` (AWS default), and gateway endpoints exist only for S3 and DynamoDB, not for `secretsmanager`. A gateway endpoint is a route and not PrivateLink; `secretsmanager` is reached through an interface endpoint: write `VpcEndpointType: Interface` and give it subnets.',
            terraform:
              '`aws_vpc_endpoint.endpoint` is of type `Gateway` (AWS default), and gateway endpoints exist only for S3 and DynamoDB, not for `secretsmanager`. A gateway endpoint is a route and not PrivateLink; `secretsmanager` is reached through an interface endpoint: write `vpc_endpoint_type = "Interface"` and give it subnets.',
          },
        },
      ],
    },
    {
      name: "a gateway endpoint for somebody's endpoint service",
      cloudformation: template(`
      VpcEndpointType: Gateway
      ServiceName: com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0
      RouteTableIds: [rtb-1]`),
      terraform: configuration(`
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"
  route_table_ids   = ["rtb-1"]`),
      findings: [{ message: 'notGateway', address: 'Endpoint', at: { cloudformation: '15:24', terraform: '9:23' } }],
    },
    {
      name: 'a gateway endpoint without a route table',
      cloudformation: template(`
      ServiceName: com.amazonaws.eu-west-1.s3
      RouteTableIds: []`),
      terraform: configuration(`
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = []`),
      findings: [
        {
          message: 'noRouteTables',
          address: 'Endpoint',
          at: { cloudformation: '16:22', terraform: '10:21' },
          text: {
            cloudformation:
              '`Endpoint` is a gateway endpoint without a route table. It takes traffic only by way of the routes that AWS adds to the route tables it names, so nothing uses it: name those of the subnets that its clients are in, in `RouteTableIds`.',
            terraform:
              '`aws_vpc_endpoint.endpoint` is a gateway endpoint without a route table. It takes traffic only by way of the routes that AWS adds to the route tables it names, so nothing uses it: name those of the subnets that its clients are in, in `route_table_ids`.',
          },
        },
      ],
    },
    {
      name: 'an interface endpoint without a subnet',
      cloudformation: template(`
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.sqs`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.sqs"`),
      findings: [
        {
          message: 'noSubnets',
          address: 'Endpoint',
          at: { cloudformation: '10:3', terraform: '6:1' },
          text: {
            cloudformation:
              '`Endpoint` is an interface endpoint without a subnet, so it has no network interface and no address at which anybody could reach `sqs`. Name subnets of its VPC, of several Availability Zones, in `SubnetIds`.',
            terraform:
              '`aws_vpc_endpoint.endpoint` is an interface endpoint without a subnet, so it has no network interface and no address at which anybody could reach `sqs`. Name subnets of its VPC, of several Availability Zones, in `subnet_ids`.',
          },
        },
      ],
    },
    {
      name: 'a resource configuration by an endpoint of another type',
      cloudformation: template(`
      VpcEndpointType: Interface
      ResourceConfigurationArn: arn:aws:vpc-lattice:eu-west-1:111122223333:resourceconfiguration/rcfg-1
      SubnetIds: [subnet-1]`),
      terraform: configuration(`
  vpc_endpoint_type          = "Interface"
  resource_configuration_arn = "arn:aws:vpc-lattice:eu-west-1:111122223333:resourceconfiguration/rcfg-1"
  subnet_ids                 = ["subnet-1"]`),
      findings: [
        {
          message: 'otherType',
          address: 'Endpoint',
          at: { cloudformation: '15:24', terraform: '9:32' },
          text: {
            cloudformation:
              '`Endpoint` is of type `Interface`, but `ResourceConfigurationArn` says that it leads to a resource configuration. Write `VpcEndpointType: Resource`.',
            terraform:
              '`aws_vpc_endpoint.endpoint` is of type `Interface`, but `resource_configuration_arn` says that it leads to a resource configuration. Write `vpc_endpoint_type = "Resource"`.',
          },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'whether a gateway endpoint is for S3 a parameter tells',
      cloudformation: template(`
      ServiceName: !Ref Name
      RouteTableIds: [rtb-1]`),
      terraform: configuration(`
  service_name    = var.name
  route_table_ids = ["rtb-1"]`),
      findings: [
        {
          message: 'undecided',
          address: 'Endpoint',
          at: { cloudformation: '15:20', terraform: '9:21' },
          text: {
            cloudformation:
              'Whether `Endpoint` is made as its service needs it is unknown: parameter `Name` has no default; pass `--parameters`. A gateway endpoint, for S3 and DynamoDB alone, has route tables; an interface endpoint has subnets.',
            terraform:
              'Whether `aws_vpc_endpoint.endpoint` is made as its service needs it is unknown: variable `name` has no default; pass `--var name=…` or a `--var-file`. A gateway endpoint, for S3 and DynamoDB alone, has route tables; an interface endpoint has subnets.',
          },
        },
      ],
    },
    {
      name: 'the type is a parameter, and no subnet is there',
      cloudformation: template(`
      VpcEndpointType: !Ref Kind
      ServiceName: com.amazonaws.eu-west-1.s3
      RouteTableIds: [rtb-1]`),
      terraform: configuration(`
  vpc_endpoint_type = var.kind
  service_name      = "com.amazonaws.eu-west-1.s3"
  route_table_ids   = ["rtb-1"]`),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '15:24', terraform: '9:23' } }],
    },
    {
      name: 'the subnets are a parameter, which may be empty',
      cloudformation: template(`
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.sqs
      SubnetIds: !Ref Ids`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.sqs"
  subnet_ids        = var.ids`),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '17:18', terraform: '11:23' } }],
    },
    {
      name: 'only under a condition it has a route table',
      cloudformation: template(`
      ServiceName: com.amazonaws.eu-west-1.s3
      RouteTableIds: !If [Production, [rtb-1], !Ref AWS::NoValue]`),
      terraform: configuration(`
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = var.stage == "production" ? ["rtb-1"] : null`),
      findings: [
        { message: 'noRouteTables', address: 'Endpoint', at: { cloudformation: '16:22', terraform: '10:21' } },
      ],
    },
    {
      name: 'a resource configuration that a variable may leave out',
      terraform: configuration(`
  vpc_endpoint_type          = "Interface"
  service_name               = "com.amazonaws.eu-west-1.sqs"
  subnet_ids                 = ["subnet-1"]
  resource_configuration_arn = var.name`),
      findings: [{ message: 'undecided', address: 'aws_vpc_endpoint.endpoint', at: { terraform: '12:32' } }],
    },
    {
      name: 'a name that no service has',
      cloudformation: template(`
      ServiceName: s3
      RouteTableIds: [rtb-1]`),
      terraform: configuration(`
  service_name    = "s3"
  route_table_ids = ["rtb-1"]`),
      findings: [
        {
          message: 'strangeName',
          address: 'Endpoint',
          at: { cloudformation: '15:20', terraform: '9:21' },
          text: {
            cloudformation:
              'Whether `Endpoint` is made as its service needs it is unknown: `s3` has not the form of a name of a service. Those of AWS are `com.amazonaws.<region>.<service>`, those of others `com.amazonaws.vpce.<region>.<ID>`.',
            terraform:
              'Whether `aws_vpc_endpoint.endpoint` is made as its service needs it is unknown: `s3` has not the form of a name of a service. Those of AWS are `com.amazonaws.<region>.<service>`, those of others `com.amazonaws.vpce.<region>.<ID>`.',
          },
        },
      ],
    },
  ],
});
