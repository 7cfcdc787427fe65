import type { ResourceGraph } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Destination, Way } from '../graph/path/way.ts';
import { existenceOf, lastLeg, resourcesOn } from '../graph/path/way.ts';
import type { Guard } from '../model/guard.ts';
import { and, implies, never, not, or } from '../model/guard.ts';
import { groupBy } from '../model/group-by.ts';
import type { Verdict } from '../model/verdict.ts';
import { all, any } from '../model/verdict.ts';
import { isSaid } from './parts/said-by.ts';
import { checkEnds } from './reach/ends.ts';
import { hopsOf } from './reach/hops.ts';
import type { Asking, Hop, Trip } from './reach/messages.ts';
import { messages } from './reach/messages.ts';
import { defaultWays } from './targets/through.ts';

export default createRule({
  name: 'endpoint-service-reachable',
  meta: {
    docs: {
      description: 'Require that a connection can get from an endpoint service to the port of the database behind it',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ asked, check, graph }) {
    return {
      EndpointService(service) {
        const asking: Asking = { asked, check, service };
        const ways = defaultWays(graph, service);
        const trips = ways.flatMap((way) => tripOn(graph, way) ?? []);
        for (const same of groupBy(trips, ({ database }) => database).values()) checkTrips(asking, same);
        checkEnds(asking, { ways, trips });
      },
    };
  },
});

function tripOn(graph: ResourceGraph, way: Way): Trip | undefined {
  const { destination } = lastLeg(way);
  const { balancer, listener, targetGroup, target } = way;
  if (!way.end.reached || !destination || !balancer || !listener || !targetGroup || !target) return undefined;
  const database = destination.type === 'address' ? `\`${destination.address}\`` : destination.resource;
  // Groups, subnets and routes are those of what the Network Load Balancer itself sends to.
  const first: Destination = way.beyond && way.destination ? way.destination : destination;
  return { graph, way, balancer, listener, targetGroup, target, destination: first, database };
}

/** Several load balancers and listeners may lead to one database: one way is enough. */
function checkTrips(asking: Asking, trips: readonly [Trip, ...Trip[]]): void {
  const { check, service } = asking;
  const judged = trips.map((trip) => {
    const hops = hopsOf(trip);
    const { pass, fail, because } = all(hops.map((hop) => hop.verdict));
    const { when } = trip.way;
    return { trip, hops, when, verdict: { pass: and(when, pass), fail: or(not(when), fail), because } };
  });
  const there = or(...judged.map(({ when }) => when));
  const together = any(judged.map((one) => one.verdict));
  check(together, {
    on: service,
    when: or(...trips.map(({ way }) => existenceOf(way))),
    only: there,
    ...statementOn(judged, { there: and(service.when, there), together, asking }),
  });
}

interface JudgedTrip {
  readonly trip: Trip;
  readonly hops: readonly Hop[];
}

/** Where the connection ends, or may: at the first hop that no other rule tells. */
function statementOn(
  judged: readonly JudgedTrip[],
  { there, together, asking }: { readonly there: Guard; readonly together: Verdict; readonly asking: Asking },
) {
  const failing = and(there, together.fail);
  const open = and(there, not(or(together.pass, together.fail)));
  const drops = (hop: Hop): boolean => and(failing, hop.verdict.fail) !== never;
  const untold = firstHop(judged, (hop) => drops(hop) && !isSaid(hop.saidBy, asking));
  const dropping = untold ?? firstHop(judged, drops);
  const isOpen = (hop: Hop): boolean => !implies(open, or(hop.verdict.pass, hop.verdict.fail));
  const untoldDoubt = firstHop(judged, (hop) => isOpen(hop) && !(hop.doubtSaid && isSaid(hop.saidBy, asking)));
  const doubtful = untoldDoubt ?? firstHop(judged, isOpen);
  // Where nothing is open by itself it depends on conditions, and at the first hop that fails under one.
  const conditional = firstHop(judged, (hop) => hop.verdict.fail !== never);
  const told = dropping ?? doubtful ?? conditional;
  const doubt = (doubtful ?? conditional)?.hop.doubt(open);
  const fail = (dropping ?? conditional)?.hop.fail?.(dropping ? failing : there);
  const database = judged[0]?.trip.database ?? '';
  // What one hop drops in all of these cases is one fault, that of the hop.
  const faultSaid = failing === never || (!untold && dropping !== undefined && implies(failing, whenDropped(dropping)));
  const doubtSaid = open === never || (!untoldDoubt && doubtful !== undefined);
  return {
    saidElsewhere: faultSaid && doubtSaid,
    ...(told && { way: resourcesOn(told.trip.way) }),
    ...(fail && { fail }),
    ...(doubt && { unknown: { message: 'undecided', at: doubt, data: { database, doubt } } as const }),
  };
}

interface HopOfTrip {
  readonly trip: Trip;
  readonly hop: Hop;
}

function whenDropped({ trip, hop }: HopOfTrip): Guard {
  return and(trip.way.when, hop.verdict.fail);
}

function firstHop(judged: readonly JudgedTrip[], is: (hop: Hop) => boolean): HopOfTrip | undefined {
  for (const { trip, hops } of judged) {
    const hop = hops.find(is);
    if (hop) return { trip, hop };
  }
  return undefined;
}
