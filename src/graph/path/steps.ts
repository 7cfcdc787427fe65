import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Item, Rest, Written } from '../../model/value.ts';
import { casesOf, when as whenKnown } from '../../model/cases.ts';
import type { Resource, ResourceGraph, Target } from '../graph.ts';
import { noneOf } from '../list-of.ts';
import type { Forward, TargetOfGroup } from '../props/balancing.ts';
import { balancersOf } from '../questions/balancers-of-service.ts';
import { listenersOf } from '../questions/listeners-of-balancer.ts';
import { destinationsOf } from './destinations.ts';
import type { AddressOwners } from './literal-addresses.ts';
import { lostBy } from './lost.ts';
import type { LostHow } from './lost.ts';
import type { End, Hop, Leg } from './way.ts';

/**
 * One step of ways: what it adds to their legs, and where it goes on, if it does. What follows a resource is worked out
 * once, however many ways lead to it.
 */
export interface Step {
  readonly when: Guard;
  readonly leg: Leg;
  readonly end?: End;
  readonly next?: () => readonly Step[];
  /** What follows is behind an application load balancer that is a target. */
  readonly beyond?: true;
}

export interface Steps {
  from(service: Resource<'EndpointService'>): readonly Step[];
}

export function createSteps(graph: ResourceGraph, owners: AddressOwners): Steps {
  const known = new Map<Resource, readonly Step[]>();
  const once = <R extends Resource>(resource: R, make: (resource: R) => readonly Step[]): readonly Step[] => {
    const made = known.get(resource) ?? make(resource);
    known.set(resource, made);
    return made;
  };
  const behindBalancer = (balancer: Resource<'LoadBalancer'>): readonly Step[] =>
    once(balancer, () => listenerSteps(graph, balancer, behindListener));
  const behindListener = (listener: Resource<'Listener'>): readonly Step[] =>
    once(listener, () => forwardSteps(graph, listener, behindGroup));
  const behindGroup = (group: Resource<'TargetGroup'>): readonly Step[] =>
    once(group, () => targetSteps({ graph, owners, behindBalancer }, group));
  return { from: (service) => once(service, () => balancerSteps(graph, service, behindBalancer)) };
}

type Behind<K extends Resource> = (resource: K) => readonly Step[];

function balancerSteps(
  graph: ResourceGraph,
  service: Resource<'EndpointService'>,
  behind: Behind<Resource<'LoadBalancer'>>,
): readonly Step[] {
  const { leads, rest } = balancersOf(graph, service);
  const steps = leads.flatMap(({ when, target, value }): readonly Step[] =>
    target.leads === 'here'
      ? onward(when, target.resource, { leg: { balancer: target.resource }, next: () => behind(target.resource) })
      : lost(when, 'balancer', { target, value }),
  );
  return closed([...steps, ...open(rest, 'balancer')], [...leads, ...rest], {
    hop: 'balancer',
    value: service.props.networkLoadBalancers,
  });
}

function listenerSteps(
  graph: ResourceGraph,
  balancer: Resource<'LoadBalancer'>,
  behind: Behind<Resource<'Listener'>>,
): readonly Step[] {
  const { items, rest } = listenersOf(graph, balancer);
  const steps = items.flatMap(({ when, value }) =>
    value.state === 'known'
      ? onward(when, value.value, { leg: { listener: value.value }, next: () => behind(value.value) })
      : [],
  );
  return closed([...steps, ...open(rest, 'listener')], [...items, ...rest], {
    hop: 'listener',
    value: { at: balancer.native.at },
  });
}

/** The default action takes every connection that no rule takes. */
function forwardSteps(
  graph: ResourceGraph,
  listener: Resource<'Listener'>,
  behind: Behind<Resource<'TargetGroup'>>,
): readonly Step[] {
  const { forwards, ruleForwards } = listener.props;
  const byDefault = forwards.items.flatMap((item) => receivers(graph, item, behind));
  const byRule = ruleForwards.items.flatMap((item) => receivers(graph, item, behind));
  const found = [...byDefault, ...open(forwards.rest, 'target-group')];
  const rules = [...byRule, ...open(ruleForwards.rest, 'target-group')];
  return [
    ...closed(found, [...forwards.items.map(receiving), ...forwards.rest], { hop: 'target-group', value: forwards }),
    ...rules.map((step): Step => ({ ...step, leg: { ...step.leg, byRule: true } })),
  ];
}

