import { createRule } from '../engine/rule.ts';
import { decide } from '../model/verdict.ts';
import { guide, overview, whenOnAws } from './databricks/on-aws.ts';

export default createRule({
  name: 'databricks-pricing-tier',
  meta: {
    docs: {
      description: 'Require a Databricks workspace to be of the Enterprise tier, which has PrivateLink',
      references: [overview, guide],
    },
    messages: {
      lesserTier:
        '{{on}} is of pricing tier `{{tier}}`, and Databricks offers PrivateLink in the Enterprise tier only. {{who}} it; write {{set(enterprise)}}.',
      notSaid:
        '{{on}} does not say its pricing tier, so it has that of the Databricks account, which the sources do not show. {{who}} the Enterprise tier, which alone has PrivateLink; write {{set(enterprise)}} to be sure.',
      unknownTier:
        'Whether {{on}} has PrivateLink is unknown, because its pricing tier is: {{why(tier)}}. {{who}} the Enterprise tier, {{set(enterprise)}}.',
    },
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check }) {
    return {
      DatabricksWorkspace(workspace) {
        const { pricingTier: tier } = workspace.props;
        const enterprise = { property: tier, set: 'ENTERPRISE' };
        check(
          decide(tier, (written) => written.toUpperCase() === 'ENTERPRISE', 'unknown'),
          {
            on: workspace,
            when: whenOnAws(workspace),
            fail: { message: 'lesserTier', at: tier, data: { tier, enterprise } },
            unknown:
              tier.state === 'absent'
                ? { message: 'notSaid', at: tier, data: { enterprise } }
                : { message: 'unknownTier', at: tier, data: { tier, enterprise } },
          },
        );
      },
    };
  },
});
