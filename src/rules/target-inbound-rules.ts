import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { sitesOf } from '../graph/network/site.ts';
import type { Site } from '../graph/network/site.ts';
import { membershipsOf, rulesNaming } from '../graph/traffic/members.ts';
import type { Opening } from '../graph/traffic/openings.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import { whenState } from '../model/cases.ts';
import { verdict } from '../model/verdict.ts';
import { checkServing } from './balancer/serving.ts';
import { describeCrossings, doubtOf, groupsText, judgeCrossings } from './traffic/crossings.ts';
import type { Delivery, Hidden } from './traffic/deliveries.ts';
import { deliveriesThrough } from './traffic/deliveries.ts';
import { hiddenTarget, literalTarget } from './traffic/hidden-target.ts';
import type { Arrival } from './traffic/into-target.ts';
import { arrivalAt, whenReferencesCount } from './traffic/into-target.ts';

type Balancer = Resource<'LoadBalancer'>;

const messages = {
  notAdmitted:
    '{{balancer}} connects to {{on}} from its own addresses, but {{groups}} does not admit {{gaps}}, so what comes over PrivateLink is dropped there. {{who}} that the load balancer is let in; add an ingress rule for {{cidrs}} on {{ports}}.',
  neitherAdmitted:
    '{{balancer}} connects to {{on}} from its own addresses, but {{groups}} admits neither {{gaps}} nor its security group there, so what comes over PrivateLink is dropped. {{who}} that the load balancer is let in; add an ingress rule for {{cidrs}}, or for {{own}}, on {{ports}}.',
  referenceOff:
    '{{groups}} admits {{balancer}} to {{on}} only by its security group {{own}}, and that does not count while {{name(enforcement)}} is "off", so what comes over PrivateLink is dropped. {{who}} that the load balancer is let in; add an ingress rule for {{cidrs}} on {{ports}}.',
  checksRefused:
    '{{balancer}} checks the health of {{on}} from its own addresses, but {{groups}} does not admit {{gaps}}, so the target never becomes healthy and gets no connections. {{who}} that the load balancer is let in; add an ingress rule for {{cidrs}} on {{ports}}.',
  onlyMembers:
    '{{on}} names no security group, so the default one of its VPC guards it, and that does not admit {{gaps}}, from where {{balancer}} connects. {{who}} that the load balancer is let in; name a security group in {{name(setting)}} that admits {{cidrs}} on {{ports}}.',
  undecided:
    'Whether {{on}} admits {{balancer}} on {{ports}} is unknown: {{why(doubt)}}. {{who}} that the load balancer is let in; to be certain, add an ingress rule for {{cidrs}} on {{ports}}.',
  unseenTarget:
    'Whether the target of {{on}} lets it in is unknown: {{why(target)}}. {{who}} that it does; its security group must admit the addresses of the load balancer on the port of the target and on that of its health checks.',
  unseenBalancer:
    'Whether the databases behind {{on}} let in its load balancer is unknown: {{why(balancer)}}. {{who}} that they do; their security groups must admit the addresses of the load balancer on the ports of the targets and of their health checks.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'target-inbound-rules',
  meta: {
    docs: {
      description: 'Require the security groups of a database behind an endpoint service to let in its load balancer',
      references: [
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html',
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
          const { seen, hidden } = deliveriesThrough(graph, balancer);
          for (const { site, deliveries } of bySite(graph, seen)) {
            const arrival = arrivalAt(graph, site, deliveries);
            if (!arrival) continue;
            const judged = judgeCrossings(arrival.crossings);
            const exists = and(serving.when, site.when, or(...deliveries.map((delivery) => delivery.exists)));
            const only = or(...deliveries.map((delivery) => delivery.when));
            check(judged, {
              on: site.resource,
              when: exists,
              only,
              ...(deliveries[0] && { way: deliveries[0].passed }),
              fail: () => failureOf(arrival, and(exists, only, judged.fail), graph),
              unknown: () => openQuestion(arrival, and(exists, only, not(judged.pass)), graph),
            });
          }
          const open = hiddenTarget([...hidden, ...withoutSite(graph, seen)]);
          if (!open) return;
          const unknown: Said = { message: 'unseenTarget', at: open.target, data: { target: open.target } };
          check(verdict('unknown', [open.target]), {
            on: balancer,
            when: and(serving.when, serving.only, open.when),
            unknown,
          });
        },
        unseen: (balancer) => ({ message: 'unseenBalancer', at: balancer, data: { balancer } }),
      },
    );
  },
});

