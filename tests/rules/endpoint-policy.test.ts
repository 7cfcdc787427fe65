import rule from '../../src/rules/endpoint-policy.ts';
import { segment, testRule } from '../rule-tester.ts';

const requesters = [{ ...segment, profile: 'consumer', vendor: 'AWS' }];
const template = (lines: string): string => `
Parameters:
  Policy: { Type: String }
  Kind: { Type: String }
  Name: { Type: String }
  Who: { Type: String }
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
variable "policy" {}
variable "kind" {}
variable "name" {}
variable "who" {}
variable "stage" {}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_id = "vpc-1"
${lines}
}
`;
const bucketTemplate = (statement: string): string =>
  template(`
      ServiceName: com.amazonaws.eu-west-1.s3
      PolicyDocument:
        Statement:
          - ${statement}`);
const bucketConfiguration = (statement: string): string =>
  configuration(`
  service_name = "com.amazonaws.eu-west-1.s3"
  policy = jsonencode({
    Statement = [${statement}]
  })`);

testRule(rule, {
  valid: [
    {
      name: 'only some actions',
      cloudformation: bucketTemplate('{ Effect: Allow, Principal: "*", Action: s3:GetObject, Resource: "*" }'),
      terraform: bucketConfiguration('{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }'),
    },
    ...[
      'mongodbatlas_privatelink_endpoint.vendor.endpoint_service_name',
      'confluent_network.vendor.aws[0].private_link_endpoint_service',
      'data.confluent_network.vendor.aws[0].private_link_endpoint_service',
      'confluent_private_link_attachment.vendor.aws[0].vpc_endpoint_service_name',
      'clickhouse_service.vendor.private_endpoint_config.endpoint_service_id',
      'aiven_aws_privatelink.vendor.aws_service_name',
    ].map((name) => {
      const block = name.startsWith('data.') ? 'data' : 'resource';
      const type = name.replace(/^data\./, '').replace(/\..*/, '');
      return {
        name: `no policy, and the service is a vendor's: ${name}`,
        terraform: `${block} "${type}" "vendor" {}\n${configuration(`  service_name = ${name}`)}`,
      };
    }),
    {
      name: 'only some resources',
      cloudformation: bucketTemplate(
        '{ Effect: Allow, Principal: "*", Action: "*", Resource: "arn:aws:s3:::orders/*" }',
      ),
      terraform: bucketConfiguration(
        '{ Effect = "Allow", Principal = "*", Action = "*", Resource = "arn:aws:s3:::orders/*" }',
      ),
    },
    {
      name: 'everything under a condition',
      cloudformation: bucketTemplate(
        '{ Effect: Allow, Principal: "*", Action: "*", Resource: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": o-1 } } }',
      ),
      terraform: bucketConfiguration(
        '{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*", Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1" } } }',
      ),
    },
    {
      name: 'everything but what is denied',
      cloudformation: bucketTemplate(`{ Effect: Allow, Principal: "*", Action: "*", Resource: "*" }
          - { Effect: Deny, Principal: "*", Action: s3:DeleteObject, Resource: "*" }`),
      terraform: bucketConfiguration(`
    { Effect = "Allow", Principal = "*", Action = "*", Resource = "*" },
    { Effect = "Deny", Principal = "*", Action = "s3:DeleteObject", Resource = "*" },
  `),
    },
    {
      name: 'a policy that a resource of its own writes',
      terraform: `
resource "aws_vpc_endpoint" "endpoint" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.eu-west-1.s3"
}
data "aws_iam_policy_document" "orders" {
  statement {
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::orders/*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
resource "aws_vpc_endpoint_policy" "endpoint" {
  vpc_endpoint_id = aws_vpc_endpoint.endpoint.id
  policy          = data.aws_iam_policy_document.orders.json
}
`,
    },
    {
      name: "somebody's endpoint service, which takes no policy",
      cloudformation: template(`
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"`),
    },
    {
      name: 'an endpoint for no service',
      cloudformation: template(`
      VpcEndpointType: Resource
      ResourceConfigurationArn: arn`),
      terraform: configuration(`
  vpc_endpoint_type          = "Resource"
  resource_configuration_arn = "arn"`),
    },
  ],
  invalid: [
    {
      name: 'no policy, which AWS takes for full access',
      requesters,
      cloudformation: template(`
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.sqs`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.sqs"`),
      findings: [
        {
          message: 'noPolicy',
          address: 'Endpoint',
          at: { cloudformation: '11:3', terraform: '7:1' },
          text: {
            cloudformation:
              '`Endpoint` has no policy, so AWS attaches one of full access: whoever reaches it may use `sqs` of any account through it, as far as its credentials go. AWS recommends a policy that says which principals and resources are meant: write `PolicyDocument`.',
            terraform:
              '`aws_vpc_endpoint.endpoint` has no policy, so AWS attaches one of full access: whoever reaches it may use `sqs` of any account through it, as far as its credentials go. AWS recommends a policy that says which principals and resources are meant: write `policy`.',
          },
        },
      ],
    },
    {
      name: 'a policy that says what AWS says without one',
      requesters,
      cloudformation: bucketTemplate('{ Effect: Allow, Principal: "*", Action: "*", Resource: "*" }'),
      terraform: bucketConfiguration('{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }'),
      findings: [
        {
          message: 'fullAccess',
          address: 'Endpoint',
          at: { cloudformation: '18:9', terraform: '11:12' },
          text: {
            cloudformation:
              'The policy of `Endpoint` allows everybody every action on every resource of `s3`, as AWS does where there is none. AWS recommends one that says which principals and resources are meant: narrow `PolicyDocument`.',
            terraform:
              'The policy of `aws_vpc_endpoint.endpoint` allows everybody every action on every resource of `s3`, as AWS does where there is none. AWS recommends one that says which principals and resources are meant: narrow `policy`.',
          },
        },
      ],
    },
    {
      name: 'every action of the service is every one that the endpoint is for',
      cloudformation: bucketTemplate('{ Effect: Allow, Principal: { AWS: "*" }, Action: ["s3:*"], Resource: ["*"] }'),
      terraform: bucketConfiguration(
        '{ Effect = "Allow", Principal = { AWS = "*" }, Action = ["s3:*"], Resource = ["*"] }',
      ),
      findings: [{ message: 'fullAccess', address: 'Endpoint', at: { cloudformation: '18:9', terraform: '11:12' } }],
    },
  ],
  unknown: [
    {
      name: 'the policy is a parameter',
      requesters,
      cloudformation: template(`
      ServiceName: com.amazonaws.eu-west-1.s3
      PolicyDocument: !Ref Policy`),
      terraform: configuration(`
  service_name = "com.amazonaws.eu-west-1.s3"
  policy       = var.policy`),
      findings: [
        {
          message: 'undecided',
          address: 'Endpoint',
          at: { cloudformation: '17:23', terraform: '11:18' },
          text: {
            cloudformation:
              'Whether `Endpoint` lets anybody do anything with `s3` is unknown: parameter `Policy` has no default; pass `--parameters`. AWS recommends a policy that says which principals and resources are meant.',
            terraform:
              'Whether `aws_vpc_endpoint.endpoint` lets anybody do anything with `s3` is unknown: variable `policy` has no default; pass `--var policy=…` or a `--var-file`. AWS recommends a policy that says which principals and resources are meant.',
          },
        },
      ],
    },
    {
      name: 'no policy, and whether the service takes one is not known here',
      requesters,
      cloudformation: template(`
      VpcEndpointType: Interface
      ServiceName: com.amazonaws.eu-west-1.ecs-telemetry`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  service_name      = "com.amazonaws.eu-west-1.ecs-telemetry"`),
      findings: [
        {
          message: 'maybeWithout',
          address: 'Endpoint',
          at: { cloudformation: '11:3', terraform: '7:1' },
          text: {
            cloudformation:
              '`Endpoint` has no policy, so whoever reaches it may use `ecs-telemetry` of any account through it. Not every service takes endpoint policies; whether this one does, `aws ec2 describe-vpc-endpoint-services` tells (`VpcEndpointPolicySupported`). If so, write `PolicyDocument`.',
            terraform:
              '`aws_vpc_endpoint.endpoint` has no policy, so whoever reaches it may use `ecs-telemetry` of any account through it. Not every service takes endpoint policies; whether this one does, `aws ec2 describe-vpc-endpoint-services` tells (`VpcEndpointPolicySupported`). If so, write `policy`.',
          },
        },
      ],
    },
    {
      name: 'no policy, and the service is an attribute that may name any',
      terraform: `resource "mongodbatlas_privatelink_endpoint" "vendor" {}
${configuration('  service_name = mongodbatlas_privatelink_endpoint.vendor.private_link_id')}`,
      findings: [{ message: 'undecided', address: 'aws_vpc_endpoint.endpoint', line: 10, column: 18 }],
    },
    {
      name: 'no policy, and the service is a parameter',
      cloudformation: template(`
      VpcEndpointType: Interface
      ServiceName: !Ref Name`),
      terraform: configuration(`
  vpc_endpoint_type = "Interface"
  service_name      = var.name`),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '17:20', terraform: '11:23' } }],
    },
    {
      name: 'no policy, and the type is a parameter',
      cloudformation: template(`
      VpcEndpointType: !Ref Kind
      ServiceName: com.amazonaws.eu-west-1.sqs`),
      terraform: configuration(`
  vpc_endpoint_type = var.kind
  service_name      = "com.amazonaws.eu-west-1.sqs"`),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '16:24', terraform: '10:23' } }],
    },
    {
      name: 'who may do everything is a parameter',
      cloudformation: bucketTemplate('{ Effect: Allow, Principal: { AWS: !Ref Who }, Action: "*", Resource: "*" }'),
      terraform: bucketConfiguration(
        '{ Effect = "Allow", Principal = { AWS = var.who }, Action = "*", Resource = "*" }',
      ),
      findings: [{ message: 'undecided', address: 'Endpoint', at: { cloudformation: '19:48', terraform: '12:58' } }],
    },
    {
      name: 'a policy in production only',
      cloudformation: template(`
      ServiceName: com.amazonaws.eu-west-1.s3
      PolicyDocument: !If
        - Production
        - Statement: [{ Effect: Allow, Principal: "*", Action: s3:GetObject, Resource: "*" }]
        - !Ref AWS::NoValue`),
      terraform: configuration(`
  service_name = "com.amazonaws.eu-west-1.s3"
  policy = var.stage == "production" ? jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }]
  }) : null`),
      findings: [{ message: 'noPolicy', address: 'Endpoint', at: { cloudformation: '20:11', terraform: '13:8' } }],
    },
  ],
});
