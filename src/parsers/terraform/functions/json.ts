import { deepestNesting, limitTexts, longestText } from '../evaluate/limits.ts';
import { scalarText } from '../evaluate/scalars.ts';
import { compareText } from './compare-text.ts';
import type { Plain, PlainMapping } from './function-types.ts';
import { FunctionFault, TooLarge, textArgument } from './function-types.ts';

/** As encoding/json writes it: keys in order, and what is special in HTML escaped. */
export function jsonencode(value: Plain | undefined): string {
  const pieces: string[] = [];
  let length = 0;
  const put = (piece: string): void => {
    length += piece.length;
    if (length > longestText) throw new TooLarge(limitTexts.text);
    pieces.push(piece);
  };
  encodeInto(value ?? null, put);
  return pieces.join('');
}

function encodeInto(value: Plain, put: (piece: string) => void): void {
  if (typeof value === 'string') put(quoted(value));
  else if (typeof value === 'number') put(scalarText(value));
  else if (value === null || typeof value !== 'object') put(String(value));
  else if (value instanceof Map) {
    const entries = [...(value as PlainMapping)].sort(([a], [b]) => compareText(a, b));
    for (const [index, [key, each]] of entries.entries()) {
      put(`${index === 0 ? '{' : ','}${quoted(key)}:`);
      encodeInto(each, put);
    }
    put(entries.length === 0 ? '{}' : '}');
  } else {
    const items = value as readonly Plain[];
    for (const [index, each] of items.entries()) {
      put(index === 0 ? '[' : ',');
      encodeInto(each, put);
    }
    put(items.length === 0 ? '[]' : ']');
  }
}

/** As Go writes texts in JSON: angle brackets and ampersands are escaped. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Whole numbers of many digits are put between quotes before they are read, behind a mark that no text has. */
const mark = '\uE000number:';

export function jsondecode(text: Plain | undefined): Plain {
  const written = textArgument(text);
  const kept = written.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (all) =>
    all.startsWith('"') ? all : `"${mark}${all}"`,
  );
  let value: unknown;
  try {
    JSON.parse(written);
    value = JSON.parse(kept);
  } catch {
    throw new FunctionFault('takes a JSON text');
  }
  return fromJson(value);
}

function fromJson(value: unknown, depth = 0): Plain {
  if (depth > deepestNesting) throw new TooLarge(limitTexts.nesting);
  if (typeof value === 'string') return value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((each) => fromJson(each, depth + 1));
  if (typeof value !== 'object' || value === null) return null;
  return new Map(Object.entries(value).map(([key, each]) => [key, fromJson(each, depth + 1)]));
}
