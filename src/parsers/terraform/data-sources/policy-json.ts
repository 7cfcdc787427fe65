import type { Data, Unknown, Value, Written } from '../../../model/value.ts';
import { known, unknown } from '../../../model/value.ts';
import { compareText } from '../functions/compare-text.ts';
import { quoted } from '../functions/json.ts';

/** A JSON value with holes: parts that are not known. */
export type Json = string | number | boolean | null | Unknown | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

export function isHole(json: Json | undefined): json is Unknown {
  return typeof json === 'object' && json !== null && 'state' in json;
}

type Piece = string | Value<string>;

/** The text of a JSON value as the AWS provider writes it; with holes it is unknown, and its pieces are kept. */
export function jsonText(json: Json, indented: boolean, written: Written): Data {
  const pieces: Piece[] = [];
  const put = (piece: Piece): void => {
    const last = pieces.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  };
  write(json, put, indented ? '\n' : '');
  const first = pieces.find((piece) => typeof piece === 'object' && piece.state === 'unknown');
  if (typeof first !== 'object')
    return known(pieces.map((piece) => (typeof piece === 'string' ? piece : '')).join(''), written);
  return unknown(first.reason, written, { parts: pieces, nonNull: true });
}

function write(json: Json, put: (piece: Piece) => void, line: string): void {
  if (json === null || typeof json === 'number' || typeof json === 'boolean') put(String(json));
  else if (typeof json === 'string') put(quoted(json));
  else if (isHole(json)) writeHole(json, put);
  else writeWhole(json, put, line);
}

function writeWhole(json: readonly Json[] | JsonObject, put: (piece: Piece) => void, line: string): void {
  const inner = line && `${line}  `;
  const colon = line ? ': ' : ':';
  if (isObject(json)) {
    const entries = [...json];
    writeAll(entries.length, ['{', '}'], { put, line }, (index) => {
      const [key, value] = entries[index] ?? ['', null];
      put(quoted(key) + colon);
      write(value, put, inner);
    });
  } else {
    writeAll(json.length, ['[', ']'], { put, line }, (index) => write(json[index] ?? null, put, inner));
  }
}

function isObject(json: readonly Json[] | JsonObject): json is JsonObject {
  return json instanceof Map;
}

function writeAll(
  length: number,
  [opening, closing]: readonly [string, string],
  { put, line }: { readonly put: (piece: Piece) => void; readonly line: string },
  each: (index: number) => void,
): void {
  put(opening);
  for (let index = 0; index < length; index++) {
    put(`${index === 0 ? '' : ','}${line && `${line}  `}`);
    each(index);
  }
  put(length === 0 ? closing : line + closing);
}

/** A hole that is known to be a text stands in quotes; any other takes the place of a whole value. */
function writeHole(hole: Unknown, put: (piece: Piece) => void): void {
  if (!hole.parts) {
    put(hole);
    return;
  }
  put('"');
  for (const part of hole.parts) put(typeof part === 'string' ? quoted(part).slice(1, -1) : part);
  put('"');
}

/** Keys in the order in which Go writes those of a map. */
export function inKeyOrder(entries: Iterable<readonly [string, Json]>): JsonObject {
  return new Map([...entries].sort(([one], [other]) => compareText(one, other)));
}
