import { parseCall, parseObject, parseTuple } from './collections.ts';
import { close, failExpecting, open } from './expect.ts';
import type { Scanner, Token } from './scanner.ts';
import { advance, enter, faulty, report } from './scanner.ts';
import type { BinaryOperator, Expression, Literal } from './syntax.ts';
import { parseHeredoc, parseQuoted } from './templates.ts';
import { parseTraversal } from './traversals.ts';

export function parseExpression(s: Scanner): Expression {
  const start = s.start;
  if (!enter(s)) return faulty(s, start);
  const condition = parseBinary(s, 1);
  const expression = s.token === '?' ? parseConditional(s, condition) : condition;
  s.depth--;
  return expression;
}

function parseConditional(s: Scanner, condition: Expression): Expression {
  advance(s);
  const then = parseExpression(s);
  if (s.token !== ':') {
    failExpecting(s, '":" and the other value of the condition');
    return faulty(s, condition.start);
  }
  advance(s);
  const otherwise = parseExpression(s);
  return { type: 'conditional', file: s.file, start: condition.start, end: otherwise.end, condition, then, otherwise };
}

const precedences: ReadonlyMap<Token, number> = new Map([
  ['||', 1],
  ['&&', 2],
  ['==', 3],
  ['!=', 3],
  ['<', 4],
  ['>', 4],
  ['<=', 4],
  ['>=', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['%', 6],
] satisfies [BinaryOperator, number][]);

/** Operators of one precedence associate to the left and are read in a loop: chains may be of any length. */
function parseBinary(s: Scanner, lowest: number): Expression {
  let left = parseOperand(s);
  for (;;) {
    const precedence = precedences.get(s.token);
    if (precedence === undefined || precedence < lowest) return left;
    const operator = s.token as BinaryOperator; // it has a precedence
    advance(s);
    const right = parseBinary(s, precedence + 1);
    left = { type: 'binary', file: s.file, start: left.start, end: right.end, operator, left, right };
  }
}

function parseOperand(s: Scanner): Expression {
  const term = parseTerm(s);
  return s.token === '.' || s.token === '[' ? parseTraversal(s, term) : term;
}

function parseTerm(s: Scanner): Expression {
  switch (s.token) {
    case 'identifier':
      return parseName(s);
    case 'quote':
      return parseQuoted(s);
    case 'heredoc':
      return parseHeredoc(s);
    case 'number':
      return parseNumber(s);
    case '[':
      return parseTuple(s);
    case '{':
      return parseObject(s);
    case '(':
      return parseParentheses(s);
    case '-':
    case '!':
      return parseUnary(s, s.token);
    default: {
      const start = s.start;
      failExpecting(s, 'a value');
      return faulty(s, start);
    }
  }
}

function parseName(s: Scanner): Expression {
  const { file, start, end } = s;
  const name = s.text.slice(start, end);
  advance(s);
  if (s.token === '(' || s.token === '::') return parseCall(s, name, start);
  if (name === 'true') return { type: 'literal', file, start, end, value: true };
  if (name === 'false') return { type: 'literal', file, start, end, value: false };
  if (name === 'null') return { type: 'literal', file, start, end, value: null };
  return { type: 'variable', file, start, end, name };
}

/** Also the legacy index `x.0`. */
export function parseNumber(s: Scanner): Literal | Expression {
  const { file, start, end } = s;
  const written = s.text.slice(start, end);
  const value = Number(written);
  advance(s);
  if (!Number.isNaN(value)) return { type: 'literal', file, start, end, value };
  report(s, `"${written.slice(0, 40)}" is not a number`, { start, end });
  return { type: 'faulty', file, start, end };
}

function parseParentheses(s: Scanner): Expression {
  const bracket = open(s, ')', false);
  const expression = parseExpression(s);
  close(s, bracket, '")"');
  return { type: 'parentheses', file: s.file, start: bracket.start, end: s.previousEnd, expression };
}

/** Binds closer than every operator: `-a.b + c` is `(-(a.b)) + c`. */
function parseUnary(s: Scanner, operator: '-' | '!'): Expression {
  const { file, start } = s;
  if (!enter(s)) return faulty(s, start);
  advance(s);
  const operand = parseOperand(s);
  s.depth--;
  return { type: 'unary', file, start, end: operand.end, operator, operand };
}
