import type { Resource } from '../../engine/rule.ts';
import type { Way } from '../../graph/path/way.ts';
import { existenceOf } from '../../graph/path/way.ts';
import { waysFrom } from '../../graph/path/ways.ts';
import { askedOnce } from '../../graph/questions/asked-once.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import { remembered } from '../../model/remember.ts';
import { groupBy } from '../../model/group-by.ts';
import { when as whenKnown } from '../../model/cases.ts';

/**
 * The ways from a service by the default actions of its listeners: a rule of a listener takes some connections only.
 * Through a load balancer of another type none is judged, as AWS refuses that one.
 */
export const defaultWays = askedOnce((graph, service: Resource<'EndpointService'>): readonly Way[] =>
  waysFrom(graph, service).flatMap((way) => {
    if (way.byRule) return [];
    if (!way.balancer) return [way];
    const when = and(way.when, not(whenOfOtherType(way.balancer)));
    return when === never ? [] : [when === way.when ? way : { ...way, when }];
  }),
);

function whenOfOtherType({ props }: Resource<'LoadBalancer'>): Guard {
  return whenKnown(props.type, (type) => type !== 'network');
}

/** By the listeners and target groups that they pass: for the same ways each rule gets the same. */
export const byListener = remembered((ways: readonly Way[]) => sharing(ways, (way) => way.listener));
export const byTargetGroup = remembered((ways: readonly Way[]) => sharing(ways, (way) => way.targetGroup));

/** The ways that have something in common, and when there is one of them. */
export interface Shared<T> {
  readonly of: T;
  /** When everything on one of them exists. */
  readonly exists: Guard;
  readonly when: Guard;
  readonly ways: readonly [Way, ...Way[]];
}

/** Ways grouped by what they pass; those that do not get that far are left out. */
export function sharing<T extends object>(
  ways: readonly Way[],
  pass: (way: Way) => T | undefined,
): readonly Shared<T>[] {
  return [...groupBy(ways, pass)].flatMap(([of, shared]) =>
    of
      ? [{ of, ways: shared, exists: or(...shared.map(existenceOf)), when: or(...shared.map((way) => way.when)) }]
      : [],
  );
}
