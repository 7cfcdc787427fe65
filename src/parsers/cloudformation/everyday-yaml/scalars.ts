import type { ScalarNode } from '../tree.ts';
import type { Around, Reading } from './reading.ts';
import { colon, giveUp, hash, isBlankAt, newline, space } from './reading.ts';

const codesOf = (characters: string) => new Set(Array.from(characters, (one) => one.charCodeAt(0)));

/** What no plain text starts with. */
const indicators = codesOf('?,[]{}#&*!|>\'"%@`\t');
const dash = 0x2d;
const tab = 0x09;
const flowIndicators = codesOf(',[]{}');

/** Where a plain text ends that starts here, without the spaces after it. A colon ends a key; a value has none. */
export function plainEnd(reading: Reading, what: { flow: boolean; key: boolean }): number {
  const { text, at: start } = reading;
  const first = text.charCodeAt(start);
  if (indicators.has(first) || ((first === dash || first === colon) && isBlankAt(text, start + 1))) giveUp();
  return plainLineEnd(reading, what);
}

/** The same for a line that a text goes on in, which may start with any mark. */
function plainLineEnd({ text, at: start }: Reading, what: { flow: boolean; key: boolean }): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === newline) break;
    if (code === hash && text.charCodeAt(at - 1) === space) break;
    if (code === tab) giveUp();
    if (code === colon && (isBlankAt(text, at + 1) || (what.flow && flowIndicators.has(text.charCodeAt(at + 1))))) {
      if (!what.key) giveUp();
      break;
    }
    if (what.flow && flowIndicators.has(code)) {
      if (code === openBracket || code === openBrace) giveUp();
      break;
    }
  }
  while (at > start && text.charCodeAt(at - 1) === space) at--;
  if (at === start) giveUp();
  return at;
}

const openBracket = 0x5b;
const openBrace = 0x7b;

/** A plain text in block style with the lines that it goes on in. */
export function plainText(reading: Reading, { column }: Around): string {
  const { text } = reading;
  const first = readLine(reading, plainEnd);
  const lines = [first];
  for (;;) {
    const next = continuation(text, reading.at, column);
    if (next === undefined) break;
    const breaks = text.slice(reading.at, next).split('\n').length - 1;
    for (let blank = 1; blank < breaks; blank++) lines.push('');
    reading.at = next;
    lines.push(readLine(reading, plainLineEnd));
  }
  reading.end = reading.at;
  // Nearly all have one line.
  return lines.length === 1 ? first : folded(lines);
}

function readLine(reading: Reading, endOf: typeof plainEnd): string {
  const start = reading.at;
  reading.at = endOf(reading, { flow: false, key: false });
  return reading.text.slice(start, reading.at);
}

/** Where a plain text that ended here goes on, if it does: on a line right of the column that is no comment. */
function continuation(text: string, from: number, column: number): number | undefined {
  let at = from;
  while (text.charCodeAt(at) === space) at++;
  if (text.charCodeAt(at) !== newline) return undefined;
  let lineStart = at;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === newline) lineStart = at + 1;
    else if (code !== space) break;
  }
  if (at >= text.length || at - lineStart <= column || text.charCodeAt(at) === hash) return undefined;
  // What starts a line of a text may look like the start of anything.
  return at;
}

/** Lines put together as YAML does: a line break is a space, and empty lines are line breaks. */
export function folded(lines: readonly string[]): string {
  let value = lines[0] ?? '';
  let breaks = 0;
  for (const line of lines.slice(1)) {
    breaks++;
    if (line === '') continue;
    value += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + line;
    breaks = 0;
  }
  return value;
}

const quote = 0x27;
const backslash = 0x5c;

/** A text in quotes; the reader stands after it then. */
export function quotedText(reading: Reading, { column }: Pick<Around, 'column'>): string {
  const { text, at: start } = reading;
  const single = text.charCodeAt(start) === quote;
  const end = single ? singleEnd(text, start) : doubleEnd(text, start);
  const inside = text.slice(start + 1, end);
  reading.at = reading.end = end + 1;
  if (inside.includes('\n')) return foldedQuote(inside, column, single);
  if (single) return inside.replaceAll("''", "'");
  return inside.includes('\\') ? unescaped(inside) : inside;
}

function singleEnd(text: string, start: number): number {
  for (let at = text.indexOf("'", start + 1); at >= 0; at = text.indexOf("'", at + 2)) {
    if (text.charCodeAt(at + 1) !== quote) return at;
  }
  return giveUp();
}

function doubleEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return at;
  }
  return giveUp();
}

/** What YAML has in common with JSON. */
function unescaped(inside: string): string {
  try {
    return String(JSON.parse(`"${inside}"`));
  } catch {
    return giveUp();
  }
}

function foldedQuote(inside: string, column: number, single: boolean): string {
  if (/[\t\\]/.test(inside)) giveUp();
  const lines = inside.split('\n');
  for (const line of lines.slice(1)) {
    const indent = line.search(/[^ ]/);
    if (indent >= 0 && indent <= column) giveUp();
  }
  const [first = '', ...rest] = lines;
  const last = rest.pop() ?? '';
  if (last.trim() === '' || first.trim() === '') giveUp();
  const trimmed = [
    first.replace(/ +$/, ''),
    ...rest.map((line) => line.replace(/^ +| +$/g, '')),
    last.replace(/^ +/, ''),
  ];
  const value = folded(trimmed);
  return single ? value.replaceAll("''", "'") : value;
}

/** What a plain text stands for in YAML 1.1. `y` and `n` are texts. */
export function plainValue(text: string): ScalarNode['value'] {
  const first = text.charCodeAt(0);
  // Numbers and `null` start with none of the other letters.
  if (first > 0x39 ? text.length > 5 && first !== tilde : first !== plus && first !== dash && first < 0x2e) return text;
  if (words.has(text)) return words.get(text) ?? null;
  if (first > 0x39) return text;
  if (/^[-+]?(?:0|[1-9]\d{0,14})$/.test(text) || /^[-+]?\d{1,9}\.\d{1,6}$/.test(text)) return Number(text);
  return noNumber.test(text) ? text : giveUp();
}

/** Something that no number has, something that does not go on as one, or two points. */
const noNumber = /[^-+\d_.:a-fA-FxXiInN]|^[-+][^\d.]|^[-+]?\d[\d_.:]*[^\d_.:eExXbB]|^[^:]*\.[^:]*\.[^:]*$/;
const plus = 0x2b;
const tilde = 0x7e;

const spellings = (word: string): readonly string[] => [
  word,
  word.toUpperCase(),
  word.charAt(0).toUpperCase() + word.slice(1),
];
const words: ReadonlyMap<string, boolean | null> = new Map([
  ...['null', '~'].flatMap(spellings).map((word) => [word, null] as const),
  ...['true', 'yes', 'on'].flatMap(spellings).map((word) => [word, true] as const),
  ...['false', 'no', 'off'].flatMap(spellings).map((word) => [word, false] as const),
]);
