import type { SourceFile } from '../../../model/source.ts';
import { identifierEnd, isDigit, lineEnd, numberEnd } from './characters.ts';
import type { Faulty, SyntaxProblem } from './syntax.ts';

type Punctuation =
  | ('{' | '}' | '~}' | '[' | ']' | '(' | ')' | ',' | '.' | '...' | '?' | ':' | '::' | '=' | '=>')
  | ('+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '&&' | '||' | '!');

/** `quote` and `heredoc` are the opening of a template; what follows is read by templates.ts, character by character. */
export type Token = 'end' | 'newline' | 'identifier' | 'number' | 'quote' | 'heredoc' | 'invalid' | Punctuation;

/** What ended the reading of an item. */
export interface Fault {
  readonly message: string;
  /** What the message is about. */
  readonly start: number;
  readonly end: number;
  /** Where reading stopped, when that is not the end of what the message is about. */
  readonly at?: number;
  /** How far the text was looked at. */
  readonly reached?: number;
}

/**
 * The text being read and the one token looked at. Tokens are fields here and no objects: this is what the speed comes
 * from. A fault makes every further token the end of the text, so all that is open closes by itself and what was read
 * until then is delivered.
 */
export interface Scanner {
  readonly file: SourceFile;
  /** Cut short where the reading has to stop before the end of the file. */
  text: string;
  readonly problems: SyntaxProblem[];
  token: Token;
  start: number;
  end: number;
  /** The end of the token before. */
  previousEnd: number;
  /** Whether a newline is a token; within brackets it is a blank. */
  newlines: boolean;
  depth: number;
  /** Whether texts are in Unicode's composed form (NFC) as they stand. HCL's strings always are. */
  composed: boolean;
  fault: Fault | undefined;
}

/** Deeper nesting than anyone writes, and far from the end of the stack. */
const depthLimit = 500;
const problemLimit = 100;

export function createScanner(file: SourceFile, text = file.text): Scanner {
  return {
    file,
    text,
    problems: [],
    token: 'newline',
    start: 0,
    end: 0,
    previousEnd: 0,
    newlines: true,
    depth: 0,
    composed: text.normalize() === text,
    fault: undefined,
  };
}

/** Begins anew at an offset. */
export function restart(s: Scanner, at: number): void {
  s.fault = undefined;
  s.depth = 0;
  s.newlines = true;
  s.end = at;
  advance(s);
}

/** Notes a problem that does not end the reading. */
export function report(s: Scanner, message: string, range: { readonly start: number; readonly end: number }): void {
  if (s.problems.length < problemLimit) s.problems.push({ file: s.file, start: range.start, end: range.end, message });
}

/** The offset up to which a faulty item was read. */
export function stoppedAt(fault: Fault): number {
  return fault.at ?? fault.end;
}

export function fail(s: Scanner, fault: Fault): void {
  if (s.fault) return;
  report(s, fault.message, fault);
  s.fault = fault;
  s.token = 'end';
  s.start = s.end = s.previousEnd = stoppedAt(fault);
}

export function faulty(s: Scanner, start: number): Faulty {
  return { type: 'faulty', file: s.file, start, end: s.previousEnd };
}

/** Counts one level of nesting; false, and a fault, when there are too many. */
export function enter(s: Scanner): boolean {
  if (++s.depth <= depthLimit) return true;
  fail(s, { message: `Nested more than ${depthLimit} levels deep`, start: s.start, end: s.end });
  return false;
}

/** Goes to the next token, and returns it. */
export function advance(s: Scanner): Token {
  if (s.fault) return s.token;
  s.previousEnd = s.end;
  const start = tokenStart(s, s.end);
  if (start >= 0) {
    s.start = start;
    s.token = scan(s);
  }
  return s.token;
}

/** The token at the start; sets the end. */
function scan(s: Scanner): Token {
  const { text, start } = s;
  if (start >= text.length) {
    s.end = s.start = text.length;
    return 'end';
  }
  const code = text.charCodeAt(start);
  const single = code < 128 ? singles[code] : undefined;
  if (single !== undefined) {
    s.end = start + 1;
    return single;
  }
  s.end = identifierEnd(text, start);
  return s.end > start ? 'identifier' : scanRest(s, code);
}

/** Skips blanks, comments and, within brackets, newlines. A comment up to the end of its line leaves the newline. -1 is a fault. */
function tokenStart(s: Scanner, from: number): number {
  const { text } = s;
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9) continue;
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) === 10)) {
      if (s.newlines) return at;
    } else if (code === 35 || (code === 47 && text.charCodeAt(at + 1) === 47)) {
      at = lineEnd(text, at) - 1;
    } else if (code === 47 && text.charCodeAt(at + 1) === 42) {
      const close = text.indexOf('*/', at + 2);
      if (close < 0) {
        fail(s, {
          message: 'The comment is not closed: "*/" is missing',
          start: at,
          end: at + 2,
          reached: text.length,
        });
        return -1;
      }
      at = close + 1;
    } else return at;
  }
}

/** The characters that are a token whatever follows them. */
const singles: (Token | undefined)[] = new Array<Token | undefined>(128).fill(undefined);
for (const token of ['{', '}', '[', ']', '(', ')', ',', '?', '+', '-', '*', '/', '%'] as const) {
  singles[token.charCodeAt(0)] = token;
}
singles[10] = 'newline';
singles[34] = 'quote';

/** Everything that is neither a single character nor an identifier. Sets the end. */
function scanRest(s: Scanner, code: number): Token {
  const { text, start } = s;
  if (isDigit(code)) {
    s.end = numberEnd(text, start);
    return 'number';
  }
  if (code === 13 && text.charCodeAt(start + 1) === 10) {
    s.end = start + 2;
    return 'newline';
  }
  if (code === 60 && text.charCodeAt(start + 1) === 60) {
    const opening = heredocOpening(text, start);
    if (opening > start) {
      s.end = opening;
      return 'heredoc';
    }
  }
  for (const token of longer[code] ?? []) {
    if (!text.startsWith(token, start)) continue;
    s.end = start + token.length;
    return token;
  }
  s.end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  return 'invalid';
}

/** By their first character, the longest first. */
const longer: readonly (readonly Token[])[] = (() => {
  const tokens = ['::', ':', '...', '.', '==', '=>', '=', '!=', '!', '<=', '<', '>=', '>', '&&', '||', '~}'] as const;
  const byCode: Token[][] = [];
  for (const token of tokens) (byCode[token.charCodeAt(0)] ??= []).push(token);
  return byCode;
})();

/** The end of `<<X` or `<<-X` and its newline; `start` when it opens no heredoc. */
export function heredocOpening(text: string, start: number): number {
  const name = start + (text.charCodeAt(start + 2) === 45 ? 3 : 2);
  const end = identifierEnd(text, name);
  if (end === name) return start;
  if (text.charCodeAt(end) === 10) return end + 1;
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : start;
}
