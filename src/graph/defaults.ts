import type { Value } from '../model/value.ts';
import { casesOf, known, oneOf } from '../model/value.ts';

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
