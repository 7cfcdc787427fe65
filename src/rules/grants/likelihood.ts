import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { hole, partialText } from '../parts/partial-text.ts';

/** When something holds: surely, and at most. */
export interface Likelihood {
  readonly surely: Guard;
  readonly possibly: Guard;
}

/** Whether a text, as far as it is known, is meant; undefined when that is open. */
export type Test = (text: string) => boolean | undefined;

export const nothing: Likelihood = { surely: never, possibly: never };

export function perhaps(possibly: Guard): Likelihood {
  return { surely: never, possibly };
}

export function likelihoodOf(value: Value<string>, test: Test): Likelihood {
  let [surely, possibly]: [Guard, Guard] = [never, never];
  for (const each of casesOf(value)) {
    if (each.value.state === 'absent') continue;
    const text = partialText(each.value);
    const holds = text === hole ? undefined : test(text);
    if (holds === true) surely = or(surely, each.when);
    if (holds !== false) possibly = or(possibly, each.when);
  }
  return { surely, possibly };
}

/** When an item of a list is meant. */
export function someOf(list: ListOf<string>, test: Test): Likelihood {
  const items = list.items.map(({ when, value }) => within(when, likelihoodOf(value, test)));
  return anyLikely([...items, ...list.rest.map((rest) => perhaps(rest.when))]);
}

export function anyLikely(all: readonly Likelihood[]): Likelihood {
  return { surely: or(...all.map((one) => one.surely)), possibly: or(...all.map((one) => one.possibly)) };
}

export function allLikely(all: readonly Likelihood[]): Likelihood {
  return { surely: and(...all.map((one) => one.surely)), possibly: and(...all.map((one) => one.possibly)) };
}

export function within(when: Guard, { surely, possibly }: Likelihood): Likelihood {
  return { surely: and(when, surely), possibly: and(when, possibly) };
}

/** The first, where the second does not take it away. */
export function unless(one: Likelihood, other: Likelihood): Likelihood {
  return { surely: and(one.surely, not(other.possibly)), possibly: and(one.possibly, not(other.surely)) };
}
