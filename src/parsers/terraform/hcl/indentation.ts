import type { Piece } from './template-pieces.ts';

/**
 * Takes the indentation that all lines of a `<<-` heredoc share from each of them. As HCL does it: lines of only blanks
 * neither count nor change, an interpolation or directive at the start of a line means none is shared, and what strip
 * markers took away is gone before.
 */
export function removeIndentation(pieces: Piece[]): void {
  const lines = lineStarts(pieces);
  let shared = Infinity;
  for (const index of lines) shared = Math.min(shared, indentationOf(pieces[index]) ?? Infinity);
  if (shared === 0 || shared === Infinity) return;
  for (const index of lines) {
    const piece = pieces[index];
    if (piece?.type !== 'text' || indentationOf(piece) === undefined) continue;
    pieces[index] = { ...piece, value: piece.value.slice(shared) };
  }
}

/** The pieces that begin a line. */
function lineStarts(pieces: readonly Piece[]): number[] {
  const starts: number[] = [];
  let begins = true;
  pieces.forEach((piece, index) => {
    if (begins) starts.push(index);
    begins = piece.type === 'text' && piece.value.endsWith('\n');
  });
  return starts;
}

/** How many blanks a line begins with; nothing for a line of only blanks. */
function indentationOf(piece: Piece | undefined): number | undefined {
  if (piece?.type !== 'text') return 0;
  const blanks = piece.value.length - piece.value.trimStart().length;
  return blanks === piece.value.length && piece.value.endsWith('\n') ? undefined : blanks;
}
