import { close, failExpecting, open } from './expect.ts';
import { parseExpression, parseNumber } from './expressions.ts';
import type { Scanner } from './scanner.ts';
import { advance, enter, faulty, report } from './scanner.ts';
import type { Expression, SplatStep } from './syntax.ts';

/** What follows a term: `.name`, `[key]`, `.0`, `.*` and `[*]`. Read in a loop: it may be of any length. */
export function parseTraversal(s: Scanner, term: Expression): Expression {
  let value = term;
  while (s.token === '.' || s.token === '[') {
    const step = s.token === '.' ? parseDot(s) : parseBracket(s);
    if (!step) return faulty(s, term.start);
    value = applied(value, step);
  }
  return value;
}

function applied(value: Expression, step: SplatStep): Expression {
  const { file, start } = value;
  const { end } = step;
  switch (step.type) {
    case 'get-attribute':
      return { type: 'get-attribute', file, start, end, object: value, name: step.name };
    case 'index':
      return { type: 'index', file, start, end, collection: value, key: step.key };
    case 'splat':
      return { type: 'splat', file, start, end, full: step.full, collection: value, each: step.each };
  }
}

function parseDot(s: Scanner): SplatStep | undefined {
  const start = s.start;
  advance(s);
  if (s.token !== '*') return parseAttribute(s, start);
  const each: SplatStep[] = [];
  let next = advance(s);
  while (next === '.') {
    const dot = s.start;
    advance(s);
    const step = parseAttribute(s, dot);
    if (!step) return undefined;
    each.push(step);
    next = s.token;
  }
  return { type: 'splat', file: s.file, start, end: s.previousEnd, full: false, each };
}

/** The name or legacy index after a dot. */
function parseAttribute(s: Scanner, start: number): SplatStep | undefined {
  const { file, end } = s;
  if (s.token === 'identifier') {
    const name = s.text.slice(s.start, end);
    advance(s);
    return { type: 'get-attribute', file, start, end, name };
  }
  if (s.token === 'number') {
    const written = s.text.slice(s.start, end);
    if (!written.includes('.')) return { type: 'index', file, start, end, key: parseNumber(s) };
    const [first, second] = written.split('.');
    report(s, `Two indices in a row are written as "[${first}][${second}]", not as ".${written}"`, { start, end });
    const key = faulty(s, s.start);
    advance(s);
    return { type: 'index', file, start, end, key: { ...key, end } };
  }
  failExpecting(s, 'an attribute name after "."');
  return undefined;
}

function parseBracket(s: Scanner): SplatStep | undefined {
  const bracket = open(s, ']', false);
  const { start } = bracket;
  if (s.token !== '*') {
    const key = parseExpression(s);
    close(s, bracket, '"]" after the index');
    return s.fault ? undefined : { type: 'index', file: s.file, start, end: s.previousEnd, key };
  }
  advance(s);
  close(s, bracket, '"]" after "*"');
  const each = parseSplatSteps(s);
  return each && { type: 'splat', file: s.file, start, end: s.previousEnd, full: true, each };
}

/** A full splat takes all that follows. */
function parseSplatSteps(s: Scanner): SplatStep[] | undefined {
  const each: SplatStep[] = [];
  if (!enter(s)) return undefined;
  while (s.token === '.' || s.token === '[') {
    const step = s.token === '.' ? parseDot(s) : parseBracket(s);
    if (!step) return undefined;
    each.push(step);
  }
  s.depth--;
  return s.fault ? undefined : each;
}
