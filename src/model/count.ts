import { oneOf } from './cases.ts';
import type { Guard } from './guard.ts';
import { always, and, never, not, or } from './guard.ts';
import type { ListOf, Value } from './value.ts';
import { known, unknown, writtenOf } from './value.ts';

/** As many as two hundred elements take of which each is there under a condition of its own. */
const mostSteps = 20_000;
export const tooManyConditions = 'counting the elements that a list has under conditions may take 20,000 steps';

/**
 * Says for each number under which condition so many of some conditions hold, up to the number asked for, and `then` as
 * well; undefined where that takes too long, in one call or in all together.
 */
export function counting(): (
  conditions: readonly Guard[],
  most?: number,
  then?: Guard,
) => ReadonlyMap<number, Guard> | undefined {
  let steps = 0;
  return (conditions, most = Infinity, then = always) => {
    let counts: ReadonlyMap<number, Guard> = new Map([[0, then]]);
    // From the last to the first: a diagram asks for what was met first at its top, where one branch more is one step.
    for (const condition of conditions.toReversed()) {
      steps += counts.size;
      if (steps > mostSteps) return undefined;
      counts = withOneMore(counts, condition, most);
    }
    return counts;
  };
}

function withOneMore(counts: ReadonlyMap<number, Guard>, condition: Guard, most: number): ReadonlyMap<number, Guard> {
  const next = new Map<number, Guard>();
  const add = (n: number, guard: Guard): void => {
    if (guard !== never && n <= most) next.set(n, or(next.get(n) ?? never, guard));
  };
  const without = not(condition);
  for (const [n, guard] of counts) {
    add(n + 1, and(condition, guard));
    add(n, and(without, guard));
  }
  return next;
}

/** How many items a list has, as far as that can be said. */
export function count<T>(list: ListOf<T>): Value<number> {
  const written = writtenOf(list);
  const counts = counting()(list.items.map((item) => item.when));
  if (!counts) return unknown({ kind: 'limit', what: tooManyConditions }, written);
  const closed = not(or(...list.rest.map((rest) => rest.when)));
  const alternatives: { when: Guard; value: Value<number> }[] = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([n, guard]) => ({ when: and(closed, guard), value: known(n, written) }));
  for (const rest of list.rest) alternatives.push({ when: rest.when, value: rest.value });
  return oneOf(alternatives, written);
}

/** When a list surely has no item. */
export function whenEmpty<T>(list: ListOf<T>): Guard {
  return not(or(...list.items.map((item) => item.when), ...list.rest.map((rest) => rest.when)));
}
