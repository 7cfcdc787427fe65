import { and, not } from '../model/guard.ts';
import type { Case, Value } from '../model/value.ts';
import { casesOf, map, oneOf, whenState } from '../model/cases.ts';
import { absent, known, unknown } from '../model/value.ts';

/** What holds where a property is not written. It stays placed at the resource, under the property's native name. */
export function orDefault<T>(value: Value<T>, fallback: T): Value<T> {
  return orElse(value, known(fallback, value));
}

export function orElse<T>(value: Value<T>, fallback: Value<T>): Value<T> {
  if (value.state === 'absent') return fallback.state === 'absent' ? value : fallback;
  if (value.state !== 'one-of') return value;
  const alternatives = casesOf(value).map((each) => ({
    when: each.when,
    value: each.value.state === 'absent' ? fallback : each.value,
  }));
  return oneOf(alternatives, value);
}

/**
 * What holds where a property is not written and another one decides it. Where that one is unknown, so is this, for the
 * same reason; where it leaves nothing to hold, the property stays absent.
 */
export function orDecided<T extends string | number | boolean, D>(
  value: Value<T>,
  by: Value<D>,
  decide: (by: D) => T | undefined,
): Value<T> {
  if (value.state !== 'absent' && value.state !== 'one-of') return value;
  const { at, property } = value;
  const place = { at, ...(property !== undefined && { property }) };
  // Alternatives that decide alike are one value.
  const decided = new Map<T | undefined, Case<T>['value']>();
  const fallback = (each: Case<D>['value']): Case<T>['value'] => {
    if (each.state === 'unknown') return unknown(each.reason, place);
    const result = each.state === 'known' ? decide(each.value) : undefined;
    const made = decided.get(result) ?? (result === undefined ? absent(place) : known(result, place));
    decided.set(result, made);
    return made;
  };
  const alternatives = casesOf(by).map((each) => ({ when: each.when, value: fallback(each.value) }));
  return orElse(value, oneOf<T>(alternatives, place));
}

/** A default that depends on the major version of Terraform's AWS provider; of an unknown version it is unknown. */
export function orByProvider<T>(
  written: Value<T>,
  providerMajor: Value<number>,
  fallback: (major: number) => T,
): Value<T> {
  const { at, property } = written;
  const place = { at, ...(property !== undefined && { property }) };
  const byVersion = casesOf(map(providerMajor, fallback)).map(({ when, value }) => ({
    when,
    value:
      value.state === 'absent'
        ? unknown({ kind: 'deployment', name: 'version of the AWS provider' }, place)
        : { ...value, ...place },
  }));
  return orElse(written, oneOf<T>(byVersion, place));
}

/** Two values as one that is decided by both; unknown where either is. What is absent is undefined in it. */
export function together<A, B>(one: Value<A>, other: Value<B>): Value<readonly [A | undefined, B | undefined]> {
  const alternatives = casesOf(one).flatMap((a) =>
    casesOf(other).map((b): { when: typeof a.when; value: Value<readonly [A | undefined, B | undefined]> } => {
      const when = and(a.when, b.when);
      if (a.value.state === 'unknown') return { when, value: a.value };
      if (b.value.state === 'unknown') return { when, value: b.value };
      return { when, value: known([plain(a.value), plain(b.value)] as const, one) };
    }),
  );
  return oneOf(alternatives, one);
}

function plain<T>(value: Extract<Case<T>['value'], { readonly state: 'known' | 'absent' }>): T | undefined {
  return value.state === 'known' ? value.value : undefined;
}

interface Restored<T> {
  /** What holds for one that is made from nothing. */
  readonly fresh: Value<T>;
  /** The properties that say what it is made from. */
  readonly from: readonly Value<unknown>[];
  /** Who had the value, for messages: `the snapshot, whose cluster had the port`. */
  readonly what: string;
}

/** The default of something new; what is restored or copied has what its source had, which the sources do not show. */
export function orRestored<T>(written: Value<T>, { fresh, from, what }: Restored<T>): Value<T> {
  const isFresh = and(...from.map((source) => whenState(source, 'absent')));
  const fallback = oneOf<T>(
    [
      { when: isFresh, value: fresh },
      { when: not(isFresh), value: unknown({ kind: 'opaque', what }, written) },
    ],
    written,
  );
  return orElse(written, fallback);
}
