import { always } from '../../../model/guard.ts';
import type { Data, Datum, Mapping } from '../../../model/value.ts';
import { casesOf, map } from '../../../model/cases.ts';
import { either, known } from '../../../model/value.ts';
import { elementsOf } from './collections.ts';
import { setOf } from './distinct.ts';
import { scalarText } from './scalars.ts';
import { digitsOf, instanceOf, isList, withEntries, withItems } from './symbolic.ts';
import { isTooLarge } from './unfolded.ts';
import { asUniform, isUniform, isUniformValue } from './uniform.ts';

/**
 * The type of a value as far as it is known: lists, sets and tuples are sequences, maps and objects are mappings. `any`
 * is the type of null and of what is unknown.
 */
export type Type = 'any' | 'string' | 'number' | 'boolean' | Sequence | Fields;

/** `uniform`: a list, set or map; without it a tuple or an object. */
interface Sequence {
  readonly items: readonly Type[];
  readonly uniform: boolean;
  readonly set?: true | undefined;
}
interface Fields {
  readonly entries: ReadonlyMap<string, Type>;
  readonly uniform: boolean;
}

/** Types of deeper or larger values are not compared. */
const deepest = 20;
const largest = 2000;
const mostParts = 5_000;

export function typeOf(value: Data): Type {
  return isTooLarge(value, mostParts) ? 'any' : typeIn(value, 0);
}

function typeIn(value: Data, depth: number): Type {
  const types = casesOf(value).map(({ value: each }): Type => {
    if (each.state !== 'known' || instanceOf(each) || depth > deepest) return 'any';
    const datum = each.value;
    if (typeof datum === 'string') return 'string';
    if (typeof datum !== 'object') return typeof datum === 'number' ? 'number' : 'boolean';
    if (isList(datum)) {
      if (datum.rest.length > 0 || datum.items.length > largest) return 'any';
      const certain = datum.items.every((item) => item.when === always);
      if (!certain) return 'any';
      return {
        items: datum.items.map((item) => typeIn(item.value, depth + 1)),
        uniform: isUniform(datum),
        set: datum.set,
      };
    }
    if (datum.rest || datum.entries.size > largest) return 'any';
    const entries = new Map([...datum.entries].map(([key, entry]) => [key, typeIn(entry, depth + 1)]));
    return { entries, uniform: isUniform(datum) };
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
  if ('items' in one) return 'items' in other ? unifySequences(one, other) : undefined;
  return 'entries' in other ? unifyMappings(one, other) : undefined;
}

/** Tuples of one length position by position; others as lists, whose elements have one type. */
function unifySequences(one: Sequence, other: Sequence): Type | undefined {
  const length = Math.max(one.items.length, other.items.length);
  if (one.set && !other.uniform) return asSet(one, other, length);
  if (other.set && !one.uniform) return asSet(other, one, length);
  if (one.uniform || other.uniform || one.items.length !== other.items.length) {
    const element = unifyAll([...one.items, ...other.items]);
    return element && { items: Array<Type>(length).fill(element), uniform: true, set: one.set && other.set };
  }
  const items = one.items.map((type, index) => unify(type, other.items[index] ?? 'any'));
  return items.includes(undefined) ? undefined : { items: items.filter((type) => type !== undefined), uniform: false };
}

/** A tuple beside a set becomes one, with elements of the type that the set's have. */
function asSet(set: Sequence, tuple: Sequence, length: number): Type | undefined {
  const own = unifyAll(set.items);
  const element = own === 'any' ? unifyAll(tuple.items) : own;
  return element && { items: Array<Type>(length).fill(element), uniform: true, set: true };
}

/** Objects with the same attributes one by one; others as maps. */
function unifyMappings(one: Fields, other: Fields): Type | undefined {
  const [left, right] = [one.entries, other.entries];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  const uniform = one.uniform || other.uniform || names.length !== left.size || names.length !== right.size;
  const common = uniform ? unifyAll([...left.values(), ...right.values()]) : undefined;
  const entries = new Map<string, Type>();
  for (const name of names) {
    const type = uniform ? common : unify(left.get(name) ?? 'any', right.get(name) ?? 'any');
    if (!type) return undefined;
    entries.set(name, type);
  }
  return { entries, uniform };
}

export function unifyAll(types: readonly Type[]): Type | undefined {
  return types.reduce<Type | undefined>((all, type) => all && unify(all, type), 'any');
}

/** The type that all elements of a map have, told from the first that is known. */
export function elementType({ entries }: Mapping): Type {
  for (const entry of entries.values()) {
    const type = typeOf(entry);
    if (type !== 'any') return type;
  }
  return 'any';
}

/** Equal for equal types. */
export function typeText(type: Type): string {
  if (typeof type !== 'object') return type;
  if ('items' in type) {
    const items = type.items.map(typeText);
    return type.uniform ? `${type.set ? 'set' : 'list'}(${items[0] ?? 'any'})` : `[${items.join()}]`;
  }
  const entries = [...type.entries].map(([name, entry]) => `${JSON.stringify(name)}:${typeText(entry)}`).sort();
  return type.uniform ? `map(${typeText([...type.entries.values()][0] ?? 'any')})` : `{${entries.join()}}`;
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
    const items = datum.items.map((item, index) => {
      const each = conform(item.value, type.items[index] ?? 'any');
      return each === item.value ? item : { when: item.when, value: each };
    });
    const isSame = items.every((item, index) => item === datum.items[index]);
    return asSequence(isSame ? value : known(withItems(datum, items), value), type);
  }
  if (isList(datum) || !('entries' in type)) return value;
  const entries = new Map(
    [...datum.entries].map(([key, each]) => [key, conform(each, type.entries.get(key) ?? 'any')]),
  );
  const isSame = [...datum.entries].every(([key, each]) => entries.get(key) === each);
  const mapping = isSame ? value : known<Datum>(withEntries(datum, entries), value);
  return type.uniform ? asUniform(mapping) : mapping;
}

function asSequence(value: Data, { uniform, set }: Sequence): Data {
  if (set && !isUniformValue(value)) return setOf(elementsOf(value), value);
  return uniform ? asUniform(value) : value;
}

function asString(value: Data): Data {
  return map(value, (datum, written): Datum => {
    if (typeof datum === 'object' || typeof datum === 'string') return datum;
    return digitsOf(written) ?? scalarText(datum);
  });
}
