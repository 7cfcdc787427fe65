import { always } from '../../../model/guard.ts';
import type { Data, Datum } from '../../../model/value.ts';
import { casesOf, map } from '../../../model/cases.ts';
import { either, known } from '../../../model/value.ts';
import { scalarText } from './scalars.ts';
import { digitsOf, instanceOf, isList, withEntries, withItems } from './symbolic.ts';

/**
 * The type of a value as far as it is known: lists, sets and tuples are sequences, maps and objects are mappings. `any`
 * is the type of null and of what is unknown.
 */
export type Type =
  | 'any'
  | 'string'
  | 'number'
  | 'boolean'
  | { readonly items: readonly Type[] }
  | { readonly entries: ReadonlyMap<string, Type> };

/** Types of deeper or larger values are not compared. */
const deepest = 20;
const largest = 2000;

export function typeOf(value: Data, depth = 0): Type {
  const types = casesOf(value).map(({ value: each }): Type => {
    if (each.state !== 'known' || instanceOf(each) || depth > deepest) return 'any';
    const datum = each.value;
    if (typeof datum === 'string') return 'string';
    if (typeof datum !== 'object') return typeof datum === 'number' ? 'number' : 'boolean';
    if (isList(datum)) {
      if (datum.rest.length > 0 || datum.items.length > largest) return 'any';
      const certain = datum.items.every((item) => item.when === always);
      return certain ? { items: datum.items.map((item) => typeOf(item.value, depth + 1)) } : 'any';
    }
    if (datum.rest || datum.entries.size > largest) return 'any';
    return { entries: new Map([...datum.entries].map(([key, entry]) => [key, typeOf(entry, depth + 1)])) };
  });
  return types.reduce((one, other) => unify(one, other) ?? 'any');
}

/** The type that values of both types can be converted to; undefined when there is none. */
export function unify(one: Type, other: Type): Type | undefined {
  if (one === 'any' || one === other) return other;
  if (other === 'any') return one;
  if (typeof one !== 'object' || typeof other !== 'object') {
    const isScalar = typeof one !== 'object' && typeof other !== 'object';
    return isScalar && (one === 'string' || other === 'string') ? 'string' : undefined;
  }
  if ('items' in one) return 'items' in other ? unifySequences(one.items, other.items) : undefined;
  return 'entries' in other ? unifyMappings(one.entries, other.entries) : undefined;
}

/** Tuples of one length position by position; others as lists, whose elements have one type. */
function unifySequences(one: readonly Type[], other: readonly Type[]): Type | undefined {
  if (one.length !== other.length) {
    const element = unifyAll([...one, ...other]);
    return element && { items: Array<Type>(Math.max(one.length, other.length)).fill(element) };
  }
  const items = one.map((type, index) => unify(type, other[index] ?? 'any'));
  return items.includes(undefined) ? undefined : { items: items.filter((type) => type !== undefined) };
}

/** Objects with the same attributes one by one; others as maps. */
function unifyMappings(one: ReadonlyMap<string, Type>, other: ReadonlyMap<string, Type>): Type | undefined {
  const names = [...new Set([...one.keys(), ...other.keys()])];
  const isSame = names.length === one.size && names.length === other.size;
  const common = isSame ? undefined : unifyAll([...one.values(), ...other.values()]);
  const entries = new Map<string, Type>();
  for (const name of names) {
    const type = isSame ? unify(one.get(name) ?? 'any', other.get(name) ?? 'any') : common;
    if (!type) return undefined;
    entries.set(name, type);
  }
  return { entries };
}

export function unifyAll(types: readonly Type[]): Type | undefined {
  return types.reduce<Type | undefined>((all, type) => all && unify(all, type), 'any');
}

/** The value with what is a string in its type made one. */
export function conform(value: Data, type: Type): Data {
  if (type === 'any' || type === 'number' || type === 'boolean') return value;
  if (type === 'string') return asString(value);
  if (value.state === 'one-of') {
    const cases = value.cases.map((each) => ({
      when: each.when,
      value: conform(each.value, type) as typeof each.value,
    }));
    return either(cases, value);
  }
  if (value.state !== 'known' || typeof value.value !== 'object' || instanceOf(value)) return value;
  const datum = value.value;
  if (isList(datum) && 'items' in type) {
    const items = datum.items.map((item, index) => ({
      when: item.when,
      value: conform(item.value, type.items[index] ?? 'any'),
    }));
    return known(withItems(datum, items), value);
  }
  if (isList(datum) || !('entries' in type)) return value;
  const entries = new Map(
    [...datum.entries].map(([key, each]) => [key, conform(each, type.entries.get(key) ?? 'any')]),
  );
  return known(withEntries(datum, entries), value);
}

function asString(value: Data): Data {
  return map(value, (datum, written): Datum => {
    if (typeof datum === 'object' || typeof datum === 'string') return datum;
    return digitsOf(written) ?? scalarText(datum);
  });
}
