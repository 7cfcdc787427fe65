import type { Resource, RuleContext, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { and } from '../model/guard.ts';
import { decide } from '../model/verdict.ts';
import { whenOnAws } from './databricks/on-aws.ts';
import { openWhen } from './parts/outcomes.ts';

const messages = {
  supportOff:
    '{{on}} has DNS resolution turned off, so the clusters in it find no name of a private endpoint. {{who}} DNS resolution and DNS host names; write {{set(support)}}.',
  hostnamesOff:
    '{{on}} has DNS host names turned off, so the private names of endpoints do not resolve for the clusters in it. {{who}} DNS resolution and DNS host names; write {{set(hostnames)}}.',
  unknownDns:
    'Whether names of private endpoints resolve in {{on}} is unknown: {{why(setting)}}. {{who}} DNS resolution and DNS host names; write {{set(remedy)}}.',
  otherVpc:
    'Whether names of private endpoints resolve in the VPC of {{on}} is unknown: `{{vpc}}` is not in the sources. {{who}} DNS resolution and DNS host names there.',
  unknownVpc:
    'Whether names of private endpoints resolve in the VPC of {{on}} is unknown, because it is not known which one that is: {{why(vpc)}}. {{who}} DNS resolution and DNS host names there.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'vpc-dns',
  meta: {
    docs: {
      description: 'Require DNS resolution and DNS host names in the VPC of a Databricks workspace',
      references: [
        'https://docs.databricks.com/aws/en/security/network/classic/customer-managed-vpc',
        'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create(context) {
    const { check, graph } = context;
    return {
      DatabricksNetwork(network) {
        const { vpc } = network.props;
        for (const { when: way, target } of graph.follow(vpc, 'Vpc')) {
          const report = { on: network, when: whenOnAws(network) };
          if (target.leads === 'here') {
            checkVpc(target.resource, and(network.when, report.when, way), context);
          }
          if (target.leads === 'outside') {
            const unknown: Said = { message: 'otherVpc', at: vpc, data: { vpc: target.shown } };
            check(openWhen(way, vpc), { ...report, unknown });
          }
          if (target.leads === 'unknown') {
            const unknown: Said = { message: 'unknownVpc', at: vpc, data: { vpc } };
            check(openWhen(way, vpc), { ...report, unknown });
          }
        }
      },
    };
  },
});

function checkVpc(
  vpc: Resource<'Vpc'>,
  when: Guard,
  { check }: Pick<RuleContext<typeof messages, object>, 'check'>,
): void {
  const { dnsSupport, dnsHostnames } = vpc.props;
  const report = { on: vpc, when };
  const support = { property: dnsSupport, set: true };
  check(
    decide(dnsSupport, (is) => is, 'pass'),
    {
      ...report,
      fail: { message: 'supportOff', at: dnsSupport, data: { support } },
      unknown: { message: 'unknownDns', at: dnsSupport, data: { setting: dnsSupport, remedy: support } },
    },
  );
  const hostnames = { property: dnsHostnames, set: true };
  check(
    decide(dnsHostnames, (is) => is, 'fail'),
    {
      ...report,
      fail: { message: 'hostnamesOff', at: dnsHostnames, data: { hostnames } },
      unknown: { message: 'unknownDns', at: dnsHostnames, data: { setting: dnsHostnames, remedy: hostnames } },
    },
  );
}
