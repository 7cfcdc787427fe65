import type { ResourceGraph } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { always, and, implies, never, not, or } from '../model/guard.ts';
import { when, whenState } from '../model/cases.ts';
import type { Endpoint } from './endpoints/of-type.ts';
import { ofType } from './endpoints/of-type.ts';
import { whenSameService, whenSameVpc } from './endpoints/same-place.ts';
import { serviceText } from './endpoints/service-text.ts';

export default createRule({
  name: 'endpoint-duplicate',
  meta: {
    docs: {
      description: 'Require at most one interface endpoint with private DNS for each service and VPC',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
        'https://github.com/hashicorp/terraform-provider-aws/issues/17535',
        'https://github.com/aws-cloudformation/cfn-lint/issues/4352',
      ],
    },
    messages: {
      duplicate:
        '{{on}} is one more interface endpoint for {{service}} with private DNS in the VPC that has {{first}}. Both claim the same names, and AWS refuses the second with "conflicting DNS domain". Use {{first}} for both, or write {{set(off)}} here.',
      undecided:
        'Whether {{on}} and {{first}} claim the same names in one VPC is unknown: {{why(enabled)}}. Of the interface endpoints for {{service}} in it only one may have private DNS.',
    },
    schema: { type: 'object', additionalProperties: false, properties: {} },
    scope: 'every',
  },
  create({ check, graph }) {
    const endpoints = graph.all('VpcEndpoint').filter(mayClaimNames);
    return {
      VpcEndpoint(endpoint) {
        const claim = claimOf(endpoint);
        if (and(endpoint.when, claim.possibly) === never) return;
        const earlier = endpoints.slice(0, endpoints.indexOf(endpoint));
        const clashes = earlier.map((first) => clashOf(first, endpoint, graph));
        const possible = clashes.filter((clash) => and(endpoint.when, clash.possibly) !== never);
        // Reported once, on the later one: with the first that it surely clashes with, else with the first it may.
        const clash = possible.find(({ surely }) => implies(endpoint.when, surely)) ?? possible[0];
        check(
          { pass: clash ? not(clash.possibly) : always, fail: clash?.surely ?? never, because: [] },
          { on: endpoint, when: claim.possibly, ...(clash && statementsOf(endpoint, clash.first)) },
        );
      },
    };
  },
});

function statementsOf(endpoint: Endpoint, first: Endpoint) {
  const { privateDnsEnabled: enabled, service } = endpoint.props;
  const isOpen = and(endpoint.when, whenState(enabled, 'unknown')) !== never;
  const open = isOpen ? enabled : first.props.privateDnsEnabled;
  const data = { first, service: serviceText(service) };
  const off = { property: enabled, set: false };
  return {
    fail: { message: 'duplicate', at: enabled, data: { ...data, off } },
    unknown: { message: 'undecided', at: open, data: { ...data, enabled: open } },
  } as const;
}

function clashOf(first: Endpoint, second: Endpoint, graph: ResourceGraph) {
  const alike = and(first.when, whenAlike(first, second, graph));
  const claims = [claimOf(first), claimOf(second)];
  return {
    first,
    surely: and(alike, ...claims.map((claim) => claim.surely)),
    possibly: and(alike, ...claims.map((claim) => claim.possibly)),
  };
}

/** When an endpoint claims the names of its service in the VPC: surely, and at most. */
function claimOf(endpoint: Endpoint) {
  const { privateDnsEnabled: enabled } = endpoint.props;
  const { surely, possibly } = ofType(endpoint, 'Interface');
  const on = when(enabled, (is) => is);
  return { surely: and(surely, on), possibly: and(possibly, or(on, whenState(enabled, 'unknown'))) };
}

function mayClaimNames(endpoint: Endpoint): boolean {
  return and(endpoint.when, claimOf(endpoint).possibly) !== never;
}

function whenAlike(one: Endpoint, other: Endpoint, graph: ResourceGraph) {
  const service = whenSameService(one, other, graph);
  return service === never ? never : and(service, whenSameVpc(one, other, graph));
}
