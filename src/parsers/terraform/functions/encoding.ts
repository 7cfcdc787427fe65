import type { Document, ScalarTag } from 'yaml';
import { CST, isAlias, isScalar, Lexer, parseDocument, visit } from 'yaml';
import { tooDeepAt } from '../../../model/yaml-depth.ts';
import { mostAliases, yamlMarks } from '../../../model/yaml-faults.ts';
import { deepestNesting, inDigits, limitTexts } from '../evaluate/limits.ts';
import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, TooLarge, textArgument } from './function-types.ts';
import { csvdecode } from './csv.ts';
import { jsondecode, jsonencode } from './json.ts';
import { yamlencode } from './yaml-encode.ts';
import { textdecodebase64, textencodebase64 } from './text-encodings.ts';

const mostCopies = 100;

function fromYaml(value: unknown, depth = 0): Plain {
  if (depth > deepestNesting) throw new TooLarge(limitTexts.nesting);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new FunctionFault('takes no infinite number');
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z');
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map((each) => fromYaml(each, depth + 1));
  if (!(value instanceof Map)) return null;
  return new Map([...value].map(([key, each]) => [keyOf(key), fromYaml(each, depth + 1)]));
}

function keyOf(key: unknown): string {
  if (typeof key === 'string') return key;
  if (typeof key === 'number' || typeof key === 'bigint' || typeof key === 'boolean') return String(key);
  throw new FunctionFault('takes mappings whose keys are strings');
}

const truthWords: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  identify: (value) => typeof value === 'boolean',
  test: /^(?:[yY]|[yY]es|YES|[oO]n|ON|[tT]rue|TRUE|[nN]|[nN]o|NO|[oO]ff|OFF|[fF]alse|FALSE)$/,
  resolve: (word) => /^(?:y|on|t)/i.test(word),
};

/** YAML 1.1 in what its words mean (`on` is true), 1.2 in the rest. */
function yamldecode(text: Plain | undefined): Plain {
  const read = textArgument(text);
  if (tooDeepAt(read, { Lexer, CST }) !== undefined) throw new TooLarge(limitTexts.nesting);
  const document = parseDocument(read, {
    version: '1.2',
    schema: 'core',
    customTags: (tags) => [truthWords, ...tags, 'timestamp', 'binary', 'merge'],
    merge: true,
    intAsBigInt: true,
    uniqueKeys: false,
  });
  if (document.errors.some((error) => error.code === 'RESOURCE_EXHAUSTION')) throw new TooLarge(limitTexts.nesting);
  const isTagged = document.warnings.some((warning) => warning.code === 'TAG_RESOLVE_FAILED');
  if (document.errors.length > 0 || isTagged || document.contents === null) {
    throw new FunctionFault('takes a YAML text');
  }
  if (read.includes('*') && yamlMarks(document, { visit, isAlias, isScalar }).aliases > mostAliases)
    throw new TooLarge(`a YAML text may have ${inDigits(mostAliases)} aliases`);
  return fromYaml(withAliases(document));
}

/** The library counts what aliases of aliases stand for, and throws a ReferenceError beyond. */
function withAliases(document: Document): unknown {
  try {
    return document.toJS({ mapAsMap: true, maxAliasCount: mostCopies });
  } catch (error) {
    if (error instanceof ReferenceError && error.message.startsWith('Excessive alias count'))
      throw new TooLarge(`aliases in YAML may stand for ${mostCopies} copies of a value`);
    throw error;
  }
}

/** Terraform refuses what is no UTF-8, and skips line ends. */
function base64decode(text: Plain | undefined): string {
  const encoded = textArgument(text).replace(/[\r\n]/g, '');
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

export const encodingFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['jsonencode', jsonencode],
  ['jsondecode', jsondecode],
  ['yamlencode', yamlencode],
  ['yamldecode', yamldecode],
  ['csvdecode', csvdecode],
  ['base64encode', (text) => Buffer.from(textArgument(text)).toString('base64')],
  ['base64decode', base64decode],
  ['textencodebase64', textencodebase64],
  ['textdecodebase64', textdecodebase64],
  ['urlencode', urlencode],
];
