import type { Scope } from './evaluate/scope.ts';
import type { Call, Expression, GetAttribute } from './hcl/syntax.ts';
import type { Type } from './type-constraint.ts';

// What an expression gives whatever the values in it are: Terraform checks types also where no value is known yet. Only
// lists, tuples, strings, numbers and truth values are told; what may be a set or a map has no certain type here.

/** Locals that go through more others are not followed: they may lead back to themselves. */
const longestWay = 20;

const strings: Type = { kind: 'list', of: 'string' };
const list: Type = { kind: 'list', of: 'any' };

/** By the functions' names; https://developer.hashicorp.com/terraform/language/functions. `setproduct` may give a set. */
const results: ReadonlyMap<string, Type> = new Map([
  ...named('cidrsubnets compact formatlist keys sort split', strings),
  ...named(
    'chunklist coalescelist concat csvdecode distinct flatten matchkeys regexall reverse slice tolist values',
    list,
  ),
  ...named('range', { kind: 'list', of: 'number' }),
  ...named('format join jsonencode lower replace tostring trimspace upper', 'string'),
  ...named('length tonumber', 'number'),
]);

function named(names: string, type: Type): readonly (readonly [string, Type])[] {
  return names.split(' ').map((name) => [name, type]);
}

/** The type that an expression surely has; undefined where that hangs on its value, or it may be a set or a map. */
export function certainType(expression: Expression, scope: Scope, way = 0): Type | undefined {
  switch (expression.type) {
    case 'parentheses':
      return certainType(expression.expression, scope, way);
    case 'tuple':
    case 'for-list':
    case 'splat':
      return list;
    case 'text':
      return 'string';
    case 'template': {
      const [only, ...others] = expression.parts;
      if (only?.type === 'interpolation' && others.length === 0) return certainType(only.expression, scope, way);
      return 'string';
    }
    case 'conditional':
      return common(certainType(expression.then, scope, way), certainType(expression.otherwise, scope, way));
    case 'call':
      return resultOf(expression);
    case 'get-attribute':
      return typeOfName(expression, scope, way);
    default:
      return undefined;
  }
}

function resultOf({ name }: Call): Type | undefined {
  return results.get(name.replace(/^core::/, ''));
}

/** A variable with its type, or a local. */
function typeOfName({ object, name }: GetAttribute, scope: Scope, way: number): Type | undefined {
  if (object.type !== 'variable' || scope.names.has(object.name) || way > longestWay) return undefined;
  const declared = scope.references.declared?.([object.name, name]);
  if (!declared) return undefined;
  return 'expression' in declared ? certainType(declared.expression, scope, way + 1) : certain(declared.type);
}

function certain(type: Type): Type | undefined {
  return isSequence(type) || (typeof type === 'string' && type !== 'any') ? type : undefined;
}

/** Lists and tuples make a list; what else the branches of a conditional have in common may be anything. */
function common(one: Type | undefined, other: Type | undefined): Type | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (isSequence(one) && isSequence(other)) return one === list ? other : one;
  return one === other ? one : undefined;
}

function isSequence(type: Type): boolean {
  return typeof type === 'object' && (type.kind === 'list' || type.kind === 'tuple');
}
