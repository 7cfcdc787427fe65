import type { ResourceGraph } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { InternetRoutes } from '../graph/network/internet-routes.ts';
import { internetRoutesOf } from '../graph/network/internet-routes.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not } from '../model/guard.ts';
import type { ListOf, Value } from '../model/value.ts';
import { whenState } from '../model/cases.ts';
import { asReason } from './traffic/as-reason.ts';
import { checkSubnets } from './traffic/check-subnets.ts';

const messages = {
  routed:
    '{{subnet}} of {{on}} routes to an internet gateway ({{gateway}}), so it is a public subnet. {{who}} a load balancer in private subnets; name subnets whose route tables have no such route, or take the route away.',
  undecided:
    'Whether {{subnet}} of {{on}} routes to an internet gateway is unknown: {{why(doubt)}}. {{who}} a load balancer in private subnets, whose route tables have no such route.',
  unseenSubnet:
    'Whether the subnets of {{on}} route to an internet gateway is unknown: {{why(subnet)}}. {{who}} a load balancer in private subnets, whose route tables have no such route.',
  unseen:
    'Whether the load balancer behind {{on}} is in private subnets is unknown: {{why(balancer)}}. {{who}} that; their route tables must have no route to an internet gateway.',
} as const;

export default createRule({
  name: 'nlb-subnets-private',
  meta: {
    docs: {
      description: 'Require a Network Load Balancer to stand in subnets without a route to an internet gateway',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html',
        'https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html',
        'https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check, graph }) {
    return checkSubnets<typeof messages>(
      { check, graph },
      {
        seen({ balancer, subnet, value, named, when }) {
          const routes = internetRoutesOf(graph, subnet);
          const judged = { pass: not(routes.possibly), fail: routes.surely, because: [value] };
          const under = and(when, named);
          const gateway = routeText(graph, routes, and(under, routes.surely));
          const doubt = doubtOf(routes, and(under, routes.possibly, not(routes.surely))) ?? value;
          check(judged, {
            on: balancer,
            when,
            only: named,
            fail: { message: 'routed', at: value, data: { subnet, gateway } },
            unknown: { message: 'undecided', at: value, data: { subnet, doubt } },
          });
        },
        unseenSubnet: (subnet) => ({ message: 'unseenSubnet', at: subnet, data: { subnet } }),
        unseen: (balancer) => ({ message: 'unseen', at: balancer, data: { balancer } }),
      },
    );
  },
});

/** `0.0.0.0/0` by `aws_internet_gateway.main` */
function routeText(graph: ResourceGraph, { routes }: InternetRoutes, under: Guard): string {
  const route = routes.find(({ when }) => and(when, under) !== never)?.route;
  if (!route) return 'by its route table';
  const { destination, target } = route;
  const to = destination.type === 'ipv4' || destination.type === 'ipv6' ? textOf(destination.cidr) : undefined;
  const [lead] = target.type === 'missing' ? [] : graph.follow(target.id, 'InternetGateway');
  const by = lead?.target.leads === 'here' ? lead.target.resource.address : lead && shownOf(lead.target);
  return `${to === undefined ? 'a destination' : `\`${to}\``} by ${by === undefined ? 'one' : `\`${by}\``}`;
}

function shownOf(target: ReturnType<ResourceGraph['follow']>[number]['target']): string | undefined {
  return target.leads === 'outside' ? target.shown : undefined;
}

function textOf(value: Value<string>): string | undefined {
  return value.state === 'known' && !value.sensitive ? value.value : undefined;
}

/** The table that applies, or its routes, or a gateway that may be one to the internet. */
function doubtOf({ doubts, routes }: InternetRoutes, under: Guard): Value<unknown> | ListOf<unknown> | undefined {
  const hidden = doubts.find((doubt) => and(doubt.when, under) !== never)?.written;
  if (hidden) return 'state' in hidden ? asReason(hidden) : hidden;
  const gateways = routes.flatMap(({ route, when }) =>
    route.target.type === 'missing' || and(when, under) === never ? [] : [route.target.id],
  );
  const unknown = gateways.find((gateway) => and(under, whenState(gateway, 'unknown')) !== never) ?? gateways[0];
  return unknown && asReason(unknown, 'what the gateway is:');
}
