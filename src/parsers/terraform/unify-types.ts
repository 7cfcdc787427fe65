import type { Data } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { instanceOf, isList } from './evaluate/symbolic.ts';
import type { Field, Primitive, Type } from './type-constraint.ts';

/** The type of a value as far as it is known; `any` for what may be of every type. */
export function typeOfValue(value: Data): Type | undefined {
  if (value.state === 'one-of') return unify(casesOf(value).map((each) => typeOfValue(each.value)));
  if (value.state !== 'known' || instanceOf(value)) return 'any';
  const datum = value.value;
  if (typeof datum !== 'object') return scalarTypes[typeof datum as keyof typeof scalarTypes];
  if (isList(datum)) {
    const items = datum.items.map((item) => typeOfValue(item.value));
    if (!datum.set) return items.includes(undefined) ? undefined : { kind: 'tuple', of: items.filter(isType) };
    const of = unify(items);
    return of && { kind: 'set', of };
  }
  const fields = new Map<string, Field>();
  for (const [name, entry] of datum.entries) {
    const type = typeOfValue(entry);
    if (type === undefined) return undefined;
    fields.set(name, { type });
  }
  return { kind: 'object', fields };
}

const scalarTypes = { string: 'string', number: 'number', boolean: 'bool' } as const;

function isType(type: Type | undefined): type is Type {
  return type !== undefined;
}

/**
 * The one type that values of several types are brought to, as elements of one collection have to be; undefined when
 * there is none (https://github.com/zclconf/go-cty/blob/main/cty/convert/unify.go).
 */
export function unify(types: readonly (Type | undefined)[]): Type | undefined {
  if (types.includes(undefined)) return undefined;
  const certain = types.filter(isType).filter((type) => type !== 'any');
  const [first] = certain;
  if (first === undefined) return 'any';
  const structures = certain.filter((type) => typeof type === 'object');
  if (structures.length === 0) return unifyPrimitives(certain.filter((type) => typeof type === 'string'));
  if (structures.length < certain.length) return undefined;
  const kinds = new Set(structures.map((type) => type.kind));
  const only = (...allowed: readonly string[]): boolean => [...kinds].every((kind) => allowed.includes(kind));
  if (only('object')) return unifyObjects(structures) ?? collection('map', structures);
  if (only('object', 'map')) return collection('map', structures);
  if (only('tuple')) return unifyTuples(structures) ?? collection('list', structures);
  if (only('tuple', 'list')) return collection('list', structures);
  return only('tuple', 'list', 'set') ? collection('set', structures) : undefined;
}

function unifyPrimitives(types: readonly ('any' | Primitive)[]): Type | undefined {
  const [first] = types;
  return types.every((type) => type === first) ? first : types.includes('string') ? 'string' : undefined;
}

type Structure = Exclude<Type, string>;

/** The types of what is in a structure, each once or by name. */
function innerTypes(type: Structure): readonly Type[] {
  if (type.kind === 'object') return [...type.fields.values()].map((field) => field.type);
  return type.kind === 'tuple' ? type.of : [type.of];
}

function collection(kind: 'list' | 'set' | 'map', types: readonly Structure[]): Type | undefined {
  const of = unify(types.flatMap(innerTypes));
  return of && { kind, of };
}

/** Objects with the same attributes. */
function unifyObjects(types: readonly Structure[]): Type | undefined {
  const objects = types.flatMap((type) => (type.kind === 'object' ? [type.fields] : []));
  const names = [...(objects[0]?.keys() ?? [])];
  if (!objects.every((object) => object.size === names.length && names.every((name) => object.has(name)))) {
    return undefined;
  }
  const fields = new Map<string, Field>();
  for (const name of names) {
    const type = unify(objects.map((object) => object.get(name)?.type));
    if (type === undefined) return undefined;
    fields.set(name, { type });
  }
  return { kind: 'object', fields };
}

/** Tuples of the same length. */
function unifyTuples(types: readonly Structure[]): Type | undefined {
  const tuples = types.flatMap((type) => (type.kind === 'tuple' ? [type.of] : []));
  const length = tuples[0]?.length ?? 0;
  if (tuples.some((tuple) => tuple.length !== length)) return undefined;
  const of = Array.from({ length }, (_element, index) => unify(tuples.map((tuple) => tuple[index])));
  return of.includes(undefined) ? undefined : { kind: 'tuple', of: of.filter(isType) };
}
