import rule from '../../src/rules/databricks-secure-cluster-connectivity.ts';
import { testRule } from '../rule-tester.ts';

const workspace = (lines: string): string => `
resource "databricks_mws_workspaces" "analytics" {
  workspace_name = "analytics"
${lines}
}
`;

testRule(rule, {
  valid: [
    { name: 'not written: the provider turns it on', terraform: workspace('  aws_region = "us-east-1"') },
    { name: 'written as on', terraform: workspace('  is_no_public_ip_enabled = true') },
    {
      name: 'off on another cloud',
      terraform: workspace('  location                = "us-east4"\n  is_no_public_ip_enabled = false'),
    },
  ],
  invalid: [
    {
      name: 'written as off',
      terraform: workspace('  is_no_public_ip_enabled = false'),
      findings: [
        {
          message: 'publicClusters',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '4:29-4:34' },
          text: '`databricks_mws_workspaces.analytics` gives its clusters public addresses: secure cluster connectivity is turned off. Segment requires it, because PrivateLink replaces the way over the internet; write `is_no_public_ip_enabled = true`, or leave it out. The provider sets it only when it makes a workspace.',
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'a variable without default',
      terraform: `variable "private" {}${workspace('  is_no_public_ip_enabled = var.private')}`,
      findings: [
        {
          message: 'unknown',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '4:29-4:40' },
          text: 'Whether the clusters of `databricks_mws_workspaces.analytics` have public addresses is unknown: variable `private` has no default; pass `--var private=…` or a `--var-file`. Segment requires secure cluster connectivity; write `is_no_public_ip_enabled = true`.',
        },
      ],
    },
    {
      name: 'off in one case',
      terraform: `variable "stage" {}${workspace('  is_no_public_ip_enabled = var.stage == "test" ? false : true')}`,
      findings: [
        { message: 'publicClusters', address: 'databricks_mws_workspaces.analytics', at: { terraform: '4:51-4:56' } },
      ],
    },
  ],
});
