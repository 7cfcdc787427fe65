import rule from '../../src/rules/redshift-endpoint-authorization.ts';
import { testRule } from '../rule-tester.ts';

const options = { account: 'vendor.account' };
const inputs = { 'vendor.account': '072088201116' };
const given = { options, inputs };
const withVpc = {
  options: { ...options, vpcs: ['vendor.vpc'] },
  inputs: { ...inputs, 'vendor.vpc': 'vpc-0aaaaaaaaaaaaaaaa' },
};
const narrow = { options: { ...withVpc.options, narrow: true }, inputs: withVpc.inputs };
const serverless = { options: { ...options, serverless: true }, inputs };

const template = (lines: string): string => `
Parameters:
  Account: { Type: String }
  Stage: { Type: String }
Conditions:
  Test: !Equals [!Ref Stage, test]
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties: { NodeType: ra3.large }
${lines}`;
const grant = (lines: string): string => `  Grant:
    Type: AWS::Redshift::EndpointAuthorization
    Properties:
      ClusterIdentifier: !Ref Warehouse
${lines}
`;
const configuration = (lines: string): string => `
variable "account" {}
variable "stage" {}
resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier = "warehouse"
}
${lines}`;
const authorization = (lines: string): string => `resource "aws_redshift_endpoint_authorization" "grant" {
  cluster_identifier = aws_redshift_cluster.warehouse.id
${lines}
}
`;

const workgroup = (policy: string): string => `
Resources:
  Warehouse:
    Type: AWS::RedshiftServerless::Workgroup
    Properties: { WorkgroupName: warehouse, NamespaceName: !Ref Data }
  Data:
    Type: AWS::RedshiftServerless::Namespace
    Properties:
      NamespaceName: data
${policy}`;
const inNamespace = (principal: string, action: string): string => `      NamespaceResourcePolicy:
        Statement:
          - { Effect: Allow, Principal: { AWS: "${principal}" }, Action: "${action}", Resource: "*" }
`;
const ofTerraform = (lines: string): string => `
variable "policy" {}
resource "aws_redshiftserverless_workgroup" "warehouse" {
  workgroup_name = "warehouse"
  namespace_name = aws_redshiftserverless_namespace.data.namespace_name
}
resource "aws_redshiftserverless_namespace" "data" {
  namespace_name = "data"
}
${lines}`;
const policyOf = (
  principal: string,
  action: string,
): string => `resource "aws_redshiftserverless_resource_policy" "policy" {
  resource_arn = aws_redshiftserverless_namespace.data.arn
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = "${principal}" }, Action = "${action}", Resource = "*" }]
  })
}
`;
const create = 'redshift-serverless:CreateEndpointAccess';

