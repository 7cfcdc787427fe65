import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { Site } from '../../graph/network/site.ts';
import { sitesOf } from '../../graph/network/site.ts';
import type { Whereabouts } from '../../graph/network/whereabouts.ts';
import { whereaboutsIn, whereaboutsOf } from '../../graph/network/whereabouts.ts';
import type { Destination } from '../../graph/path/way.ts';
import { leadsOf } from '../../graph/questions/leads-of-list.ts';
import type { GroupName } from '../../graph/traffic/members.ts';
import { membershipsOf } from '../../graph/traffic/members.ts';
import type { Openings } from '../../graph/traffic/openings.ts';
import { passesGroups } from '../../graph/traffic/passes.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, not, or } from '../../model/guard.ts';
import type { Unit } from '../../model/resource.ts';
import type { Value } from '../../model/value.ts';
import type { Crossing } from './crossings.ts';
import type { PortOfTarget } from './deliveries.ts';

/** Where a target has its address, and by which groups a rule may name it. */
export interface Place {
  readonly when: Guard;
  /** It has an address in one of these. */
  readonly places: readonly Whereabouts[];
  readonly members: readonly GroupName[];
}

/** What something is sent to, and what is written for it. */
export interface SentTo {
  readonly when: Guard;
  readonly written: Value<string>;
  /** Left out for what is nothing of the sources. */
  readonly destination?: Destination;
}

interface Leaving {
  readonly openings: Openings;
  readonly graph: ResourceGraph;
  readonly unit: Unit;
}

/** From behind security groups to a port at a place: everywhere that it may be has to be let out to. */
export function crossingTo(
  port: PortOfTarget,
  { when, places, members }: Place,
  { openings, ...around }: Leaving,
): Crossing {
  const each = places.map((place) => ({
    there: place.when,
    ...passesGroups({ ...port, other: { whereabouts: place, members } }, openings, around),
  }));
  return {
    when: and(when, port.when),
    port,
    places,
    passage: {
      surely: and(...each.map((one) => or(not(one.there), one.surely))),
      possibly: or(...each.map((one) => and(one.there, one.possibly))),
    },
  };
}

/** An address that is written counts, else where the resource stands. */
export function placesOf(graph: ResourceGraph, { when, written: name, destination }: SentTo): readonly Place[] {
  const written = whereaboutsOf(name, always).filter(({ ranges }) => ranges !== undefined);
  const sites = destination ? sitesOf(graph, destination) : [];
  if (sites.length === 0) {
    const places = written.length > 0 ? written : [nowhere(name)];
    return [{ when, places, members: [{ when: always, is: undefined }] }];
  }
  return sites.map((site) => ({
    when: and(when, site.when),
    places: written.length > 0 ? written : addressesAt(graph, site),
    members: membershipsOf(site.groups, { graph, unit: site.resource.unit }),
  }));
}

/** The addresses that are written, else somewhere in the subnets. */
function addressesAt(graph: ResourceGraph, { resource, subnets }: Site): readonly Whereabouts[] {
  const own = resource.kind === 'Instance' || resource.kind === 'NetworkInterface' ? addressesOf(resource) : [];
  if (own.length > 0) return own;
  const inSubnets = leadsOf(graph, subnets, 'Subnet').flatMap((lead) => whereaboutsIn(graph, lead));
  const hidden = subnets.rest.map(({ when, value }): Whereabouts => ({ ...nowhere(value), when }));
  const places = [...inSubnets, ...hidden];
  return places.length > 0 ? places : [nowhere({ ...subnets, state: 'absent' })];
}

/** The first address is the one that stands for an instance as a target. */
function addressesOf(resource: Resource): readonly Whereabouts[] {
  const { privateIps } = (resource as Resource<'Instance' | 'NetworkInterface'>).props;
  const [first] = privateIps.items;
  if (!first || privateIps.rest.length > 0) return [];
  const written = whereaboutsOf(first.value, first.when);
  return written.every(({ when, ranges }) => when === always && ranges !== undefined) ? written : [];
}

export function nowhere(by: Value<string>): Whereabouts {
  return { when: always, ranges: undefined, named: [], by };
}
