import type { Known, Unknown, Value } from '../model/value.ts';

/** A text of which some pieces are not known, between two separators. */
export type Field = readonly Piece[];
type Piece = string | Value<string>;

/** The pieces of a text: the known ones as text. */
export function piecesOf(value: Known<string> | Unknown): Field {
  if (value.state === 'known') return [value.value];
  return value.parts ? value.parts.flatMap((part) => (typeof part === 'string' ? part : textOrPiece(part))) : [value];
}

function textOrPiece(part: Value<string>): Piece {
  return part.state === 'known' ? part.value : part;
}

/**
 * The text cut at a separator into that many fields at most, the last one with all that is left. A piece that is not
 * known is taken to hold no separator: whoever writes `arn:aws:ec2:${region}:…` means one field by it.
 */
export function fieldsOf(pieces: Field, separator: string, most = Infinity): readonly Field[] {
  const fields: Piece[][] = [[]];
  for (const piece of pieces) {
    const texts = typeof piece === 'string' ? piece.split(separator) : [];
    if (typeof piece !== 'string') fields.at(-1)?.push(piece);
    const cut = texts.slice(0, most - fields.length + 1);
    const left = texts.slice(cut.length);
    if (left.length > 0) cut.push([cut.pop() ?? '', ...left].join(separator));
    for (const [index, text] of cut.entries()) {
      if (index > 0) fields.push([]);
      if (text !== '') fields.at(-1)?.push(text);
    }
  }
  return fields;
}

/** What a field says when all of it is known. */
export function textIn(field: Field): string | undefined {
  return field.every((piece) => typeof piece === 'string') ? field.join('') : undefined;
}

/** The value that a field consists of, when it is not known. */
export function openIn(field: Field): Value<string> | undefined {
  const [only, ...others] = field;
  return typeof only === 'object' && others.length === 0 ? only : undefined;
}

/** What is left of a field behind a text that it begins with. */
export function behind(field: Field, start: string): Field | undefined {
  const [first = '', ...others] = field;
  if (start === '') return field;
  if (typeof first !== 'string' || !first.startsWith(start)) return undefined;
  const left = first.slice(start.length);
  return left === '' ? others : [left, ...others];
}
