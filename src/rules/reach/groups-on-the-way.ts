import { existenceOf, resourcesOn } from '../../graph/path/way.ts';
import { sitesOf } from '../../graph/network/site.ts';
import type { Delivery } from '../traffic/deliveries.ts';
import { anyoneTo } from '../../graph/traffic/admissions.ts';
import { openingsOf } from '../../graph/traffic/openings.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Guard } from '../../model/guard.ts';
import { casesOf, when as whenKnown } from '../../model/cases.ts';
import { describeCrossings, doubtOf, groupsText, judgeCrossings } from '../traffic/crossings.ts';
import { arrivalAt } from '../traffic/into-target.ts';
import { departureFrom } from '../traffic/out-of-balancer.ts';
import type { Hop, Trip } from './messages.ts';

function deliveryOf({ way, balancer: from, targetGroup, target, destination }: Trip): Delivery {
  return { exists: existenceOf(way), when: way.when, from, targetGroup, target, destination, passed: resourcesOn(way) };
}

/** Whom the load balancer lets in is for `nlb-inbound-rules`, which knows the vendor's addresses: here, that it is anyone. */
export function intoBalancer(trip: Trip): Hop {
  const { graph, balancer, listener, database } = trip;
  const { enforceInboundRulesOnPrivateLinkTraffic: enforced, securityGroups } = balancer.props;
  const off = whenKnown(enforced, (value) => value.toLowerCase() === 'off');
  const on = whenKnown(enforced, (value) => value.toLowerCase() === 'on');
  const openings = openingsOf(securityGroups, { graph, unit: balancer.unit, direction: 'ingress' });
  let [surely, possibly]: [Guard, Guard] = [never, never];
  for (const { when, value } of casesOf(listener.props.port)) {
    if (value.state !== 'known') possibly = or(possibly, when);
    else {
      const ports = { first: value.value, last: value.value };
      const anyone = anyoneTo({ ports, transport: 'tcp' }, openings, graph);
      surely = or(surely, and(when, anyone.surely));
      possibly = or(possibly, and(when, anyone.possibly));
    }
  }
  return {
    verdict: {
      pass: or(openings.none, off, surely),
      fail: and(openings.some, on, not(possibly)),
      because: [securityGroups],
    },
    fail: () => ({
      message: 'inbound',
      at: openings.groups[0]?.props.ingress ?? securityGroups,
      data: { database, balancer, groups: groupsText(openings), ports: `tcp ${portText(listener.props.port)}` },
    }),
    saidBy: { rule: 'nlb-inbound-rules', on: balancer, fits: ({ ports }) => mindsPorts(ports, listener.props.port) },
    // Of a port that is not known that rule asks whether all are open.
    doubtSaid: casesOf(listener.props.port).every(({ value }) => value.state === 'known'),
    doubt: (under) => {
      const hidden = openings.doubts.find((doubt) => and(doubt.when, under) !== never)?.written;
      return hidden && 'state' in hidden
        ? hidden
        : listener.props.port.state === 'known'
          ? enforced
          : listener.props.port;
    },
  };
}

/** Of several ports that rule may be asked to mind some only. */
function mindsPorts(ports: unknown, port: Trip['listener']['props']['port']): boolean {
  if (!Array.isArray(ports) || ports.length === 0) return true;
  return casesOf(port).every(({ value }) => value.state === 'known' && ports.includes(value.value));
}

function portText(port: Trip['listener']['props']['port']): string {
  return casesOf(port)
    .flatMap(({ value }) => (value.state === 'known' ? [String(value.value)] : []))
    .join(' or ');
}

export function outOfBalancer(trip: Trip): Hop {
  const { graph, balancer, database } = trip;
  const { openings, crossings } = departureFrom(graph, balancer, { seen: [deliveryOf(trip)], hidden: [] });
  const judged = judgeCrossings(crossings);
  return {
    verdict: { pass: or(openings.none, judged.pass), fail: and(openings.some, judged.fail), because: [] },
    fail: (under) => ({
      message: 'outbound',
      at: openings.groups[0]?.props.egress ?? balancer.props.securityGroups,
      data: {
        database,
        balancer,
        groups: groupsText(openings),
        gaps: describeCrossings(crossings, { under, addresses: 'its address' }).gaps,
      },
    }),
    saidBy: { rule: 'nlb-outbound-rules', on: balancer },
    doubtSaid: true,
    doubt: (under) => doubtOf({ crossings, openings, under }) ?? balancer.props.securityGroups,
  };
}

/** One for each place where the destination may be; a literal address has none that the sources show. */
export function intoTarget(trip: Trip): readonly Hop[] {
  const { graph, balancer, database, destination } = trip;
  return sitesOf(graph, destination).flatMap((site): readonly Hop[] => {
    const arrival = arrivalAt(graph, site, [deliveryOf(trip)]);
    if (!arrival) return [];
    const { openings, crossings } = arrival;
    return [
      {
        verdict: judgeCrossings(crossings),
        fail: (under) => ({
          message: 'admission',
          at: openings.groups[0]?.props.ingress ?? site.groups,
          data: {
            database,
            balancer,
            groups: groupsText(openings),
            gaps: describeCrossings(crossings, { under, addresses: 'its addresses' }).gaps,
          },
        }),
        saidBy: { rule: 'target-inbound-rules', on: balancer },
        doubtSaid: true,
        doubt: (under) => doubtOf({ crossings, openings, under }) ?? site.groups,
      },
    ];
  });
}
