import type { Resource } from '../../engine/rule.ts';
import type { Way } from '../../graph/path/way.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Value, Written } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import type { Verdict } from '../../model/verdict.ts';

/** A way on which nothing ever gets any further. */
function isDead({ end }: Way): boolean {
  return !end.reached && end.why === 'nothing' && end.hop !== 'target' && end.hop !== 'destination';
}

/**
 * Whether one of the ways has a target: it passes where one surely has, also where the sources do not tell which, and
 * fails where all of them end before.
 */
export function arrival(ways: readonly Way[], there: Guard): Verdict {
  const arriving = ways.filter((way) => way.target !== undefined);
  const alive = ways.filter((way) => !isDead(way));
  return {
    pass: or(...arriving.map((way) => way.when)),
    fail: and(there, not(or(...alive.map((way) => way.when)))),
    because: [],
  };
}

export interface DeadEnd {
  readonly hop: 'listener' | 'other';
  readonly value: Written;
  readonly listener: Resource<'Listener'> | undefined;
}

/** The first way that ends for good under a condition. */
export function deadEnd(ways: readonly Way[], under: Guard): DeadEnd | undefined {
  const way = ways.find((one) => isDead(one) && and(one.when, under) !== never);
  if (!way || way.end.reached) return undefined;
  return { hop: way.end.hop === 'listener' ? 'listener' : 'other', value: way.end.value, listener: way.listener };
}

export interface OpenEnd {
  /** What the sources do not tell, at its place. */
  readonly seen: Value<unknown>;
  readonly group: Resource<'TargetGroup'> | undefined;
  /** The group surely has no target in the sources. */
  readonly isEmpty: boolean;
}

/** The first way of which the sources do not show under a condition whether it has a target. */
export function openEnd(ways: readonly Way[], under: Guard): OpenEnd | undefined {
  const way = ways.find((one) => one.target === undefined && !isDead(one) && and(one.when, under) !== never);
  if (!way || way.end.reached) return undefined;
  const { end, targetGroup: group } = way;
  const what = 'shown' in end ? `\`${end.shown}\`` : 'what comes next';
  const reason = 'unknown' in end ? end.unknown.reason : ({ kind: 'opaque', what } as const);
  return { seen: unknown(reason, end.value), group, isEmpty: end.why === 'nothing' };
}
