import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import { anyoneTo } from '../../graph/traffic/admissions.ts';
import type { Openings } from '../../graph/traffic/openings.ts';
import { openingsOf } from '../../graph/traffic/openings.ts';
import { allPorts, portCells } from '../../graph/traffic/ports.ts';
import type { Guard } from '../../model/guard.ts';
import { always, never, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import type { Crossing } from './crossings.ts';
import type { Delivery, Hidden, PortOfTarget } from './deliveries.ts';
import { overProtocolOf, portsOf } from './deliveries.ts';
import { reasonOf } from './hidden-target.ts';
import type { Place } from './places.ts';
import { crossingTo, nowhere, placesOf } from './places.ts';

/** What leaves a load balancer for its targets, and what its security groups let out. */
export interface Departure {
  readonly openings: Openings;
  readonly crossings: readonly Crossing[];
}

interface Sent {
  readonly seen: readonly Delivery[];
  readonly hidden: readonly Hidden[];
}

export function departureFrom(graph: ResourceGraph, balancer: Resource<'LoadBalancer'>, sent: Sent): Departure {
  const { unit } = balancer;
  const openings = openingsOf(balancer.props.securityGroups, { graph, unit, direction: 'egress' });
  const cross = (port: PortOfTarget, place: Place): Crossing => crossingTo(port, place, { openings, graph, unit });
  const seen = sent.seen
    .filter(({ from }) => from === balancer)
    .flatMap((delivery) =>
      portsOf(delivery.targetGroup, delivery.target).flatMap((port) =>
        placesOf(graph, { ...delivery, written: delivery.target.id }).map(({ places, ...place }) =>
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

/** Of a way that ends before its target group nothing is known but that health checks and data are TCP. */
function anyPort(written: Value<string>): PortOfTarget {
  const port = unknown({ kind: 'opaque', what: 'the port of the target' }, written);
  return { when: always, port, transport: 'tcp', health: false };
}
