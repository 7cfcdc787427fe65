import type { Guard } from '../../../model/guard.ts';
import { and, atom, not, or } from '../../../model/guard.ts';
import { placeVariable } from '../../../model/place-variable.ts';
import type { TextRange } from '../../../model/source.ts';
import type { Data, Unknown } from '../../../model/value.ts';
import { known, unknown } from '../../../model/value.ts';
import type { BinaryOperator } from '../hcl/syntax.ts';
import type { Single } from './alternatives.ts';
import { distribute } from './alternatives.ts';
import { isEqual } from './equality.ts';
import { equalsNull, equalsOpen } from './open-equality.ts';
import type { Run } from './run.ts';
import {
  computedAt,
  digitsOf,
  exactly,
  identityOf,
  identityText,
  marked,
  neverNull,
  ownNameOf,
  truthOf,
  unknownResult,
} from './symbolic.ts';
import { calculateExactly, decimal, orderOf, remainder, wholes } from './exact.ts';
import { toBoolean, toNumber } from './scalars.ts';
import { areOfOneKind } from './uniform.ts';

type Arithmetic = '+' | '-' | '*' | '/' | '%';
type Order = '<' | '>' | '<=' | '>=';

export function applyBinary(operator: BinaryOperator, left: Data, right: Data, at: TextRange, run: Run): Data {
  return distribute([left, right], computedAt(at, [left, right]), ([one, other]) => {
    if (!one || !other) return run.fault(at, `${operator} needs two operands.`);
    switch (operator) {
      case '==':
      case '!=':
        return compare(one, other, operator === '!=', at, run);
      case '&&':
      case '||':
        return connect(one, other, operator, at, run);
      case '<':
      case '>':
      case '<=':
      case '>=':
        return order(one, other, operator, at, run);
      default:
        return calculate(one, other, operator, at, run);
    }
  });
}

/** The condition that an unknown truth value is true. */
function atomOf(value: Unknown, run: Run): Guard {
  const truth = truthOf(value);
  if (truth) return truth;
  return atom(`${run.unit.id} ${identityOf(value) ?? ownNameOf(value) ?? nameOfPlace(value)}`);
}

function nameOfPlace({ at, reason }: Unknown): string {
  const place = 'path' in at ? at.path.join('/') : String(at.start);
  return placeVariable(`${at.file.path}:${place}`, reason);
}

export function truthValue(cause: Unknown, truth: Guard, at: TextRange, inputs: readonly Data[]): Data {
  return marked(unknown(cause.reason, computedAt(at, inputs), { nonNull: true }), { truth });
}

function causeOf(one: Single, other: Single): Unknown | undefined {
  return one.state === 'unknown' ? one : other.state === 'unknown' ? other : undefined;
}

function compare(one: Single, other: Single, negated: boolean, at: TextRange, run: Run): Data {
  const alike = areOfOneKind(one, other);
  const equal = alike && isEqual(one, other);
  if (equal !== undefined) return known(equal !== negated, computedAt(at, [one, other]));
  const cause =
    causeOf(one, other) ?? unknown({ kind: 'choice', of: 'unknown elements' }, computedAt(at, [one, other]));
  const truth = equality(one, other, at, run);
  return truthValue(cause, negated ? not(truth) : truth, at, [one, other]);
}

/** When two values are equal of which one is unknown. `x == true` is the condition of `x` itself. */
export function equality(one: Single, other: Single, at: TextRange, run: Run): Guard {
  for (const [value, literal] of [
    [one, other],
    [other, one],
  ] as const) {
    const truth = value.state === 'unknown' ? equalsLiteral(value, literal, run) : undefined;
    if (truth) return truth;
  }
  const [left, right] = [identityText(one), identityText(other)].sort();
  if (left !== undefined && right !== undefined) {
    const named =
      one.state === 'unknown'
        ? `${identityText(one)} == ${identityText(other)}`
        : `${identityText(other)} == ${identityText(one)}`;
    return atom(`${run.unit.id} ${one.state === other.state ? `${left} == ${right}` : named}`);
  }
  return atom(`${run.unit.id} ${run.unnamed(at, causeOf(one, other)?.reason)}`);
}

function equalsLiteral(open: Unknown, literal: Single, run: Run): Guard | undefined {
  if (literal.state === 'absent') return equalsNull(open, run);
  if (literal.state !== 'known' || typeof literal.value === 'object') return undefined;
  if (typeof literal.value !== 'boolean') return equalsOpen(open, literal.value, run);
  return literal.value ? atomOf(open, run) : not(atomOf(open, run));
}

