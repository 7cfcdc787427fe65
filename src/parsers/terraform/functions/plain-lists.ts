import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, listArgument, mappingArgument, numberArgument, textArgument } from './function-types.ts';
import { compareText } from './compare-text.ts';

/** Terraform's own limit. */
const longestRange = 1024;

function range(...args: readonly Plain[]): readonly number[] {
  const numbers = args.map(numberArgument);
  const [first = 0, second, third] = numbers;
  const start = second === undefined ? 0 : first;
  const end = second ?? first;
  const step = third ?? (end < start ? -1 : 1);
  if (start === end) return [];
  if (step === 0 || (end - start) * step < 0) throw new FunctionFault('takes a step that leads to its end');
  if (Math.ceil((end - start) / step) > longestRange) throw new FunctionFault(`makes at most ${longestRange} numbers`);
  const result: number[] = [];
  for (let n = start; step > 0 ? n < end : n > end; n += step) result.push(n);
  return result;
}

function indexIn(list: Plain | undefined, wanted: Plain | undefined): number {
  const found = listArgument(list).findIndex((each) => equal(each, wanted ?? null));
  if (found < 0) throw new FunctionFault('does not find the value');
  return found;
}

function equal(one: Plain, other: Plain): boolean {
  return (
    one === other || (typeof one === 'object' && JSON.stringify(jsonLike(one)) === JSON.stringify(jsonLike(other)))
  );
}

function jsonLike(value: Plain): unknown {
  if (value instanceof Map)
    return [...(value as ReadonlyMap<string, Plain>)]
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, each]) => [key, jsonLike(each)]);
  if (typeof value === 'bigint') return String(value);
  return Array.isArray(value) ? value.map((each: Plain) => jsonLike(each)) : value;
}

function matchkeys(values: Plain | undefined, keys: Plain | undefined, wanted: Plain | undefined): readonly Plain[] {
  const list = listArgument(keys);
  const search = listArgument(wanted);
  const all = listArgument(values);
  if (all.length !== list.length) throw new FunctionFault('takes as many keys as values');
  const isText = [...list, ...search].some((each) => typeof each === 'string');
  const inType = (each: Plain): Plain => (isText && typeof each !== 'object' ? textArgument(each) : each);
  const searched = search.map(inType);
  return all.filter((_value, index) => searched.some((each) => equal(each, inType(list[index] ?? null))));
}

function transpose(map: Plain | undefined): Plain {
  const result = new Map<string, string[]>();
  for (const [key, list] of mappingArgument(map)) {
    for (const value of listArgument(list).map(textArgument)) result.set(value, [...(result.get(value) ?? []), key]);
  }
  const sorted = [...result].sort(([a], [b]) => compareText(a, b));
  return new Map(sorted.map(([key, names]) => [key, names.sort(compareText)]));
}

export const plainListFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['range', range],
  ['index', indexIn],
  ['matchkeys', matchkeys],
  ['transpose', transpose],
];
