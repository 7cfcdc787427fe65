import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, textArgument } from './function-types.ts';

/** A point in time, and the zone it is written in. */
interface Time {
  /** Since 1970 in UTC. */
  readonly nanoseconds: bigint;
  /** Minutes east of UTC. */
  readonly offset: number;
}

const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;
const billion = 1_000_000_000n;

/** A time of RFC 3339; hours end at 23 and months where they end. */
function timeOf(text: Plain | undefined): Time {
  const match = pattern.exec(textArgument(text));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (match ?? []).slice(1, 7).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!match || !exists || hour > 23 || minute > 59 || second > 59) {
    throw new FunctionFault('takes a time as RFC 3339 has it, such as 2025-01-31T12:00:00Z');
  }
  const [fraction = '', sign = '+', hours = '0', minutes = '0'] = match.slice(7);
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const nanoseconds =
    BigInt(date.getTime() - offset * 60_000) * 1_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9));
  return { nanoseconds, offset };
}

/** The date and time of day that clocks of its zone show. */
function localDate({ nanoseconds, offset }: Time): Date {
  const seconds = nanoseconds / billion - (nanoseconds % billion < 0n ? 1n : 0n);
  return new Date(Number(seconds) * 1000 + offset * 60_000);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function zone(offset: number, separator: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

const unitLengths: Readonly<Record<string, number>> = {
  h: 3_600_000_000_000,
  m: 60_000_000_000,
  s: 1_000_000_000,
  ms: 1_000_000,
  us: 1000,
  µs: 1000,
  μs: 1000,
  ns: 1,
};

/** A duration of Go (https://pkg.go.dev/time#ParseDuration), in nanoseconds. */
function durationOf(text: string): bigint {
  const unsigned = text.replace(/^[-+]/, '');
  if (unsigned === '0') return 0n;
  if (!/^((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/.test(unsigned)) {
    throw new FunctionFault('takes a duration such as 1h30m');
  }
  let total = 0;
  for (const [, amount, unit = ''] of unsigned.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    total += Number(amount) * (unitLengths[unit] ?? 0);
  }
  // 64 bits of nanoseconds are 292 years.
  if (total > 2 ** 63) throw new FunctionFault('takes a duration of less than 292 years');
  return BigInt(Math.round(total)) * (text.startsWith('-') ? -1n : 1n);
}

function timeadd(text: Plain | undefined, duration: Plain | undefined): string {
  const time = timeOf(text);
  const moved = { ...time, nanoseconds: time.nanoseconds + durationOf(textArgument(duration)) };
  return `${localDate(moved).toISOString().slice(0, 19)}${time.offset === 0 ? 'Z' : zone(time.offset, ':')}`;
}

function timecmp(one: Plain | undefined, other: Plain | undefined): number {
  const difference = timeOf(one).nanoseconds - timeOf(other).nanoseconds;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** What a run of one letter stands for; see https://developer.hashicorp.com/terraform/language/functions/formatdate. */
function part(letters: string, date: Date, offset: number): string | undefined {
  const hour = date.getUTCHours();
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  const month = months[date.getUTCMonth()] ?? '';
  const weekday = weekdays[date.getUTCDay()] ?? '';
  const numbers: Readonly<Record<string, number>> = {
    M: date.getUTCMonth() + 1,
    D: date.getUTCDate(),
    h: hour,
    H: hour % 12 === 0 ? 12 : hour % 12,
    m: date.getUTCMinutes(),
    s: date.getUTCSeconds(),
  };
  const number = numbers[letters.charAt(0)];
  if (number !== undefined && letters.length < 3) return letters.length === 1 ? String(number) : two(number);
  const texts: Readonly<Record<string, string>> = {
    YYYY: year,
    YY: year.slice(-2),
    MMM: month.slice(0, 3),
    MMMM: month,
    EEE: weekday.slice(0, 3),
    EEEE: weekday,
    AA: hour < 12 ? 'AM' : 'PM',
    aa: hour < 12 ? 'am' : 'pm',
    Z: offset === 0 ? 'Z' : zone(offset, ':'),
    ZZZ: offset === 0 ? 'UTC' : zone(offset, ''),
    ZZZZ: zone(offset, ''),
    ZZZZZ: zone(offset, ':'),
  };
  return texts[letters];
}

function formatdate(format: Plain | undefined, text: Plain | undefined): string {
  const time = timeOf(text);
  const date = localDate(time);
  return textArgument(format).replace(/'((?:[^']|'')*)('?)|([a-zA-Z])\3*/g, (all, literal?: string, end?: string) => {
    if (literal !== undefined) {
      if (end !== "'") throw new FunctionFault("takes a format that closes each '");
      return literal === '' ? "'" : literal.replaceAll("''", "'");
    }
    const result = part(all, date, time.offset);
    if (result === undefined) throw new FunctionFault(`does not know ${all} in its format`);
    return result;
  });
}

export const timeFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['timecmp', timecmp],
  ['timeadd', timeadd],
  ['formatdate', formatdate],
];
