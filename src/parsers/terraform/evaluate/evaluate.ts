import type { Guard } from '../../../model/guard.ts';
import { always, never, not } from '../../../model/guard.ts';
import type { Data, Unknown } from '../../../model/value.ts';
import { absent, known, unknown } from '../../../model/value.ts';
import { callFunction } from '../functions/call.ts';
import type {
  Conditional,
  Expression,
  GetAttribute,
  Literal,
  ObjectLiteral,
  Splat,
  SplatStep,
  Tuple,
} from '../hcl/syntax.ts';
import { merged, restrict } from './alternatives.ts';
import { listOf, mappingOf } from './collections.ts';
import type { Entry } from './collections.ts';
import { evaluateForList, evaluateForObject } from './for.ts';
import { applyBinary, applyUnary, conditionOf } from './operators.ts';
import { besides } from './perhaps-set.ts';
import { placeAt } from './place-deeply.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { scalarText } from './scalars.ts';
import { computedAt, exactly } from './symbolic.ts';
import { hiddenLike } from './secret.ts';
import { evaluateTemplate } from './template.ts';
import { conform, typeOf, unify } from './types.ts';
import { attributeOf, indexOf, named, openElement, splat } from './traverse.ts';

/** The value of an expression. Never throws; what cannot be evaluated is unknown, and why. */
export function evaluate(expression: Expression, scope: Scope): Data {
  const stopped = scope.run.enter(expression);
  try {
    return withLimitsTold(stopped ?? dispatch(expression, scope), scope.run);
  } finally {
    scope.run.leave();
  }
}

function withLimitsTold(value: Data, run: Run): Data {
  if (value.state === 'unknown') run.limited(value);
  else if (value.state === 'one-of') {
    for (const each of value.cases) if (each.value.state === 'unknown') run.limited(each.value);
  }
  return value;
}

function dispatch(expression: Expression, scope: Scope): Data {
  const { run } = scope;
  switch (expression.type) {
    case 'literal':
      if (expression.value === null) return absent({ at: expression });
      return literal(expression, expression.value);
    case 'text':
      return known(expression.value, { at: expression });
    case 'template':
      return evaluateTemplate(expression, scope);
    case 'variable':
      return scope.names.get(expression.name) ?? scope.references.read([expression.name], expression);
    case 'get-attribute':
      return getAttribute(expression, scope);
    case 'index':
      return indexOf(evaluate(expression.collection, scope), evaluate(expression.key, scope), expression, run);
    case 'splat':
      return evaluateSplat(expression, scope);
    case 'call':
      return callFunction(expression, scope);
    case 'for-list':
      return evaluateForList(expression, scope);
    case 'for-object':
      return evaluateForObject(expression, scope);
    case 'tuple':
      return tuple(expression, scope);
    case 'object':
      return objectLiteral(expression, scope);
    case 'conditional':
      return conditional(expression, scope);
    case 'binary':
      return binary(expression, scope);
    case 'unary':
      return applyUnary(expression.operator, evaluate(expression.operand, scope), expression, run);
    case 'parentheses':
      return evaluate(expression.expression, scope);
    case 'faulty':
      return unknown({ kind: 'invalid', detail: 'The expression cannot be read.' }, { at: expression });
  }
}

function literal(at: Literal, value: number | boolean): Data {
  const written = at.file.text.slice(at.start, at.end);
  return typeof value === 'number' && Number(written) === value ? exactly(written, { at }) : known(value, { at });
}

/**
 * `var.x`, `type.name`, `data.type.name` and `resource.type.name`, which is `type.name` with its kind said, are read as
 * one; anything after them is a step into the value.
 */
function getAttribute(expression: GetAttribute, scope: Scope): Data {
  const path = referenceOf(expression, scope);
  if (path) return scope.references.read(path, expression);
  return attributeOf(evaluate(expression.object, scope), expression.name, expression, scope.run);
}

function referenceOf({ object, name }: GetAttribute, scope: Scope): readonly string[] | undefined {
  if (object.type === 'variable') {
    return scope.names.has(object.name) || isKindOfBlock(object.name) ? undefined : [object.name, name];
  }
  if (object.type !== 'get-attribute' || object.object.type !== 'variable') return undefined;
  const root = object.object.name;
  if (!isKindOfBlock(root) || scope.names.has(root)) return undefined;
  return root === 'data' || root === 'ephemeral' ? [root, object.name, name] : [object.name, name];
}

