import type { Guard } from './guard.ts';
import { always, and, never, or } from './guard.ts';
import type { Absent, Case, Known, Unknown, Value, Written } from './value.ts';
import { either, known, unknown } from './value.ts';

/**
 * Combines alternatives into one value: impossible ones are dropped, nested ones flattened, and a single one left
 * stands for itself.
 */
export function oneOf<T>(
  alternatives: readonly { readonly when: Guard; readonly value: Value<T> }[],
  written: Written,
): Value<T> {
  const cases: Case<T>[] = [];
  for (const { when, value } of alternatives) {
    for (const each of casesOf(value)) {
      const guard = and(when, each.when);
      if (guard === never) continue;
      const equal = cases.findIndex((other) => isSame(other.value, each.value));
      // Looking up what is at -1 takes V8 longer than everything else here.
      const same = equal < 0 ? undefined : cases[equal];
      if (same) cases[equal] = { when: or(same.when, guard), value: same.value };
      else cases.push({ when: guard, value: each.value });
    }
  }
  const [only] = cases;
  if (only && cases.length === 1) return only.value;
  return either(cases, written);
}

function isSame<T>(one: Case<T>['value'], other: Case<T>['value']): boolean {
  return one === other;
}

/** The alternatives of a value; of one that is no alternative, itself. */
export function casesOf<T>(value: Value<T>): readonly Case<T>[] {
  return value.state === 'one-of' ? value.cases : [{ when: always, value }];
}

/** Applies a function to each alternative of a value. */
export function eachCase<T, U>(value: Value<T>, change: (one: Case<T>['value']) => Value<U>): Value<U> {
  if (value.state !== 'one-of') return change(value);
  return oneOf(
    value.cases.map((each) => ({ when: each.when, value: change(each.value) })),
    value,
  );
}

/**
 * Applies a function to what is known; unknown and absent stay what they are, but for the range of a number. Provenance is
 * kept, the origin is not.
 */
export function map<T, U>(value: Value<T>, change: (known: T, written: Known<T>) => U): Value<U> {
  switch (value.state) {
    case 'known': {
      const { at, via, property, sensitive, entered } = value;
      return known(change(value.value, value), { at, via, origin: undefined, property, sensitive, entered });
    }
    case 'one-of':
      return oneOf(
        value.cases.map((each) => ({ when: each.when, value: map(each.value, change) })),
        value,
      );
    default:
      return withoutRange(value);
  }
}

/** What is made of a number that is not known lies somewhere else. */
export function withoutRange<T extends Unknown | Absent>(value: T): T | Unknown {
  return value.state === 'unknown' && value.range
    ? unknown(value.reason, value, { ...value, range: undefined })
    : value;
}

/** When the value is known and satisfies the test. */
export function when<T>(value: Value<T>, holds: (known: T) => boolean): Guard {
  if (value.state !== 'one-of') return value.state === 'known' && holds(value.value) ? always : never;
  return or(
    ...casesOf(value).map((each) => (each.value.state === 'known' && holds(each.value.value) ? each.when : never)),
  );
}

/** When the value is of a state. */
export function whenState(value: Value<unknown>, state: 'known' | 'unknown' | 'absent'): Guard {
  if (value.state !== 'one-of') return value.state === state ? always : never;
  return or(...casesOf(value).map((each) => (each.value.state === state ? each.when : never)));
}
