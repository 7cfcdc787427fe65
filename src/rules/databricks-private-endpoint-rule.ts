import type { Resource, RuleContext, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { always, and, never, not, or } from '../model/guard.ts';
import { when, whenState } from '../model/cases.ts';
import { count, whenEmpty } from '../model/count.ts';
import { decide, verdict } from '../model/verdict.ts';
import type { Outcome } from './parts/outcomes.ts';
import { judgeEach, openWhen } from './parts/outcomes.ts';

const messages = {
  noServiceName:
    '{{on}} names `{{written}}` as its endpoint service, which is no name of one; AWS gives a name such as `com.amazonaws.vpce.<region>.vpce-svc-<id>`. Write that, or the `service_name` of the endpoint service.',
  otherThing:
    '{{on}} names `{{other}}` as its endpoint service, which is none; name the `service_name` of an endpoint service.',
  unknownService: 'Whether {{on}} leads to an endpoint service is unknown: {{why(service)}}.',
  buckets:
    '{{on}} names buckets for an endpoint service of your own. Databricks takes them only for S3; write the names under which the databases are reached in {{name(domains)}} instead.',
  noDomains:
    '{{on}} names no domain, so it is unknown what serverless compute would reach through it: Databricks sends there what goes to the names in {{name(domains)}}. List the names of your databases there.',
  tooManyDomains:
    '{{on}} names {{number}} domains, and Databricks takes at most {{maximum}} for a rule. Spread them over several rules.',
  unknownDomains: 'Whether the domains of {{on}} are at most {{maximum}} is unknown: {{why(domains)}}.',
  unbound:
    'Whether a workspace uses {{on}} is unknown: the sources bind {{config}} to none. Bind it with a `databricks_mws_ncc_binding`, or in the account console.',
} as const;
type Rule = Resource<'DatabricksPrivateEndpointRule'>;
type Said = Statement<typeof messages>;
type Context = Pick<RuleContext<typeof messages, object>, 'check' | 'graph'>;

/** https://docs.databricks.com/aws/en/security/network/serverless-network-security/pl-to-internal-network */
const mostDomains = 10;

export default createRule({
  name: 'databricks-private-endpoint-rule',
  meta: {
    docs: {
      description: 'Require a private endpoint rule of Databricks to lead serverless compute to an endpoint service',
      references: [
        'https://docs.databricks.com/aws/en/security/network/serverless-network-security/pl-to-internal-network',
        'https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_ncc_private_endpoint_rule',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create(context) {
    return {
      DatabricksPrivateEndpointRule(rule) {
        const mine = whenOfCustomer(rule);
        checkService(rule, mine, context);
        checkDomains(rule, mine, context);
        checkBinding(rule, mine, context);
      },
    };
  },
});

/** A rule names something of another cloud, a service of AWS, or an endpoint service of a customer. */
function whenOfCustomer({ props }: Rule): Guard {
  const ofAws = when(props.service, ({ type }) => type === 'aws');
  return and(whenState(props.otherResource, 'absent'), not(whenState(props.serviceName, 'absent')), not(ofAws));
}

function checkService(rule: Rule, mine: Guard, { check, graph }: Context): void {
  const { service, serviceName } = rule.props;
  const isName = when(service, ({ type }) => type === 'endpoint-service');
  const isNone = when(service, ({ type }) => type === 'other');
  const leads = graph.follow(serviceName, 'EndpointService').map(({ when: way, target }): Outcome<typeof messages> => {
    const rest = { when: and(way, not(isNone)) };
    if (target.leads === 'elsewhere') {
      const fail: Said = { message: 'otherThing', at: serviceName, data: { other: target.address } };
      return { ...rest, verdict: verdict('fail'), fail };
    }
    const pass = target.leads === 'unknown' ? isName : always;
    const unknown: Said = { message: 'unknownService', at: serviceName, data: { service: serviceName } };
    return { ...rest, verdict: { pass, fail: never, because: [serviceName] }, unknown };
  });
  const noName: Said = { message: 'noServiceName', at: serviceName, data: { written: serviceName } };
  const { verdict: judged, report } = judgeEach(and(rule.when, mine), [
    { when: isNone, verdict: verdict('fail'), fail: noName },
    ...leads,
  ]);
  check(judged, { on: rule, when: mine, ...report });
}

function checkDomains(rule: Rule, mine: Guard, { check }: Context): void {
  const { domainNames: domains, buckets } = rule.props;
  const number = count(domains);
  const none = whenEmpty(domains);
  const withBuckets = not(whenEmpty(buckets));
  const { verdict: judged, report } = judgeEach<typeof messages>(and(rule.when, mine), [
    {
      when: withBuckets,
      verdict: verdict('fail'),
      fail: { message: 'buckets', at: buckets, data: { domains } },
    },
    {
      when: and(not(withBuckets), none),
      verdict: verdict('unknown', [domains]),
      unknown: { message: 'noDomains', at: domains, data: { domains } },
    },
    {
      when: not(or(withBuckets, none)),
      verdict: decide(number, (n) => n <= mostDomains, 'unknown'),
      fail: { message: 'tooManyDomains', at: domains, data: { number, maximum: mostDomains } },
      unknown: { message: 'unknownDomains', at: domains, data: { domains, maximum: mostDomains } },
    },
  ]);
  check(judged, { on: rule, when: mine, ...report });
}

function checkBinding(rule: Rule, mine: Guard, { check, graph }: Context): void {
  for (const { when: way, target } of graph.follow(rule.props.config, 'DatabricksConnectivityConfig')) {
    if (target.leads !== 'here') continue;
    const config = target.resource;
    const users = [
      graph.referrers(config, 'DatabricksConnectivityBinding', 'config'),
      graph.referrers(config, 'DatabricksWorkspace', 'connectivityConfig'),
    ];
    const bound = or(...users.flatMap(({ items }) => items.map((item) => item.when)));
    check(openWhen(and(way, not(bound)), rule.props.config), {
      on: rule,
      when: mine,
      unknown: { message: 'unbound', at: rule.props.config, data: { config } },
    });
  }
}
