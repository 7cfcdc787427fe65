import rule from '../../src/rules/allowed-principals.ts';
import { testRule } from '../rule-tester.ts';

const vendor = 'arn:aws:iam::123456789012:root';
const options = { principal: 'segment.principal' };
const inputs = { 'segment.principal': vendor };

const template = (principals: string, more = ''): string => `
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService }
  Permissions:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties:
      ServiceId: !Ref Service
      AllowedPrincipals: ${principals}
${more}`;
const configuration = (principals: string): string => `
resource "aws_vpc_endpoint_service" "service" {
  allowed_principals = ${principals}
}
`;
const both = (principal: string) => ({
  cloudformation: template(`["${principal}"]`),
  terraform: configuration(`["${principal}"]`),
});
const at = { cloudformation: '8:27', terraform: '3:25' };
const listAt = { cloudformation: '8:26', terraform: '3:24' };

/** As Databricks names itself: another role in each Region, and another account in another partition. */
const perRegion = {
  anyOf: ['arn:aws:iam::123456789012:role/reach-{region}', 'arn:aws-us-gov:iam::210987654321:role/reach-gov'],
};
const role = (region: string): string => `arn:aws:iam::123456789012:role/reach-${region}`;

testRule(rule, {
  valid: [
    {
      name: 'one of several accepted principals',
      options: { anyOf: ['arn:aws:iam::123456789012:role/new', 'arn:aws:iam::210987654321:user/old'] },
      ...both('arn:aws:iam::210987654321:user/old'),
    },
    { name: "the role for the service's Region", options: perRegion, region: 'eu-west-1', ...both(role('eu-west-1')) },
    { name: 'the account, whatever the Region', options: perRegion, ...both(vendor) },
    {
      name: 'the role for a Region that the service is offered to',
      options: perRegion,
      region: 'eu-west-1',
      cloudformation: template(`["${role('us-east-1')}"]`).replace(
        'VPCEndpointService }',
        'VPCEndpointService, Properties: { SupportedRegions: [us-east-1] } }',
      ),
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  allowed_principals = ["${role('us-east-1')}"]
  supported_regions  = ["us-east-1"]
}
`,
    },
    {
      name: 'the principal of the partition that the service is in',
      options: perRegion,
      region: 'us-gov-west-1',
      ...both('arn:aws-us-gov:iam::210987654321:role/reach-gov'),
    },
    {
      name: 'one that is known, where the input for another one was not given',
      options: { principal: 'segment.principal', anyOf: [vendor] },
      ...both(vendor),
    },
    { name: 'the required principal', options, inputs, ...both(vendor) },
    {
      name: 'the whole account where a role of it is required',
      options,
      inputs: { 'segment.principal': 'arn:aws:iam::123456789012:role/connector' },
      ...both(vendor),
      remark: {
        message: 'wider',
        text: {
          cloudformation: `\`Service\` allows the whole account, \`${vendor}\`, which is wider than \`arn:aws:iam::123456789012:role/connector\`, as which Segment would connect.`,
        },
      },
    },
    {
      name: 'the very role that is required',
      options: { principal: 'arn:aws:iam::123456789012:role/connector' },
      ...both('arn:aws:iam::123456789012:role/connector'),
    },
    { name: 'an account ID means the whole account', options: { principal: '123456789012' }, ...both(vendor) },
    {
      name: 'an unknown partition: account and name are compared',
      options,
      inputs,
      cloudformation: template('[!Sub "arn:${AWS::Partition}:iam::123456789012:root"]'),
      terraform: `
data "aws_partition" "current" {}
${configuration('["arn:${data.aws_partition.current.partition}:iam::123456789012:root"]')}`,
    },
    {
      name: 'the required principal beside one that is not known',
      options,
      inputs,
      cloudformation: `
Parameters: { Other: { Type: String } }
${template(`[!Ref Other, "${vendor}"]`)}`,
      terraform: `
variable "other" {}
${configuration(`[var.other, "${vendor}"]`)}`,
    },
    {
      name: 'a standalone principal',
      options,
      inputs,
      terraform: `
resource "aws_vpc_endpoint_service" "service" {}
resource "aws_vpc_endpoint_service_allowed_principal" "vendor" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.service.id
  principal_arn           = "${vendor}"
}
`,
    },
    { name: 'none is required and all are scoped', ...both('arn:aws:iam::210987654321:user/ann') },
    { name: 'a service principal is scoped', ...both('datazone.amazonaws.com') },
    { name: 'everyone, where the options allow it', options: { ...options, wildcard: 'allow' }, inputs, ...both('*') },
    { name: 'nobody else', options: { ...options, only: true }, inputs, ...both(vendor) },
    {
      name: 'a service for somebody else, when another one allows the vendor',
      options,
      inputs,
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  allowed_principals = ["arn:aws:iam::210987654321:root"]
}
resource "aws_vpc_endpoint_service" "vendors" {
  allowed_principals = ["${vendor}"]
}
`,
    },
  ],
  invalid: [
    {
      name: 'the role for another Region than that of the service',
      options: perRegion,
      region: 'eu-west-1',
      ...both(role('us-east-1')),
      findings: [{ message: 'notAllowed', address: 'Service', at: listAt }],
    },
    {
      name: 'a role of another name, where the Region does not matter',
      options: perRegion,
      ...both('arn:aws:iam::123456789012:role/other'),
      findings: [{ message: 'notAllowed', address: 'Service', at: listAt }],
    },
    {
      name: 'none of several accepted principals',
      options: { anyOf: ['arn:aws:iam::123456789012:role/new', vendor] },
      ...both('arn:aws:iam::210987654321:root'),
      findings: [{ message: 'notAllowed', address: 'Service', at: listAt }],
    },
    {
      name: 'none of more accepted principals than a message has room for',
      options: {
        anyOf: ['111122223333', '222233334444', '333344445555', '444455556666'].map(
          (a) => `arn:aws:iam::${a}:role/connectivity`,
        ),
      },
      ...both('arn:aws:iam::210987654321:root'),
      findings: [
        {
          message: 'notAllowed',
          address: 'Service',
          at: listAt,
          text: {
            cloudformation:
              '`Service` allows `arn:aws:iam::210987654321:root`, and not `arn:aws:iam::111122223333:role/connectivity` or one of 3 others, as which Segment would connect; AWS refuses whoever is not named. Add `arn:aws:iam::111122223333:role/connectivity` or one of 3 others to `AllowedPrincipals`.',
          },
        },
      ],
    },
    {
      name: 'somebody else beside one of several, where nobody else may be',
      options: { anyOf: ['arn:aws:iam::111122223333:root', vendor], only: true },
      cloudformation: template(`["${vendor}", "arn:aws:iam::210987654321:root"]`),
      terraform: configuration(`["${vendor}", "arn:aws:iam::210987654321:root"]`),
      findings: [{ message: 'othersToo', address: 'Service', at: { cloudformation: '8:61', terraform: '3:59' } }],
    },
    {
      name: 'everyone',
      options,
      inputs,
      ...both('*'),
      findings: [
        {
          message: 'everyone',
          address: 'Service',
          at,
          text: {
            cloudformation: `\`Service\` allows \`*\`: every AWS account may ask to connect to what stands behind it. Allow only the principal of Segment, \`${vendor}\`.`,
          },
        },
      ],
    },
    {
      name: 'everyone beside the vendor',
      cloudformation: template(`["${vendor}", "*"]`),
      terraform: configuration(`["${vendor}", "*"]`),
      options,
      inputs,
      findings: [{ message: 'everyone', address: 'Service', at: { cloudformation: '8:61', terraform: '3:59' } }],
    },
    {
      name: 'a wildcard for the account',
      options,
      ...both('arn:aws:iam::*:root'),
      findings: [
        {
          message: 'wildcard',
          address: 'Service',
          at,
          text: {
            cloudformation:
              '`Service` allows `arn:aws:iam::*:root`, but AWS knows no wildcard within a principal of an endpoint service: it lets in nobody, or everybody. Allow the principal of Segment, an ARN such as `arn:<partition>:iam::<account>:root`, which they tell you.',
          },
        },
      ],
    },
    {
      name: 'a wildcard in a name that is otherwise unknown',
      terraform: `
variable "account" {}
${configuration('["arn:aws:iam::${var.account}:role/connector-*"]')}`,
      findings: [{ message: 'wildcard', address: 'aws_vpc_endpoint_service.service', line: 5, column: 25 }],
    },
    {
      name: 'the session of a role',
      ...both('arn:aws:sts::123456789012:assumed-role/connector/session'),
      findings: [
        {
          message: 'session',
          address: 'Service',
          at,
          text: {
            cloudformation:
              '`Service` allows `arn:aws:sts::123456789012:assumed-role/connector/session`, a session of a role (`sts` assumed-role), which AWS refuses as a principal of an endpoint service. Write the role itself, `arn:<partition>:iam::<account>:role/<name>`.',
          },
        },
      ],
    },
    {
      name: 'a role with a path',
      ...both('arn:aws:iam::123456789012:role/team/connector'),
      findings: [
        {
          message: 'path',
          address: 'Service',
          at,
          text: {
            cloudformation:
              '`Service` allows `arn:aws:iam::123456789012:role/team/connector`, a role or user with a path, which AWS does not support on an endpoint service: it cannot connect. Write one without a path, or the whole account, `arn:<partition>:iam::<account>:root`.',
          },
        },
      ],
    },
    {
      name: 'an account ID of eleven digits',
      ...both('12345678901'),
      findings: [
        {
          message: 'malformed',
          address: 'Service',
          at,
          text: {
            cloudformation:
              '`Service` allows `12345678901`, which is no principal that an endpoint service takes, so whoever is meant cannot connect. Write `arn:<partition>:iam::<account>:root` for a whole account, or `:role/<name>` or `:user/<name>`.',
          },
        },
      ],
    },
    {
      name: 'an account ID where the region stands',
      ...both('arn:aws:iam:123456789012::root'),
      findings: [{ message: 'malformed', address: 'Service', at }],
    },
    {
      name: 'known to be empty',
      options,
      inputs,
      cloudformation: template('[]'),
      terraform: configuration('[]'),
      findings: [
        {
          message: 'nobody',
          address: 'Service',
          at: listAt,
          text: {
            terraform: `\`aws_vpc_endpoint_service.service\` allows no principal, so no other account can connect to it: AWS refuses every account that \`allowed_principals\` does not name. Add the principal of Segment, \`${vendor}\`.`,
          },
        },
      ],
    },
    {
      name: 'no principal anywhere, and none required',
      cloudformation: `
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService }
`,
      terraform: `
resource "aws_vpc_endpoint_service" "service" {}
`,
      findings: [{ message: 'nobody', address: 'Service', at: { cloudformation: '3:3', terraform: '2:1' } }],
    },
    {
      name: 'only somebody else',
      options,
      inputs,
      ...both('arn:aws:iam::210987654321:root'),
      findings: [
        {
          message: 'notAllowed',
          address: 'Service',
          at: listAt,
          text: {
            terraform: `\`aws_vpc_endpoint_service.service\` allows \`arn:aws:iam::210987654321:root\`, and not \`${vendor}\`, as which Segment would connect; AWS refuses whoever is not named. Add \`${vendor}\` to \`allowed_principals\`.`,
          },
        },
      ],
    },
    {
      name: 'the same account in another partition',
      options,
      inputs,
      ...both('arn:aws-cn:iam::123456789012:root'),
      findings: [{ message: 'notAllowed', address: 'Service', at: listAt }],
    },
    {
      name: 'only a role of the account that is required',
      options,
      inputs,
      ...both('arn:aws:iam::123456789012:role/connector'),
      findings: [
        {
          message: 'tooNarrow',
          address: 'Service',
          at: listAt,
          text: {
            terraform: `\`aws_vpc_endpoint_service.service\` allows \`arn:aws:iam::123456789012:role/connector\`, but Segment would connect as the whole account, \`${vendor}\`, and a single role or user of it does not open the service to the account. Add \`${vendor}\` to \`allowed_principals\`.`,
          },
        },
      ],
    },
    {
      name: 'somebody else besides the vendor, where nobody else may be',
      options: { ...options, only: true },
      inputs,
      cloudformation: template(`["${vendor}", "arn:aws:iam::210987654321:root"]`),
      terraform: configuration(`["${vendor}", "arn:aws:iam::210987654321:root"]`),
      findings: [
        {
          message: 'othersToo',
          address: 'Service',
          at: { cloudformation: '8:61', terraform: '3:59' },
          text: {
            terraform: `\`aws_vpc_endpoint_service.service\` allows \`arn:aws:iam::210987654321:root\` besides \`${vendor}\`. Segment requires a service of its own, to which nobody else connects; remove it from \`allowed_principals\`.`,
          },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'the role for a Region, where that of the service is not said',
      options: perRegion,
      ...both(role('eu-west-1')),
      findings: [
        {
          message: 'otherRegion',
          address: 'Service',
          at: listAt,
          text: {
            terraform:
              'Whether `aws_vpc_endpoint_service.service` allows Segment is unknown, because its principal is another one in each Region: the source does not say in which Region it is deployed; pass `--region`. Add the principal of Segment, `arn:aws:iam::123456789012:role/reach-<region>` or `arn:aws-us-gov:iam::210987654321:role/reach-gov`.',
          },
        },
      ],
    },
    {
      name: 'the role for a Region, where those that the service is offered to are not known',
      options: perRegion,
      region: 'eu-west-1',
      terraform: `
variable "regions" {}
resource "aws_vpc_endpoint_service" "service" {
  allowed_principals = ["${role('us-east-1')}"]
  supported_regions  = var.regions
}
`,
      findings: [{ message: 'otherRegion', address: 'Service', line: 4, column: 24 }],
    },
    {
      name: 'none of several, of which one was not given',
      options: { anyOf: [vendor, 'segment.principal'] },
      ...both('arn:aws:iam::210987654321:root'),
      findings: [{ message: 'inputMissing', address: 'Service', at: listAt }],
    },
    {
      name: 'a malformed principal in one case, though another service allows the vendor',
      options,
      inputs,
      terraform: `
variable "shared" { type = bool }
${configuration('[var.shared ? "somebody" : "arn:aws:iam::210987654321:root"]')}
resource "aws_vpc_endpoint_service" "other" {
  allowed_principals = ["${vendor}"]
}
`,
      findings: [{ message: 'malformed', address: 'Service', at: { terraform: '5:38-5:48' } }],
    },
    {
      name: 'the required principal was not given',
      options,
      ...both(vendor),
      findings: [
        {
          message: 'inputMissing',
          address: 'Service',
          at: listAt,
          text: {
            terraform:
              "Whether `aws_vpc_endpoint_service.service` allows Segment is unknown: Segment's principal was not given; set `--input segment.principal=<ARN from your Segment CSM>`.",
          },
        },
      ],
    },
    {
      name: 'a bare account ID, which AWS does not document',
      options,
      inputs,
      ...both('123456789012'),
      findings: [
        {
          message: 'accountOnly',
          address: 'Service',
          at,
          text: {
            terraform:
              'Whether `aws_vpc_endpoint_service.service` allows account `123456789012` is unknown, because AWS does not document a bare account ID as a principal; write `arn:<partition>:iam::123456789012:root`.',
          },
        },
      ],
    },
    {
      name: 'an organization, which AWS does not document',
      options,
      inputs,
      ...both('arn:aws:organizations::210987654321:organization/o-abcdefghij'),
      findings: [
        {
          message: 'organization',
          address: 'Service',
          at,
          text: {
            terraform:
              'Whether `aws_vpc_endpoint_service.service` allows the accounts of `arn:aws:organizations::210987654321:organization/o-abcdefghij` is unknown, because AWS does not document an organization as a principal; write `arn:<partition>:iam::<account>:root` for each account that is meant to connect.',
          },
        },
      ],
    },
    {
      name: 'a list from a parameter',
      options,
      inputs,
      cloudformation: `
Parameters: { Allowed: { Type: CommaDelimitedList } }
${template('!Ref Allowed')}`,
      terraform: `
variable "allowed" { type = list(string) }
${configuration('var.allowed')}`,
      findings: [
        {
          message: 'unknownPrincipals',
          address: 'Service',
          at: { cloudformation: '10:26', terraform: '5:24' },
          text: {
            terraform: `Whether \`aws_vpc_endpoint_service.service\` allows Segment is unknown: variable \`allowed\` has no default; pass \`--var allowed=…\` or a \`--var-file\`. Add the principal of Segment, \`${vendor}\`.`,
          },
        },
      ],
    },
    {
      name: 'no principal, but an endpoint of the sources that connects',
      cloudformation: `
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService }
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcEndpointType: Interface
      VpcId: vpc-1
      ServiceName: !Sub com.amazonaws.vpce.\${AWS::Region}.\${Service}
`,
      terraform: `
resource "aws_vpc_endpoint_service" "service" {}
resource "aws_vpc_endpoint" "endpoint" {
  vpc_endpoint_type = "Interface"
  vpc_id            = "vpc-1"
  service_name      = aws_vpc_endpoint_service.service.service_name
}
`,
      findings: [
        {
          message: 'ownAccount',
          address: 'Service',
          at: { cloudformation: '3:3', terraform: '2:1' },
          text: {
            terraform:
              '`aws_vpc_endpoint_service.service` allows no principal, so no other account can connect to it, and whether `aws_vpc_endpoint.endpoint` can, AWS does not document for an endpoint of the same account. Add the principal of Segment, an ARN such as `arn:<partition>:iam::<account>:root`, which they tell you.',
          },
        },
      ],
    },
    {
      name: 'one principal is a parameter, and none is required',
      cloudformation: `
Parameters: { Other: { Type: String } }
${template('[!Ref Other]')}`,
      terraform: `
variable "other" {}
${configuration('[var.other]')}`,
      findings: [
        {
          message: 'unknownAnyone',
          address: 'Service',
          at: { cloudformation: '10:26', terraform: '5:24' },
          text: {
            terraform:
              'Whom `aws_vpc_endpoint_service.service` allows to connect is unknown: variable `other` has no default; pass `--var other=…` or a `--var-file`.',
          },
        },
      ],
    },
    {
      name: 'everyone in one alternative only',
      options,
      inputs,
      cloudformation: `
Parameters:
  Stage: { Type: String }
Conditions:
  Test: !Equals [!Ref Stage, test]
${template(`[!If [Test, "*", "${vendor}"]]`).trimStart()}`,
      findings: [
        {
          message: 'everyone',
          address: 'Service',
          at: { cloudformation: '12:38-12:41' },
          lacks: ['parameter `Stage` has no default; pass `--parameters`'],
          text: `When parameter \`Stage\` is "test": \`Service\` allows \`*\`: every AWS account may ask to connect to what stands behind it. Allow only the principal of Segment, \`${vendor}\`.`,
        },
      ],
    },
    {
      name: 'permissions of a service that cannot be told: every service of the template may have more',
      options,
      inputs,
      cloudformation: `
Parameters: { Id: { Type: String } }
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService }
  Permissions:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties: { ServiceId: !Ref Id, AllowedPrincipals: ["${vendor}"] }
`,
      findings: [{ message: 'unknownPrincipals', address: 'Service', line: 7, column: 58 }],
    },
  ],
});
