import { createRule } from '../engine/rule.ts';
import { decide } from '../model/verdict.ts';
import { overview, whenOnAws } from './databricks/on-aws.ts';

export default createRule({
  name: 'databricks-secure-cluster-connectivity',
  meta: {
    docs: {
      description: 'Require the clusters of a Databricks workspace to have no public addresses',
      references: [overview, 'https://docs.databricks.com/aws/en/security/network/classic/secure-cluster-connectivity'],
    },
    messages: {
      publicClusters:
        '{{on}} gives its clusters public addresses: secure cluster connectivity is turned off. {{who}} it, because PrivateLink replaces the way over the internet; write {{set(turnedOn)}}, or leave it out. The provider sets it only when it makes a workspace.',
      unknown:
        'Whether the clusters of {{on}} have public addresses is unknown: {{why(setting)}}. {{who}} secure cluster connectivity; write {{set(turnedOn)}}.',
    },
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check }) {
    return {
      DatabricksWorkspace(workspace) {
        const { noPublicIp: setting } = workspace.props;
        const turnedOn = { property: setting, set: true };
        check(
          decide(setting, (is) => is, 'pass'),
          {
            on: workspace,
            when: whenOnAws(workspace),
            fail: { message: 'publicClusters', at: setting, data: { turnedOn } },
            unknown: { message: 'unknown', at: setting, data: { setting, turnedOn } },
          },
        );
      },
    };
  },
});
