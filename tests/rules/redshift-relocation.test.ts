import nodeType from '../../src/rules/redshift-node-type.ts';
import rule from '../../src/rules/redshift-relocation.ts';
import type { RuleCase } from '../rule-tester.ts';
import { testRule } from '../rule-tester.ts';

const requester = {
  profile: 'acme',
  vendor: 'Acme',
  source: 'https://acme.example.com',
  readOn: '2026-11-22',
  level: 'required',
} as const;
/** The rule that tells which nodes are too old. */
const withNodes = (options: object = {}, level: 'required' | 'recommended' = 'required') =>
  ({ others: [{ rule: nodeType, options, requesters: [{ ...requester, level }] }] }) satisfies Partial<RuleCase>;

const template = (...lines: readonly string[]): string => `
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
${lines.map((line) => `      ${line}`).join('\n')}
`;
const configuration = (...lines: readonly string[]): string => `
resource "aws_redshift_cluster" "warehouse" {
${lines.map((line) => `  ${line}`).join('\n')}
}
`;
const subnetGroup = (...zones: readonly string[]): string => `  Places:
    Type: AWS::Redshift::ClusterSubnetGroup
    Properties:
      SubnetIds: [${zones.map((_, index) => `!Ref S${index}`).join(', ')}]
${zones
  .map((zone, index) => `  S${index}: { Type: AWS::EC2::Subnet, Properties: { AvailabilityZone: ${zone} } }\n`)
  .join('')}`;
const subnetGroupResource = (...zones: readonly string[]): string => `
resource "aws_redshift_subnet_group" "places" {
  name       = "places"
  subnet_ids = [${zones.map((_, index) => `aws_subnet.s${index}.id`).join(', ')}]
}
${zones.map((zone, index) => `resource "aws_subnet" "s${index}" { availability_zone = "${zone}" }\n`).join('')}`;

const place = 'ClusterSubnetGroupName: !Ref Places';
const placeArgument = 'cluster_subnet_group_name = aws_redshift_subnet_group.places.name';

