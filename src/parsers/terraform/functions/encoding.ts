import { parseDocument, stringify } from 'yaml';
import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, NotEvaluated, textArgument } from './function-types.ts';
import { compareText } from './compare-text.ts';

/** As encoding/json writes it: keys in order, and what is special in HTML escaped. */
function jsonencode(value: Plain | undefined): string {
  return JSON.stringify(toJson(value ?? null)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function toJson(value: Plain): unknown {
  if (Array.isArray(value)) return value.map((each: Plain) => toJson(each));
  if (!(value instanceof Map)) return value;
  const entries = [...(value as ReadonlyMap<string, Plain>)].sort(([a], [b]) => compareText(a, b));
  // Object.fromEntries defines __proto__ as a plain key.
  return Object.fromEntries(entries.map(([key, each]) => [key, toJson(each)]));
}

/** Deeper values are not read. */
const deepestNesting = 200;

function fromJson(value: unknown, depth = 0): Plain {
  if (depth > deepestNesting) throw new FunctionFault('reads no text that is nested so deeply');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((each) => fromJson(each, depth + 1));
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [String(key), fromJson(each, depth + 1)]));
  if (typeof value !== 'object' || value === null) return null;
  return new Map(Object.entries(value).map(([key, each]) => [key, fromJson(each, depth + 1)]));
}

function jsondecode(text: Plain | undefined): Plain {
  let value: unknown;
  try {
    value = JSON.parse(textArgument(text));
  } catch {
    throw new FunctionFault('takes a JSON text');
  }
  return fromJson(value);
}

function yamldecode(text: Plain | undefined): Plain {
  const document = parseDocument(textArgument(text), { version: '1.2', schema: 'core', merge: true });
  if (document.errors.length > 0) throw new FunctionFault('takes a YAML text');
  const value: unknown = document.toJS({ mapAsMap: true, maxAliasCount: 100 });
  return fromJson(value);
}

function yamlencode(value: Plain | undefined): string {
  return stringify(toJson(value ?? null), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    lineWidth: 0,
    indentSeq: false,
  });
}

/** Terraform refuses what is no UTF-8. */
function base64decode(text: Plain | undefined): string {
  const encoded = textArgument(text);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded) || encoded.length % 4 !== 0)
    throw new FunctionFault('takes a Base64 text');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(encoded, 'base64'));
  } catch {
    throw new FunctionFault('takes a text in UTF-8');
  }
}

function urlencode(text: Plain | undefined): string {
  return encodeURIComponent(textArgument(text).replace(/\p{Surrogate}/gu, '\uFFFD'))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function csvdecode(text: Plain | undefined): Plain {
  const [header, ...rows] = csvRows(textArgument(text));
  if (!header) return [];
  return rows.map((row) => {
    if (row.length !== header.length) throw new FunctionFault('takes rows of equal length');
    return new Map(header.map((name, index) => [name, row[index] ?? '']));
  });
}

function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r?\n|$)/gy;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) throw new FunctionFault('takes a text of comma-separated values');
    const [, field = '', end] = match;
    row.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

function notEvaluated(): never {
  throw new NotEvaluated();
}

export const encodingFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['jsonencode', jsonencode],
  ['jsondecode', jsondecode],
  ['yamlencode', yamlencode],
  ['yamldecode', yamldecode],
  ['csvdecode', csvdecode],
  ['base64encode', (text) => Buffer.from(textArgument(text)).toString('base64')],
  ['base64decode', base64decode],
  ['base64gzip', notEvaluated],
  ['textencodebase64', notEvaluated],
  ['textdecodebase64', notEvaluated],
  ['urlencode', urlencode],
];