interface SentTo {
  readonly from: Balancer;
  readonly site: Site;
  readonly deliveries: readonly Delivery[];
}

/** Everything that one load balancer sends to one database is judged together. */
function bySite(graph: ResourceGraph, deliveries: readonly Delivery[]): readonly SentTo[] {
  const found: SentTo[] = [];
  for (const delivery of deliveries) {
    for (const site of sitesOf(graph, delivery.destination)) {
      const same = found.findIndex((one) => one.from === delivery.from && one.site.resource === site.resource);
      const before = found[same];
      if (before) found[same] = { ...before, deliveries: [...before.deliveries, delivery] };
      else found.push({ from: delivery.from, site, deliveries: [delivery] });
    }
  }
  return found;
}

/** What guards a literal address that nothing in the sources has, they do not show. */
function withoutSite(graph: ResourceGraph, deliveries: readonly Delivery[]): readonly Hidden[] {
  return deliveries.filter(({ destination }) => sitesOf(graph, destination).length === 0).map(literalTarget);
}

function failureOf(arrival: Arrival, under: Guard, graph: ResourceGraph): Said {
  const { from, site, openings, crossings } = arrival;
  const { health, ...said } = describeCrossings(crossings, { under, addresses: 'its addresses' });
  const data = { balancer: from, ...said, groups: groupsText(openings) };
  if (and(under, openings.isDefault) !== never) {
    return { message: 'onlyMembers', at: site.groups, data: { ...data, setting: site.groups } };
  }
  const { own, naming } = referencesIn(arrival, graph);
  const counting = and(under, whenReferencesCount(from).possibly) !== never;
  if (naming && own !== undefined && !counting) {
    const { enforceInboundRulesOnPrivateLinkTraffic: enforcement } = from.props;
    return { message: 'referenceOff', at: naming.rule, data: { ...data, own, enforcement } };
  }
  const at = openings.groups[0]?.props.ingress ?? site.groups;
  if (health) return { message: 'checksRefused', at, data };
  return own !== undefined && counting
    ? { message: 'neitherAdmitted', at, data: { ...data, own } }
    : { message: 'notAdmitted', at, data };
}

function openQuestion(arrival: Arrival, under: Guard, graph: ResourceGraph): Said {
  const { from, site, openings, crossings } = arrival;
  const { ports, cidrs } = describeCrossings(crossings, { under, addresses: 'its addresses' });
  const { enforceInboundRulesOnPrivateLinkTraffic: enforcement } = from.props;
  const open = and(under, whenState(enforcement, 'unknown')) !== never && referencesIn(arrival, graph).naming;
  const doubt = (open ? undefined : doubtOf({ crossings, openings, under })) ?? enforcement;
  return { message: 'undecided', at: site.groups, data: { balancer: from, ports, doubt, cidrs } };
}

interface References {
  /** A group of the load balancer that is in the sources. */
  readonly own: string | undefined;
  /** A rule that names a group of the load balancer. */
  readonly naming: Opening | undefined;
}

function referencesIn({ from, site, openings }: Arrival, graph: ResourceGraph): References {
  const members = membershipsOf(from.props.securityGroups, { graph, unit: from.unit });
  const groups = members.flatMap(({ is }) => (typeof is === 'object' ? [is] : []));
  const [naming] = rulesNaming(openings, { members, graph, unit: site.resource.unit });
  return { own: groups[0] && `\`${groups[0].address}\``, naming };
}
