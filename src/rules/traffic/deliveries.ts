import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { Whereabouts } from '../../graph/network/whereabouts.ts';
import { portOfTarget } from '../../graph/path/ports.ts';
import type { Destination, Leg, Lost } from '../../graph/path/way.ts';
import { existenceOf, resourcesOn } from '../../graph/path/way.ts';
import { waysThrough } from '../../graph/path/ways.ts';
import type { TargetOfGroup } from '../../graph/props/balancing.ts';
import type { Transport } from '../../graph/traffic/ports.ts';
import { transportsOf } from '../../graph/traffic/ports.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { casesOf, when as whenKnown } from '../../model/cases.ts';
import { absent, known } from '../../model/value.ts';

type Balancer = Resource<'LoadBalancer'>;
type TargetGroup = Resource<'TargetGroup'>;

/** What a load balancer sends to one target. */
export interface Delivery {
  /** Everything on the way there exists. */
  readonly exists: Guard;
  readonly when: Guard;
  readonly from: Balancer;
  readonly targetGroup: TargetGroup;
  readonly target: TargetOfGroup;
  readonly destination: Destination;
  /** What is passed on the way there. */
  readonly passed: readonly Resource[];
}

/** A way that may lead to a target which the sources do not show. */
export interface Hidden {
  readonly when: Guard;
  readonly end: Lost;
  readonly targetGroup: TargetGroup | undefined;
}

export interface Deliveries {
  readonly seen: readonly Delivery[];
  readonly hidden: readonly Hidden[];
}

/** What goes through a Network Load Balancer to its targets, and on to those of an application load balancer behind it. */
export function deliveriesThrough(graph: ResourceGraph, balancer: Balancer): Deliveries {
  const seen: Delivery[] = [];
  const hidden: Hidden[] = [];
  for (const way of waysThrough(graph, balancer)) {
    if (way.balancer !== balancer) continue;
    const legs: readonly Leg[] = way.beyond ? [way, way.beyond] : [way];
    for (const leg of legs)
      addDelivery(seen, leg, { exists: existenceOf(way), when: way.when, passed: resourcesOn(way) });
    if (way.end.reached || !isOpen(way.end)) continue;
    hidden.push({ when: way.when, end: way.end, targetGroup: legs.at(-1)?.targetGroup });
  }
  return { seen, hidden };
}

/**
 * A group without a target may get one that the sources do not show: a function may register it. Otherwise what is
 * surely not there is sent nothing, and what stands in its place is for other rules to find.
 */
function isOpen({ why, hop }: Lost): boolean {
  return why === 'unknown' || why === 'outside' || why === 'more' || (why === 'nothing' && hop === 'target');
}

function addDelivery(
  seen: Delivery[],
  leg: Leg,
  { exists, when, passed }: Pick<Delivery, 'exists' | 'when' | 'passed'>,
): void {
  const { balancer: from, targetGroup, target, destination } = leg;
  if (!from || !targetGroup || !target || !destination) return;
  const same = seen.findIndex((one) => one.from === from && one.target === target && isSame(one, destination));
  const before = seen[same];
  if (before) seen[same] = { ...before, exists: or(before.exists, exists), when: or(before.when, when) };
  else seen.push({ exists, when, from, targetGroup, target, destination, passed });
}

function isSame({ destination: one }: Delivery, other: Destination): boolean {
  if (one.type === 'address' || other.type === 'address') return one.type === other.type;
  return one.resource === other.resource && throughOf(one) === throughOf(other);
}

function throughOf(destination: Destination): Resource | undefined {
  return destination.type === 'database' ? destination.through : undefined;
}

/** A port on which a target has to be reached. */
export interface PortOfTarget {
  readonly when: Guard;
  readonly port: Value<number>;
  readonly transport: Transport;
  /** Only health checks come there. */
  readonly health: boolean;
}

/**
 * The port of the target, or of its group, and that of the health checks, which are TCP connections for every protocol.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
export function portsOf(targetGroup: TargetGroup, target?: TargetOfGroup): readonly PortOfTarget[] {
  const { protocol, healthCheckPort, healthCheckEnabled } = targetGroup.props;
  const port = portOfTarget(targetGroup, target);
  const own = casesOf(protocol).flatMap(({ when, value }) =>
    // Of an unknown protocol only the health checks on that port are certain.
    ((value.state === 'known' ? transportsOf(value.value) : undefined) ?? (['tcp'] as const)).map((transport) => ({
      when,
      port,
      transport,
      health: false,
    })),
  );
  const checked = not(whenKnown(healthCheckEnabled, (enabled) => !enabled));
  const checks = casesOf(healthCheckPort).map(({ when, value }) => ({
    when: and(checked, when),
    port: value.state === 'known' ? portIn(value.value, value) : value,
    transport: 'tcp' as const,
    health: true,
  }));
  const others = checks.filter((check) => check.port.state !== 'absent' && !isEqual(check.port, port));
  return [...own, ...others].filter((each) => each.when !== never);
}

/** Absent for the port on which the target gets its traffic anyway. */
function portIn(text: string, written: Value<string>): Value<number> {
  return /^\d+$/.test(text) ? known(Number(text), written) : absent(written);
}

function isEqual(one: Value<number>, other: Value<number>): boolean {
  return one.state === 'known' && other.state === 'known' && one.value === other.value;
}

/** To targets of IPv6 a load balancer speaks from addresses of IPv6, whatever ranges its subnets have besides. */
export function overProtocolOf({ props }: TargetGroup, place: Whereabouts): Whereabouts {
  const sixth = whenKnown(props.ipAddressType, (type) => type === 'ipv6');
  return sixth === never ? place : { ...place, ranges: [], named: [] };
}
