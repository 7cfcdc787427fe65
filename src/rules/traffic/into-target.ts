import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import { footholdsOf } from '../../graph/network/balancer-addresses.ts';
import { groupsInForce } from '../../graph/network/groups-in-force.ts';
import type { GroupsInForce } from '../../graph/network/groups-in-force.ts';
import type { Site } from '../../graph/network/site.ts';
import type { Whereabouts } from '../../graph/network/whereabouts.ts';
import type { GroupName } from '../../graph/traffic/members.ts';
import { membershipsOf } from '../../graph/traffic/members.ts';
import { passesGroups } from '../../graph/traffic/passes.ts';
import type { Passage } from '../../graph/traffic/ports.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import { when as whenKnown, whenState } from '../../model/cases.ts';
import type { Crossing } from './crossings.ts';
import type { Delivery, PortOfTarget } from './deliveries.ts';
import { overProtocolOf, portsOf } from './deliveries.ts';

/** What a load balancer sends to one database, and what guards that. */
export interface Arrival {
  readonly from: Resource<'LoadBalancer'>;
  readonly site: Site;
  readonly openings: GroupsInForce;
  readonly crossings: readonly Crossing[];
}

/** When rules that name a group of the load balancer count, and when they may. */
export interface Reference {
  readonly surely: Guard;
  readonly possibly: Guard;
}

/**
 * A rule that names the load balancer's group admits what comes over PrivateLink only while inbound rules apply to that.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html
 */
export function whenReferencesCount({ props }: Resource<'LoadBalancer'>): Reference {
  const off = whenKnown(props.enforceInboundRulesOnPrivateLinkTraffic, (value) => value.toLowerCase() === 'off');
  const open = whenState(props.enforceInboundRulesOnPrivateLinkTraffic, 'unknown');
  // The switch is a Network Load Balancer's: any other one is known to its targets by its groups.
  const other = whenKnown(props.type, (type) => type === 'application');
  return { surely: or(other, not(or(off, open))), possibly: or(other, not(off)) };
}

/**
 * Over PrivateLink the target sees the addresses of the load balancer, also where client addresses are preserved.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 */
export function arrivalAt(graph: ResourceGraph, site: Site, deliveries: readonly Delivery[]): Arrival | undefined {
  const [first] = deliveries;
  if (!first) return undefined;
  const { from } = first;
  const { unit } = site.resource;
  const openings = guarding(site, graph);
  const members = membershipsOf(from.props.securityGroups, { graph, unit: from.unit });
  const counting = whenReferencesCount(from);
  const passage = (port: PortOfTarget, whereabouts: Whereabouts): Passage => {
    const through = (groups: readonly GroupName[]): Passage =>
      passesGroups({ ...port, other: { whereabouts, members: groups } }, openings, { graph, unit });
    return members.length === 0 ? through([]) : eitherWay(counting, { with: through(members), without: through([]) });
  };
  const crossings = deliveries.flatMap(({ when, targetGroup, target }) => {
    const places = placesOf(graph, from).map((place) => overProtocolOf(targetGroup, place));
    return portsOf(targetGroup, target).flatMap((port) =>
      places.map((place): Crossing => {
        const there = and(when, site.when, port.when, place.when);
        return { when: there, passage: passage(port, place), port, places: [place] };
      }),
    );
  });
  return { from, site, openings, crossings: crossings.filter(({ when }) => when !== never) };
}

/** Which group AWS gives a load balancer that names none, its documents do not say. */
function guarding(site: Site, graph: ResourceGraph): GroupsInForce {
  const openings = groupsInForce(site, { graph, unit: site.resource.unit, direction: 'ingress' });
  return site.resource.kind === 'LoadBalancer'
    ? { ...openings, open: or(openings.open, openings.isDefault) }
    : openings;
}

function eitherWay(
  { surely, possibly }: Reference,
  passages: { readonly with: Passage; readonly without: Passage },
): Passage {
  return {
    surely: or(passages.without.surely, and(surely, passages.with.surely)),
    possibly: or(passages.without.possibly, and(possibly, passages.with.possibly)),
  };
}

/** Every subnet counts: the load balancer speaks to its targets from each of them. */
function placesOf(graph: ResourceGraph, balancer: Resource<'LoadBalancer'>): readonly Whereabouts[] {
  const { subnets } = balancer.props;
  const shown = footholdsOf(graph, balancer).flatMap(({ whereabouts }) => whereabouts);
  const hidden = subnets.rest.map(({ when, value }): Whereabouts => ({
    when,
    ranges: undefined,
    named: [],
    by: value,
  }));
  const places = [...shown, ...hidden];
  if (places.length > 0) return places;
  const nowhere = { ...subnets, state: 'absent' } as const;
  return [{ when: always, ranges: undefined, named: [], by: nowhere }];
}
