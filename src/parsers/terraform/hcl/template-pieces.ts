import type { TextRange } from '../../../model/source.ts';
import type { ForIntroduction } from './for-expressions.ts';
import type { Expression, Interpolation, Text } from './syntax.ts';

/** A template before its directives are nested, in order. In heredocs each line is a text of its own. */
export type Piece = Text | Interpolation | Directive;

export type Directive = TextRange &
  (
    | { readonly type: 'start-if'; readonly condition: Expression }
    | { readonly type: 'start-for'; readonly introduction: ForIntroduction }
    | { readonly type: 'else' | 'endif' | 'endfor' }
  );

/** Makes one text of those in a row. */
export function join(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.length < 2) return pieces;
  const joined: Piece[] = [];
  let run: Text[] = [];
  for (const piece of pieces) {
    if (piece.type === 'text') run.push(piece);
    else {
      joined.push(...joinTexts(run), piece);
      run = [];
    }
  }
  joined.push(...joinTexts(run));
  return joined;
}

function joinTexts(texts: readonly Text[]): readonly Text[] {
  const [first, ...more] = texts;
  if (!first || more.length === 0) return texts;
  return [{ ...first, end: texts.at(-1)?.end ?? first.end, value: texts.map((text) => text.value).join('') }];
}
