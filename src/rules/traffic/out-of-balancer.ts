import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { Site } from '../../graph/network/site.ts';
import { sitesOf } from '../../graph/network/site.ts';
import type { Whereabouts } from '../../graph/network/whereabouts.ts';
import { whereaboutsIn, whereaboutsOf } from '../../graph/network/whereabouts.ts';
import { leadsOf } from '../../graph/questions/leads-of-list.ts';
import { anyoneTo } from '../../graph/traffic/admissions.ts';
import type { GroupName } from '../../graph/traffic/members.ts';
import { membershipsOf } from '../../graph/traffic/members.ts';
import type { Openings } from '../../graph/traffic/openings.ts';
import { openingsOf } from '../../graph/traffic/openings.ts';
import { passesGroups } from '../../graph/traffic/passes.ts';
import { allPorts, portCells } from '../../graph/traffic/ports.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import type { Crossing } from './crossings.ts';
import type { Delivery, Hidden, PortOfTarget } from './deliveries.ts';
import { overProtocolOf, portsOf } from './deliveries.ts';
import { reasonOf } from './hidden-target.ts';

/** What leaves a load balancer for its targets, and what its security groups let out. */
export interface Departure {
  readonly openings: Openings;
  readonly crossings: readonly Crossing[];
}

/** Where a target has its address, and by which groups a rule may name it. */
interface Place {
  readonly when: Guard;
  /** It has an address in one of these. */
  readonly places: readonly Whereabouts[];
  readonly members: readonly GroupName[];
}

interface Sent {
  readonly seen: readonly Delivery[];
  readonly hidden: readonly Hidden[];
}

export function departureFrom(graph: ResourceGraph, balancer: Resource<'LoadBalancer'>, sent: Sent): Departure {
  const { unit } = balancer;
  const openings = openingsOf(balancer.props.securityGroups, { graph, unit, direction: 'egress' });
  const cross = (port: PortOfTarget, { when, places, members }: Place): Crossing => {
    const each = places.map((place) => ({
      there: place.when,
      ...passesGroups({ ...port, other: { whereabouts: place, members } }, openings, { graph, unit }),
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
  };
  const seen = sent.seen
    .filter(({ from }) => from === balancer)
    .flatMap((delivery) =>
      portsOf(delivery.targetGroup, delivery.target).flatMap((port) =>
        placesOf(graph, delivery).map(({ places, ...place }) =>
          cross(port, { ...place, places: places.map((one) => overProtocolOf(delivery.targetGroup, one)) }),
        ),
      ),
    );
  const hidden = sent.hidden.flatMap((one) => {
    const ports = one.targetGroup ? portsOf(one.targetGroup) : [anyPort(reasonOf(one))];
    const members = [{ when: always, is: undefined }];
    return ports.map((port) => cross(port, { when: one.when, places: [nowhere(reasonOf(one))], members }));
  });
  return { openings, crossings: [...seen, ...hidden].filter(({ when }) => when !== never) };
}

/** When the groups may let anything at all out, wherever it goes. */
export function whenAnythingLeaves(graph: ResourceGraph, openings: Openings): Guard {
  const cells = portCells(
    allPorts,
    openings.rules.map(({ rule }) => rule),
  );
  const leaving = cells.flatMap((ports) =>
    (['tcp', 'udp'] as const).map((transport) => anyoneTo({ ports, transport }, openings, graph).possibly),
  );
  return or(...leaving);
}

function placesOf(graph: ResourceGraph, delivery: Delivery): readonly Place[] {
  const { when, target, destination } = delivery;
  const written = whereaboutsOf(target.id, always).filter(({ ranges }) => ranges !== undefined);
  const sites = sitesOf(graph, destination);
  if (sites.length === 0) {
    const places = written.length > 0 ? written : [nowhere(target.id)];
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

function nowhere(by: Value<string>): Whereabouts {
  return { when: always, ranges: undefined, named: [], by };
}

/** Of a way that ends before its target group nothing is known but that health checks and data are TCP. */
function anyPort(written: Value<string>): PortOfTarget {
  const port = unknown({ kind: 'opaque', what: 'the port of the target' }, written);
  return { when: always, port, transport: 'tcp', health: false };
}
