import { oneOf } from './cases.ts';
import type { Guard } from './guard.ts';
import { and, never, not, or } from './guard.ts';
import type { ListOf, Value } from './value.ts';
import { known, writtenOf } from './value.ts';

/** How many items a list has, as far as that can be said. */
export function count<T>(list: ListOf<T>): Value<number> {
  const open = or(...list.rest.map((rest) => rest.when));
  let counts: { when: Guard; n: number }[] = [{ when: not(open), n: 0 }];
  for (const item of list.items) {
    const next = new Map<number, Guard>();
    for (const { when: guard, n } of counts) {
      const withItem = and(guard, item.when);
      const without = and(guard, not(item.when));
      if (withItem !== never) next.set(n + 1, or(next.get(n + 1) ?? never, withItem));
      if (without !== never) next.set(n, or(next.get(n) ?? never, without));
    }
    counts = [...next].map(([n, guard]) => ({ when: guard, n }));
  }
  const written = writtenOf(list);
  const alternatives: { when: Guard; value: Value<number> }[] = counts
    .sort((a, b) => a.n - b.n)
    .map(({ when: guard, n }) => ({ when: guard, value: known(n, written) }));
  for (const rest of list.rest) alternatives.push({ when: rest.when, value: rest.value });
  return oneOf(alternatives, written);
}

/** When a list surely has no item. */
export function whenEmpty<T>(list: ListOf<T>): Guard {
  return not(or(...list.items.map((item) => item.when), ...list.rest.map((rest) => rest.when)));
}
