import type { SourceFile, TextRange } from '../../model/source.ts';
import type { Piece } from './text-pieces.ts';
import { linePieces, quotedPieces } from './text-pieces.ts';

/** The place in a source of a range of a text that the source carries. */
export type PlaceIn = (start: number, end: number) => TextRange;

/**
 * Finds the parts of a text again in the expression that it was made by: between quotes, in a block scalar or in a
 * heredoc. What came through an interpolation stands at the interpolation. Of a text that was made in another way, every
 * part stands at the whole expression.
 */
export function alignText(text: string, at: TextRange): PlaceIn {
  const written = at.file.text.slice(at.start, at.end);
  const isQuoted = written.startsWith('"') || written.startsWith("'");
  return placeIn(isQuoted ? quotedPieces(text, written) : linePieces(text, written, true), at);
}

/** The same for a text that a whole file was rendered to; undefined when it cannot be told what became what. */
export function alignFile(text: string, file: SourceFile): PlaceIn | undefined {
  const pieces = linePieces(text, file.text, false);
  return pieces && placeIn(pieces, { file, start: 0, end: file.text.length });
}

function placeIn(pieces: readonly Piece[] | undefined, { file, start: base, end: last }: TextRange): PlaceIn {
  if (!pieces || pieces.length === 0) return () => ({ file, start: base, end: last });
  return (from, to) => {
    const start = base + startOf(pieces, from);
    return { file, start, end: Math.max(start, base + endOf(pieces, to)) };
  };
}

function startOf(pieces: readonly Piece[], offset: number): number {
  const piece = lastBefore(pieces, offset + 1);
  if (!piece) return pieces[0]?.at ?? 0;
  if (offset >= piece.to) return piece.until;
  return isLiteral(piece) ? piece.at + (offset - piece.from) : piece.at;
}

function endOf(pieces: readonly Piece[], offset: number): number {
  const piece = lastBefore(pieces, offset);
  if (!piece) return pieces[0]?.at ?? 0;
  return isLiteral(piece) ? Math.min(piece.at + (offset - piece.from), piece.until) : piece.until;
}

/** Whether the text is written as it is read, character by character. */
function isLiteral({ from, to, at, until }: Piece): boolean {
  return to - from === until - at;
}

/** The last piece that begins before an offset. */
function lastBefore(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.from ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}
