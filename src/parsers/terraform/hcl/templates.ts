import { found } from './expect.ts';
import { parseExpression } from './expressions.ts';
import { removeIndentation } from './indentation.ts';
import type { Scanner } from './scanner.ts';
import { advance, enter, fail, faulty } from './scanner.ts';
import type { Expression, Template } from './syntax.ts';
import { nest, parseDirective } from './template-directives.ts';
import type { Piece } from './template-pieces.ts';
import { join } from './template-pieces.ts';
import type { Text } from './template-text.ts';
import { closingMarker, readLine, readQuoted } from './template-text.ts';

/** A template being read; the scanner's `end` is the place in it. */
interface Reading {
  readonly pieces: Piece[];
  /** The text that follows loses its leading blanks: `~}` was read. */
  trimNext: boolean;
  /** A text has an escape that does not exist. */
  invalid: boolean;
}

export function parseQuoted(s: Scanner): Expression {
  const { file, start } = s;
  const first = readQuoted(s);
  if (!first) return faulty(s, start);
  if (s.text.charCodeAt(s.end) !== 34) return parseSequences(s, start, first);
  s.end++;
  advance(s);
  const end = s.previousEnd;
  if (!first.valid) return { type: 'faulty', file, start, end };
  return { type: 'text', file, start, end, value: composed(s, first.value) };
}

/** The rest of a quoted template, from its first sequence on. */
function parseSequences(s: Scanner, start: number, first: Text): Expression {
  const reading: Reading = { pieces: [], trimNext: false, invalid: !first.valid };
  if (s.end > first.start) addText(s, reading, first);
  while (s.text.charCodeAt(s.end) !== 34) {
    if (readSequence(s, reading)) continue;
    const text = readQuoted(s);
    if (!text) return faulty(s, start);
    if (!text.valid) reading.invalid = true;
    addText(s, reading, text);
    if (s.fault) return faulty(s, start);
  }
  s.end++;
  advance(s);
  return finish(s, reading, { start });
}

export function parseHeredoc(s: Scanner): Expression {
  const { start, end: opening } = s;
  const indented = s.text.charCodeAt(start + 2) === 45;
  const marker = s.text.slice(start + (indented ? 3 : 2), opening).trimEnd();
  const reading: Reading = { pieces: [], trimNext: false, invalid: false };
  while (!s.fault) {
    const close =
      s.text.charCodeAt(s.end - 1) === 10 && !endsInSequence(reading) ? closingMarker(s.text, s.end, marker) : -1;
    if (close >= 0) {
      s.end = close;
      advance(s);
      if (indented) removeIndentation(reading.pieces);
      return finish(s, reading, { start, heredoc: true });
    }
    if (s.end >= s.text.length) failUnclosed(s, start, opening);
    else if (!readSequence(s, reading)) addText(s, reading, readLine(s));
  }
  return faulty(s, start);
}

/** A template that is the whole text, without quotes. */
export function parseBare(s: Scanner): Expression {
  const start = s.end;
  const reading: Reading = { pieces: [], trimNext: false, invalid: false };
  while (!s.fault && s.end < s.text.length) {
    if (!readSequence(s, reading)) addText(s, reading, readLine(s));
  }
  if (s.fault) return faulty(s, start);
  s.previousEnd = s.end;
  return finish(s, reading, { start });
}

function failUnclosed(s: Scanner, start: number, opening: number): void {
  const end = start + s.text.slice(start, opening).trimEnd().length;
  const marker = s.text.slice(start, end);
  const message = `The heredoc "${marker}" is not closed: no line holds only "${marker.replace(/^<<-?/, '')}"`;
  fail(s, { message, start, end, reached: s.text.length });
}

/** Whether the newline before the place is part of an interpolation and starts no line of the template. */
function endsInSequence(reading: Reading): boolean {
  const last = reading.pieces.at(-1);
  return last !== undefined && last.type !== 'text';
}

function addText(s: Scanner, reading: Reading, text: { readonly value: string; readonly start: number }): void {
  const whole = composed(s, text.value);
  const value = reading.trimNext ? whole.trimStart() : whole;
  reading.trimNext = false;
  reading.pieces.push({ type: 'text', file: s.file, start: text.start, end: s.end, value });
}

function composed(s: Scanner, text: string): string {
  return s.composed ? text : text.normalize();
}

/** Reads `${…}` or `%{…}`; false when the place is at neither. */
function readSequence(s: Scanner, reading: Reading): boolean {
  const start = s.end;
  const code = s.text.charCodeAt(start);
  if ((code !== 36 && code !== 37) || s.text.charCodeAt(start + 1) !== 123) return false;
  const trims = s.text.charCodeAt(start + 2) === 126;
  if (trims) trimLast(reading);
  const { newlines } = s;
  s.start = start;
  s.end = start + (trims ? 3 : 2);
  s.newlines = false;
  if (!enter(s)) return true;
  advance(s);
  const directive = code === 37 ? parseDirective(s, start) : undefined;
  const expression = directive ? undefined : parseExpression(s);
  if (s.token !== '}' && s.token !== '~}') failOpen(s, code === 36, start);
  if (!s.fault) {
    const { file, end } = s;
    if (directive) reading.pieces.push({ ...directive, end });
    else if (expression) reading.pieces.push({ type: 'interpolation', file, start, end, expression });
  }
  reading.trimNext = s.token === '~}';
  s.newlines = newlines;
  s.depth--;
  return true;
}

function failOpen(s: Scanner, interpolation: boolean, start: number): void {
  const opening = interpolation ? '${' : '%{';
  const literal = `To write "${opening}" itself, write "${opening[0]}${opening}"`;
  if (s.token === 'end')
    fail(s, { message: `"${opening}" is not closed: "}" is missing`, start, end: start + 2, at: s.start });
  else
    fail(s, { message: `Expected "}" to end "${opening}", found ${found(s)}. ${literal}`, start: s.start, end: s.end });
}

/** `${~` takes the blanks before it, of the text on the same line only: HCL trims the last piece that it scanned. */
function trimLast(reading: Reading): void {
  const last = reading.pieces.at(-1);
  if (last?.type === 'text') reading.pieces[reading.pieces.length - 1] = { ...last, value: last.value.trimEnd() };
}

function finish(s: Scanner, reading: Reading, at: { readonly start: number; readonly heredoc?: true }): Expression {
  const { start } = at;
  const { file, previousEnd: end } = s;
  const parts = nest(s, join(reading.pieces));
  if (!parts || reading.invalid) return { type: 'faulty', file, start, end };
  const template: Template = { type: 'template', file, start, end, parts };
  return at.heredoc ? { ...template, heredoc: true } : template;
}
