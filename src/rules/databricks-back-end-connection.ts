import type { Resource, ResourceGraph, RuleContext, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { leadsOf } from '../graph/questions/leads-of-list.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { ListOf } from '../model/value.ts';
import { whenEmpty } from '../model/count.ts';
import { guide, overview, whenOnAws } from './databricks/on-aws.ts';
import { failsWhen, openWhen } from './parts/outcomes.ts';

const messages = {
  noEndpoints:
    '{{on}} names no VPC endpoints, so its clusters reach Databricks over the internet. {{who}} back-end PrivateLink: register an endpoint for the relay and one for the REST API, and name both in {{name(endpoints)}}.',
  noRelay:
    '{{on}} names no VPC endpoint for the relay of secure cluster connectivity. {{who}} back-end PrivateLink, which needs one for the relay and one for the REST API; add `dataplane_relay`.',
  noRest:
    '{{on}} names no VPC endpoint for the REST API. {{who}} back-end PrivateLink, which needs one for the relay and one for the REST API; add `rest_api`.',
  sameEndpoint:
    '{{on}} names {{endpoint}} for the relay and for the REST API. They are two services of Databricks, and an endpoint leads to one; make and register a second one.',
  notRegistered:
    '{{on}} names `{{other}}`, which is no endpoint that is registered with Databricks. Register it as a `databricks_mws_vpc_endpoint` and name its `vpc_endpoint_id`.',
  wrongAttribute:
    '{{on}} names a registered endpoint by `id`, which is account and ID together, and Databricks takes the ID alone. Write `vpc_endpoint_id`.',
  unknownEndpoints:
    'Whether {{on}} has back-end PrivateLink is unknown: {{why(open)}}. {{who}} it, with a registered endpoint for the relay and one for the REST API.',
} as const;
type Network = Resource<'DatabricksNetwork'>;
type Said = Statement<typeof messages>;
type Context = Pick<RuleContext<typeof messages, object>, 'check' | 'graph'>;

export default createRule({
  name: 'databricks-back-end-connection',
  meta: {
    docs: {
      description: 'Require the network of a Databricks workspace to reach Databricks over PrivateLink',
      references: [overview, guide],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create(context) {
    return {
      DatabricksNetwork(network) {
        checkBoth(network, context);
        checkEach(network, context);
        checkDifferent(network, context);
      },
    };
  },
});

/** An endpoint for each of the two services of Databricks. */
function checkBoth(network: Network, { check }: Context): void {
  const { relayEndpoints: relay, restEndpoints: rest } = network.props;
  const [noRelay, noRest] = [whenEmpty(relay), whenEmpty(rest)];
  const open = or(whenOnlyOpen(relay), whenOnlyOpen(rest));
  const said = (): Said => {
    if (and(network.when, noRelay, noRest) !== never)
      return { message: 'noEndpoints', at: relay, data: { endpoints: relay } };
    return and(network.when, noRelay) === never ? { message: 'noRest', at: rest } : { message: 'noRelay', at: relay };
  };
  const fail = or(noRelay, noRest);
  const unread: ListOf<string> = relay.rest.length > 0 ? relay : rest;
  check(
    { pass: not(or(fail, open)), fail, because: [unread] },
    {
      on: network,
      when: whenOnAws(network),
      fail: said(),
      unknown: { message: 'unknownEndpoints', at: unread, data: { open: unread } },
    },
  );
}

/** When a list may have items, but none that is surely there. */
function whenOnlyOpen({ items, rest }: ListOf<string>): Guard {
  return and(or(...rest.map((one) => one.when)), not(or(...items.map((one) => one.when))));
}

function checkEach(network: Network, { check, graph }: Context): void {
  const { relayEndpoints, restEndpoints, misnamedEndpoints } = network.props;
  const aws = whenOnAws(network);
  for (const { when, value } of misnamedEndpoints.items) {
    const fail: Said = { message: 'wrongAttribute', at: value };
    check(failsWhen(when, value), { on: network, when: aws, fail });
  }
  for (const list of [relayEndpoints, restEndpoints]) {
    for (const { when, target, value } of leadsOf(graph, list, 'DatabricksVpcEndpoint')) {
      const report = { on: network, when: aws };
      if (target.leads === 'elsewhere') {
        const fail: Said = { message: 'notRegistered', at: value, data: { other: target.address } };
        check(failsWhen(when, value), { ...report, fail });
      } else if (target.leads === 'unknown' && !isMisnamed(value, misnamedEndpoints)) {
        const unknown: Said = { message: 'unknownEndpoints', at: value, data: { open: target.value } };
        check(openWhen(when, value), { ...report, unknown });
      }
    }
  }
}

function isMisnamed(value: unknown, { items }: ListOf<string>): boolean {
  return items.some((item) => item.value === value);
}

function checkDifferent(network: Network, { check, graph }: Context): void {
  const relays = registered(network.props.relayEndpoints, graph);
  for (const { when, endpoint, value } of registered(network.props.restEndpoints, graph)) {
    const same = or(...relays.map((relay) => (relay.endpoint === endpoint ? and(when, relay.when) : never)));
    const fail: Said = { message: 'sameEndpoint', at: value, data: { endpoint } };
    if (same !== never) check(failsWhen(same, value), { on: network, when: whenOnAws(network), fail });
  }
}

interface Registered {
  readonly when: Guard;
  readonly endpoint: Resource<'DatabricksVpcEndpoint'>;
  readonly value: ReturnType<typeof leadsOf>[number]['value'];
}

function registered(list: ListOf<string>, graph: ResourceGraph): readonly Registered[] {
  return leadsOf(graph, list, 'DatabricksVpcEndpoint').flatMap(({ when, target, value }) =>
    target.leads === 'here' ? [{ when, endpoint: target.resource, value }] : [],
  );
}
