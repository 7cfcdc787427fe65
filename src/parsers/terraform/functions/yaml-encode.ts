import { limitTexts, longestText } from '../evaluate/limits.ts';
import { scalarText } from '../evaluate/scalars.ts';
import { compareText } from './compare-text.ts';
import type { Plain, PlainMapping } from './function-types.ts';
import { TooLarge } from './function-types.ts';
import { quoted } from './json.ts';

/**
 * As Terraform writes YAML: strings between quotes, or as blocks when they have several lines; keys between quotes and
 * in order; what is no string and no collection ends its document (`...`) when it stands alone.
 */
export function yamlencode(value: Plain | undefined): string {
  const plain = value ?? null;
  const text = nodeText(plain, 0);
  if (typeof plain === 'object' && plain !== null) return text.startsWith('\n') ? text.slice(1) : `${text}\n`;
  return typeof plain === 'string' ? endLine(text) : `${text}\n...\n`;
}

function endLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** The text of a value behind its key or dash; collections that are not empty begin on a line of their own. */
function nodeText(value: Plain, indent: number): string {
  if (typeof value === 'string') return value.includes('\n') ? blockText(value, indent) : doubleQuoted(value);
  if (typeof value === 'number') return scalarText(value);
  if (value === null || typeof value !== 'object') return String(value);
  const text = value instanceof Map ? mappingText(value, indent) : listText(value as readonly Plain[], indent);
  if (text.length > longestText) throw new TooLarge(limitTexts.text);
  return text;
}

/** Emitted by go-yaml, which leaves characters that print as they are. */
function doubleQuoted(text: string): string {
  return quoted(text).replace(/\\u(003c|003e|0026)/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function blockText(text: string, indent: number): string {
  const pad = ' '.repeat(indent + 2);
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomp = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') ? '+' : '';
  const lines = text.replace(/\n$/, '').split('\n');
  return `|${hint}${chomp}\n${lines.map((line) => (line === '' ? '' : pad + line)).join('\n')}${text === '\n' ? '' : '\n'}`;
}

function mappingText(mapping: PlainMapping, indent: number): string {
  const entries = [...mapping].sort(([a], [b]) => compareText(a, b));
  if (entries.length === 0) return '{}';
  const pad = ' '.repeat(indent);
  const lines = entries.map(([key, each]) => {
    const isList = Array.isArray(each);
    const text = nodeText(each, isList ? indent : indent + (typeof each === 'string' ? 0 : 2));
    return `${pad}${doubleQuoted(key)}:${text.startsWith('\n') ? text : ` ${endLine(text)}`}`;
  });
  return `\n${lines.map(endLine).join('')}`;
}

function listText(items: readonly Plain[], indent: number): string {
  if (items.length === 0) return '[]';
  const pad = ' '.repeat(indent);
  const lines = items.map((each) => {
    const text = nodeText(each, typeof each === 'string' ? indent : indent + 2);
    // A collection begins behind the dash.
    return `${pad}- ${endLine(text.startsWith('\n') ? text.slice(1 + indent + 2) : text)}`;
  });
  return `\n${lines.join('')}`;
}
