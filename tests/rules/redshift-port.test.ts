import rule from '../../src/rules/redshift-port.ts';
import { testRule } from '../rule-tester.ts';

const template = (lines: string): string => `
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      NodeType: ra3.large
${lines}`;
const configuration = (lines: string): string => `
resource "aws_redshift_cluster" "warehouse" {
  node_type = "ra3.large"
${lines}
}
`;

const workgroup = (lines: string): string => `
Resources:
  Warehouse:
    Type: AWS::RedshiftServerless::Workgroup
    Properties:
${lines}`;
const workgroupOfTerraform = (lines: string): string => `
resource "aws_redshiftserverless_workgroup" "warehouse" {
${lines}
}
`;

testRule(rule, {
  valid: [
    {
      name: 'the first port of the first range',
      cloudformation: template('      Port: 5431'),
      terraform: configuration('  port = 5431'),
    },
    {
      name: 'the last port of the second range',
      cloudformation: template('      Port: "8215"'),
      terraform: configuration('  port = "8215"'),
    },
    {
      name: 'not written: AWS takes 5439',
      cloudformation: template('      DBName: dev'),
      terraform: configuration(''),
    },
    {
      name: 'a port of a range that the options give',
      options: { ranges: [[6000, 6000]] },
      cloudformation: template('      Port: 6000'),
      terraform: configuration('  port = 6000'),
    },
    {
      name: 'a snapshot, whose port Terraform sets anew',
      terraform: configuration('  snapshot_identifier = "last-night"'),
    },
    {
      name: 'a workgroup, of which nothing is asked',
      cloudformation: workgroup('      Port: 6000'),
      terraform: workgroupOfTerraform('  port = 6000'),
    },
    {
      name: 'a workgroup without a port, which gets 5439',
      options: { serverless: true },
      cloudformation: workgroup('      WorkgroupName: warehouse'),
      terraform: workgroupOfTerraform('  workgroup_name = "warehouse"'),
    },
    {
      name: 'a cluster that does not exist',
      cloudformation: `
Conditions:
  Never: !Equals [a, b]
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Condition: Never
    Properties: { Port: 6000 }
`,
      terraform: configuration('  count = 0\n  port = 6000'),
    },
  ],
  invalid: [
    {
      name: 'one below the first range',
      cloudformation: template('      Port: 5430'),
      terraform: configuration('  port = 5430'),
      findings: [
        {
          message: 'outOfRange',
          address: 'Warehouse',
          at: { cloudformation: '7:13-7:17', terraform: '4:10-4:14' },
          text: {
            cloudformation:
              '`Warehouse` listens on port 5430. Segment can reach a cluster only through a Redshift-managed endpoint, and that works only on ports 5431-5455 and 8191-8215; write `Port: 5439`. Every client of the cluster must follow to the new port.',
            terraform:
              '`aws_redshift_cluster.warehouse` listens on port 5430. Segment can reach a cluster only through a Redshift-managed endpoint, and that works only on ports 5431-5455 and 8191-8215; write `port = 5439`. Every client of the cluster must follow to the new port.',
          },
        },
      ],
    },
    {
      name: 'one above the last range',
      cloudformation: template('      Port: 8216'),
      terraform: configuration('  port = 8216'),
      findings: [
        { message: 'outOfRange', address: 'Warehouse', at: { cloudformation: '7:13-7:17', terraform: '4:10-4:14' } },
      ],
    },
    {
      name: 'a workgroup outside, where workgroups are asked about',
      options: { serverless: true },
      cloudformation: workgroup('      Port: 6000'),
      terraform: workgroupOfTerraform('  port = 6000'),
      findings: [
        { message: 'outOfRange', address: 'Warehouse', at: { cloudformation: '6:13-6:17', terraform: '3:10-3:14' } },
      ],
    },
    {
      name: 'both alternatives are outside',
      cloudformation: `
Parameters:
  Stage: { Type: String }
Conditions:
  Production: !Equals [!Ref Stage, production]
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      Port: !If [Production, 6000, 7000]
`,
      terraform: `
variable "stage" {}
resource "aws_redshift_cluster" "warehouse" {
  port = var.stage == "production" ? 6000 : 7000
}
`,
      findings: [{ message: 'outOfRange', address: 'Warehouse', at: { cloudformation: '10:13', terraform: '4:10' } }],
    },
  ],
  unknown: [
    {
      name: 'a parameter without default',
      cloudformation: `
Parameters:
  Port: { Type: Number }
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      Port: !Ref Port
`,
      terraform: `
variable "port" { type = number }
resource "aws_redshift_cluster" "warehouse" {
  port = var.port
}
`,
      findings: [
        {
          message: 'unknownPort',
          address: 'Warehouse',
          at: { cloudformation: '8:13', terraform: '4:10' },
          text: {
            terraform:
              'Whether Segment can reach `aws_redshift_cluster.warehouse` is unknown, because its port is: variable `port` has no default; pass `--var port=…` or a `--var-file`. A Redshift-managed endpoint works only on ports 5431-5455 and 8191-8215.',
          },
        },
      ],
    },
    {
      name: 'one alternative is outside and the other is not',
      cloudformation: `
Parameters:
  Stage: { Type: String }
Conditions:
  Production: !Equals [!Ref Stage, production]
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      Port: !If [Production, 5439, 7000]
`,
      findings: [{ message: 'outOfRange', address: 'Warehouse', line: 10, column: 36 }],
    },
    {
      name: 'restored from a snapshot, which keeps its port',
      cloudformation: template('      SnapshotIdentifier: last-night'),
      findings: [
        {
          message: 'restoredPort',
          address: 'Warehouse',
          line: 3,
          column: 3,
          text: '`Warehouse` is restored from a snapshot and does not say its port, so it keeps the one the snapshot had. Segment can reach it only through a Redshift-managed endpoint, and that works only on ports 5431-5455 and 8191-8215; write `Port: 5439` to be sure.',
        },
      ],
    },
  ],
});
