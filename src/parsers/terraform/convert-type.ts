import { always } from '../../model/guard.ts';
import type { Data, Datum, List, Mapping, Scalar } from '../../model/value.ts';
import { casesOf, known, oneOf, writtenOf } from '../../model/value.ts';
import type { Entry } from './evaluate/collections.ts';
import { entriesOf, listOf, mappingOf } from './evaluate/collections.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { isEqual } from './evaluate/equality.ts';
import { booleanOf, numberOf, scalarText } from './evaluate/scalars.ts';
import type { Scope } from './evaluate/scope.ts';
import { instanceOf, isList, isMapping } from './evaluate/symbolic.ts';
import type { Call, Expression } from './hcl/syntax.ts';
import { literalText } from './load/declarations.ts';

/** Converts a value to a type constraint (https://developer.hashicorp.com/terraform/language/expressions/type-constraints). */
export function convertTo(value: Data, type: Expression | undefined, scope: Scope): Data {
  if (!type || value.state === 'absent' || value.state === 'unknown') return value;
  if (value.state === 'one-of') {
    const cases = value.cases.map((each) => ({ when: each.when, value: convertTo(each.value, type, scope) }));
    return oneOf(cases, value);
  }
  if (instanceOf(value)) return value;
  if (type.type === 'call') return convertCollection(value, value.value, type, scope);
  const name = type.type === 'variable' ? type.name : literalText(type);
  if (name === 'any' || typeof value.value === 'object') {
    const isPrimitive = name === 'string' || name === 'number' || name === 'bool';
    return isPrimitive ? scope.run.fault(value.at, `The variable takes a ${name}.`) : value;
  }
  return convertScalar(value, value.value, name, scope);
}

function convertScalar(value: Data, scalar: Scalar, type: string | undefined, scope: Scope): Data {
  const converted =
    type === 'string'
      ? scalarText(scalar)
      : type === 'number' && typeof scalar === 'string'
        ? numberOf(scalar)
        : type === 'bool' && typeof scalar === 'string'
          ? booleanOf(scalar)
          : scalar;
  if (converted === scalar) return value;
  if (converted === undefined) return scope.run.fault(value.at, `The variable takes a ${type ?? 'value of its type'}.`);
  return known<Datum>(converted, writtenOf(value));
}

function convertCollection(value: Data, datum: Datum, type: Call, scope: Scope): Data {
  const [inner] = type.args;
  switch (type.name) {
    case 'list':
    case 'set':
      if (typeof datum !== 'object' || !isList(datum))
        return scope.run.fault(value.at, `The variable takes a ${type.name}.`);
      return convertList(value, datum, type, scope);
    case 'tuple':
      return value;
    case 'map':
      if (typeof datum !== 'object' || !isMapping(datum)) return scope.run.fault(value.at, 'The variable takes a map.');
      return convertEntries(value, datum, () => inner, scope);
    case 'object':
      if (typeof datum !== 'object' || !isMapping(datum))
        return scope.run.fault(value.at, 'The variable takes an object.');
      return convertObject(value, datum, inner, scope);
    default:
      return value;
  }
}

function convertList(value: Data, list: List, type: Call, scope: Scope): Data {
  const [inner] = type.args;
  const items = list.items.map((item) => ({ when: item.when, value: convertTo(item.value, inner, scope) }));
  if (type.name === 'list') return listOf(items, writtenOf(value), { rest: list.rest });
  const distinct = items.filter(
    (item, index) =>
      !items.slice(0, index).some((earlier) => earlier.when === always && isEqual(earlier.value, item.value)),
  );
  return listOf(distinct, writtenOf(value), { rest: list.rest, set: true });
}

function convertEntries(
  value: Data,
  mapping: Mapping,
  typeOf: (key: string) => Expression | undefined,
  scope: Scope,
): Data {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of entriesOf(value).entries) {
    entries.set(key, { when: entry.when, value: convertTo(entry.value, typeOf(key), scope) });
  }
  return mappingOf(entries, writtenOf(value), mapping.rest);
}

function convertObject(value: Data, mapping: Mapping, fields: Expression | undefined, scope: Scope): Data {
  if (fields?.type !== 'object') return value;
  const given = entriesOf(value).entries;
  const entries = new Map<string, Entry>();
  for (const field of fields.entries) {
    const name = literalText(field.key);
    if (name === undefined) continue;
    const optional = field.value.type === 'call' && field.value.name === 'optional' ? field.value : undefined;
    const type = optional ? optional.args[0] : field.value;
    const own = given.get(name);
    const written = own?.value ?? mapping.rest;
    entries.set(name, { when: always, value: fieldValue(written, { value, name, type, optional }, scope) });
  }
  return mappingOf(entries, writtenOf(value));
}

interface Field {
  readonly value: Data;
  readonly name: string;
  readonly type: Expression | undefined;
  readonly optional: Call | undefined;
}

function fieldValue(given: Data | undefined, field: Field, scope: Scope): Data {
  const { value, name, type, optional } = field;
  const preset = optional?.args[1];
  const fallback = (): Data => {
    if (preset) return convertTo(evaluate(preset, scope), type, scope);
    return { state: 'absent', at: value.at, ...(value.via && { via: value.via }), property: name };
  };
  if (!given) {
    return optional ? fallback() : scope.run.fault(value.at, `The attribute ${name} is missing.`);
  }
  const cases = casesOf(given).map((each) => ({
    when: each.when,
    value: each.value.state === 'absent' && preset ? fallback() : convertTo(each.value, type, scope),
  }));
  return oneOf(cases, given);
}
