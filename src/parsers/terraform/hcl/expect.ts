import type { Scanner } from './scanner.ts';
import { advance, fail } from './scanner.ts';

/** The token looked at, in words. */
export function found(s: Scanner): string {
  switch (s.token) {
    case 'end':
      return s.text.length < s.file.text.length ? 'the start of the next block' : 'the end of the file';
    case 'newline':
      return 'the end of the line';
    case 'quote':
      return 'a quoted string';
    case 'heredoc':
      return 'a heredoc';
    case 'invalid':
      if (s.text.charCodeAt(s.start) < 32) return 'a control character';
      return `"${s.text.slice(s.start, s.end)}"`;
    default:
      return `"${s.text.slice(s.start, Math.min(s.end, s.start + 40))}"`;
  }
}

const hints: ReadonlyMap<string, string> = new Map([
  ["'", 'Strings take double quotes.'],
  ['“', 'Strings take straight double quotes.'],
  ['”', 'Strings take straight double quotes.'],
  ['`', 'Strings take double quotes, and those of several lines are heredocs ("<<EOT").'],
  [';', 'Arguments end with the line, and items of a list or an object with a comma.'],
  ['&', 'The operator is "&&".'],
  ['|', 'The operator is "||".'],
  ['\r', 'Lines end with a line feed: save the file with LF or CRLF line ends.'],
]);

/** A fault at the token looked at: `Expected …, found …`. */
export function failExpecting(s: Scanner, what: string): void {
  const at = s.token === 'newline' ? s.start : s.end;
  const hint = s.token === 'invalid' ? hints.get(s.text.slice(s.start, s.end)) : undefined;
  fail(s, { message: `Expected ${what}, found ${found(s)}${hint ? `. ${hint}` : ''}`, start: s.start, end: s.end, at });
}

export interface Bracket {
  readonly start: number;
  readonly close: ')' | ']' | '}';
  /** Whether newlines counted before it opened. */
  readonly newlines: boolean;
}

const openings = { ')': '(', ']': '[', '}': '{' } as const;

/** Steps into a bracket: the token looked at becomes the first one inside. */
export function open(s: Scanner, close: Bracket['close'], newlines: boolean): Bracket {
  const bracket = { start: s.start, close, newlines: s.newlines };
  s.newlines = newlines;
  advance(s);
  return bracket;
}

/** Steps out of a bracket. `what` says what else could have stood here. */
export function close(s: Scanner, bracket: Bracket, what: string): void {
  s.newlines = bracket.newlines;
  if (s.token === bracket.close) advance(s);
  else if (s.token === 'end') failUnclosed(s, bracket);
  else failExpecting(s, what);
}

/** Looking at the end within a bracket, the bracket is what to report. */
export function failUnclosed(s: Scanner, bracket: Bracket): void {
  const message = `"${openings[bracket.close]}" is not closed: "${bracket.close}" is missing before ${found(s)}`;
  fail(s, { message, start: bracket.start, end: bracket.start + 1, at: s.start });
}

export function isWord(s: Scanner, word: string): boolean {
  return s.token === 'identifier' && s.end - s.start === word.length && s.text.startsWith(word, s.start);
}
