import type { SourceFile } from '../../../model/source.ts';
import type { OpenBody } from './bodies.ts';
import { openBody, parseItem } from './bodies.ts';
import { failExpecting } from './expect.ts';
import { parseExpression } from './expressions.ts';
import type { Effort } from './recovery.ts';
import { resumeAt } from './recovery.ts';
import type { Fault, Scanner } from './scanner.ts';
import { advance, createScanner, faulty, restart, stoppedAt } from './scanner.ts';
import type { Expression, HclFile, SyntaxProblem } from './syntax.ts';
import { parseBare } from './templates.ts';

/** Reads a file of blocks and attributes. A fault costs the rest of the outermost block it is in, and nothing else. */
export function parseHcl(file: SourceFile): HclFile {
  const s = createScanner(file);
  const reading: Reading = { s, body: openBody(), effort: { left: 4 * file.text.length + 65_536 } };
  let incomplete = false;
  restart(s, file.text.charCodeAt(0) === 0xfeff ? 1 : 0);
  while (s.token !== 'end' || s.fault) {
    if (s.fault) {
      incomplete = true;
      recover(reading, s.fault.start, s.fault);
    } else if (s.token === 'newline') advance(s);
    // A brace too many after a fault is its consequence.
    else if (s.token === '}' && incomplete) advance(s);
    else incomplete = readItem(reading) || incomplete;
  }
  const { attributes, blocks } = reading.body;
  const body = { file, start: 0, end: file.text.length, attributes, blocks };
  return { file, body: incomplete ? { ...body, incomplete } : body, problems: s.problems };
}

interface Reading {
  readonly s: Scanner;
  readonly body: OpenBody;
  readonly effort: Effort;
}

/** Whether a fault ended it. */
function readItem(reading: Reading): boolean {
  const { s, body } = reading;
  const { start } = s;
  const before = { attributes: body.attributes.length, blocks: body.blocks.length, problems: s.problems.length };
  parseItem(s, body);
  if (!s.fault) return false;
  const fault = s.fault;
  const resume = recover(reading, start, fault);
  if (resume >= stoppedAt(fault)) return true;
  // A bracket of this item is not closed, and it has swallowed the next one: read it again, up to there.
  for (const { name } of body.attributes.splice(before.attributes)) body.names?.delete(name);
  body.blocks.length = before.blocks;
  s.problems.length = before.problems;
  s.text = s.file.text.slice(0, resume);
  restart(s, start);
  parseItem(s, body);
  s.text = s.file.text;
  restart(s, resume);
  return true;
}

/** Goes to where reading may go on, and returns the offset. */
function recover({ s, effort }: Reading, start: number, fault: Fault): number {
  const { text } = s;
  const reached = Math.max(fault.reached ?? 0, stoppedAt(fault));
  let resume = resumeAt({ text, start, effort }, fault);
  if (reached - resume > effort.left) resume = resumeAt({ text, start: reached, effort }, { ...fault, at: reached });
  else if (resume < reached) effort.left -= reached - resume;
  restart(s, resume);
  return resume;
}

export interface ParsedExpression {
  readonly expression: Expression;
  readonly problems: readonly SyntaxProblem[];
}

/** Reads one expression, of which newlines are no end. */
export function parseHclExpression(
  file: SourceFile,
  range?: { readonly start: number; readonly end: number },
): ParsedExpression {
  const s = createScanner(file, file.text.slice(0, range?.end));
  s.newlines = false;
  s.end = range?.start ?? 0;
  advance(s);
  const { start } = s;
  const expression = parseExpression(s);
  if (s.token !== 'end') failExpecting(s, 'the end of the expression');
  return { expression: s.fault ? faulty(s, start) : expression, problems: s.problems };
}

/** Reads a template that stands without quotes, such as a string of the JSON syntax. */
export function parseHclTemplate(
  file: SourceFile,
  range?: { readonly start: number; readonly end: number },
): ParsedExpression {
  const s = createScanner(file, file.text.slice(0, range?.end));
  s.end = range?.start ?? 0;
  return { expression: parseBare(s), problems: s.problems };
}
