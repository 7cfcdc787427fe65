import type { Single } from './alternatives.ts';
import { digitsOf } from './symbolic.ts';

type Wholes = readonly [bigint, bigint];

/** A whole number however large; undefined for any other value. */
function wholeOf(value: Single): bigint | undefined {
  if (value.state !== 'known' || typeof value.value === 'object') return undefined;
  const text = digitsOf(value) ?? String(value.value);
  return /^-?\d{1,400}$/.test(text) ? BigInt(text) : undefined;
}

/** Two whole numbers of which at least one needs care. */
export function wholes(one: Single, other: Single): Wholes | undefined {
  const [left, right] = [wholeOf(one), wholeOf(other)];
  return left === undefined || right === undefined ? undefined : [left, right];
}

export function orderOf([left, right]: Wholes, operator: '<' | '>' | '<=' | '>='): boolean {
  return { '<': left < right, '>': left > right, '<=': left <= right, '>=': left >= right }[operator];
}

/** The digits of a whole result of whole numbers; undefined where the result has a fraction or is no number. */
export function calculateExactly(
  one: Single,
  other: Single,
  operator: '+' | '-' | '*' | '/' | '%',
): string | undefined {
  const both = wholes(one, other);
  if (!both) return undefined;
  const [left, right] = both;
  if (operator === '+') return String(left + right);
  if (operator === '-') return String(left - right);
  if (operator === '*') return String(left * right);
  if (right === 0n) return undefined;
  if (operator === '%') return String(left % right);
  return left % right === 0n ? String(left / right) : undefined;
}

/** Of decimal fractions as they are written: 0.3 % 0.1 is 0. */
export function remainder(left: number, right: number): number {
  const scale = 10 ** Math.max(decimals(left), decimals(right));
  const [scaledLeft, scaledRight] = [Math.round(left * scale), Math.round(right * scale)];
  return Number.isSafeInteger(scaledLeft) && Number.isSafeInteger(scaledRight)
    ? (scaledLeft % scaledRight) / scale
    : left % right;
}

function decimals(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}

/** Terraform calculates with decimal fractions of many digits: 0.1 + 0.2 is 0.3. */
export function decimal(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return value;
  const rounded = Number(value.toPrecision(15));
  return String(rounded).length < String(value).length - 3 ? rounded : value;
}
