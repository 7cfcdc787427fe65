import type { Datum } from '../model/value.ts';
import { isList, isScalar } from './data-shapes.ts';

/** A property's value as the type it must have, or why it is none. CloudFormation and Terraform convert alike. */
export type Conversion<T> = { readonly value: T } | { readonly wrong: string };

export function toText(datum: Datum): Conversion<string> {
  if (isScalar(datum)) return { value: String(datum) };
  return { wrong: `must be a string, not a ${isList(datum) ? 'list' : 'map'}` };
}

export function toNumber(datum: Datum): Conversion<number> {
  if (typeof datum === 'number') return { value: datum };
  const isDecimal = typeof datum === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(datum);
  return isDecimal ? { value: Number(datum) } : { wrong: 'must be a number' };
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

export function toBoolean(datum: Datum): Conversion<boolean> {
  if (typeof datum === 'boolean') return { value: datum };
  const value = typeof datum === 'string' ? truths.get(datum.toLowerCase()) : undefined;
  return value === undefined ? { wrong: 'must be true or false' } : { value };
}

/** A switch spelt `on` or `off`. Unquoted in YAML 1.1 both are booleans, which CloudFormation turns back. */
export function toSwitch(datum: Datum): Conversion<string> {
  if (typeof datum === 'boolean') return { value: datum ? 'on' : 'off' };
  const text = typeof datum === 'string' ? datum.toLowerCase() : '';
  if (text === 'on' || text === 'true') return { value: 'on' };
  if (text === 'off' || text === 'false') return { value: 'off' };
  return { wrong: 'must be on or off' };
}
