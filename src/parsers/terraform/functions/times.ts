import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, NotEvaluated, textArgument } from './function-types.ts';

function instant(text: Plain | undefined): number {
  const written = textArgument(text);
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(written);
  const time = isTime ? Date.parse(written) : NaN;
  if (Number.isNaN(time)) throw new FunctionFault('takes a time as RFC 3339 has it');
  return time;
}

const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

function timeadd(text: Plain | undefined, duration: Plain | undefined): string {
  const written = textArgument(duration);
  if (!/^[-+]?(\d+(\.\d+)?(h|m|s|ms))+$/.test(written)) throw new FunctionFault('takes a duration such as 1h30m');
  let total = 0;
  for (const [, amount, unit] of written.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g))
    total += Number(amount) * (units[unit ?? ''] ?? 0);
  const time = new Date(instant(text) + (written.startsWith('-') ? -total : total));
  return time.toISOString().replace(/\.000Z$/, 'Z');
}

export const timeFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['timecmp', (one, other) => Math.sign(instant(one) - instant(other))],
  ['timeadd', timeadd],
  [
    'formatdate',
    () => {
      throw new NotEvaluated();
    },
  ],
];
