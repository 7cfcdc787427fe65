import { failExpecting } from './expect.ts';
import { parseExpression } from './expressions.ts';
import { parseForIntroduction } from './for-expressions.ts';
import type { Scanner } from './scanner.ts';
import { advance, enter, report } from './scanner.ts';
import type { TemplatePart } from './syntax.ts';
import type { Directive, Piece } from './template-pieces.ts';

/** The inside of `%{…}`, looking at its keyword; the end is set when the closing brace was read. */
export function parseDirective(s: Scanner, start: number): Directive {
  const range = { file: s.file, start, end: start };
  const keyword = s.token === 'identifier' ? s.text.slice(s.start, s.end) : undefined;
  switch (keyword) {
    case 'if':
      advance(s);
      return { type: 'start-if', ...range, condition: parseExpression(s) };
    case 'for':
      return { type: 'start-for', ...range, introduction: parseForIntroduction(s) };
    case 'else':
    case 'endif':
    case 'endfor':
      advance(s);
      return { type: keyword, ...range };
    default:
      failExpecting(s, '"if", "else", "endif", "for" or "endfor" after "%{"');
      return { type: 'else', ...range };
  }
}

type Opening = Directive & { readonly type: 'start-if' | 'start-for' };
interface Open {
  readonly directive: Opening;
  readonly outer: TemplatePart[];
  readonly then: TemplatePart[];
  otherwise?: TemplatePart[];
}

function isPart(piece: Piece): piece is TemplatePart & Piece {
  return piece.type === 'text' || piece.type === 'interpolation';
}

/** Puts what stands between directives into them. Nothing, and a problem, when they do not match. */
export function nest(s: Scanner, pieces: readonly Piece[]): readonly TemplatePart[] | undefined {
  // Most templates have no directive. The copy is no longer than it must be, unlike an array that has grown.
  if (pieces.every(isPart)) return pieces.slice();
  const stack: Open[] = [];
  let parts: TemplatePart[] = [];
  for (const piece of pieces) {
    if (isPart(piece)) parts.push(piece);
    else if (piece.type === 'start-if' || piece.type === 'start-for') {
      const open: Open = { directive: piece, outer: parts, then: [] };
      if (!enter(s)) return undefined;
      stack.push(open);
      parts = open.then;
    } else if (piece.type === 'else') {
      const open = stack.at(-1);
      if (open?.directive.type !== 'start-if' || open.otherwise) return reportUnmatched(s, piece, open);
      parts = open.otherwise = [];
    } else {
      const open = stack.pop();
      if (open?.directive.type !== (piece.type === 'endif' ? 'start-if' : 'start-for'))
        return reportUnmatched(s, piece, open);
      s.depth--;
      parts = open.outer;
      parts.push(closed(open, piece.end));
    }
  }
  const open = stack.at(-1);
  if (!open) return parts;
  report(s, `"%{${wordOf(open.directive)}" has no "%{end${wordOf(open.directive)}}"`, open.directive);
  s.depth -= stack.length;
  return undefined;
}

function closed(open: Open, end: number): TemplatePart {
  const { file, start } = open.directive;
  if (open.directive.type === 'start-for') {
    return { type: 'for', file, start, end, ...open.directive.introduction, body: open.then };
  }
  const { condition } = open.directive;
  return { type: 'if', file, start, end, condition, then: open.then, otherwise: open.otherwise ?? [] };
}

function reportUnmatched(s: Scanner, directive: Directive, open: Open | undefined): TemplatePart[] | undefined {
  const message = open
    ? `"%{${wordOf(directive)}}" does not belong in "%{${wordOf(open.directive)}"`
    : `"%{${wordOf(directive)}}" has no directive that it belongs to`;
  report(s, message, directive);
  return undefined;
}

function wordOf(directive: Directive): string {
  return directive.type.replace('start-', '');
}
