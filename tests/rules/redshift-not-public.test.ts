import rule from '../../src/rules/redshift-not-public.ts';
import { testRule } from '../rule-tester.ts';

const serverless = { serverless: true };
const template = (type: string, lines: string): string => `
Resources:
  Warehouse:
    Type: AWS::${type}
    Properties:
${lines}`;
const configuration = (type: string, lines: string): string => `
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}
resource "${type}" "warehouse" {
${lines}
}
`;

testRule(rule, {
  valid: [
    {
      name: 'written as private',
      cloudformation: template('Redshift::Cluster', '      PubliclyAccessible: false'),
      terraform: configuration('aws_redshift_cluster', '  publicly_accessible = false'),
    },
    {
      name: 'not written: private since January 2025, and in version 6 of the provider',
      cloudformation: template('Redshift::Cluster', '      NodeType: ra3.large'),
      terraform: configuration('aws_redshift_cluster', '  node_type = "ra3.large"'),
    },
    {
      name: 'a public workgroup where none is asked about',
      cloudformation: template('RedshiftServerless::Workgroup', '      PubliclyAccessible: true'),
      terraform: configuration('aws_redshiftserverless_workgroup', '  publicly_accessible = true'),
    },
    {
      name: 'a private workgroup',
      options: serverless,
      cloudformation: template('RedshiftServerless::Workgroup', '      WorkgroupName: warehouse'),
      terraform: configuration('aws_redshiftserverless_workgroup', '  workgroup_name = "warehouse"'),
    },
  ],
  invalid: [
    {
      name: 'written as public',
      cloudformation: template('Redshift::Cluster', '      PubliclyAccessible: true'),
      terraform: configuration('aws_redshift_cluster', '  publicly_accessible = true'),
      findings: [
        {
          message: 'public',
          address: 'Warehouse',
          at: { cloudformation: '6:27-6:31', terraform: '11:25-11:29' },
          text: {
            cloudformation:
              '`Warehouse` is publicly accessible: it has a public address, though Segment would reach it over a private endpoint. Write `PubliclyAccessible: false`, once nobody else connects to it over the internet.',
            terraform:
              '`aws_redshift_cluster.warehouse` is publicly accessible: it has a public address, though Segment would reach it over a private endpoint. Write `publicly_accessible = false`, once nobody else connects to it over the internet.',
          },
        },
      ],
    },
    {
      name: 'not written, in version 5 of the provider',
      terraform: configuration('aws_redshift_cluster', '  node_type = "ra3.large"').replace('6.0', '5.0'),
      findings: [{ message: 'public', address: 'aws_redshift_cluster.warehouse', at: { terraform: '10:1-10:44' } }],
    },
    {
      name: 'a public workgroup',
      options: serverless,
      cloudformation: template('RedshiftServerless::Workgroup', '      PubliclyAccessible: true'),
      terraform: configuration('aws_redshiftserverless_workgroup', '  publicly_accessible = true'),
      findings: [
        { message: 'public', address: 'Warehouse', at: { cloudformation: '6:27-6:31', terraform: '11:25-11:29' } },
      ],
    },
  ],
  unknown: [
    {
      name: 'a parameter without default',
      cloudformation: `
Parameters:
  Public: { Type: String }
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties: { PubliclyAccessible: !Ref Public }
`,
      terraform: `
variable "public" {}
resource "aws_redshift_cluster" "warehouse" {
  publicly_accessible = var.public
}
`,
      findings: [
        {
          message: 'unknown',
          address: 'Warehouse',
          at: { cloudformation: '7:39-7:50', terraform: '4:25-4:35' },
          text: {
            cloudformation:
              'Whether `Warehouse` is publicly accessible is unknown: parameter `Public` has no default; pass `--parameters`. Segment would reach it over a private endpoint; write `PubliclyAccessible: false`.',
            terraform:
              'Whether `aws_redshift_cluster.warehouse` is publicly accessible is unknown: variable `public` has no default; pass `--var public=…` or a `--var-file`. Segment would reach it over a private endpoint; write `publicly_accessible = false`.',
          },
        },
      ],
    },
    {
      name: 'public in one case',
      cloudformation: `
Parameters:
  Stage: { Type: String }
Conditions:
  Test: !Equals [!Ref Stage, test]
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties: { PubliclyAccessible: !If [Test, true, false] }
`,
      terraform: `
variable "stage" {}
resource "aws_redshift_cluster" "warehouse" {
  publicly_accessible = var.stage == "test" ? true : false
}
`,
      findings: [
        { message: 'public', address: 'Warehouse', at: { cloudformation: '9:50-9:54', terraform: '4:47-4:51' } },
      ],
    },
  ],
});
