import type { Location } from './source.ts';
import { contains } from './source.ts';
import type { Case, Value, Written } from './value.ts';
import { absent, either, known, unknown } from './value.ts';

/** The same value, written otherwise. Of one that is several, each stays as it is. */
export function rewritten<T>(value: Case<T>['value'], more: Partial<Written>): Case<T>['value'];
export function rewritten<T>(value: Value<T>, more: Partial<Written>): Value<T>;
export function rewritten<T>(value: Value<T>, more: Partial<Written>): Value<T> {
  const written = joined(value, more);
  switch (value.state) {
    case 'known':
      return known(value.value, written, value.notes);
    case 'unknown':
      return unknown(value.reason, written, value);
    case 'absent':
      return absent(written);
    case 'one-of':
      return either(value.cases, written);
  }
}

function joined(written: Written, more: Partial<Written>): Written {
  return {
    at: more.at ?? written.at,
    via: more.via ?? written.via,
    origin: more.origin ?? written.origin,
    property: more.property ?? written.property,
    sensitive: more.sensitive ?? written.sensitive,
    entered: more.entered ?? written.entered,
  };
}

/**
 * Places a value at the argument it is written in. A literal inside the argument keeps its own place; one that comes
 * from a default, a local or an output is placed at the argument; one that entered a module stays at the outermost
 * caller's argument. The other places are kept in `via`.
 */
export function place<T>(value: Case<T>['value'], argument: Location): Case<T>['value'];
export function place<T>(value: Value<T>, argument: Location): Value<T>;
export function place<T>(value: Value<T>, argument: Location): Value<T> {
  const inside = contains(argument, value.at);
  if (value.state !== 'one-of') return inside ? value : rewritten(value, placed(value, argument));
  const cases = value.cases.map((each) => ({ when: each.when, value: place(each.value, argument) }));
  return either(cases, inside ? value : joined(value, placed(value, argument)));
}

function placed({ at, via = [], entered }: Written, argument: Location): Partial<Written> {
  return entered ? { via: [argument, ...via] } : { at: argument, via: [at, ...via] };
}

/** The same value under another property name or with an origin added; the value itself is not copied deeply. */
export function withWritten<T>(value: Value<T>, more: Partial<Written>): Value<T> {
  if (value.state !== 'one-of') return rewritten(value, more);
  const cases = value.cases.map((each) => ({ when: each.when, value: rewritten(each.value, more) }));
  return either(cases, joined(value, more));
}
