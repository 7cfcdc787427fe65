import { identifierEnd, lineEnd, skipBlanks } from './characters.ts';
import type { Fault } from './scanner.ts';
import { heredocOpening, stoppedAt } from './scanner.ts';
import { closingMarker } from './template-text.ts';

/** How much text may still be looked at again, over all faults of a file: keeps hostile files linear. */
export interface Effort {
  left: number;
}

interface Walk {
  readonly text: string;
  readonly effort: Effort;
  at: number;
  depth: number;
}

/**
 * Where reading may go on after a fault in the item that starts at an offset: at a line in the first column that looks
 * like the header of a block, or at the next item after the brackets of this one match. The former may lie before the
 * fault: then a bracket of the item is not closed. Brackets are only counted here, strings and comments skipped.
 */
export function resumeAt(
  walkOf: { readonly text: string; readonly start: number; readonly effort: Effort },
  fault: Fault,
): number {
  const { text, start, effort } = walkOf;
  const walk: Walk = { text, effort, at: start, depth: 0 };
  const stop = stoppedAt(fault);
  const attribute = startsAttribute(text, start);
  const outermost = isAtLineStart(text, start) && (attribute || !isFlat(text, start));
  while (walk.at < text.length) {
    if (text.charCodeAt(walk.at) !== 10) {
      step(walk);
      continue;
    }
    const line = ++walk.at;
    if (outermost && (startsBlock(text, line) || (attribute && startsAttribute(text, line)))) return line;
    if (line < stop || walk.depth > 0) continue;
    const item = skipBlanks(text, line);
    if (startsBlock(text, item) || startsAttribute(text, item)) return item;
  }
  return text.length;
}

function step(walk: Walk): void {
  const { text, at } = walk;
  switch (text[at]) {
    case '{':
    case '[':
    case '(':
      walk.depth++;
      walk.at++;
      return;
    case '}':
    case ']':
    case ')':
      walk.depth--;
      walk.at++;
      return;
    case '"':
      walk.at = stringEnd(text, at);
      return;
    case '#':
      walk.at = lineEnd(text, at);
      return;
    case '/':
      walk.at = commentEnd(walk);
      return;
    case '<':
      walk.at = heredocEnd(walk);
      return;
    default:
      walk.at++;
  }
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === 10) return at;
    if (code === 92 && text.charCodeAt(at + 1) !== 10) at++;
  }
  return text.length;
}

function commentEnd({ text, at, effort }: Walk): number {
  if (text.charCodeAt(at + 1) === 47) return lineEnd(text, at);
  if (text.charCodeAt(at + 1) !== 42 || effort.left < 0) return at + 1;
  const close = text.indexOf('*/', at + 2);
  if (close >= 0) return close + 2;
  effort.left -= text.length - at;
  return at + 1;
}

function heredocEnd({ text, at, effort }: Walk): number {
  const opening = text.charCodeAt(at + 1) === 60 ? heredocOpening(text, at) : at;
  if (opening === at || effort.left < 0) return at + 1;
  const marker = text.slice(at, opening).trimEnd().replace(/^<<-?/, '');
  for (let line = opening; line < text.length; line = lineEnd(text, line) + 1) {
    const close = closingMarker(text, line, marker);
    if (close >= 0) return close;
  }
  effort.left -= text.length - at;
  return at + 1;
}

function isAtLineStart(text: string, at: number): boolean {
  return at === 0 || text.charCodeAt(at - 1) === 10;
}

/** Whether what is in the item is not indented, so that the first column says nothing. */
function isFlat(text: string, start: number): boolean {
  for (let line = lineEnd(text, start) + 1; line < text.length; line = lineEnd(text, line) + 1) {
    const first = skipBlanks(text, line);
    const blank = first >= text.length || '\r\n#/'.includes(text.charAt(first));
    if (blank) continue;
    const labelled = startsBlock(text, first) && text.slice(first, lineEnd(text, first)).includes('"');
    return first === line && identifierEnd(text, first) > first && !labelled;
  }
  return false;
}

/** `type "label" label {` at the end of a line. */
function startsBlock(text: string, start: number): boolean {
  let at = identifierEnd(text, start);
  if (at === start) return false;
  for (;;) {
    at = skipBlanks(text, at);
    if (text.charCodeAt(at) === 123) return true;
    const end = text.charCodeAt(at) === 34 ? stringEnd(text, at) : identifierEnd(text, at);
    if (end === at) return false;
    at = end;
  }
}

function startsAttribute(text: string, start: number): boolean {
  const end = identifierEnd(text, start);
  const at = skipBlanks(text, end);
  return end > start && text.charCodeAt(at) === 61 && text.charCodeAt(at + 1) !== 61;
}