function connect(one: Single, other: Single, operator: '&&' | '||', at: TextRange, run: Run): Data {
  const left = toBoolean(one, at, run);
  const right = toBoolean(other, at, run);
  const decides = operator === '||';
  const written = computedAt(at, [one, other]);
  if (left === decides || right === decides) return known(decides, written);
  if (typeof left === 'boolean' && typeof right === 'boolean') return known(!decides, written);
  if (typeof left === 'boolean') return right as Unknown;
  if (typeof right === 'boolean') return left;
  if (isInvalid(left)) return left;
  if (isInvalid(right)) return right;
  const truths = [atomOf(left, run), atomOf(right, run)];
  return truthValue(left, operator === '&&' ? and(...truths) : or(...truths), at, [one, other]);
}

export function isInvalid(value: Data): boolean {
  return value.state === 'unknown' && value.reason.kind === 'invalid';
}

function order(one: Single, other: Single, operator: Order, at: TextRange, run: Run): Data {
  const left = toNumber(one, at, run);
  const right = toNumber(other, at, run);
  if (typeof left === 'number' && typeof right === 'number') {
    const exact = wholes(one, other);
    if (exact) return known(orderOf(exact, operator), computedAt(at, [one, other]));
    const results = { '<': left < right, '>': left > right, '<=': left <= right, '>=': left >= right };
    return known(results[operator], computedAt(at, [one, other]));
  }
  const cause = typeof left === 'number' ? (right as Unknown) : left;
  if (isInvalid(cause)) return cause;
  // a >= b is not a < b, and a > b is b < a, so that all four share one condition.
  const swapped = operator === '>' || operator === '<=';
  const texts = swapped ? [identityText(other), identityText(one)] : [identityText(one), identityText(other)];
  const name = texts.includes(undefined) ? run.unnamed(at, cause.reason) : texts.join(' < ');
  const less = atom(`${run.unit.id} ${name}`);
  return truthValue(cause, operator === '<' || operator === '>' ? less : not(less), at, [one, other]);
}

function calculate(one: Single, other: Single, operator: Arithmetic, at: TextRange, run: Run): Data {
  const left = toNumber(one, at, run);
  const right = toNumber(other, at, run);
  const written = computedAt(at, [one, other]);
  if (typeof left === 'number' && typeof right === 'number') {
    const exact = calculateExactly(one, other, operator);
    if (exact !== undefined) return exactly(exact, written);
    if (right === 0 && operator === '/') return run.fault(at, 'Division by zero.');
    if (right === 0 && operator === '%') return known(left, written);
    const results = {
      '+': left + right,
      '-': left - right,
      '*': left * right,
      '/': left / right,
      '%': remainder(left, right),
    };
    return known(decimal(results[operator]), written);
  }
  const cause = typeof left === 'number' ? (right as Unknown) : left;
  const texts = [identityText(one), identityText(other)];
  if (isInvalid(cause)) return cause;
  const identity = texts.includes(undefined) ? undefined : `(${texts.join(` ${operator} `)})`;
  return neverNull(unknownResult(cause, written, identity));
}

export function applyUnary(operator: '-' | '!', operand: Data, at: TextRange, run: Run): Data {
  return distribute([operand], computedAt(at, [operand]), ([value]) => {
    if (!value) return run.fault(at, `${operator} needs an operand.`);
    const written = computedAt(at, [value]);
    const digits = operator === '-' ? digitsOf(value) : undefined;
    if (digits !== undefined) return exactly(digits.startsWith('-') ? digits.slice(1) : `-${digits}`, written);
    if (operator === '-') {
      const number = toNumber(value, at, run);
      if (typeof number === 'number') return known(0 - number, written);
      const text = identityText(value);
      return unknownResult(number, written, text === undefined ? undefined : `-${text}`);
    }
    const truth = toBoolean(value, at, run);
    if (typeof truth === 'boolean') return known(!truth, written);
    return isInvalid(truth) ? truth : truthValue(truth, not(atomOf(truth, run)), at, [value]);
  });
}

/** When a condition holds; unknown only if it is faulty. */
export function conditionOf(value: Data, at: TextRange, run: Run): Guard | Unknown {
  const guards: Guard[] = [];
  let fault: Unknown | undefined;
  const cases = value.state === 'one-of' ? value.cases : [{ when: undefined, value }];
  for (const each of cases) {
    const truth = toBoolean(each.value, at, run);
    if (typeof truth !== 'boolean' && isInvalid(truth)) {
      fault = truth;
      if (!each.when) return truth;
    }
    const holds = typeof truth === 'boolean' ? truth : undefined;
    if (holds === false) continue;
    const guard = holds ? undefined : atomOf(truth as Unknown, run);
    if (!each.when) return guard ?? and();
    guards.push(guard ? and(each.when, guard) : each.when);
  }
  if (fault && guards.length === cases.length && value.state !== 'one-of') return fault;
  return or(...guards);
}
