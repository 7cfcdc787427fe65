import type { Bracket } from './expect.ts';
import { close, failExpecting, failUnclosed, isWord, open } from './expect.ts';
import { parseExpression } from './expressions.ts';
import type { Scanner } from './scanner.ts';
import { advance, faulty } from './scanner.ts';
import { parseForList, parseForObject } from './for-expressions.ts';
import type { Expression, ObjectEntry } from './syntax.ts';

// Arrays that have grown by items have room for more; those of the tree are kept as copies without it.

export function parseTuple(s: Scanner): Expression {
  const bracket = open(s, ']', false);
  if (isWord(s, 'for')) return parseForList(s, bracket);
  const elements: Expression[] = [];
  while (s.token !== ']' && !s.fault) {
    if (s.token === 'end') failUnclosed(s, bracket);
    else elements.push(parseExpression(s));
    if (s.token !== ',') break;
    advance(s);
  }
  close(s, bracket, '"," or "]" after an item of the list');
  return { type: 'tuple', file: s.file, start: bracket.start, end: s.previousEnd, elements: elements.slice() };
}

/** Within braces newlines count, as separators; a `for` counts none and may stand on a line of its own. */
export function parseObject(s: Scanner): Expression {
  const bracket = open(s, '}', true);
  skipNewlines(s);
  if (isWord(s, 'for')) {
    s.newlines = false;
    return parseForObject(s, bracket);
  }
  const entries: ObjectEntry[] = [];
  while (s.token !== '}' && !s.fault) {
    if (s.token === 'end') failUnclosed(s, bracket);
    else entries.push(parseEntry(s, bracket));
    if (s.token !== ',' && s.token !== 'newline') break;
    advance(s);
    skipNewlines(s);
  }
  close(s, bracket, 'a newline, "," or "}" after an entry of the object');
  return { type: 'object', file: s.file, start: bracket.start, end: s.previousEnd, entries: entries.slice() };
}

function skipNewlines(s: Scanner): void {
  while (s.token === 'newline') advance(s);
}

function parseEntry(s: Scanner, bracket: Bracket): ObjectEntry {
  const key = asKey(s, parseExpression(s));
  if (s.token === '=' || s.token === ':') advance(s);
  else if (s.token === 'end') failUnclosed(s, bracket);
  else failExpecting(s, '"=" after a key of the object');
  const value = parseExpression(s);
  return { file: s.file, start: key.start, end: value.end, key, value };
}

/** A bare word is the key itself; `true`, `false` and `null` are words here too. */
function asKey(s: Scanner, key: Expression): Expression {
  const bare = key.type === 'variable' || (key.type === 'literal' && typeof key.value !== 'number');
  if (!bare) return key;
  const { file, start, end } = key;
  const value = s.text.slice(start, end);
  return { type: 'text', file, start, end, value };
}

/** After the first name: `(…)` or `::name…(…)`. */
export function parseCall(s: Scanner, first: string, start: number): Expression {
  let name = first;
  while (s.token === '::') {
    if (advance(s) === 'identifier') name += `::${s.text.slice(s.start, s.end)}`;
    else failExpecting(s, 'a function name after "::"');
    advance(s);
  }
  if (s.token !== '(') {
    failExpecting(s, `"(" after "${name}"`);
    return faulty(s, start);
  }
  return parseArguments(s, name, start);
}

function parseArguments(s: Scanner, name: string, start: number): Expression {
  const bracket = open(s, ')', false);
  const args: Expression[] = [];
  let expand = false;
  while (s.token !== ')' && !s.fault) {
    if (s.token === 'end') failUnclosed(s, bracket);
    else args.push(parseExpression(s));
    if (s.token === '...') {
      expand = true;
      advance(s);
      break;
    }
    if (s.token !== ',') break;
    advance(s);
  }
  close(s, bracket, expand ? '")" after "..."' : `"," or ")" after an argument of "${name}"`);
  return { type: 'call', file: s.file, start, end: s.previousEnd, name, args: args.slice(), expand };
}
