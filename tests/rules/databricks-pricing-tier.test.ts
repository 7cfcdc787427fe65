import rule from '../../src/rules/databricks-pricing-tier.ts';
import { testRule } from '../rule-tester.ts';

const workspace = (lines: string): string => `
resource "databricks_mws_workspaces" "analytics" {
  workspace_name = "analytics"
${lines}
}
`;

testRule(rule, {
  valid: [
    { name: 'the Enterprise tier', terraform: workspace('  pricing_tier = "ENTERPRISE"') },
    {
      name: 'in lower case, which the provider takes for the same',
      terraform: workspace('  pricing_tier = "enterprise"'),
    },
    {
      name: 'a workspace on another cloud',
      terraform: workspace('  location     = "us-east4"\n  pricing_tier = "STANDARD"'),
    },
  ],
  invalid: [
    {
      name: 'the tier below',
      terraform: workspace('  pricing_tier = "PREMIUM"'),
      findings: [
        {
          message: 'lesserTier',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '4:18-4:27' },
          text: '`databricks_mws_workspaces.analytics` is of pricing tier `PREMIUM`, and Databricks offers PrivateLink in the Enterprise tier only. Segment requires it; write `pricing_tier = "ENTERPRISE"`.',
        },
      ],
    },
    {
      name: 'a lower tier in both cases',
      terraform: `variable "stage" {}${workspace('  pricing_tier = var.stage == "test" ? "STANDARD" : "PREMIUM"')}`,
      findings: [
        { message: 'lesserTier', address: 'databricks_mws_workspaces.analytics', at: { terraform: '4:18-4:62' } },
      ],
    },
  ],
  unknown: [
    {
      name: 'not written: that of the account',
      terraform: workspace('  aws_region = "us-east-1"'),
      findings: [
        {
          message: 'notSaid',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '2:1-2:49' },
          text: '`databricks_mws_workspaces.analytics` does not say its pricing tier, so it has that of the Databricks account, which the sources do not show. Segment requires the Enterprise tier, which alone has PrivateLink; write `pricing_tier = "ENTERPRISE"` to be sure.',
        },
      ],
    },
    {
      name: 'a variable without default',
      terraform: `variable "tier" {}${workspace('  pricing_tier = var.tier')}`,
      findings: [
        {
          message: 'unknownTier',
          address: 'databricks_mws_workspaces.analytics',
          at: { terraform: '4:18-4:26' },
          text: 'Whether `databricks_mws_workspaces.analytics` has PrivateLink is unknown, because its pricing tier is: variable `tier` has no default; pass `--var tier=…` or a `--var-file`. Segment requires the Enterprise tier, `pricing_tier = "ENTERPRISE"`.',
        },
      ],
    },
  ],
});
