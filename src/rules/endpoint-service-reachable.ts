import type { Resource, ResourceGraph, RuleContext } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Destination, Lost, Way } from '../graph/path/way.ts';
import { existenceOf, lastLeg, resourcesOn } from '../graph/path/way.ts';
import type { Guard } from '../model/guard.ts';
import { and, implies, never, not, or } from '../model/guard.ts';
import { groupBy } from '../model/group-by.ts';
import { unknown } from '../model/value.ts';
import { all, any, verdict } from '../model/verdict.ts';
import { hopsOf } from './reach/hops.ts';
import type { Hop, Trip } from './reach/messages.ts';
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
  create({ check, graph }) {
    return {
      EndpointService(service) {
        const ways = defaultWays(graph, service);
        const trips = ways.flatMap((way) => tripOn(graph, way) ?? []);
        for (const same of groupBy(trips, ({ database }) => database).values()) checkTrips({ check, service }, same);
        checkEnds({ check, service }, { ways, trips });
      },
    };
  },
});

interface Asking extends Pick<RuleContext<typeof messages, object>, 'check'> {
  readonly service: Resource<'EndpointService'>;
}

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
function checkTrips({ check, service }: Asking, trips: readonly [Trip, ...Trip[]]): void {
  const judged = trips.map((trip) => {
    const hops = hopsOf(trip);
    const { pass, fail, because } = all(hops.map((hop) => hop.verdict));
    const { when } = trip.way;
    return { trip, hops, when, verdict: { pass: and(when, pass), fail: or(not(when), fail), because } };
  });
  const [{ database }] = trips;
  const there = or(...judged.map(({ when }) => when));
  const together = any(judged.map((one) => one.verdict));
  const failing = and(service.when, there, together.fail);
  const dropping = firstHop(judged, (hop) => and(failing, hop.verdict.fail) !== never);
  const open = and(service.when, there, not(or(together.pass, together.fail)));
  const doubtful = firstHop(judged, (hop) => !implies(open, or(hop.verdict.pass, hop.verdict.fail)));
  // Where nothing is open by itself it depends on conditions, and at the first hop that fails under one.
  const conditional = firstHop(judged, (hop) => hop.verdict.fail !== never);
  const told = dropping ?? doubtful ?? conditional;
  const doubt = (doubtful ?? conditional)?.hop.doubt(open);
  const fail = (dropping ?? conditional)?.hop.fail?.(dropping ? failing : there);
  check(together, {
    on: service,
    when: or(...trips.map(({ way }) => existenceOf(way))),
    only: there,
    ...(told && { way: resourcesOn(told.trip.way) }),
    ...(fail && { fail }),
    ...(doubt && { unknown: { message: 'undecided', at: doubt, data: { database, doubt } } }),
  });
}

function firstHop(
  judged: readonly { readonly trip: Trip; readonly hops: readonly Hop[] }[],
  is: (hop: Hop) => boolean,
): { readonly trip: Trip; readonly hop: Hop } | undefined {
  for (const { trip, hops } of judged) {
    const hop = hops.find(is);
    if (hop) return { trip, hop };
  }
  return undefined;
}

interface Seen {
  readonly ways: readonly Way[];
  readonly trips: readonly Trip[];
}

/** Where no way is seen to its end: it ends for good on all of them, or the sources do not show how it goes on. */
function checkEnds({ check, service }: Asking, { ways, trips }: Seen): void {
  const seen = or(...trips.map(({ way }) => way.when));
  const lost = ways.flatMap((way): readonly Ended[] => (way.end.reached ? [] : [{ when: way.when, end: way.end }]));
  const open = lost.filter(({ end }) => !isDead(end));
  const elsewhere = and(or(...lost.map(({ when }) => when)), not(seen));
  if (and(service.when, elsewhere) === never) return;
  const when = and(elsewhere, or(...open.map((one) => one.when)));
  const dead = and(elsewhere, not(when));
  const [first] = lost.filter((one) => and(one.when, dead) !== never);
  if (first && and(service.when, dead) !== never) {
    const data = { lost: inWords(first.end) };
    const fail = { message: 'nowhere', at: first.end.value, data } as const;
    // Where only some cases end so (none of an unknown number of listeners), it fails in those alone.
    check({ pass: not(dead), fail: dead, because: [first.end.value] }, { on: service, fail });
  }
  const [hidden] = open;
  if (!hidden || and(service.when, when) === never) return;
  const doubt = unknown('unknown' in hidden.end ? hidden.end.unknown.reason : opaque(hidden.end), hidden.end.value);
  check(verdict('unknown', [doubt]), { on: service, when, unknown: { message: 'unseen', at: doubt, data: { doubt } } });
}

interface Ended {
  readonly when: Guard;
  readonly end: Lost;
}

/** A group without a target may get one that the sources do not show. */
function isDead({ why, hop }: Lost): boolean {
  return why === 'name' || (why === 'nothing' && hop !== 'target');
}

const things: Readonly<Record<Lost['hop'], string>> = {
  balancer: 'load balancer',
  listener: 'listener',
  'target-group': 'target group that receives anything',
  target: 'target',
  destination: 'target',
};

function inWords(end: Lost): string {
  return end.why === 'name'
    ? `\`${end.address}\` is registered by a name, which is no target`
    : `there is no ${things[end.hop]}`;
}

function opaque(end: Lost) {
  const what = 'shown' in end ? `\`${end.shown}\`` : `any ${things[end.hop]}`;
  return { kind: 'opaque', what } as const;
}
