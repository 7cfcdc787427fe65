import { decimal } from '../evaluate/exact.ts';
import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, bigArgument, listArgument, numberArgument } from './function-types.ts';

function extreme(pick: (...numbers: readonly number[]) => number): PlainFunction {
  return (...numbers: readonly Plain[]) => {
    if (numbers.length === 0) throw new FunctionFault('takes at least one number');
    return numbers.map(numberArgument).reduce((best, each) => pick(best, each));
  };
}

/** Numbers that are none, and infinite ones, are no results. */
function finite(value: number): number {
  if (!Number.isFinite(value)) throw new FunctionFault('has no finite result');
  return value;
}

function sum(list: Plain | undefined): Plain {
  const items = listArgument(list);
  if (
    items.some((item) => typeof item === 'bigint') &&
    items.every((item) => typeof item !== 'number' || Number.isInteger(item))
  ) {
    return items.map(bigArgument).reduce((total, each) => total + each, 0n);
  }
  const numbers = items.map(numberArgument);
  if (numbers.length === 0) throw new FunctionFault('takes at least one number');
  return numbers.reduce((total, each) => decimal(total + each), 0);
}

export const numberFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['abs', (number) => Math.abs(numberArgument(number))],
  ['ceil', (number) => Math.ceil(numberArgument(number))],
  ['floor', (number) => Math.floor(numberArgument(number))],
  ['pow', (number, power) => finite(numberArgument(number) ** numberArgument(power))],
  ['log', (number, base) => finite(Math.log(numberArgument(number)) / Math.log(numberArgument(base)))],
  ['min', extreme(Math.min)],
  ['max', extreme(Math.max)],
  ['sum', sum],
];
