import rule from '../../src/rules/endpoint-limit.ts';
import { testRule } from '../rule-tester.ts';

const segment = 'arn:aws:iam::123456789012:root';
const other = 'arn:aws:iam::444455556666:root';
const template = (principals: readonly string[]): string => `
Resources:${principals
  .map(
    (principal, index) => `
  Service${index}: { Type: AWS::EC2::VPCEndpointService }
  Allowed${index}:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties: { ServiceId: !Ref Service${index}, AllowedPrincipals: ["${principal}"] }`,
  )
  .join('')}
`;
const configuration = (principals: readonly string[]): string => `${principals
  .map(
    (principal, index) => `
resource "aws_vpc_endpoint_service" "service${index}" {
  allowed_principals = ["${principal}"]
}`,
  )
  .join('')}
`;
const here = `provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["111122223333"]
}
`;
const options = { maximum: 2, principal: 'acme.principal' };
const inputs = { 'acme.principal': segment };

testRule(rule, {
  valid: [
    {
      name: 'as many as the vendor takes',
      options,
      inputs,
      cloudformation: template([segment, segment]),
      terraform: configuration([segment, segment]),
    },
    {
      name: 'a third one that is for somebody else',
      options,
      inputs,
      cloudformation: template([segment, other, segment]),
      terraform: configuration([segment, other, segment]),
    },
    {
      name: 'too few for the input to matter',
      options,
      cloudformation: template([segment, segment]),
      terraform: configuration([segment, segment]),
    },
    {
      name: 'copies of what is there already',
      options,
      inputs,
      cloudformation: {
        'a.yaml': template([segment, segment]),
        'kept/a.yaml': template([segment, segment]),
      },
      terraform: {
        'a/main.tf': configuration([segment, segment]),
        'kept/a/main.tf': configuration([segment, segment]),
      },
    },
    {
      name: 'two for whomever',
      cloudformation: template([segment, other]),
      terraform: configuration([segment, other]),
    },
  ],
  invalid: [
    {
      name: 'a third service',
      options: { ...options, principal: segment },
      cloudformation: template([segment, segment, 'arn:aws:iam::123456789012:role/reader']),
      terraform: configuration([segment, segment, 'arn:aws:iam::123456789012:role/reader']),
      findings: [
        {
          message: 'tooMany',
          address: 'Service2',
          at: { cloudformation: '14:64', terraform: '9:24' },
          text: {
            cloudformation:
              'Segment connects a customer to at most 2 services or clusters, and `Service2` is one too many: there are `Service0`, `Service1` already. Remove one of them, or let Segment into fewer.',
          },
        },
      ],
    },
    {
      name: 'a Redshift grant after two services',
      options,
      inputs,
      cloudformation: `${template([segment, segment]).trimEnd()}
  Grant:
    Type: AWS::Redshift::EndpointAuthorization
    Properties: { Account: "123456789012", ClusterIdentifier: warehouse }
`,
      terraform: `${configuration([segment, segment])}
resource "aws_redshift_endpoint_authorization" "grant" {
  account            = "123456789012"
  cluster_identifier = "warehouse"
}
`,
      findings: [{ message: 'tooMany', address: 'Grant', at: { cloudformation: '11:3', terraform: '9:1' } }],
    },
    {
      name: 'a third one of another unit, in the account and Region that both name',
      options,
      inputs,
      terraform: {
        'a/main.tf': here + configuration([segment, segment]),
        'b/main.tf': here + configuration([segment]),
      },
      findings: [{ message: 'tooMany', address: 'aws_vpc_endpoint_service.service0', line: 7, column: 24 }],
    },
    {
      name: 'a third one for whomever',
      cloudformation: template([segment, other, segment]),
      findings: [{ message: 'tooMany', address: 'Service2', line: 14, column: 64 }],
    },
  ],
  unknown: [
    {
      name: 'one of another stage, as it may be',
      options,
      inputs,
      cloudformation: {
        'a.yaml': template([segment, segment]),
        'b.yaml': template([segment]),
      },
      terraform: {
        'a/main.tf': configuration([segment, segment]),
        'b/main.tf': configuration([segment]),
      },
      findings: [
        {
          message: 'elsewhere',
          address: 'Service0',
          at: { cloudformation: '6:64', terraform: '3:24' },
          text: {
            terraform:
              'Whether `aws_vpc_endpoint_service.service0` is one too many is unknown: Segment connects a customer to at most 2 services or clusters, and `aws_vpc_endpoint_service.service0`, `aws_vpc_endpoint_service.service1` may be for another account, Region or stage of the same system. Let Segment into at most 2 of them, if they are all for one customer.',
          },
        },
      ],
    },
    {
      name: 'one in another Region',
      options,
      inputs,
      terraform: `provider "aws" {
  region = "us-east-1"
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}${configuration([segment, segment, segment]).replace('service2" {', 'service2" {\n  provider = aws.west')}`,
      findings: [{ message: 'elsewhere', address: 'aws_vpc_endpoint_service.service2', line: 16, column: 24 }],
    },
    {
      name: 'three services, and whose the principal is was not given',
      options,
      cloudformation: template([segment, segment, segment]),
      terraform: configuration([segment, segment, segment]),
      findings: [
        {
          message: 'unknownPrincipal',
          address: 'Service2',
          at: { cloudformation: '11:3', terraform: '8:1' },
          text: {
            cloudformation:
              'Whether Segment is to connect to more than 2 services is unknown, because 3 are in the sources: input `acme.principal` was not given; set `--input acme.principal=…`.',
          },
        },
      ],
    },
  ],
});
