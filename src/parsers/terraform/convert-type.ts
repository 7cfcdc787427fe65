import { always } from '../../model/guard.ts';
import type { Location } from '../../model/source.ts';
import type { Data, Datum, Item, List, Mapping, Scalar } from '../../model/value.ts';
import { casesOf, oneOf } from '../../model/cases.ts';
import { absent, known, unknown, writtenOf } from '../../model/value.ts';
import type { Single } from './evaluate/alternatives.ts';
import type { Entry } from './evaluate/collections.ts';
import { entriesOf, listOf, mappingOf } from './evaluate/collections.ts';
import { setOf } from './evaluate/distinct.ts';
import { limitTexts } from './evaluate/limits.ts';
import { booleanOf, numberOf, scalarText } from './evaluate/scalars.ts';
import { digitsOf, doubtOf, exactly, instanceOf, isList, isMapping } from './evaluate/symbolic.ts';
import { isTooLarge } from './evaluate/unfolded.ts';
import { asUniform } from './evaluate/uniform.ts';
import type { Expression } from './hcl/syntax.ts';
import type { Field, Primitive, Type } from './type-constraint.ts';
import { includesAny, typeName } from './type-constraint.ts';
import { typeOfValue, unify } from './unify-types.ts';

/** A value that does not fit its type: where in it, as `.port` or `[0].name`, and what is needed there. */
export interface Misfit {
  readonly path: string;
  readonly detail: string;
  readonly at: Location;
}

interface Conversion {
  /** Evaluates the default of an optional attribute. */
  readonly preset: (expression: Expression) => Data;
  readonly misfit: (misfit: Misfit) => void;
  readonly path: Path | undefined;
}

/** Where in a value: as a text only when something does not fit. */
interface Path {
  readonly outer: Path | undefined;
  readonly step: number | string;
  /** The step is an attribute of an object. */
  readonly attribute: boolean;
}

function pathText(path: Path | undefined): string {
  if (!path) return '';
  return `${pathText(path.outer)}${path.attribute ? `.${path.step}` : `[${JSON.stringify(path.step)}]`}`;
}

/** Converts a value to a type, or says why that cannot be. What is unknown stays so. */
export function convertTo(
  value: Data,
  type: Type,
  preset: Conversion['preset'],
): { readonly value: Data; readonly misfit?: Misfit } {
  if (type !== 'any' && isTooLarge(value)) {
    return { value: unknown({ kind: 'limit', what: limitTexts.parts }, writtenOf(value)) };
  }
  const misfits: Misfit[] = [];
  const misfit = (found: Misfit): void => void misfits.push(found);
  const converted = convert(value, type, { preset, misfit, path: undefined });
  const [first] = misfits;
  return first ? { value: converted, misfit: first } : { value: converted };
}

/** A misfit of one alternative is none where that alternative cannot be: only what fits in no case is reported. */
function convert(value: Data, type: Type, conversion: Conversion): Data {
  if (value.state !== 'one-of') return convertSingle(value, type, conversion);
  const misfits: Misfit[] = [];
  let fitting = 0;
  const cases = value.cases.map((each) => {
    const before = misfits.length;
    const misfit = (found: Misfit): void => void misfits.push(found);
    const converted = convertSingle(each.value, type, { preset: conversion.preset, misfit, path: conversion.path });
    if (misfits.length === before) fitting++;
    return { when: each.when, value: converted };
  });
  const [first] = misfits;
  if (first && fitting === 0) conversion.misfit(first);
  return oneOf(cases, value);
}

function convertSingle(value: Single, type: Type, conversion: Conversion): Data {
  if (type === 'any' || value.state !== 'known') return value;
  if (typeof type === 'string') return convertScalar(value, value.value, type, conversion);
  if (instanceOf(value))
    return type.kind === 'object' || type.kind === 'map' ? value : refuseAs(value, type, conversion);
  const datum = value.value;
  switch (type.kind) {
    case 'list':
    case 'set':
      return isList(datum) ? convertList(value, datum, type, conversion) : refuseAs(value, type, conversion);
    case 'tuple':
      return isList(datum) ? convertTuple(value, datum, type.of, conversion) : refuseAs(value, type, conversion);
    case 'map':
      return isMapping(datum) ? convertMap(value, datum, type.of, conversion) : refuseAs(value, type, conversion);
    case 'object':
      return isMapping(datum)
        ? convertObject(value, datum, type.fields, conversion)
        : refuseAs(value, type, conversion);
  }
}

function refuse(value: Data, detail: string, { misfit, path }: Conversion): Data {
  misfit({ path: pathText(path), detail, at: value.at });
  return unknown({ kind: 'invalid', detail: `${detail}.` }, writtenOf(value));
}

function refuseAs(value: Data, type: Type, conversion: Conversion): Data {
  return refuse(value, `${typeName(type)} is needed`, conversion);
}

