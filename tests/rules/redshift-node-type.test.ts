import rule from '../../src/rules/redshift-node-type.ts';
import { testRule } from '../rule-tester.ts';

const template = (nodeType: string): string => `
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      NodeType: ${nodeType}
`;
const configuration = (nodeType: string): string => `
resource "aws_redshift_cluster" "warehouse" {
  node_type = ${nodeType}
}
`;

testRule(rule, {
  valid: [
    {
      name: 'RA3 nodes',
      cloudformation: template('ra3.xlplus'),
      terraform: configuration('"ra3.xlplus"'),
    },
    {
      name: 'RG nodes where the options name them',
      options: { families: ['ra3', 'rg'] },
      cloudformation: template('rg.xlarge'),
      terraform: configuration('"rg.xlarge"'),
    },
    {
      name: 'a parameter whose default is RA3',
      cloudformation: `
Parameters:
  Nodes: { Type: String, Default: ra3.large }
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      NodeType: !Ref Nodes
`,
      terraform: `
variable "nodes" { default = "ra3.large" }
resource "aws_redshift_cluster" "warehouse" {
  node_type = var.nodes
}
`,
    },
  ],
  invalid: [
    {
      name: 'DC2 nodes',
      cloudformation: template('dc2.large'),
      terraform: configuration('"dc2.large"'),
      findings: [
        {
          message: 'oldNodes',
          address: 'Warehouse',
          at: { cloudformation: '6:17-6:26', terraform: '3:15-3:26' },
          text: {
            cloudformation:
              '`Warehouse` runs on `dc2.large` nodes. Segment requires RA3 nodes: other families have no Redshift-managed endpoint, through which Segment would connect. Move the cluster to RA3 and write, for the smallest, `NodeType: ra3.large`.',
            terraform:
              '`aws_redshift_cluster.warehouse` runs on `dc2.large` nodes. Segment requires RA3 nodes: other families have no Redshift-managed endpoint, through which Segment would connect. Move the cluster to RA3 and write, for the smallest, `node_type = "ra3.large"`.',
          },
        },
      ],
    },
    {
      name: 'DS2 nodes',
      cloudformation: template('ds2.xlarge'),
      terraform: configuration('"ds2.xlarge"'),
      findings: [{ message: 'oldNodes', address: 'Warehouse', at: { cloudformation: '6:17', terraform: '3:15' } }],
    },
    {
      name: 'a parameter whose default is DC2: the place that reads it in a template, the default in a configuration',
      cloudformation: `
Parameters:
  Nodes: { Type: String, Default: dc2.large }
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      NodeType: !Ref Nodes
`,
      terraform: `
variable "nodes" { default = "dc2.large" }
resource "aws_redshift_cluster" "warehouse" {
  node_type = var.nodes
}
`,
      findings: [{ message: 'oldNodes', address: 'Warehouse', at: { cloudformation: '8:17', terraform: '2:30' } }],
    },
  ],
  unknown: [
    {
      name: 'RG nodes, which AWS accepts and the vendor does not name',
      cloudformation: template('rg.xlarge'),
      terraform: configuration('"rg.xlarge"'),
      findings: [
        {
          message: 'newerNodes',
          address: 'Warehouse',
          at: { cloudformation: '6:17', terraform: '3:15' },
          text: {
            cloudformation:
              '`Warehouse` runs on `rg.xlarge` nodes. AWS offers Redshift-managed endpoints for them, but the page of Segment names only RA3; ask Segment whether they are supported.',
          },
        },
      ],
    },
    {
      name: 'a parameter without default',
      cloudformation: `
Parameters:
  Nodes: { Type: String }
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      NodeType: !Ref Nodes
`,
      terraform: `
variable "nodes" {}
resource "aws_redshift_cluster" "warehouse" {
  node_type = var.nodes
}
`,
      findings: [
        {
          message: 'unknownNodes',
          address: 'Warehouse',
          at: { cloudformation: '8:17', terraform: '4:15' },
          text: {
            terraform:
              'Whether Segment can reach `aws_redshift_cluster.warehouse` is unknown, because its node type is: variable `nodes` has no default; pass `--var nodes=…` or a `--var-file`. Segment requires RA3 nodes, such as `node_type = "ra3.large"`.',
          },
        },
      ],
    },
    {
      name: 'DC2 in one alternative only',
      cloudformation: `
Parameters:
  Stage: { Type: String }
Conditions:
  Production: !Equals [!Ref Stage, production]
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      NodeType: !If [Production, ra3.large, dc2.large]
`,
      findings: [{ message: 'oldNodes', address: 'Warehouse', line: 10, column: 45 }],
    },
  ],
});
