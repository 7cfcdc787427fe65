import rule from '../../src/rules/databricks-private-access-settings.ts';
import { testRule } from '../rule-tester.ts';

const settings = (lines: string): string => `
resource "databricks_mws_workspaces" "analytics" {
  aws_region                 = "us-east-1"
  private_access_settings_id = databricks_mws_private_access_settings.analytics.private_access_settings_id
}
resource "databricks_mws_private_access_settings" "analytics" {
  private_access_settings_name = "analytics"
  region                       = "us-east-1"
${lines}
}
resource "databricks_mws_vpc_endpoint" "vendor" {
  aws_vpc_endpoint_id = "vpce-0aaaaaaaaaaaaaaaa"
}
resource "databricks_mws_vpc_endpoint" "own" {
  aws_vpc_endpoint_id = aws_vpc_endpoint.own.id
}
resource "aws_vpc_endpoint" "own" {
  vpc_id = "vpc-0aaaaaaaaaaaaaaaa"
}
`;
const listed = (items: string): string => `  private_access_level         = "ENDPOINT"
  allowed_vpc_endpoint_ids     = ${items}`;
const workspace = (lines: string): string => `
resource "databricks_mws_workspaces" "analytics" {
  workspace_name = "analytics"
${lines}
}
`;

testRule(rule, {
  valid: [
    { name: 'every endpoint of the account, as it is by default', terraform: settings('') },
    {
      name: 'a list with an endpoint that is not of these sources',
      terraform: settings(
        listed('[databricks_mws_vpc_endpoint.own.vpc_endpoint_id, databricks_mws_vpc_endpoint.vendor.vpc_endpoint_id]'),
      ),
    },
    {
      name: 'a list that does not count, because every endpoint of the account is let in',
      terraform: settings('  allowed_vpc_endpoint_ids     = [databricks_mws_vpc_endpoint.own.id]'),
    },
    {
      name: 'the endpoint that the vendor told stands in the list',
      options: { endpoint: 'vendor.endpoint', accessLevel: 'ENDPOINT' },
      inputs: { 'vendor.endpoint': 'vpce-0aaaaaaaaaaaaaaaa' },
      terraform: settings(listed('[databricks_mws_vpc_endpoint.vendor.vpc_endpoint_id]')),
    },
    {
      name: 'the endpoint of the vendor is registered, and every registered one is let in',
      options: { endpoint: 'vpce-0aaaaaaaaaaaaaaaa' },
      terraform: settings(''),
    },
    {
      name: 'settings of another cloud, by the workspace that names them',
      terraform: `variable "region" {}${settings(listed('[]'))
        .replaceAll('"us-east-1"', 'var.region')
        .replace('aws_region  ', 'location    ')}`,
    },
    { name: 'no settings on another cloud', terraform: workspace('  location = "us-east4"') },
    {
      name: 'an empty list on another cloud',
      terraform: settings(listed('[]')).replaceAll('us-east-1', 'us-east4').replace('aws_region  ', 'location    '),
    },
  ],
  invalid: [
    {
      name: 'no settings',
      terraform: workspace('  aws_region = "us-east-1"'),
      findings: [
        {
          message: 'notAttached',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '2:1-2:49' },
          text: '`databricks_mws_workspaces.analytics` names no private access settings, without which Databricks offers no PrivateLink to it. Segment requires them; make a `databricks_mws_private_access_settings` and name it in `private_access_settings_id`.',
        },
      ],
    },
    {
      name: 'a network in their place',
      terraform: `${workspace('  private_access_settings_id = databricks_mws_networks.own.network_id')}
resource "databricks_mws_networks" "own" {
  network_name = "own"
}
`,
      findings: [
        {
          message: 'otherThing',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '4:32-4:70' },
          text: '`databricks_mws_workspaces.analytics` names `databricks_mws_networks.own` as its private access settings, which is none; name the `private_access_settings_id` of a `databricks_mws_private_access_settings`.',
        },
      ],
    },
    {
      name: 'settings of another Region',
      terraform: settings('').replace('"us-east-1"', '"us-west-2"'),
      findings: [
        {
          message: 'otherRegion',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '8:34-8:45' },
          text: '`databricks_mws_private_access_settings.analytics` is for workspaces in us-east-1, and `databricks_mws_workspaces.analytics` is in us-west-2: private access settings serve one Region. Make them for us-west-2.',
        },
      ],
    },
    {
      name: 'a list without items',
      terraform: settings(listed('[]')),
      findings: [
        {
          message: 'nobodyListed',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '10:34-10:36' },
          text: '`databricks_mws_private_access_settings.analytics` lets in only the endpoints that it lists, and lists none, so nobody can connect over PrivateLink. Register the endpoint of Segment as a `databricks_mws_vpc_endpoint` and name its `vpc_endpoint_id` in `allowed_vpc_endpoint_ids`.',
        },
      ],
    },
    {
      name: 'a list of endpoints of these sources',
      terraform: settings(listed('[databricks_mws_vpc_endpoint.own.vpc_endpoint_id]')),
      findings: [
        {
          message: 'onlyOwn',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '10:34-10:83' },
          text: '`databricks_mws_private_access_settings.analytics` lets in only the endpoints that it lists, and they are all yours: `databricks_mws_vpc_endpoint.own`. Register the endpoint of Segment as a `databricks_mws_vpc_endpoint` and add its `vpc_endpoint_id` to `allowed_vpc_endpoint_ids`.',
        },
      ],
    },
    {
      name: 'the endpoint of the VPC itself',
      terraform: settings(listed('[aws_vpc_endpoint.own.id]')),
      findings: [
        {
          message: 'notRegistered',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '10:35-10:58' },
          text: '`databricks_mws_private_access_settings.analytics` lists `aws_vpc_endpoint.own`, which is no endpoint that is registered with Databricks. Register it as a `databricks_mws_vpc_endpoint` and list its `vpc_endpoint_id`.',
        },
      ],
    },
    {
      name: 'a list without the endpoint that the vendor told',
      options: { endpoint: 'vpce-0bbbbbbbbbbbbbbbb' },
      terraform: settings(listed('[databricks_mws_vpc_endpoint.vendor.vpc_endpoint_id]')),
      findings: [
        {
          message: 'notListed',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '10:34-10:86' },
          text: '`databricks_mws_private_access_settings.analytics` lets in only the endpoints that it lists, and vpce-0bbbbbbbbbbbbbbbb, the endpoint of Segment, is not among them. Register it as a `databricks_mws_vpc_endpoint` and add its `vpc_endpoint_id` to `allowed_vpc_endpoint_ids`.',
        },
      ],
    },
    {
      name: 'every registered endpoint, where only listed ones may be let in',
      options: { accessLevel: 'ENDPOINT' },
      terraform: settings(''),
      findings: [
        {
          message: 'everyEndpoint',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '6:1-6:62' },
          text: '`databricks_mws_private_access_settings.analytics` lets in every endpoint that is registered with the account. Segment requires that only listed ones are; write `private_access_level = "ENDPOINT"` and list the endpoint of Segment.',
        },
      ],
    },
    {
      name: 'account and ID together',
      terraform: settings(listed('[databricks_mws_vpc_endpoint.vendor.id]')),
      findings: [
        {
          message: 'wrongAttribute',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '10:35-10:72' },
          text: '`databricks_mws_private_access_settings.analytics` lists a registered endpoint by `id`, which is account and ID together and lets nobody in. Write `vpc_endpoint_id`.',
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'every registered endpoint, in a Region of whichever cloud',
      options: { accessLevel: 'ENDPOINT' },
      terraform: `
variable "region" {}
resource "databricks_mws_private_access_settings" "analytics" {
  private_access_settings_name = "analytics"
  region                       = var.region
}
`,
      findings: [
        {
          message: 'unknownList',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '5:34-5:44' },
        },
      ],
    },
    {
      name: 'the vendor has not told its endpoint',
      options: { endpoint: 'vendor.endpoint' },
      terraform: settings(''),
      findings: [
        {
          message: 'endpointMissing',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '6:1-6:62' },
          text: 'Whether `databricks_mws_private_access_settings.analytics` lets Segment in is unknown: input `vendor.endpoint` was not given; set `--input vendor.endpoint=…`.',
        },
      ],
    },
    {
      name: 'the endpoint of the vendor is not registered in these sources',
      options: { endpoint: 'vpce-0bbbbbbbbbbbbbbbb' },
      terraform: settings(''),
      findings: [
        {
          message: 'notInSources',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '6:1-6:62' },
          text: 'Whether `databricks_mws_private_access_settings.analytics` lets Segment in is unknown: it lets in every endpoint that is registered with the account, and the sources do not register vpce-0bbbbbbbbbbbbbbbb. Register it as a `databricks_mws_vpc_endpoint`, here or in the account console.',
        },
      ],
    },
    {
      name: 'a list with an endpoint that is registered elsewhere',
      options: { endpoint: 'vpce-0aaaaaaaaaaaaaaaa' },
      terraform: settings(listed('["1f2e3d4c"]')),
      findings: [
        {
          message: 'unknownList',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '10:34-10:46' },
          text: 'Whether `databricks_mws_private_access_settings.analytics` lets the endpoint of Segment in is unknown: the sources do not say.',
        },
      ],
    },
    {
      name: 'an empty list in one case',
      terraform: `variable "stage" {}${settings(
        listed('var.stage == "test" ? [] : [databricks_mws_vpc_endpoint.vendor.vpc_endpoint_id]'),
      )}`,
      findings: [
        {
          message: 'nobodyListed',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '10:34-10:113' },
        },
      ],
    },
    {
      name: 'settings from a variable',
      terraform: `variable "settings" {}${workspace('  private_access_settings_id = var.settings')}`,
      findings: [
        {
          message: 'unknownSettings',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '4:32-4:44' },
          text: 'Whether `databricks_mws_workspaces.analytics` has private access settings that let Segment in is unknown: variable `settings` has no default; pass `--var settings=…` or a `--var-file`. Segment requires them.',
        },
      ],
    },
    {
      name: 'settings that are not in the sources',
      terraform: workspace('  private_access_settings_id = "1f2e3d4c"'),
      findings: [
        {
          message: 'otherSettings',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '4:32-4:42' },
          text: 'Whether the private access settings of `databricks_mws_workspaces.analytics` let Segment in is unknown: `1f2e3d4c` is not in the sources. Level `ACCOUNT` must be set there, or the endpoint of Segment be listed.',
        },
      ],
    },
    {
      name: 'a list from a variable',
      terraform: `variable "endpoints" {}${settings(listed('var.endpoints'))}`,
      findings: [
        {
          message: 'unknownList',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '10:34-10:47' },
        },
      ],
    },
    {
      name: 'a level from a variable',
      terraform: `variable "level" {}${settings('  private_access_level         = var.level')}`,
      findings: [
        {
          message: 'unknownList',
          address: 'databricks_mws_private_access_settings.analytics',
          at: { terraform: '9:34-9:43' },
        },
      ],
    },
  ],
});