function isKindOfBlock(name: string): boolean {
  return name === 'data' || name === 'ephemeral' || name === 'resource';
}

function evaluateSplat(expression: Splat, scope: Scope): Data {
  return splat(evaluate(expression.collection, scope), expression, (element) =>
    stepsInto(element, expression.each, scope),
  );
}

function stepsInto(element: Data, steps: readonly SplatStep[], scope: Scope): Data {
  return steps.reduce<Data>((value, step) => {
    switch (step.type) {
      case 'get-attribute':
        return attributeOf(value, step.name, step, scope.run);
      case 'index':
        return indexOf(value, evaluate(step.key, scope), step, scope.run);
      case 'splat':
        return splat(value, step, (inner) => stepsInto(inner, step.each, scope));
    }
  }, element);
}

function tuple(expression: Tuple, scope: Scope): Data {
  const items = expression.elements.map((element) => ({
    when: always,
    value: placeAt(evaluate(element, scope), { at: element }),
  }));
  return listOf(items, { at: expression });
}

function objectLiteral(expression: ObjectLiteral, scope: Scope): Data {
  const entries = new Map<string, Entry>();
  let rest: Unknown | undefined;
  let secretKey: Data | undefined;
  for (const entry of expression.entries) {
    const key = evaluate(entry.key, scope);
    if (key.sensitive) secretKey ??= key;
    const value = placeAt(evaluate(entry.value, scope), { at: entry.value });
    if (key.state === 'known' && typeof key.value !== 'object') {
      const name = scalarText(key.value);
      entries.set(name, { when: always, value: named(value, name) });
    } else if (key.state === 'unknown') rest = openElement(value, key);
    else if (key.state === 'one-of') {
      for (const each of key.cases) {
        if (each.value.state === 'unknown') rest = openElement(value, each.value);
        if (each.value.state !== 'known' || typeof each.value.value === 'object') continue;
        const name = scalarText(each.value.value);
        entries.set(name, { when: each.when, value: named(value, name) });
      }
    } else scope.run.fault(entry.key, 'A key is a string.');
  }
  const object = mappingOf(entries, { at: expression }, rest);
  return secretKey ? hiddenLike(object, secretKey) : object;
}

function conditional(expression: Conditional, scope: Scope): Data {
  const { run } = scope;
  const condition = evaluate(expression.condition, scope);
  const when = conditionOf(condition, expression.condition, run);
  if ('state' in when) return hiddenLike(when, condition);
  // What the branch not taken gets wrong may be exactly what the condition guards against.
  const branch = (chosen: Expression, guard: Guard): Data =>
    guard === always ? evaluate(chosen, scope) : run.apart(() => evaluate(chosen, scope)).result;
  const results = [branch(expression.then, when), branch(expression.otherwise, not(when))] as const;
  const type = unify(typeOf(results[0]), typeOf(results[1]));
  if (!type) return run.fault(expression, 'The two results of a conditional have one type, and these have not.');
  const then = besides(results[0], results[1]);
  const otherwise = besides(results[1], results[0]);
  if (when === always) return hiddenLike(conform(then, type), condition);
  if (when === never) return hiddenLike(conform(otherwise, type), condition);
  const either = merged(
    [
      { when, value: restrict(conform(then, type), when) },
      { when: not(when), value: restrict(conform(otherwise, type), not(when)) },
    ],
    computedAt(expression, [condition]),
  );
  return hiddenLike(either, condition);
}

function binary(expression: Extract<Expression, { type: 'binary' }>, scope: Scope): Data {
  const { run } = scope;
  const left = evaluate(expression.left, scope);
  const settled = expression.operator === '&&' ? false : expression.operator === '||' ? true : undefined;
  if (settled !== undefined && left.state === 'known' && left.value === settled) return left;
  const open = settled !== undefined && left.state !== 'known';
  const right = open ? run.apart(() => evaluate(expression.right, scope)).result : evaluate(expression.right, scope);
  return applyBinary(expression.operator, left, right, expression, run);
}
