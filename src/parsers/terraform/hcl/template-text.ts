import { lineEnd, skipBlanks } from './characters.ts';
import type { Scanner } from './scanner.ts';
import { fail, report } from './scanner.ts';

export interface Text {
  readonly value: string;
  readonly start: number;
  readonly valid: boolean;
}

/**
 * The text within quotes up to the closing quote or the next `${` or `%{`, with its escapes resolved. Nothing, and a
 * fault, when the line ends first.
 */
export function readQuoted(s: Scanner): Text | undefined {
  const { text, end: start } = s;
  let value = '';
  let valid = true;
  let from = start;
  for (let at = start; ;) {
    const code = text.charCodeAt(at);
    if (code === 92) {
      const escape = readEscape(s, at);
      value += text.slice(from, at) + (escape.value ?? '');
      valid &&= escape.value !== undefined;
      from = at = escape.end;
    } else if (code === 36 || code === 37) {
      const next = sequenceAt(text, at);
      if (next === 'escaped') {
        value += text.slice(from, at + 1) + '{';
        from = at += 3;
      } else if (next === 'sequence') return textUpTo(s, at, { value: value + text.slice(from, at), start, valid });
      else at++;
    } else if (code === 34) return textUpTo(s, at, { value: value + text.slice(from, at), start, valid });
    else if (code === 10 || code === 13 || at >= text.length) return failOpen(s, at);
    else at++;
  }
}

function textUpTo(s: Scanner, end: number, text: Text): Text {
  s.end = end;
  return text;
}

function failOpen(s: Scanner, end: number): Text | undefined {
  const message =
    'The string is not closed: its \'"\' is missing on this line. A string of several lines is a heredoc ("<<EOT")';
  fail(s, { message, start: s.end - 1, end });
  return undefined;
}

/** What `$` or `%` begins: `${`, `$${`, or just a text. */
function sequenceAt(text: string, at: number): 'sequence' | 'escaped' | undefined {
  const next = text.charCodeAt(at + 1);
  if (next === 123) return 'sequence';
  return next === text.charCodeAt(at) && text.charCodeAt(at + 2) === 123 ? 'escaped' : undefined;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

function readEscape(s: Scanner, at: number): { readonly value: string | undefined; readonly end: number } {
  const letter = s.text.charAt(at + 1);
  const simple = escapes.get(letter);
  if (simple !== undefined) return { value: simple, end: at + 2 };
  if (letter === 'u' || letter === 'U') return readCodePoint(s, at, letter === 'u' ? 4 : 8);
  const end = letter === '\n' || letter === '\r' ? at + 1 : at + 1 + letter.length;
  report(s, `"${s.text.slice(at, end)}" is no escape; a backslash itself is written "\\\\"`, { start: at, end });
  return { value: undefined, end };
}

function readCodePoint(
  s: Scanner,
  at: number,
  digits: number,
): { readonly value: string | undefined; readonly end: number } {
  const written = s.text.slice(at + 2, at + 2 + digits).replace(/[^0-9a-fA-F].*$/su, '');
  const end = at + 2 + written.length;
  const point = Number.parseInt(written, 16);
  const exists = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  s.composed = false;
  if (written.length === digits && exists) return { value: String.fromCodePoint(point), end };
  const message =
    written.length < digits
      ? `"${s.text.slice(at, at + 2)}" takes ${digits} hexadecimal digits, found ${written.length}`
      : `"${s.text.slice(at, end)}" is not a character of Unicode`;
  report(s, message, { start: at, end });
  return { value: undefined, end };
}

/** The text of a heredoc or bare template up to and with the end of its line, or up to the next `${` or `%{`. */
export function readLine(s: Scanner): Text {
  const { text, end: start } = s;
  let value = '';
  let from = start;
  for (let at = start; ;) {
    const code = text.charCodeAt(at);
    if (code === 36 || code === 37) {
      const next = sequenceAt(text, at);
      if (next === 'escaped') {
        value += text.slice(from, at + 1) + '{';
        from = at += 3;
      } else if (next === 'sequence')
        return textUpTo(s, at, { value: value + text.slice(from, at), start, valid: true });
      else at++;
    } else if (code === 10 || at >= text.length) {
      const end = code === 10 ? at + 1 : at;
      return textUpTo(s, end, { value: value + text.slice(from, end), start, valid: true });
    } else at++;
  }
}

/** The end of a heredoc's closing marker, when the line at an offset holds nothing else; else -1. */
export function closingMarker(text: string, line: number, marker: string): number {
  const start = skipBlanks(text, line);
  if (!text.startsWith(marker, start)) return -1;
  const end = start + marker.length;
  const rest = skipBlanks(text, end);
  const newline = text.charCodeAt(rest) === 13 ? rest + 1 : rest;
  return newline === lineEnd(text, rest) && newline < text.length ? end : -1;
}
