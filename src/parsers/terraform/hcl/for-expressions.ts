import type { Bracket } from './expect.ts';
import { close, failExpecting, isWord } from './expect.ts';
import { parseExpression } from './expressions.ts';
import type { Scanner } from './scanner.ts';
import { advance, faulty, report } from './scanner.ts';
import type { Expression } from './syntax.ts';

export interface ForIntroduction {
  readonly key?: string;
  readonly value: string;
  readonly collection: Expression;
}

/** `for value in collection` or `for key, value in collection`, looking at `for`. */
export function parseForIntroduction(s: Scanner): ForIntroduction {
  advance(s);
  const first = parseLoopName(s);
  let second: string | undefined;
  if (s.token === ',') {
    advance(s);
    second = parseLoopName(s);
  }
  if (isWord(s, 'in')) advance(s);
  else failExpecting(s, second === undefined ? '"," or "in" after the name of "for"' : '"in" after the names of "for"');
  const collection = parseExpression(s);
  return second === undefined ? { value: first, collection } : { key: first, value: second, collection };
}

function parseLoopName(s: Scanner): string {
  if (s.token !== 'identifier') failExpecting(s, 'a name after "for"');
  const name = s.text.slice(s.start, s.end);
  advance(s);
  return name;
}

export function parseForList(s: Scanner, bracket: Bracket): Expression {
  const introduction = parseIntroduction(s);
  const result = parseExpression(s);
  const { start, end } = s;
  const wrong = s.token === '=>' || s.token === '...' ? s.token : undefined;
  if (wrong) {
    advance(s);
    if (wrong === '=>') parseExpression(s);
  }
  const rest = { ...introduction, result, ...parseCondition(s) };
  close(s, bracket, '"if" or "]" to end "for"');
  if (s.fault) return faulty(s, bracket.start);
  const range = { file: s.file, start: bracket.start, end: s.previousEnd };
  if (!wrong) return { type: 'for-list', ...range, ...rest };
  report(s, `"${wrong}" makes an object, and a "for" that makes one stands in braces, not in brackets`, { start, end });
  return { type: 'faulty', ...range };
}

export function parseForObject(s: Scanner, bracket: Bracket): Expression {
  const introduction = parseIntroduction(s);
  const resultKey = parseExpression(s);
  if (s.token === '=>') advance(s);
  else failExpecting(s, '"=>" and a value: a "for" in braces makes an object');
  const resultValue = parseExpression(s);
  const group = s.token === '...';
  if (group) advance(s);
  const rest = { ...introduction, resultKey, resultValue, group, ...parseCondition(s) };
  close(s, bracket, group ? '"if" or "}" to end "for"' : '"...", "if" or "}" to end "for"');
  if (s.fault) return faulty(s, bracket.start);
  return { type: 'for-object', file: s.file, start: bracket.start, end: s.previousEnd, ...rest };
}

function parseIntroduction(s: Scanner): ForIntroduction {
  const introduction = parseForIntroduction(s);
  if (s.token === ':') advance(s);
  else failExpecting(s, '":" after the collection of "for"');
  return introduction;
}

function parseCondition(s: Scanner): { readonly condition?: Expression } {
  if (!isWord(s, 'if')) return {};
  advance(s);
  return { condition: parseExpression(s) };
}
