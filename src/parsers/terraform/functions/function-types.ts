import type { Data } from '../../../model/value.ts';
import type { Run } from '../evaluate/run.ts';
import type { Scope } from '../evaluate/scope.ts';
import { scalarText } from '../evaluate/scalars.ts';
import type { Call } from '../hcl/syntax.ts';

/** Where a function is called: for the place of its result and for its faults. */
export interface CallSite {
  readonly name: string;
  readonly at: Call;
  readonly scope: Scope;
  readonly run: Run;
}

/** A function over values that may be unknown, conditional or alternatives: it moves values without reading them. */
export type MovingFunction = (args: readonly Data[], call: CallSite) => Data;

/** A value that is known throughout. A whole number beyond what JavaScript's numbers hold is a bigint. */
export type Plain = string | number | bigint | boolean | null | readonly Plain[] | PlainMapping;
export type PlainMapping = ReadonlyMap<string, Plain>;

/** A function over known values. It throws a FunctionFault for what Terraform refuses. */
export type PlainFunction = (...args: readonly Plain[]) => Plain;

/** What Terraform would refuse, said to the user. */
export class FunctionFault extends Error {}

/** The result exists but is larger than pl-lint builds; the message is the limit. */
export class TooLarge extends Error {}

/** Known inputs of which the function does something that pl-lint does not do. */
export class NotEvaluated extends Error {}

export function textArgument(value: Plain | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' || typeof value === 'boolean') return scalarText(value);
  throw new FunctionFault('takes a string');
}

export function numberArgument(value: Plain | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  const number = typeof value === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value) ? Number(value) : undefined;
  if (number === undefined) throw new FunctionFault('takes a number');
  return number;
}

export function wholeArgument(value: Plain | undefined): number {
  const number = numberArgument(value);
  if (!Number.isInteger(number)) throw new FunctionFault('takes a whole number');
  return number;
}

/** A whole number of any size. */
export function bigArgument(value: Plain | undefined): bigint {
  if (typeof value === 'bigint') return value;
  return typeof value === 'string' && /^-?\d{1,400}$/.test(value) ? BigInt(value) : BigInt(wholeArgument(value));
}

export function listArgument(value: Plain | undefined): readonly Plain[] {
  if (Array.isArray(value)) return value as readonly Plain[];
  throw new FunctionFault('takes a list');
}

function isPlainMapping(value: Plain | undefined): value is PlainMapping {
  return value instanceof Map;
}

export function mappingArgument(value: Plain | undefined): PlainMapping {
  if (isPlainMapping(value)) return value;
  throw new FunctionFault('takes a map');
}
