import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, TooLarge, numberArgument, textArgument } from './function-types.ts';
import { encodingFunctions } from './encoding.ts';

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
    return padded(verb, formatOne(verb, args[next++] ?? null));
  });
  if (text.replaceAll(verbPattern, '').includes('%')) throw new FunctionFault('takes verbs that it knows');
  if (next < args.length && !text.includes('[')) throw new FunctionFault('has more arguments than verbs');
  return result;
}

function bounded(size: number): number {
  if (size > widest) throw new TooLarge();
  return size;
}

function padded({ flags, width, letter }: Verb, text: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  const isNumber = 'bdoxXeEfgGv'.includes(letter) && /^[-+]?[0-9]/.test(text);
  if (!flags.includes('0') || !isNumber) return text.padStart(width);
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

function formatOne(verb: Verb, value: Plain): string {
  const { letter, precision } = verb;
  switch (letter) {
    case 's':
      return cut(textArgument(value), precision);
    case 'q':
      return json(cut(textArgument(value), precision));
    case 'v':
      return natural(verb, value);
    case 't':
      return truth(value);
    case 'd':
      return signed(verb, Math.trunc(numberArgument(value)).toString());
    case 'b':
      return signed(verb, Math.trunc(numberArgument(value)).toString(2));
    case 'o':
      return signed(verb, Math.trunc(numberArgument(value)).toString(8));
    case 'x':
    case 'X': {
      const digits =
        typeof value === 'string' ? Buffer.from(value).toString('hex') : Math.trunc(numberArgument(value)).toString(16);
      return signed(verb, letter === 'X' ? digits.toUpperCase() : digits);
    }
    case 'f':
      return signed(verb, numberArgument(value).toFixed(Math.min(100, precision ?? 6)));
    case 'e':
    case 'E': {
      const text = numberArgument(value)
        .toExponential(Math.min(100, precision ?? 6))
        .replace(/e([-+])(\d)$/, 'e$10$2');
      return signed(verb, letter === 'E' ? text.toUpperCase() : text);
    }
    case 'g':
    case 'G':
      return signed(verb, shortest(numberArgument(value), precision));
    default:
      throw new FunctionFault(`does not know the verb %${letter}`);
  }
}

function cut(text: string, precision: number | undefined): string {
  return precision === undefined ? text : Array.from(text).slice(0, precision).join('');
}

function signed({ flags }: Verb, digits: string): string {
  if (digits.startsWith('-')) return digits;
  return flags.includes('+') ? `+${digits}` : flags.includes(' ') ? ` ${digits}` : digits;
}

function shortest(number: number, precision: number | undefined): string {
  return precision === undefined
    ? String(number)
    : String(Number(number.toPrecision(Math.max(1, Math.min(100, precision)))));
}

function truth(value: Plain): string {
  if (value === true || value === 'true') return 'true';
  if (value === false || value === 'false') return 'false';
  throw new FunctionFault('takes true or false for %t');
}

function natural({ flags }: Verb, value: Plain): string {
  if (value === null) return 'null';
  if (typeof value === 'string' && !flags.includes('#')) return value;
  return json(value);
}

function json(value: Plain): string {
  const encode = encodingFunctions.find(([name]) => name === 'jsonencode')?.[1];
  const text = encode?.(value);
  return typeof text === 'string' ? text : '';
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
