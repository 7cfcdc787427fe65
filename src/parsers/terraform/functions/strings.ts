import { posix } from 'node:path';
import { limitTexts, longestText } from '../evaluate/limits.ts';
import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, TooLarge, textArgument, wholeArgument } from './function-types.ts';

function graphemesOf(text: string): readonly string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
}

function substr(text: Plain | undefined, offset: Plain | undefined, length: Plain | undefined): string {
  const clusters = graphemesOf(textArgument(text));
  const from = wholeArgument(offset);
  const start = from < 0 ? Math.max(0, clusters.length + from) : from;
  const wanted = wholeArgument(length);
  return clusters.slice(start, wanted < 0 ? undefined : start + wanted).join('');
}

function bounded(text: string): string {
  if (text.length > longestText) throw new TooLarge(limitTexts.text);
  return text;
}

function trimSet(text: string, set: string, sides: 'both' | 'left' | 'right'): string {
  const characters = Array.from(text);
  const unwanted = new Set(set);
  let start = 0;
  let end = characters.length;
  if (sides !== 'right') while (start < end && unwanted.has(characters[start] ?? '')) start++;
  if (sides !== 'left') while (end > start && unwanted.has(characters[end - 1] ?? '')) end--;
  return characters.slice(start, end).join('');
}

/** Go maps each character to one character: what has no such counterpart stays as it is. */
function mapped(text: string, change: (character: string) => string): string {
  return Array.from(text, (character) => {
    const changed = Array.from(change(character));
    return changed.length === 1 ? changed[0] : character;
  }).join('');
}

function lower(text: string): string {
  return mapped(text, (character) => (character === 'İ' ? 'i' : character.toLowerCase()));
}

/** Digraphs have a letter of their own for the start of a word. */
const titleLetters: Readonly<Record<string, string>> = {
  ǆ: 'ǅ',
  Ǆ: 'ǅ',
  ǉ: 'ǈ',
  Ǉ: 'ǈ',
  ǌ: 'ǋ',
  Ǌ: 'ǋ',
  ǳ: 'ǲ',
  Ǳ: 'ǲ',
};

function title(text: string): string {
  return text.replace(
    /(^|[^\p{L}\p{N}_])(\p{L})/gu,
    (_all, before: string, letter: string) =>
      before + (titleLetters[letter] ?? mapped(letter, (each) => each.toUpperCase())),
  );
}

function indent(spaces: Plain | undefined, text: Plain | undefined): string {
  const width = wholeArgument(spaces);
  if (width < 0) throw new FunctionFault('takes a number of spaces that is not negative');
  if (width > 1000) throw new TooLarge('a text may be indented by 1,000 spaces');
  return bounded(textArgument(text).replaceAll('\n', `\n${' '.repeat(width)}`));
}

function split(separator: Plain | undefined, text: Plain | undefined): readonly string[] {
  const [by, whole] = [textArgument(separator), textArgument(text)];
  return by === '' ? Array.from(whole) : whole.split(by);
}

const digitsOfBases = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

function parseint(text: Plain | undefined, base: Plain | undefined): Plain {
  if (typeof text !== 'string') throw new FunctionFault('takes a string');
  const radix = wholeArgument(base);
  if (radix < 2 || radix > 62) throw new FunctionFault('takes a base from 2 to 62');
  const [, sign, digits = ''] = /^([-+]?)([0-9a-zA-Z]{1,400})$/.exec(text) ?? [];
  let value = 0n;
  for (const digit of radix <= 36 ? digits.toLowerCase() : digits) {
    const number = digitsOfBases.indexOf(digit);
    if (number >= radix) throw new FunctionFault(`finds no whole number in ${JSON.stringify(text)}`);
    value = value * BigInt(radix) + BigInt(number);
  }
  if (digits === '') throw new FunctionFault(`finds no whole number in ${JSON.stringify(text)}`);
  return sign === '-' ? -value : value;
}

function onText(compute: (text: string) => Plain): PlainFunction {
  return (text) => compute(textArgument(text));
}

function onTexts(compute: (text: string, other: string) => Plain): PlainFunction {
  return (text, other) => compute(textArgument(text), textArgument(other));
}

export const stringFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['lower', onText(lower)],
  ['upper', onText((text) => mapped(text, (character) => character.toUpperCase()))],
  ['title', onText(title)],
  ['chomp', onText((text) => text.replace(/(\r\n|\r|\n)+$/, ''))],
  [
    'trimspace',
    onText((text) => text.replace(/^[\s\u0085]+|[\s\u0085]+$/g, (space) => space.replace(/^[^\ufeff]*$/, ''))),
  ],
  ['strrev', onText((text) => [...graphemesOf(text)].reverse().join(''))],
  ['trim', onTexts((text, set) => trimSet(text, set, 'both'))],
  [
    'trimprefix',
    onTexts((text, prefix) => (prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  ],
  [
    'trimsuffix',
    onTexts((text, suffix) => (suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text)),
  ],
  ['endswith', onTexts((text, suffix) => text.endsWith(suffix))],
  ['strcontains', onTexts((text, part) => text.includes(part))],
  ['substr', substr],
  ['indent', indent],
  ['split', split],
  ['parseint', parseint],
  ['basename', onText(basename)],
  ['dirname', onText(dirname)],
  ['signum', (number) => Math.sign(wholeArgument(number))],
];

function basename(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** The folder, without what goes nowhere: `a//b/../c` lies in `a`. */
function dirname(path: string): string {
  const folder = posix.normalize(path.slice(0, path.lastIndexOf('/') + 1) || '.');
  return folder === '/' ? folder : folder.replace(/\/$/, '');
}
