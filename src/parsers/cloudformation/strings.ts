import type { Guard } from '../../model/guard.ts';
import { always, and, never } from '../../model/guard.ts';
import type { Location } from '../../model/source.ts';
import { contains } from '../../model/source.ts';
import type { Data, Known, Scalar, Unknown, Value, Written } from '../../model/value.ts';
import { casesOf, oneOf } from '../../model/cases.ts';
import { unknown } from '../../model/value.ts';
import { dynamic, lookedUp, secretly } from './dynamic-references.ts';

/** One piece of a string that is put together: written text, or a value. */
export type Piece = string | Data;

/** More alternatives than this for one string are given up as one unknown. */
const alternativeLimit = 256;

type Filled = string | Known<string> | Unknown;

/** Pieces are linked to the ones before: a copy for each more would take a long text's length squared. */
interface Alternative {
  readonly when: Guard;
  readonly last?: Link;
}

interface Link {
  readonly piece: Filled;
  readonly before: Link | undefined;
}

/**
 * The string that the pieces make. Alternatives of pieces are alternatives of the string; what is unknown in it stays
 * visible in `parts`. A single value is not changed at all, so that what it stands for survives.
 */
export function concatenate(pieces: readonly Piece[], at: Location): Value<string> {
  const filled = pieces.filter((piece) => piece !== '');
  let alternatives: Alternative[] = [{ when: always }];
  for (const piece of filled) {
    const cases =
      typeof piece === 'string'
        ? [{ when: always, value: piece }]
        : casesOf(piece).map((each) => ({ when: each.when, value: asText(each.value, at) }));
    const next: Alternative[] = [];
    for (const before of alternatives) {
      for (const each of cases) {
        const when = and(before.when, each.when);
        if (when !== never) next.push({ when, last: { piece: each.value, before: before.last } });
      }
    }
    if (next.length > alternativeLimit) return tooMany(filled, at);
    alternatives = next;
  }
  return oneOf(
    alternatives.map(({ when, last }) => ({ when, value: oneString(piecesTo(last), at) })),
    { at },
  );
}

function piecesTo(last: Link | undefined): readonly Filled[] {
  const pieces: Filled[] = [];
  for (let link = last; link; link = link.before) pieces.push(link.piece);
  return pieces.reverse();
}

function oneString(pieces: readonly Filled[], at: Location): Value<string> {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined && typeof only !== 'string') return only;
  const written = writtenOfAll(pieces, at);
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : textIn(piece)));
  if (text.every((part) => part !== undefined)) return dynamic(text.join(''), written);
  const parts = lookedUp(merged(pieces), written);
  const unknowns = parts.filter((part) => typeof part !== 'string');
  const first = unknowns[0];
  const reason = first?.state === 'unknown' ? first.reason : ({ kind: 'function', name: 'Fn::Join' } as const);
  const nonNull = unknowns.every((part) => part.state === 'unknown' && part.nonNull);
  const [lone] = parts;
  if (parts.length === 1 && lone !== undefined && typeof lone !== 'string') return lone;
  return unknown(reason, secretly(parts, written), { parts, ...(nonNull && { nonNull: true }) });
}

function textIn(piece: Known<string> | Unknown): string | undefined {
  return piece.state === 'known' ? piece.value : undefined;
}

/** Neighbouring text becomes one piece; partly known strings are opened, so that parts never hold parts. */
function merged(pieces: readonly Filled[]): (string | Value<string>)[] {
  const flat = pieces.flatMap((piece): readonly (string | Value<string>)[] => {
    if (typeof piece === 'string') return [piece];
    if (piece.state === 'known') return [piece.value];
    return piece.parts ?? [piece];
  });
  const result: (string | Value<string>)[] = [];
  for (const piece of flat) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else if (piece !== '') result.push(piece);
  }
  return result;
}

function writtenOfAll(pieces: readonly Filled[], at: Location): Written {
  const via = new Set<Location>();
  let sensitive = false;
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    if (piece.sensitive) sensitive = true;
    for (const place of [piece.at, ...(piece.via ?? [])]) if (!contains(at, place)) via.add(place);
  }
  return { at, ...(via.size > 0 && { via: [...via] }), ...(sensitive && { sensitive: true as const }) };
}

/** A scalar as CloudFormation writes it into a string. */
export function scalarText(value: Scalar): string {
  return String(value);
}

function asText(value: Exclude<Data, { state: 'one-of' }>, at: Location): Known<string> | Unknown {
  if (value.state === 'unknown') return value;
  if (value.state === 'known' && typeof value.value !== 'object') {
    return typeof value.value === 'string' ? (value as Known<string>) : { ...value, value: scalarText(value.value) };
  }
  const detail =
    value.state === 'absent' ? 'a value is missing in this string' : 'a string cannot hold a list or mapping';
  return unknown({ kind: 'invalid', detail }, { at });
}

function tooMany(pieces: readonly Piece[], at: Location): Unknown {
  const values = pieces.filter((piece) => typeof piece !== 'string');
  const of = values.length === 1 ? 'the value in it' : `the ${values.length} values in it`;
  return unknown({ kind: 'choice', of }, { at });
}
