import { scalarText } from '../evaluate/scalars.ts';
import { inDigits } from '../evaluate/limits.ts';
import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, TooLarge, bigArgument, numberArgument, textArgument } from './function-types.ts';
import { jsonencode, quoted } from './json.ts';

/** Wider fields are not built. */
const widest = 10_000;

interface Verb {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly letter: string;
}

const verbPattern = /%(%|([-+ #0]*)(\d*)(?:\.(\d*))?(?:\[(\d+)\])?([a-zA-Z]))/g;

function format(template: Plain | undefined, ...args: readonly Plain[]): string {
  const text = textArgument(template);
  let next = 0;
  let used = 0;
  const result = text.replace(verbPattern, (_all, percent: string, ...parts: readonly (string | undefined)[]) => {
    if (percent === '%') return '%';
    const [flags = '', width = '', precision, position, letter = ''] = parts;
    if (position !== undefined) next = Number(position) - 1;
    if (next >= args.length) throw new FunctionFault('has too few arguments for its verbs');
    const verb: Verb = {
      flags,
      width: bounded(width === '' ? 0 : Number(width)),
      precision: precision === undefined ? undefined : bounded(Number(precision)),
      letter,
    };
    const arg = args[next++] ?? null;
    used = Math.max(used, next);
    return padded(verb, formatOne(verb, arg));
  });
  if (text.replaceAll(verbPattern, '').includes('%')) throw new FunctionFault('takes verbs that it knows');
  if (used < args.length) throw new FunctionFault('has more arguments than verbs');
  return result;
}

function bounded(size: number): number {
  if (size > widest) throw new TooLarge(`a format may be ${inDigits(widest)} characters wide`);
  return size;
}

function padded({ flags, width, letter }: Verb, text: string): string {
  if (letter === 't') return text;
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0')) return text.padStart(width);
  const sign = /^[-+](?=[0-9])/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

function formatOne(verb: Verb, value: Plain): string {
  const { letter, precision } = verb;
  if (value === null) throw new FunctionFault('takes no null for a verb');
  switch (letter) {
    case 's':
      return cut(textArgument(value), precision);
    case 'q':
      return quoted(cut(textArgument(value), precision));
    case 'v':
      return natural(verb, value);
    case 't':
      return truth(value);
    case 'd':
    case 'b':
    case 'o':
    case 'x':
    case 'X':
      return whole(verb, value);
    default:
      return fraction(verb, value);
  }
}

const bases: Readonly<Record<string, readonly [radix: number, prefix: string]>> = {
  d: [10, ''],
  b: [2, '0b'],
  o: [8, '0'],
  x: [16, '0x'],
  X: [16, '0x'],
};

function whole(verb: Verb, value: Plain): string {
  const number = bigArgument(value);
  const [radix, prefix] = bases[verb.letter] ?? [10, ''];
  const digits = (number < 0n ? -number : number).toString(radix).padStart(verb.precision ?? 0, '0');
  const text = `${number < 0n ? '-' : ''}${verb.flags.includes('#') ? prefix : ''}${digits}`;
  return signed(verb, verb.letter === 'X' ? text.toUpperCase() : text);
}

function fraction(verb: Verb, value: Plain): string {
  const { letter } = verb;
  const precision = verb.precision === undefined ? undefined : Math.min(100, verb.precision);
  if (letter === 'f') return signed(verb, fixed(value, precision ?? 6));
  const number = numberArgument(value);
  if (letter !== 'e' && letter !== 'E' && letter !== 'g' && letter !== 'G') {
    throw new FunctionFault(`does not know the verb %${letter}`);
  }
  const text = letter === 'e' || letter === 'E' ? exponential(number, precision ?? 6) : general(value, precision);
  return signed(verb, letter === 'E' || letter === 'G' ? text.toUpperCase() : text);
}

function cut(text: string, precision: number | undefined): string {
  return precision === undefined ? text : Array.from(text).slice(0, precision).join('');
}

function signed({ flags }: Verb, digits: string): string {
  if (digits.startsWith('-')) return digits;
  return flags.includes('+') ? `+${digits}` : flags.includes(' ') ? ` ${digits}` : digits;
}

/** What lies exactly between two numbers of so many places goes to the even one. */
function fixed(value: Plain, places: number): string {
  if (typeof value === 'bigint') return places === 0 ? String(value) : `${value}.${'0'.repeat(places)}`;
  const number = numberArgument(value);
  const digits = scalarText(Math.abs(number));
  const fraction = digits.split('.')[1] ?? '';
  if (fraction.length <= places && !digits.includes('e')) {
    const point = fraction === '' && places > 0 ? '.' : '';
    return `${number < 0 ? '-' : ''}${digits}${point}${'0'.repeat(places - fraction.length)}`;
  }
  const text = number.toFixed(places);
  const isTie =
    fraction.length === places + 1 &&
    fraction.endsWith('5') &&
    /^\d*5 *0*$/.test(
      number
        .toFixed(60 > places ? 60 : 100)
        .split('.')[1]
        ?.slice(places) ?? '',
    );
  if (!isTie || /[02468]$/.test(text)) return text === '0' && number < 0 ? '-0' : text;
  return digits
    .slice(0, -1)
    .replace(/\.$/, '')
    .replace(/^/, number < 0 ? '-' : '');
}

function exponential(number: number, places: number | undefined): string {
  return number.toExponential(places).replace(/e([-+])(\d)$/, 'e$10$2');
}

/** The shortest way to write a number, with an exponent from 21 places on or, as Go has it, from 7 on for a verb. */
function general(value: Plain, precision: number | undefined): string {
  if (typeof value === 'bigint') return generalWhole(value, precision);
  const number = numberArgument(value);
  const text =
    precision === undefined ? exponential(number, undefined) : exponential(number, Math.max(1, precision) - 1);
  const exponent = Number(text.split('e')[1] ?? 0);
  const significant = text.split('e')[0]?.replace(/[-.]/g, '').replace(/0+$/, '').length ?? 1;
  const shown = precision === undefined ? number : Number(number.toPrecision(Math.max(1, precision)));
  const limit =
    precision === undefined ? 6 : precision > significant && significant >= exponent + 1 ? significant : precision;
  if (exponent >= -4 && exponent < Math.max(1, limit)) return scalarText(shown);
  return exponential(shown, undefined);
}

function generalWhole(value: bigint, precision: number | undefined): string {
  if (precision !== undefined) return general(Number(value), precision);
  const digits = String(value < 0n ? -value : value);
  const more = digits.slice(1).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.charAt(0)}${more === '' ? '' : `.${more}`}e+${digits.length - 1}`;
}

function truth(value: Plain): string {
  if (value === true || value === 'true' || value === '1') return 'true';
  if (value === false || value === 'false' || value === '0') return 'false';
  throw new FunctionFault('takes true or false for %t');
}

function natural({ flags }: Verb, value: Plain): string {
  if (flags.includes('#')) return jsonencode(value);
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? general(value, undefined) : jsonencode(value);
}

/** Once for each element of the lists, which are equally long; other arguments are the same each time. */
function formatlist(template: Plain | undefined, ...args: readonly Plain[]): readonly string[] {
  const lengths = args.flatMap((arg) => (Array.isArray(arg) ? [arg.length] : []));
  const [length = 1] = lengths;
  if (lengths.some((each) => each !== length)) throw new FunctionFault('takes lists of equal length');
  return Array.from({ length }, (_, index) =>
    format(
      template ?? '',
      ...args.map((arg) => (Array.isArray(arg) ? ((arg as readonly Plain[])[index] ?? null) : arg)),
    ),
  );
}

export const formatFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['format', format],
  ['formatlist', formatlist],
];
