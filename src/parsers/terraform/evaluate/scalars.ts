import type { TextRange } from '../../../model/source.ts';
import type { Scalar, Unknown } from '../../../model/value.ts';
import type { Single } from './alternatives.ts';
import type { Run } from './run.ts';
import { digitsOf } from './symbolic.ts';

/** A number as Terraform writes it: never with an exponent. */
function numberText(value: number): string {
  const text = String(value);
  const large = /^(-?)(\d)(?:\.(\d+))?e\+(\d+)$/.exec(text);
  if (large) {
    const [, sign = '', first = '', more = '', zeros = '0'] = large;
    return sign + (first + more).padEnd(Number(zeros) + 1, '0');
  }
  const [mantissa, exponent] = text.split('e-');
  if (mantissa === undefined || exponent === undefined) return text;
  return value.toFixed(Math.min(100, Number(exponent) + mantissa.replace(/^-?\d\.?/, '').length));
}

export function scalarText(value: Scalar): string {
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** The number that a text stands for when it is used as one; decimal notation only. */
export function numberOf(text: string): number | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

export function booleanOf(text: string): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

export function toNumber(value: Single, at: TextRange, run: Run): number | Unknown {
  if (value.state === 'unknown') return value;
  if (value.state === 'absent') return run.fault(at, 'A number is needed here, and the value is null.');
  if (typeof value.value === 'number') return value.value;
  const number = typeof value.value === 'string' ? numberOf(value.value) : undefined;
  return number ?? run.fault(at, 'A number is needed here.');
}

export function toBoolean(value: Single, at: TextRange, run: Run): boolean | Unknown {
  if (value.state === 'unknown') return value;
  if (value.state === 'absent') return run.fault(at, 'A truth value is needed here, and the value is null.');
  if (typeof value.value === 'boolean') return value.value;
  const truth = typeof value.value === 'string' ? booleanOf(value.value) : undefined;
  return truth ?? run.fault(at, 'A truth value (true or false) is needed here.');
}

export function toText(value: Single, at: TextRange, run: Run): string | Unknown {
  if (value.state === 'unknown') return value;
  if (value.state === 'absent') return run.fault(at, 'A string is needed here, and the value is null.');
  if (typeof value.value !== 'object') return digitsOf(value) ?? scalarText(value.value);
  return run.fault(at, 'A string is needed here, and the value is a collection.');
}