testRule(rule, {
  valid: [
    {
      name: 'a grant to the account that the vendor told',
      ...given,
      cloudformation: template(grant('      Account: "072088201116"')),
      terraform: configuration(authorization('  account = "072088201116"')),
    },
    {
      name: 'a grant to an account that the profile knows',
      options: { account: 'arn:aws:iam::072088201116:root' },
      cloudformation: template(grant('      Account: "072088201116"')),
      terraform: configuration(authorization('  account = "072088201116"')),
    },
    {
      name: 'a grant to the VPC that the vendor names',
      ...withVpc,
      cloudformation: template(grant('      Account: "072088201116"\n      VpcIds: [vpc-0aaaaaaaaaaaaaaaa]')),
      terraform: configuration(authorization('  account = "072088201116"\n  vpc_ids = ["vpc-0aaaaaaaaaaaaaaaa"]')),
    },
    {
      name: 'a grant to every VPC of the account, which lets that VPC in',
      ...withVpc,
      cloudformation: template(grant('      Account: "072088201116"')),
      terraform: configuration(authorization('  account = "072088201116"')),
    },
    {
      name: 'the same before the vendor has told its VPC',
      options: withVpc.options,
      inputs,
      cloudformation: template(grant('      Account: "072088201116"')),
      terraform: configuration(authorization('  account = "072088201116"')),
    },
    {
      name: 'a grant that names VPCs, whichever they are, where only its width is asked about',
      ...narrow,
      cloudformation: template(grant('      Account: "072088201116"\n      VpcIds: [vpc-0bbbbbbbbbbbbbbbb]')),
      terraform: configuration(authorization('  account = "072088201116"\n  vpc_ids = ["vpc-0bbbbbbbbbbbbbbbb"]')),
    },
    {
      name: 'a grant to every VPC of another account, which is none of the vendor',
      ...narrow,
      cloudformation: template(grant('      Account: "111122223333"')),
      terraform: configuration(authorization('  account = "111122223333"')),
    },
    {
      name: 'a grant to somebody where the profile names nobody',
      cloudformation: template(grant('      Account: !Ref Account')),
      terraform: configuration(authorization('  account = var.account')),
    },
    {
      name: 'a cluster for others beside one that is granted to the vendor',
      ...given,
      cloudformation: template(`${grant('      Account: "072088201116"')}
  Other:
    Type: AWS::Redshift::Cluster
    Properties: { NodeType: ra3.large }
  OtherGrant:
    Type: AWS::Redshift::EndpointAuthorization
    Properties: { ClusterIdentifier: !Ref Other, Account: "111122223333" }
`),
      terraform: configuration(`${authorization('  account = "072088201116"')}
resource "aws_redshift_cluster" "other" {
  cluster_identifier = "other"
}
resource "aws_redshift_endpoint_authorization" "other" {
  cluster_identifier = aws_redshift_cluster.other.id
  account            = "111122223333"
}
`),
    },
    {
      name: 'a workgroup whose namespace lets the account in',
      ...serverless,
      cloudformation: workgroup(inNamespace('072088201116', create)),
      terraform: ofTerraform(policyOf('arn:aws:iam::072088201116:root', 'redshift-serverless:*')),
    },
    {
      name: 'a workgroup where none is asked about',
      ...given,
      cloudformation: workgroup(''),
      terraform: ofTerraform(''),
    },
  ],
  invalid: [
    {
      name: 'a grant to another account',
      ...given,
      cloudformation: template(grant('      Account: "111122223333"')),
      terraform: configuration(authorization('  account = "111122223333"')),
      findings: [
        {
          message: 'otherAccount',
          address: 'Warehouse',
          at: { cloudformation: '15:16-15:30', terraform: '9:13-9:27' },
          text: {
            cloudformation:
              '`Warehouse` is granted to account 111122223333 and not to account 072088201116, from which Segment would make its Redshift-managed endpoint. Add an endpoint authorization for it.',
            terraform:
              '`aws_redshift_cluster.warehouse` is granted to account 111122223333 and not to account 072088201116, from which Segment would make its Redshift-managed endpoint. Add an endpoint authorization for it.',
          },
        },
      ],
    },
    {
      name: 'a grant to other accounts in each case',
      ...given,
      cloudformation: template(grant('      Account: !If [Test, "111122223333", "444455556666"]')),
      terraform: configuration(authorization('  account = var.stage == "test" ? "111122223333" : "444455556666"')),
      findings: [
        {
          message: 'otherAccount',
          address: 'Warehouse',
          at: { cloudformation: '15:16-15:58', terraform: '9:13-9:66' },
        },
      ],
    },
    {
      name: 'every VPC of the account, though the vendor names one',
      ...narrow,
      cloudformation: template(grant('      Account: "072088201116"')),
      terraform: configuration(authorization('  account = "072088201116"')),
      findings: [
        {
          message: 'allVpcs',
          address: 'Warehouse',
          at: { cloudformation: '11:3-11:8', terraform: '7:1-7:55' },
          text: {
            cloudformation:
              '`Warehouse` is granted to every VPC of account 072088201116, because no VPC is written. Segment names those it connects from, vpc-0aaaaaaaaaaaaaaaa; list them in `VpcIds`.',
            terraform:
              '`aws_redshift_cluster.warehouse` is granted to every VPC of account 072088201116, because no VPC is written. Segment names those it connects from, vpc-0aaaaaaaaaaaaaaaa; list them in `vpc_ids`.',
          },
        },
      ],
    },
    {
      name: 'another VPC of the account',
      ...withVpc,
      cloudformation: template(grant('      Account: "072088201116"\n      VpcIds: [vpc-0bbbbbbbbbbbbbbbb]')),
      terraform: configuration(authorization('  account = "072088201116"\n  vpc_ids = ["vpc-0bbbbbbbbbbbbbbbb"]')),
      findings: [
        {
          message: 'otherVpcs',
          address: 'Warehouse',
          at: { cloudformation: '16:15-16:38', terraform: '10:13-10:38' },
          text: {
            cloudformation:
              '`Warehouse` is granted to vpc-0bbbbbbbbbbbbbbbb of account 072088201116, and Segment connects from vpc-0aaaaaaaaaaaaaaaa, where it cannot make an endpoint then. Add it to `VpcIds`.',
            terraform:
              '`aws_redshift_cluster.warehouse` is granted to vpc-0bbbbbbbbbbbbbbbb of account 072088201116, and Segment connects from vpc-0aaaaaaaaaaaaaaaa, where it cannot make an endpoint then. Add it to `vpc_ids`.',
          },
        },
      ],
    },
    {
      name: 'a workgroup whose namespace lets in another account',
      ...serverless,
      cloudformation: workgroup(inNamespace('111122223333', create)),
      terraform: ofTerraform(policyOf('111122223333', create)),
      findings: [
        {
          message: 'notAllowed',
          address: 'Warehouse',
          at: { cloudformation: '11:9-12:133', terraform: '12:12-14:5' },
          text: {
            cloudformation:
              'The resource policy of `Warehouse` does not let account 072088201116 do `redshift-serverless:CreateEndpointAccess`, so Segment cannot make its managed endpoint. Allow it.',
            terraform:
              'The resource policy of `aws_redshiftserverless_workgroup.warehouse` does not let account 072088201116 do `redshift-serverless:CreateEndpointAccess`, so Segment cannot make its managed endpoint. Allow it.',
          },
        },
      ],
    },
    {
      name: 'a workgroup whose namespace lets the account do something else',
      ...serverless,
      cloudformation: workgroup(inNamespace('072088201116', 'redshift-serverless:GetEndpointAccess')),
      terraform: ofTerraform(policyOf('072088201116', 'redshift-serverless:GetEndpointAccess')),
      findings: [
        { message: 'notAllowed', address: 'Warehouse', at: { cloudformation: '11:9-12:130', terraform: '12:12-14:5' } },
      ],
    },
  ],
  unknown: [
    {
      name: 'no grant',
      ...given,
      cloudformation: template(''),
      terraform: configuration(''),
      findings: [
        {
          message: 'notGranted',
          address: 'Warehouse',
          at: { cloudformation: '8:3-8:12', terraform: '4:1-4:44' },
          text: {
            cloudformation:
              'Whether Segment may make a Redshift-managed endpoint to `Warehouse` is unknown: the sources hold no endpoint authorization for it. Grant it to account 072088201116, here or in the console.',
            terraform:
              'Whether Segment may make a Redshift-managed endpoint to `aws_redshift_cluster.warehouse` is unknown: the sources hold no endpoint authorization for it. Grant it to account 072088201116, here or in the console.',
          },
        },
      ],
    },
    {
      name: 'no grant, and no vendor who asks for one',
      cloudformation: template(''),
      terraform: configuration(''),
      findings: [
        {
          message: 'notGrantedToAnyone',
          address: 'Warehouse',
          at: { cloudformation: '8:3-8:12', terraform: '4:1-4:44' },
          text: {
            cloudformation:
              'Whether anybody may make a Redshift-managed endpoint to `Warehouse` is unknown: the sources hold no endpoint authorization for it. Grant it to the account that is to connect.',
            terraform:
              'Whether anybody may make a Redshift-managed endpoint to `aws_redshift_cluster.warehouse` is unknown: the sources hold no endpoint authorization for it. Grant it to the account that is to connect.',
          },
        },
      ],
    },
    {
      name: 'no grant, and the vendor has not told its account',
      options,
      cloudformation: template(''),
      terraform: configuration(''),
      findings: [
        { message: 'notGranted', address: 'Warehouse', at: { cloudformation: '8:3-8:12', terraform: '4:1-4:44' } },
      ],
    },
    {
      name: 'a grant, and the vendor has not told its account',
      options,
      cloudformation: template(grant('      Account: "111122223333"')),
      terraform: configuration(authorization('  account = "111122223333"')),
      findings: [
        {
          message: 'accountMissing',
          address: 'Warehouse',
          at: { cloudformation: '15:16-15:30', terraform: '9:13-9:27' },
          text: {
            cloudformation:
              'Whether `Warehouse` is granted to Segment is unknown: input `vendor.account` was not given; set `--input vendor.account=…`.',
            terraform:
              'Whether `aws_redshift_cluster.warehouse` is granted to Segment is unknown: input `vendor.account` was not given; set `--input vendor.account=…`.',
          },
        },
      ],
    },
    {
      name: 'a grant to an account from a parameter',
      ...given,
      cloudformation: template(grant('      Account: !Ref Account')),
      terraform: configuration(authorization('  account = var.account')),
      findings: [
        {
          message: 'unknownAccount',
          address: 'Warehouse',
          at: { cloudformation: '15:16-15:28', terraform: '9:13-9:24' },
          text: {
            cloudformation:
              'Whether `Warehouse` is granted to Segment is unknown: parameter `Account` has no default; pass `--parameters`. Segment requires an endpoint authorization for account 072088201116.',
            terraform:
              'Whether `aws_redshift_cluster.warehouse` is granted to Segment is unknown: variable `account` has no default; pass `--var account=…` or a `--var-file`. Segment requires an endpoint authorization for account 072088201116.',
          },
        },
      ],
    },
    {
      name: 'a grant to another account in one case',
      ...given,
      cloudformation: template(grant('      Account: !If [Test, "111122223333", "072088201116"]')),
      terraform: configuration(authorization('  account = var.stage == "test" ? "111122223333" : "072088201116"')),
      findings: [
        {
          message: 'otherAccount',
          address: 'Warehouse',
          at: { cloudformation: '15:27-15:41', terraform: '9:35-9:49' },
        },
      ],
    },
    {
      name: 'VPCs in one case only',
      ...narrow,
      cloudformation: template(
        grant('      Account: "072088201116"\n      VpcIds: !If [Test, !Ref AWS::NoValue, [vpc-0aaaaaaaaaaaaaaaa]]'),
      ),
      terraform: configuration(
        authorization('  account = "072088201116"\n  vpc_ids = var.stage == "test" ? null : ["vpc-0aaaaaaaaaaaaaaaa"]'),
      ),
      findings: [{ message: 'allVpcs', address: 'Warehouse', at: { cloudformation: '16:15', terraform: '10:13' } }],
    },
    {
      name: 'the vendor has not told its VPC',
      options: withVpc.options,
      inputs,
      cloudformation: template(grant('      Account: "072088201116"\n      VpcIds: [vpc-0bbbbbbbbbbbbbbbb]')),
      terraform: configuration(authorization('  account = "072088201116"\n  vpc_ids = ["vpc-0bbbbbbbbbbbbbbbb"]')),
      findings: [
        {
          message: 'unknownVpcs',
          address: 'Warehouse',
          at: { cloudformation: '16:15-16:38', terraform: '10:13-10:38' },
          text: {
            cloudformation:
              'Whether `Warehouse` is granted to the VPC from which Segment connects is unknown: input `vendor.vpc` was not given; set `--input vendor.vpc=…`. Segment requires a grant to the VPC it tells.',
            terraform:
              'Whether `aws_redshift_cluster.warehouse` is granted to the VPC from which Segment connects is unknown: input `vendor.vpc` was not given; set `--input vendor.vpc=…`. Segment requires a grant to the VPC it tells.',
          },
        },
      ],
    },
    {
      name: 'a workgroup without a policy',
      ...serverless,
      cloudformation: workgroup(''),
      terraform: ofTerraform(''),
      findings: [
        {
          message: 'noPolicy',
          address: 'Warehouse',
          at: { cloudformation: '3:3-3:12', terraform: '3:1-3:56' },
          text: {
            cloudformation:
              'Whether Segment may make a managed endpoint to `Warehouse` is unknown: the sources hold no resource policy for it or for its namespace. Allow account 072088201116 to do `redshift-serverless:CreateEndpointAccess` there.',
            terraform:
              'Whether Segment may make a managed endpoint to `aws_redshiftserverless_workgroup.warehouse` is unknown: the sources hold no resource policy for it or for its namespace. Allow account 072088201116 to do `redshift-serverless:CreateEndpointAccess` there.',
          },
        },
      ],
    },
    {
      name: 'a workgroup whose namespace lets in one role of the account',
      ...serverless,
      cloudformation: workgroup(inNamespace('arn:aws:iam::072088201116:role/connector', create)),
      terraform: ofTerraform(policyOf('arn:aws:iam::072088201116:role/connector', create)),
      findings: [
        {
          message: 'unknownPolicy',
          address: 'Warehouse',
          at: { cloudformation: '11:9-12:161', terraform: '12:12-14:5' },
          text: {
            cloudformation:
              'Whether the resource policy of `Warehouse` lets account 072088201116 make a managed endpoint is unknown: a part of it cannot be read, or a condition or a single role narrows it. Allow the account itself, without a condition.',
            terraform:
              'Whether the resource policy of `aws_redshiftserverless_workgroup.warehouse` lets account 072088201116 make a managed endpoint is unknown: a part of it cannot be read, or a condition or a single role narrows it. Allow the account itself, without a condition.',
          },
        },
      ],
    },
    {
      name: 'a workgroup with a policy, and the vendor has not told its account',
      options: serverless.options,
      cloudformation: workgroup(inNamespace('072088201116', create)),
      terraform: ofTerraform(policyOf('072088201116', create)),
      findings: [
        {
          message: 'accountMissing',
          address: 'Warehouse',
          at: { cloudformation: '11:9-12:133', terraform: '12:12-14:5' },
        },
      ],
    },
  ],
});
