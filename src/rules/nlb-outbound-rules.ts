import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import { checkServing } from './balancer/serving.ts';
import { describeCrossings, doubtOf, groupsText, judgeCrossings } from './traffic/crossings.ts';
import { deliveriesThrough } from './traffic/deliveries.ts';
import type { Departure } from './traffic/out-of-balancer.ts';
import { departureFrom, whenAnythingLeaves } from './traffic/out-of-balancer.ts';

const messages = {
  nothingOut:
    '{{groups}} lets no connection out at all, so {{on}} reaches none of its targets, and every one stays unhealthy. {{who}} that it reaches them; add an egress rule for {{cidrs}} on {{ports}}.',
  notLetOut:
    '{{groups}} lets nothing out to {{gaps}}, so {{on}} cannot reach its targets there. {{who}} that it does; add an egress rule for {{cidrs}} on {{ports}}.',
  checksNotLetOut:
    '{{groups}} lets nothing out to {{gaps}}, so the targets of {{on}} never become healthy and get no connections. {{who}} that its health checks reach them; add an egress rule for {{cidrs}} on {{ports}}.',
  undecided:
    'Whether {{groups}} lets {{on}} reach its targets on {{ports}} is unknown: {{why(doubt)}}. {{who}} that it does; to be certain, add an egress rule for {{cidrs}} on {{ports}}.',
  unseen:
    'Whether the load balancer behind {{on}} may reach its targets is unknown: {{why(balancer)}}. {{who}} that it does; its security group must let out the ports of its targets and of their health checks.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'nlb-outbound-rules',
  meta: {
    docs: {
      description:
        "Require a Network Load Balancer's security groups to let out connections and health checks to its targets",
      references: [
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
        'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html',
        'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check, graph }) {
    return checkServing<typeof messages>(
      { check, graph },
      {
        seen(balancer, serving) {
          const within = and(serving.when, serving.only);
          const sent = deliveriesThrough(graph, balancer);
          const departure = departureFrom(graph, balancer, sent);
          const crossings = judgeCrossings(departure.crossings);
          // Without a group AWS lets everything out.
          const { some, none } = departure.openings;
          const judged = {
            pass: or(none, crossings.pass),
            fail: and(some, crossings.fail),
            because: [balancer.props.securityGroups],
          };
          check(judged, {
            on: balancer,
            ...serving,
            ...(sent.seen[0] && { way: sent.seen[0].passed }),
            fail: () => failureOf(graph, balancer, { ...departure, under: and(within, judged.fail) }),
            unknown: () => openQuestion(balancer, departure, and(within, not(judged.pass))),
          });
        },
        unseen: (balancer) => ({ message: 'unseen', at: balancer, data: { balancer } }),
      },
    );
  },
});

type Balancer = Resource<'LoadBalancer'>;

const addresses = 'the addresses of its targets';

function failureOf(
  graph: ResourceGraph,
  balancer: Balancer,
  { openings, crossings, under }: Departure & { readonly under: Guard },
): Said {
  const { health, ...said } = describeCrossings(crossings, { under, addresses });
  const data = { ...said, groups: groupsText(openings) };
  const at = openings.groups[0]?.props.egress ?? balancer.props.securityGroups;
  if (and(whenAnythingLeaves(graph, openings), under) === never) return { message: 'nothingOut', at, data };
  return { message: health ? 'checksNotLetOut' : 'notLetOut', at, data };
}

function openQuestion(balancer: Balancer, { openings, crossings }: Departure, under: Guard): Said {
  const { ports, cidrs } = describeCrossings(crossings, { under, addresses });
  const { securityGroups } = balancer.props;
  const doubt = doubtOf({ crossings, openings, under }) ?? securityGroups;
  return { message: 'undecided', at: securityGroups, data: { groups: groupsText(openings), ports, doubt, cidrs } };
}