/** When a forward sends, or may send, connections to its group. */
function receiving({ when, value }: Item<Forward>): { readonly when: Guard } {
  const cases = casesOf(value).map((one) =>
    one.value.state === 'known'
      ? and(one.when, not(whenKnown(one.value.value.weight, (weight) => weight <= 0)))
      : one.when,
  );
  return { when: and(when, or(...cases)) };
}

/** A group of weight 0 receives nothing; of one with an unknown weight it is not told whether it does. */
function receivers(
  graph: ResourceGraph,
  item: Item<Forward>,
  behind: Behind<Resource<'TargetGroup'>>,
): readonly Step[] {
  return each(item, 'target-group', (forward, when): readonly Step[] => {
    const receives = and(
      when,
      whenKnown(forward.weight, (weight) => weight > 0),
    );
    const perhaps = casesOf(forward.weight).flatMap(({ when: guard, value }) =>
      value.state === 'unknown'
        ? finish(and(when, guard), { hop: 'target-group', why: 'unknown', value, unknown: value })
        : [],
    );
    const received = graph.follow(forward.targetGroup, 'TargetGroup').flatMap((lead): readonly Step[] => {
      const here = and(receives, lead.when);
      const { target } = lead;
      if (target.leads !== 'here') return lost(here, 'target-group', { target, value: forward.targetGroup });
      const { resource } = target;
      return onward(here, resource, { leg: { forward, targetGroup: resource }, next: () => behind(resource) });
    });
    return [...received, ...perhaps].map((step) => ({ ...step, leg: { forward, ...step.leg } }));
  });
}

interface AtTarget {
  readonly graph: ResourceGraph;
  readonly owners: AddressOwners;
  readonly behindBalancer: Behind<Resource<'LoadBalancer'>>;
}

function targetSteps(around: AtTarget, group: Resource<'TargetGroup'>): readonly Step[] {
  const { targets } = group.props;
  const steps = targets.items.flatMap((item) =>
    each<TargetOfGroup>(item, 'target', (target, when) =>
      destinationsOf(around, target, group).map(({ when: guard, destination, end }): Step => {
        const step: Step = { when: and(when, guard), leg: { target, ...(destination && { destination }) } };
        if (destination?.type !== 'balancer') return { ...step, end };
        const { resource } = destination;
        const next = (): readonly Step[] =>
          around.behindBalancer(resource).map((one) => ({ ...one, leg: { balancer: resource, ...one.leg } }));
        return { ...step, end, next, beyond: true };
      }),
    ),
  );
  const found = [...steps, ...open(targets.rest, 'target')];
  return closed(found, [...targets.items, ...targets.rest], { hop: 'target', value: targets });
}

/** The steps of each alternative of one item. */
function each<T>(item: Item<T>, hop: Hop, make: (value: T, when: Guard) => readonly Step[]): readonly Step[] {
  return casesOf(item.value).flatMap(({ when, value }) => {
    const guard = and(item.when, when);
    if (value.state === 'known') return make(value.value, guard);
    if (value.state === 'absent') return [];
    return finish(guard, { hop, why: 'unknown', value, unknown: value });
  });
}

/** Where the next hop surely is a resource of the sources, as far as that exists. */
function onward(when: Guard, resource: Resource, step: Pick<Step, 'leg' | 'next'>): readonly Step[] {
  const guard = and(when, resource.when);
  return guard === never ? [] : [{ when: guard, ...step }];
}

function open(rest: readonly Rest[], hop: Hop): readonly Step[] {
  return rest.flatMap(({ when, value }) => finish(when, { hop, why: 'more', value, unknown: value }));
}

function finish(when: Guard, how: LostHow): readonly Step[] {
  return when === never ? [] : [{ when, leg: {}, end: { reached: false, ...how } }];
}

function lost(
  when: Guard,
  hop: Hop,
  { target, value }: { readonly target: Target; readonly value: Written },
): readonly Step[] {
  return finish(when, lostBy(hop, target, value));
}

/** Says under which condition there is nothing at all. */
function closed(
  steps: readonly Step[],
  entries: readonly { readonly when: Guard }[],
  { hop, value }: { readonly hop: Hop; readonly value: Written },
): readonly Step[] {
  return [...steps, ...finish(noneOf(entries), { hop, why: 'nothing', value })];
}
