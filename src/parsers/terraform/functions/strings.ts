import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, TooLarge, numberArgument, textArgument, wholeArgument } from './function-types.ts';

/** Longer results are not built. */
const longestText = 1_000_000;

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
  if (text.length > longestText) throw new TooLarge();
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

function title(text: string): string {
  return text.replace(
    /(^|[^\p{L}\p{N}_'])(\p{L})/gu,
    (_all, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

function indent(spaces: Plain | undefined, text: Plain | undefined): string {
  const width = wholeArgument(spaces);
  if (width > 1000) throw new TooLarge();
  return bounded(textArgument(text).replaceAll('\n', `\n${' '.repeat(Math.max(0, width))}`));
}

function split(separator: Plain | undefined, text: Plain | undefined): readonly string[] {
  return textArgument(text) === '' ? [''] : textArgument(text).split(textArgument(separator));
}

function parseint(text: Plain | undefined, base: Plain | undefined): number {
  const radix = wholeArgument(base);
  const digits = textArgument(text);
  if (radix < 2 || radix > 36) throw new FunctionFault('takes a base from 2 to 36');
  const value = parseInt(digits, radix);
  const canonical = digits
    .toLowerCase()
    .replace(/^([+-]?)0+(?=.)/, '$1')
    .replace(/^\+/, '');
  if (Number.isNaN(value) || value.toString(radix) !== canonical)
    throw new FunctionFault(`finds no whole number in ${JSON.stringify(digits)}`);
  return value;
}

function onText(compute: (text: string) => Plain): PlainFunction {
  return (text) => compute(textArgument(text));
}

function onTexts(compute: (text: string, other: string) => Plain): PlainFunction {
  return (text, other) => compute(textArgument(text), textArgument(other));
}

export const stringFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['lower', onText((text) => text.toLowerCase())],
  ['upper', onText((text) => text.toUpperCase())],
  ['title', onText(title)],
  ['chomp', onText((text) => text.replace(/(\r\n|\r|\n)+$/, ''))],
  ['trimspace', onText((text) => text.trim())],
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
  ['startswith', onTexts((text, prefix) => text.startsWith(prefix))],
  ['endswith', onTexts((text, suffix) => text.endsWith(suffix))],
  ['strcontains', onTexts((text, part) => text.includes(part))],
  ['substr', substr],
  ['indent', indent],
  ['split', split],
  ['parseint', parseint],
  ['basename', onText((path) => path.replace(/\/+$/, '').split('/').at(-1) ?? '')],
  ['dirname', onText((path) => dirname(path))],
  ['signum', (number) => Math.sign(numberArgument(number))],
];

function dirname(path: string): string {
  const slash = path.replace(/\/+$/, '').lastIndexOf('/');
  if (slash < 0) return '.';
  return slash === 0 ? '/' : path.slice(0, slash);
}
