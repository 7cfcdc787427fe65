import type { TextRange } from '../../model/source.ts';
import { parseHclExpression } from './hcl/parse.ts';
import type { Call, Expression, ObjectEntry } from './hcl/syntax.ts';
import { literalText } from './load/declarations.ts';

/** The type of a variable (https://developer.hashicorp.com/terraform/language/expressions/type-constraints). */
export type Type = Primitive | 'any' | Collection | TupleType | ObjectType;
export type Primitive = 'string' | 'number' | 'bool';
interface Collection {
  readonly kind: 'list' | 'set' | 'map';
  readonly of: Type;
}
interface TupleType {
  readonly kind: 'tuple';
  readonly of: readonly Type[];
}
interface ObjectType {
  readonly kind: 'object';
  readonly fields: ReadonlyMap<string, Field>;
}
export interface Field {
  readonly type: Type;
  readonly optional?: true;
  readonly preset?: Expression;
}

/** A constraint that Terraform refuses. */
export class TypeFault extends Error {
  readonly at: TextRange;
  constructor(at: TextRange, detail: string) {
    super(detail);
    this.at = at;
  }
}

const primitives: readonly string[] = ['string', 'number', 'bool', 'any'];

/** Reads a type constraint; throws a TypeFault for what is none. */
export function typeOf(expression: Expression): Type {
  if (expression.type === 'variable') return typeNamed(expression.name, expression);
  if (expression.type === 'call') return constructed(expression);
  const text = literalText(expression);
  if (text !== undefined && text !== '') return quoted(text, expression);
  throw new TypeFault(
    expression,
    'A type is string, number, bool, any, list(…), set(…), map(…), tuple(…) or object(…).',
  );
}

function typeNamed(name: string, at: TextRange): Type {
  if (name === 'string' || name === 'number' || name === 'bool' || name === 'any') return name;
  // Short for list(any) and map(any), from before types had arguments.
  if (name === 'list' || name === 'map') return { kind: name, of: 'any' };
  throw new TypeFault(at, `There is no type ${name}.`);
}

/** The JSON syntax writes expressions in strings. In the native one, quotes are what Terraform 0.11 asked for. */
function quoted(text: string, at: Expression): Type {
  if (!at.file.path.endsWith('.json')) {
    throw new TypeFault(at, `A type is written without quotes since Terraform 0.12: ${text}.`);
  }
  const { expression, problems } = parseHclExpression({ path: '', text });
  if (problems.length > 0 || (expression.type !== 'variable' && expression.type !== 'call')) {
    throw new TypeFault(at, `${JSON.stringify(text)} is no type.`);
  }
  try {
    return typeOf(expression);
  } catch (error) {
    // The offsets of the text inside the string are none of the file.
    throw error instanceof TypeFault ? new TypeFault(at, error.message) : error;
  }
}

function constructed(call: Call): Type {
  const { name, args } = call;
  const [first, second] = args;
  switch (name) {
    case 'list':
    case 'set':
    case 'map':
      if (first && !second) return { kind: name, of: typeOf(first) };
      throw new TypeFault(call, `${name}(…) takes one type, that of its elements.`);
    case 'tuple':
      if (first?.type === 'tuple' && !second) return { kind: name, of: first.elements.map(typeOf) };
      throw new TypeFault(call, 'tuple([…]) takes a list of types.');
    case 'object':
      if (first?.type === 'object' && !second) return { kind: name, fields: fieldsOf(first.entries) };
      throw new TypeFault(call, 'object({…}) takes the types of its attributes by their names.');
    case 'optional':
      throw new TypeFault(call, 'optional(…) stands only for an attribute of an object.');
  }
  const what = primitives.includes(name) ? `${name} takes no arguments.` : `There is no type ${name}(…).`;
  throw new TypeFault(call, what);
}

function fieldsOf(entries: readonly ObjectEntry[]): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const { key, value } of entries) {
    const name = fieldName(key);
    if (fields.has(name)) throw new TypeFault(key, `The attribute ${name} is there twice.`);
    fields.set(name, fieldOf(value));
  }
  return fields;
}

function fieldName(key: Expression): string {
  const name = key.type === 'variable' ? key.name : bareName(key);
  if (name === undefined) throw new TypeFault(key, 'The name of an attribute is written without quotes.');
  return name;
}

/** A bare key is read as a text that is as long as its place. */
function bareName(key: Expression): string | undefined {
  const name = literalText(key);
  return name?.length === key.end - key.start ? name : undefined;
}

function fieldOf(value: Expression): Field {
  if (value.type !== 'call' || value.name !== 'optional') return { type: typeOf(value) };
  const [type, preset, ...more] = value.args;
  if (!type || more.length > 0) throw new TypeFault(value, 'optional(…) takes a type and at most one default.');
  return { type: typeOf(type), optional: true, ...(preset && { preset }) };
}

export function includesAny(type: Type): boolean {
  if (typeof type === 'string') return type === 'any';
  if (type.kind === 'object') return [...type.fields.values()].some((field) => includesAny(field.type));
  return type.kind === 'tuple' ? type.of.some(includesAny) : includesAny(type.of);
}

/** As people say it: `a number`, `a list`, `an object`. */
export function typeName(type: Type): string {
  if (typeof type === 'string') return type === 'any' ? 'a value' : `a ${type}`;
  return type.kind === 'object' ? 'an object' : `a ${type.kind}`;
}
