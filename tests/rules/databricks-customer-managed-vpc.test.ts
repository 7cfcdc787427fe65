import rule from '../../src/rules/databricks-customer-managed-vpc.ts';
import { testRule } from '../rule-tester.ts';

const workspace = (lines: string, network = '  vpc_id = "vpc-0aaaaaaaaaaaaaaaa"'): string => `
resource "databricks_mws_workspaces" "analytics" {
  workspace_name = "analytics"
${lines}
}
resource "databricks_mws_networks" "own" {
  network_name = "own"
${network}
}
`;
const own = '  network_id = databricks_mws_networks.own.network_id';

testRule(rule, {
  valid: [
    { name: 'a network with a VPC', terraform: workspace(own) },
    {
      name: 'a network with a VPC of the sources',
      terraform: `${workspace(own, '  vpc_id = aws_vpc.main.id')}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
`,
    },
    { name: 'a network that is registered elsewhere', terraform: workspace('  network_id = "1f2e3d4c"') },
    { name: 'no network on another cloud', terraform: workspace('  location = "us-east4"') },
  ],
  invalid: [
    {
      name: 'no network',
      terraform: workspace('  aws_region = "us-east-1"'),
      findings: [
        {
          message: 'noNetwork',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '2:1-2:49' },
          text: '`databricks_mws_workspaces.analytics` names no network, so Databricks makes a VPC of its own, in which there is no PrivateLink. Segment requires a VPC of yours: register it as a `databricks_mws_networks` and name that in `network_id`. A workspace cannot be moved to your VPC later; it is made anew.',
        },
      ],
    },
    {
      name: 'null in its place',
      terraform: workspace('  network_id = null'),
      findings: [
        { message: 'noNetwork', address: 'databricks_mws_workspaces.analytics', at: { terraform: '4:16-4:20' } },
      ],
    },
    {
      name: 'a VPC in place of a network',
      terraform: `${workspace('  network_id = aws_vpc.main.id')}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
`,
      findings: [
        {
          message: 'otherThing',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '4:16-4:31' },
          text: '`databricks_mws_workspaces.analytics` names `aws_vpc.main` as its network, which is no network that is registered with Databricks. Register the VPC as a `databricks_mws_networks` and name its `network_id`.',
        },
      ],
    },
    {
      name: 'a network without a VPC',
      terraform: workspace(own, ''),
      findings: [
        {
          message: 'noVpc',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '6:1-6:41' },
          text: '`databricks_mws_networks.own`, the network of `databricks_mws_workspaces.analytics`, names no VPC. Segment requires a VPC of yours; name it in `vpc_id`.',
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'a network from a variable',
      terraform: `variable "network" {}${workspace('  network_id = var.network')}`,
      findings: [
        {
          message: 'unknownNetwork',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '4:16-4:27' },
          text: 'Whether `databricks_mws_workspaces.analytics` runs in a VPC of yours is unknown: variable `network` has no default; pass `--var network=…` or a `--var-file`. Segment requires one, registered as a `databricks_mws_networks`.',
        },
      ],
    },
    {
      name: 'a network whose VPC is a variable',
      terraform: `variable "vpc" {}${workspace(own, '  vpc_id = var.vpc')}`,
      findings: [
        { message: 'unknownNetwork', address: 'databricks_mws_workspaces.analytics', at: { terraform: '8:12-8:19' } },
      ],
    },
    {
      name: 'a serverless workspace',
      terraform: workspace('  compute_mode = "SERVERLESS"'),
      findings: [
        {
          message: 'serverless',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '4:18-4:30' },
          text: '`databricks_mws_workspaces.analytics` is a serverless workspace, whose compute runs in no VPC of yours. Segment requires a VPC of yours; ask Segment whether it can connect to a serverless workspace.',
        },
      ],
    },
    {
      name: 'no network in one case',
      terraform: `variable "stage" {}${workspace(
        '  network_id = var.stage == "test" ? null : databricks_mws_networks.own.network_id',
      )}`,
      findings: [
        { message: 'noNetwork', address: 'databricks_mws_workspaces.analytics', at: { terraform: '4:38-4:42' } },
      ],
    },
  ],
});
