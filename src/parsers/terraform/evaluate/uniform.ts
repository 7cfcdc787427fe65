import type { Data, Datum, List, Mapping, Unknown } from '../../../model/value.ts';
import { either, known } from '../../../model/value.ts';
import type { Single } from './alternatives.ts';
import { instanceOf, isList, isMapping, marked, notedUniform, withEntries } from './symbolic.ts';
import { remembered } from '../../../model/remember.ts';
import { isTooDeep } from './unfolded.ts';

// Terraform tells lists, sets and maps, whose elements have one type, from tuples and objects, whose have each their
// own. An empty list is never equal to `[]`, which is a tuple.

/** Whether something is a list, a set or a map. */
export function isUniform(datum: List | Mapping): boolean {
  return (isList(datum) && datum.set === true) || notedUniform(datum);
}

/** The value as a list or map, whose elements are of one type already. */
export function asUniform(value: Data): Data {
  if (value.state === 'one-of') {
    // A single value stays one.
    const cases = value.cases.map((each) => ({ when: each.when, value: asUniform(each.value) as typeof each.value }));
    return either(cases, value);
  }
  if (value.state !== 'known' || typeof value.value !== 'object' || instanceOf(value)) return value;
  const datum = value.value;
  if (isUniform(datum)) return value;
  const marks = { uniform: true } as const;
  return known<Datum>(isList(datum) ? marked(datum, marks) : marked(datum, marks), value, value.notes);
}

/** The value as a map of lists. */
export function uniformTwice(value: Data): Data {
  if (value.state !== 'known' || typeof value.value !== 'object' || isList(value.value)) return value;
  const entries = new Map([...value.value.entries].map(([key, entry]) => [key, asUniform(entry)]));
  return asUniform(known<Datum>(withEntries(value.value, entries), value));
}

/** Whether a value is a list, a set or a map in all of its cases. */
export function isUniformValue(value: Data): boolean {
  const cases = value.state === 'one-of' ? value.cases.map((each) => each.value) : [value];
  return cases.every((each) => each.state === 'known' && typeof each.value === 'object' && isUniform(each.value));
}

/**
 * Whether two values are of one type as far as what holds others goes; undefined where that is for the schema of a
 * resource to say: what is written as a tuple may be a list in what it has.
 */
export function areOfOneKind(one: Single, other: Single): boolean | undefined {
  if (one.state !== 'known' || other.state !== 'known') return true;
  const [left, right] = [one.value, other.value];
  if (typeof left !== 'object' || typeof right !== 'object' || left.type !== right.type) return true;
  if (isUniform(left) !== isUniform(right)) return isOfSchema(one) || isOfSchema(other) ? undefined : false;
  return insidesAreOfOneKind(left)(right);
}

/** Parts that are shared are compared once, however often they occur in what is compared. */
const insidesAreOfOneKind = remembered((left: List | Mapping) =>
  remembered((right: List | Mapping): boolean | undefined => {
    if (isTooDeep(left) || isTooDeep(right)) return undefined;
    const pairs = isMapping(left) && isMapping(right) ? entryPairs(left, right) : itemPairs(left, right);
    const results = pairs.map(([a, b]) => (a.state === 'one-of' || b.state === 'one-of' ? true : areOfOneKind(a, b)));
    return results.includes(false) ? false : results.includes(undefined) ? undefined : true;
  }),
);

function isOfSchema({ origin, value }: Exclude<Single, Unknown> & { readonly value?: Datum }): boolean {
  return origin !== undefined && typeof value === 'object' && !isUniform(value);
}

type Pair = readonly [Data, Data];

function itemPairs(left: Datum, right: Datum): readonly Pair[] {
  if (!isList(left) || !isList(right) || left.items.length !== right.items.length) return [];
  return left.items.flatMap((item, index): readonly Pair[] => {
    const counterpart = right.items[index];
    return counterpart ? [[item.value, counterpart.value]] : [];
  });
}

function entryPairs(left: Mapping, right: Mapping): readonly Pair[] {
  return [...left.entries].flatMap(([key, entry]): readonly Pair[] => {
    const counterpart = right.entries.get(key);
    return counterpart ? [[entry, counterpart]] : [];
  });
}