function convertScalar(value: Data, datum: Datum, type: Primitive, conversion: Conversion): Data {
  const digits = digitsOf(value);
  if (digits !== undefined && type === 'string') return known<Datum>(digits, writtenOf(value));
  const converted = typeof datum === 'object' ? undefined : scalarAs(datum, type);
  if (converted === undefined) return refuseAs(value, type, conversion);
  if (typeof converted === 'number' && typeof datum === 'string') return exactly(datum, writtenOf(value));
  return converted === datum ? value : known<Datum>(converted, writtenOf(value));
}

function scalarAs(scalar: Scalar, type: Primitive): Scalar | undefined {
  switch (type) {
    case 'string':
      return scalarText(scalar);
    case 'number':
      return typeof scalar === 'string' ? numberOf(scalar) : typeof scalar === 'number' ? scalar : undefined;
    case 'bool':
      return typeof scalar === 'string' ? booleanOf(scalar) : typeof scalar === 'boolean' ? scalar : undefined;
  }
}

function within({ preset, misfit, path: outer }: Conversion, step: number | string, attribute = false): Conversion {
  return { preset, misfit, path: { outer, step, attribute } };
}

function convertList(
  value: Data,
  list: List,
  { kind, of }: { readonly kind: 'list' | 'set' | 'map'; readonly of: Type },
  conversion: Conversion,
): Data {
  const items = list.items.map((item, index): Item => ({
    when: item.when,
    value: convert(item.value, of, within(conversion, index)),
  }));
  const values = oneType(items, of, conversion);
  if (!values) return refuse(value, 'all elements need one type', conversion);
  const alike = items.map((item, index): Item => ({ when: item.when, value: values[index] ?? item.value }));
  if (kind === 'list') {
    return listOf(alike, writtenOf(value), { rest: list.rest, doubt: doubtOf(list), uniform: true });
  }
  const uncounted = doubtOf(list)?.uncounted === true;
  return setOf({ items: alike, rest: list.rest, uncounted }, writtenOf(value));
}

/** Where a type leaves open what elements are, they are all of one type; undefined when that cannot be. */
function oneType(
  elements: readonly { readonly value: Data }[],
  of: Type,
  conversion: Conversion,
): readonly Data[] | undefined {
  const values = elements.map((element) => element.value);
  if (!includesAny(of)) return values;
  const type = unify(values.map(typeOfValue));
  return type && values.map((value) => convert(value, type, conversion));
}

function convertTuple(value: Data, list: List, types: readonly Type[], conversion: Conversion): Data {
  const open = list.rest.length > 0 || doubtOf(list) !== undefined || list.items.some((item) => item.when !== always);
  if (open) return value;
  if (list.items.length !== types.length) {
    return refuse(value, `a tuple of ${types.length} is needed`, conversion);
  }
  const items = list.items.map((item, index): Item => {
    const step = within(conversion, index);
    return { when: item.when, value: convert(item.value, types[index] ?? 'any', step) };
  });
  return listOf(items, writtenOf(value));
}

function convertMap(value: Data, mapping: Mapping, of: Type, conversion: Conversion): Data {
  const found = [...entriesOf(value).entries].map(([key, { when, value: entry }]) => ({
    key,
    when,
    value: convert(entry, of, within(conversion, key)),
  }));
  const values = oneType(found, of, conversion);
  if (!values) return refuse(value, 'all elements need one type', conversion);
  const entries = new Map<string, Entry>();
  for (const [index, each] of found.entries()) {
    entries.set(each.key, { when: each.when, value: values[index] ?? each.value });
  }
  return asUniform(mappingOf(entries, writtenOf(value), mapping.rest));
}

function convertObject(
  value: Data,
  mapping: Mapping,
  fields: ReadonlyMap<string, Field>,
  conversion: Conversion,
): Data {
  const given = entriesOf(value).entries;
  const entries = new Map<string, Entry>();
  for (const [name, field] of fields) {
    const inner = within(conversion, name, true);
    const written = given.get(name)?.value ?? mapping.rest;
    if (!written && !field.optional) return refuse(value, `the attribute ${name} is missing`, conversion);
    entries.set(name, { when: always, value: fieldValue(written, { value, name, field }, inner) });
  }
  return mappingOf(entries, writtenOf(value));
}

interface Slot {
  readonly value: Data;
  readonly name: string;
  readonly field: Field;
}

function fieldValue(given: Data | undefined, { value, name, field }: Slot, conversion: Conversion): Data {
  const { type, preset } = field;
  const fallback = (): Data => {
    if (preset) return convert(conversion.preset(preset), type, conversion);
    const { at, via, origin, sensitive, entered } = value;
    return absent({ at, via, origin, property: name, sensitive, entered });
  };
  if (!given) return fallback();
  if (!preset) return convert(given, type, conversion);
  const cases = casesOf(given).map((each) => ({
    when: each.when,
    value: each.value.state === 'absent' ? fallback() : each.value,
  }));
  return convert(oneOf(cases, given), type, conversion);
}
