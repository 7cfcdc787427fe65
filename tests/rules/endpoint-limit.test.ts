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
              'Segment connects a customer to 2 services or clusters at most, and `Service2` is one too many: there are `Service0`, `Service1` already. Remove one of them, or let Segment into fewer.',
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
      name: 'a third one for whomever',
      cloudformation: template([segment, other, segment]),
      findings: [{ message: 'tooMany', address: 'Service2', line: 14, column: 64 }],
    },
  ],
  unknown: [
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
