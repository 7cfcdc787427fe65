import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { when, whenState } from '../model/cases.ts';
import { verdict } from '../model/verdict.ts';
import { overview, whenOnAws } from './databricks/on-aws.ts';
import type { Outcome } from './parts/outcomes.ts';
import { judgeEach } from './parts/outcomes.ts';

const messages = {
  noNetwork:
    '{{on}} names no network, so Databricks makes a VPC of its own, in which there is no PrivateLink. {{who}} a VPC of yours: register it as a `databricks_mws_networks` and name that in {{name(network)}}. A workspace cannot be moved to your VPC later; it is made anew.',
  otherThing:
    '{{on}} names `{{other}}` as its network, which is no network that is registered with Databricks. Register the VPC as a `databricks_mws_networks` and name its `network_id`.',
  noVpc: '{{network}}, the network of {{on}}, names no VPC. {{who}} a VPC of yours; name it in {{name(vpc)}}.',
  unknownNetwork:
    'Whether {{on}} runs in a VPC of yours is unknown: {{why(network)}}. {{who}} one, registered as a `databricks_mws_networks`.',
  serverless:
    '{{on}} is a serverless workspace, whose compute runs in no VPC of yours. {{who}} a VPC of yours; ask {{vendor}} whether it can connect to a serverless workspace.',
} as const;
type Workspace = Resource<'DatabricksWorkspace'>;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'databricks-customer-managed-vpc',
  meta: {
    docs: {
      description: 'Require a Databricks workspace to run in a VPC of its owner',
      references: [overview, 'https://docs.databricks.com/aws/en/security/network/classic/customer-managed-vpc'],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check, graph }) {
    return {
      DatabricksWorkspace(workspace) {
        const { computeMode } = workspace.props;
        const serverless = when(computeMode, (mode) => mode.toUpperCase() === 'SERVERLESS');
        const { verdict: judged, report } = judgeEach(workspace.when, [
          {
            when: serverless,
            verdict: verdict('unknown', [computeMode]),
            unknown: { message: 'serverless', at: computeMode },
          },
          ...outcomesOf(workspace, graph).map((one) => ({ ...one, when: and(one.when, not(serverless)) })),
        ]);
        check(judged, { on: workspace, when: whenOnAws(workspace), ...report });
      },
    };
  },
});

/** What the network comes to in each alternative. */
function outcomesOf(workspace: Workspace, graph: ResourceGraph): readonly Outcome<typeof messages>[] {
  const { network } = workspace.props;
  return graph.follow(network, 'DatabricksNetwork').map(({ when: way, target }): Outcome<typeof messages> => {
    const unknown: Said = { message: 'unknownNetwork', at: network, data: { network } };
    switch (target.leads) {
      case 'nowhere': {
        const fail: Said = { message: 'noNetwork', at: network, data: { network } };
        return { when: way, verdict: verdict('fail'), fail };
      }
      case 'elsewhere': {
        const fail: Said = { message: 'otherThing', at: network, data: { other: target.address } };
        return { when: way, verdict: verdict('fail'), fail };
      }
      // What is registered elsewhere is a VPC as well: a network on AWS has no other form.
      case 'outside':
        return { when: way, verdict: verdict('pass') };
      case 'unknown':
        return { when: way, verdict: verdict('unknown', [network]), unknown };
      case 'here': {
        const { vpc } = target.resource.props;
        return {
          when: way,
          verdict: { pass: whenNamed(vpc, graph), fail: whenState(vpc, 'absent'), because: [vpc] },
          fail: { message: 'noVpc', at: vpc, data: { network: target.resource, vpc } },
          unknown: { message: 'unknownNetwork', at: vpc, data: { network: vpc } },
        };
      }
    }
  });
}

/** When a VPC is surely named: one of the sources, a literal, or what AWS fills in somewhere. */
function whenNamed(vpc: Value<string>, graph: ResourceGraph): Guard {
  return or(
    ...graph
      .follow(vpc, 'Vpc')
      .map(({ when: way, target }) =>
        target.leads === 'here' || target.leads === 'outside' || (target.leads === 'unknown' && target.value.nonNull)
          ? way
          : never,
      ),
  );
}