testRule(rule, {
  valid: [
    {
      name: 'on, with nodes that can',
      cloudformation: template('NodeType: ra3.large', 'AvailabilityZoneRelocation: true'),
      terraform: configuration('node_type = "ra3.large"', 'availability_zone_relocation_enabled = true'),
    },
    {
      name: 'on, written as a text',
      cloudformation: template('NodeType: rg.large', 'AvailabilityZoneRelocation: "true"'),
      terraform: configuration('node_type = "rg.large"', 'availability_zone_relocation_enabled = "true"'),
    },
    {
      name: 'on, whatever the nodes are',
      cloudformation: `
Parameters: { Nodes: { Type: String } }
${template('NodeType: !Ref Nodes', 'AvailabilityZoneRelocation: true')}`,
      terraform: `
variable "nodes" {}
${configuration('node_type = var.nodes', 'availability_zone_relocation_enabled = true')}`,
    },
    {
      name: 'on, with a subnet group over two zones',
      cloudformation: `${template('NodeType: ra3.large', 'AvailabilityZoneRelocation: true', place)}${subnetGroup('a', 'b')}`,
      terraform: `${configuration('node_type = "ra3.large"', 'availability_zone_relocation_enabled = true', placeArgument)}${subnetGroupResource('a', 'b')}`,
    },
    {
      name: 'on, with two subnets whose zones are not known',
      cloudformation: `${template('NodeType: ra3.large', 'AvailabilityZoneRelocation: true', place)}  Places:
    Type: AWS::Redshift::ClusterSubnetGroup
    Properties: { SubnetIds: [subnet-1, subnet-2] }
`,
      terraform: `${configuration('node_type = "ra3.large"', 'availability_zone_relocation_enabled = true', placeArgument)}
resource "aws_redshift_subnet_group" "places" {
  name       = "places"
  subnet_ids = ["subnet-1", "subnet-2"]
}
`,
    },
    {
      name: 'on, with nodes that can in one case only, where the rule on nodes tells that',
      ...withNodes(),
      cloudformation: `
Parameters: { Size: { Type: String, AllowedValues: [small, large] } }
Conditions: { Large: !Equals [!Ref Size, large] }
${template('NodeType: !If [Large, ra3.4xlarge, dc2.large]', 'AvailabilityZoneRelocation: true')}`,
      terraform: `
variable "large" { type = bool }
${configuration('node_type = var.large ? "ra3.4xlarge" : "dc2.large"', 'availability_zone_relocation_enabled = true')}`,
    },
  ],
  invalid: [
    {
      name: 'off, whatever the nodes are, where the rule on nodes tells what those are',
      ...withNodes(),
      cloudformation: `
Parameters: { Size: { Type: String, AllowedValues: [small, large] } }
Conditions: { Large: !Equals [!Ref Size, large] }
${template('NodeType: !If [Large, ra3.4xlarge, dc2.large]', 'AvailabilityZoneRelocation: false')}`,
      terraform: `
variable "large" { type = bool }
${configuration('node_type = var.large ? "ra3.4xlarge" : "dc2.large"', 'availability_zone_relocation_enabled = false')}`,
      findings: [{ message: 'turnedOff', address: 'Warehouse', at: { cloudformation: '10:35', terraform: '6:42' } }],
    },
    {
      name: 'DC2 nodes for certain, also where the rule on nodes tells them: relocation has to be turned on after them',
      ...withNodes(),
      cloudformation: template('NodeType: dc2.large', 'AvailabilityZoneRelocation: true'),
      terraform: configuration('node_type = "dc2.large"', 'availability_zone_relocation_enabled = true'),
      findings: [{ message: 'oldNodes', address: 'Warehouse', at: { cloudformation: '6:17', terraform: '3:15' } }],
    },
    {
      name: 'DC2 nodes cannot relocate, whatever is written',
      cloudformation: template('NodeType: dc2.large', 'AvailabilityZoneRelocation: true'),
      terraform: configuration('node_type = "dc2.large"', 'availability_zone_relocation_enabled = true'),
      findings: [
        {
          message: 'oldNodes',
          address: 'Warehouse',
          at: { cloudformation: '6:17', terraform: '3:15' },
          text: {
            cloudformation:
              '`Warehouse` runs on `dc2.large` nodes, which cannot be relocated between Availability Zones. Segment requires relocation, because the Redshift-managed endpoint for the connection depends on it. Move the cluster to RA3 nodes first (`NodeType: ra3.large`), then write `AvailabilityZoneRelocation: true`.',
            terraform:
              '`aws_redshift_cluster.warehouse` runs on `dc2.large` nodes, which cannot be relocated between Availability Zones. Segment requires relocation, because the Redshift-managed endpoint for the connection depends on it. Move the cluster to RA3 nodes first (`node_type = "ra3.large"`), then write `availability_zone_relocation_enabled = true`.',
          },
        },
      ],
    },
    {
      name: 'DS2 nodes, nothing written',
      cloudformation: template('NodeType: ds2.xlarge'),
      terraform: configuration('node_type = "ds2.xlarge"'),
      findings: [{ message: 'oldNodes', address: 'Warehouse', at: { cloudformation: '6:17', terraform: '3:15' } }],
    },
    {
      name: 'off',
      cloudformation: template('NodeType: ra3.large', 'AvailabilityZoneRelocation: false'),
      terraform: configuration('node_type = "ra3.large"', 'availability_zone_relocation_enabled = false'),
      findings: [
        {
          message: 'turnedOff',
          address: 'Warehouse',
          at: { cloudformation: '7:35', terraform: '4:42' },
          text: {
            cloudformation:
              '`Warehouse` has relocation turned off. Segment requires it, because the Redshift-managed endpoint for the connection depends on it; write `AvailabilityZoneRelocation: true`. On a running cluster that causes a reboot, and its port must be within 5431-5455 or 8191-8215 before.',
          },
        },
      ],
    },
    {
      name: 'off, whatever the nodes are',
      cloudformation: `
Parameters: { Nodes: { Type: String } }
${template('NodeType: !Ref Nodes', 'AvailabilityZoneRelocation: false')}`,
      terraform: `
variable "nodes" {}
${configuration('node_type = var.nodes', 'availability_zone_relocation_enabled = false')}`,
      findings: [{ message: 'turnedOff', address: 'Warehouse', at: { cloudformation: '9:35', terraform: '6:42' } }],
    },
    {
      name: 'on, but both subnets lie in one zone',
      cloudformation: `${template('NodeType: ra3.large', 'AvailabilityZoneRelocation: true', place)}${subnetGroup('a', 'a')}`,
      terraform: `${configuration('node_type = "ra3.large"', 'availability_zone_relocation_enabled = true', placeArgument)}${subnetGroupResource('a', 'a')}`,
      findings: [
        {
          message: 'oneZone',
          address: 'Warehouse',
          at: { cloudformation: '12:18', terraform: '10:16' },
          text: {
            cloudformation:
              '`Warehouse` cannot be relocated: its subnet group `Places` lies in one Availability Zone, and there is no other to move to. Segment requires relocation; add a subnet of another zone to `SubnetIds`, then write `AvailabilityZoneRelocation: true`. On a running cluster that causes a reboot, and its port must be within 5431-5455 or 8191-8215 before.',
          },
        },
      ],
    },
    {
      name: 'not written, and the only subnet lies in one zone, whichever it is',
      cloudformation: `${template('NodeType: ra3.large', place)}  Places:
    Type: AWS::Redshift::ClusterSubnetGroup
    Properties: { SubnetIds: [subnet-1] }
`,
      terraform: `${configuration('node_type = "ra3.large"', placeArgument)}
resource "aws_redshift_subnet_group" "places" {
  name       = "places"
  subnet_ids = ["subnet-1"]
}
`,
      findings: [{ message: 'oneZone', address: 'Warehouse', at: { cloudformation: '10:30', terraform: '9:16' } }],
    },
    {
      name: 'a parameter, in one zone, where on and off are wrong alike',
      terraform: `
variable "relocate" { type = bool }
${configuration('node_type = "ra3.large"', 'availability_zone_relocation_enabled = var.relocate', placeArgument)}${subnetGroupResource('a')}`,
      findings: [{ message: 'oneZone', address: 'Warehouse', at: { terraform: '12:16' } }],
    },
  ],
  unknown: [
    {
      name: 'on, and one of two groups that it may take lies in one zone: that one is named',
      terraform: `
variable "narrow" { type = bool }
resource "aws_redshift_cluster" "Warehouse" {
  node_type                            = "ra3.large"
  availability_zone_relocation_enabled = true
  cluster_subnet_group_name            = var.narrow ? aws_redshift_subnet_group.narrow.id : aws_redshift_subnet_group.wide.id
}
resource "aws_redshift_subnet_group" "narrow" {
  name       = "narrow"
  subnet_ids = ["subnet-1"]
}
resource "aws_redshift_subnet_group" "wide" {
  name       = "wide"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_subnet" "a" {
  availability_zone = "us-east-1a"
}
resource "aws_subnet" "b" {
  availability_zone = "us-east-1b"
}
`,
      findings: [
        {
          message: 'oneZone',
          address: 'Warehouse',
          at: { terraform: '10:16' },
          text: {
            terraform:
              'When `var.narrow` is true: `aws_redshift_cluster.Warehouse` cannot be relocated: its subnet group `aws_redshift_subnet_group.narrow` lies in one Availability Zone, and there is no other to move to. Segment requires relocation; add a subnet of another zone to `subnet_ids`, then write `availability_zone_relocation_enabled = true`. On a running cluster that causes a reboot, and its port must be within 5431-5455 or 8191-8215 before.',
          },
        },
      ],
    },
    {
      name: 'not written: AWS decides for new clusters',
      cloudformation: template('NodeType: ra3.large'),
      terraform: configuration('node_type = "ra3.large"'),
      findings: [
        {
          message: 'notSaid',
          address: 'Warehouse',
          at: { cloudformation: '3:3', terraform: '2:1' },
          text: {
            terraform:
              '`aws_redshift_cluster.warehouse` does not say whether relocation is on; AWS turns it on only for new clusters whose subnet group spans several zones. Segment requires it: write `availability_zone_relocation_enabled = true`. On a running cluster that causes a reboot, and its port must be within 5431-5455 or 8191-8215 before.',
            cloudformation:
              '`Warehouse` does not say whether relocation is on; AWS turns it on only for new clusters whose subnet group spans several zones. Segment requires it: write `AvailabilityZoneRelocation: true`. On a running cluster that causes a reboot, and its port must be within 5431-5455 or 8191-8215 before.',
          },
        },
      ],
    },
    {
      name: 'not written with Multi-AZ, even in one zone',
      cloudformation: `${template('NodeType: ra3.large', 'MultiAZ: true', place)}${subnetGroup('a', 'a')}`,
      terraform: `${configuration('node_type = "ra3.large"', 'multi_az = true', placeArgument)}${subnetGroupResource('a', 'a')}`,
      findings: [{ message: 'notSaid', address: 'Warehouse', at: { cloudformation: '3:3', terraform: '2:1' } }],
    },
    {
      name: 'off with Multi-AZ, which AWS accepts and the vendor does not name',
      cloudformation: template('NodeType: ra3.large', 'AvailabilityZoneRelocation: false', 'MultiAZ: true'),
      terraform: configuration(
        'node_type = "ra3.large"',
        'availability_zone_relocation_enabled = false',
        'multi_az = true',
      ),
      findings: [
        {
          message: 'multiAz',
          address: 'Warehouse',
          at: { cloudformation: '8:16', terraform: '5:14' },
          text: {
            cloudformation:
              '`Warehouse` has relocation turned off and is, or may be, Multi-AZ. AWS accepts Multi-AZ in place of relocation for Redshift-managed endpoints, but the page of Segment names only relocation: ask Segment, or write `AvailabilityZoneRelocation: true`.',
          },
        },
      ],
    },
    {
      name: 'a parameter without default',
      cloudformation: `
Parameters: { Relocate: { Type: String } }
${template('NodeType: ra3.large', 'AvailabilityZoneRelocation: !Ref Relocate')}`,
      terraform: `
variable "relocate" {}
${configuration('node_type = "ra3.large"', 'availability_zone_relocation_enabled = var.relocate')}`,
      findings: [
        {
          message: 'unknownRelocation',
          address: 'Warehouse',
          at: { cloudformation: '9:35', terraform: '6:42' },
          text: {
            terraform:
              'Whether relocation is on for `aws_redshift_cluster.warehouse` is unknown: variable `relocate` has no default; pass `--var relocate=…` or a `--var-file`. Segment requires it, because the Redshift-managed endpoint for the connection depends on it; write `availability_zone_relocation_enabled = true`.',
          },
        },
      ],
    },
    {
      name: 'nodes unknown and nothing written',
      cloudformation: `
Parameters: { Nodes: { Type: String } }
${template('NodeType: !Ref Nodes')}`,
      terraform: `
variable "nodes" {}
${configuration('node_type = var.nodes')}`,
      findings: [
        {
          message: 'unknownNodesNotOn',
          address: 'Warehouse',
          at: { cloudformation: '8:17', terraform: '5:15' },
          text: {
            terraform:
              'Whether `aws_redshift_cluster.warehouse` can be relocated between Availability Zones is unknown: variable `nodes` has no default; pass `--var nodes=…` or a `--var-file`. Segment requires relocation, which needs RA3 nodes (`node_type = "ra3.large"`); write `availability_zone_relocation_enabled = true` too.',
          },
        },
      ],
    },
    {
      name: 'nodes that are RA3 in one case only, with relocation on',
      cloudformation: `
Parameters: { Size: { Type: String, AllowedValues: [small, large] } }
Conditions: { Large: !Equals [!Ref Size, large] }
${template('NodeType: !If [Large, ra3.4xlarge, dc2.large]', 'AvailabilityZoneRelocation: true')}`,
      terraform: `
variable "large" { type = bool }
${configuration('node_type = var.large ? "ra3.4xlarge" : "dc2.large"', 'availability_zone_relocation_enabled = true')}`,
      findings: [
        {
          message: 'oldNodes',
          address: 'Warehouse',
          at: { cloudformation: '9:42-9:51', terraform: '5:43-5:54' },
          text: {
            cloudformation:
              'When parameter `Size` is "small": `Warehouse` runs on `dc2.large` nodes, which cannot be relocated between Availability Zones. Segment requires relocation, because the Redshift-managed endpoint for the connection depends on it. Move the cluster to RA3 nodes first (`NodeType: ra3.large`), then write `AvailabilityZoneRelocation: true`.',
            terraform:
              'When `var.large` is false: `aws_redshift_cluster.warehouse` runs on `dc2.large` nodes, which cannot be relocated between Availability Zones. Segment requires relocation, because the Redshift-managed endpoint for the connection depends on it. Move the cluster to RA3 nodes first (`node_type = "ra3.large"`), then write `availability_zone_relocation_enabled = true`.',
          },
        },
      ],
    },
    {
      name: 'nodes unknown, of which another rule tells, and nothing written: that much is open',
      ...withNodes(),
      cloudformation: `
Parameters: { Nodes: { Type: String } }
${template('NodeType: !Ref Nodes')}`,
      terraform: `
variable "nodes" {}
${configuration('node_type = var.nodes')}`,
      findings: [{ message: 'notSaid', address: 'Warehouse', at: { cloudformation: '5:3', terraform: '4:1' } }],
    },
    {
      name: 'nodes that are RA3 in one case only, where the rule on nodes only recommends others',
      ...withNodes({}, 'recommended'),
      cloudformation: `
Parameters: { Size: { Type: String, AllowedValues: [small, large] } }
Conditions: { Large: !Equals [!Ref Size, large] }
${template('NodeType: !If [Large, ra3.4xlarge, dc2.large]', 'AvailabilityZoneRelocation: true')}`,
      terraform: `
variable "large" { type = bool }
${configuration('node_type = var.large ? "ra3.4xlarge" : "dc2.large"', 'availability_zone_relocation_enabled = true')}`,
      findings: [
        { message: 'oldNodes', address: 'Warehouse', at: { cloudformation: '9:42-9:51', terraform: '5:43-5:54' } },
      ],
    },
    {
      name: 'nodes that are RA3 in one case only, where the rule on nodes accepts both',
      ...withNodes({ families: ['dc2', 'ra3'] }),
      cloudformation: `
Parameters: { Size: { Type: String, AllowedValues: [small, large] } }
Conditions: { Large: !Equals [!Ref Size, large] }
${template('NodeType: !If [Large, ra3.4xlarge, dc2.large]', 'AvailabilityZoneRelocation: true')}`,
      terraform: `
variable "large" { type = bool }
${configuration('node_type = var.large ? "ra3.4xlarge" : "dc2.large"', 'availability_zone_relocation_enabled = true')}`,
      findings: [
        { message: 'oldNodes', address: 'Warehouse', at: { cloudformation: '9:42-9:51', terraform: '5:43-5:54' } },
      ],
    },
  ],
});
