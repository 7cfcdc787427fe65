import type { SourceFile } from '../../../model/source.ts';
import type { CallNode, Entries, Node, ScalarNode } from '../tree.ts';
import { isFunctionName } from '../tree.ts';
import type { Anchored } from './anchors.ts';

/** Where a reader stands in a text. */
export interface Reading {
  readonly file: SourceFile;
  /** With line feeds alone at the ends of lines, whatever the file has. */
  readonly text: string;
  at: number;
  /** Between two nodes in block style: the column of the next line that says something; -1 when there is none. */
  column: number;
  /** Where the last node ended, without what follows it. */
  end: number;
  depth: number;
  /** How many values were read, with those that aliases stand for. */
  size: number;
  /** By name, the last value of each anchor; `open` while it is read. */
  readonly anchors: Map<string, Anchored | 'open'>;
}

/** What a value stands in. */
export interface Around {
  /** The column of the collection in block style; lines that belong to the value stand right of it. */
  readonly column: number;
  /** A list may stand in the column of the mapping whose value it is. */
  readonly inMapping: boolean;
  /** A tag before it says that it is a text. */
  readonly tagged: boolean;
}

const beyond = new Error('not everyday YAML');

/** Leaves the text to the full reader. */
export function giveUp(): never {
  throw beyond;
}

export function isGivenUp(error: unknown): boolean {
  return error === beyond;
}

const depthLimit = 100;

/** Reads a collection inside of another one. */
export function deeper<T>(reading: Reading, read: () => T): T {
  if (++reading.depth > depthLimit) giveUp();
  const value = read();
  reading.depth--;
  return value;
}

/** YAML allows 1024 characters for the key of a mapping. */
export const longestKey = 500;

export const newline = 0x0a;
export const space = 0x20;
export const hash = 0x23;
export const colon = 0x3a;
const tab = 0x09;

export function skipSpaces(reading: Reading): void {
  while (reading.text.charCodeAt(reading.at) === space) reading.at++;
}

/** Whether nothing stands here but the end of a line, of the text or of a word. */
export function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === space || code === newline || at >= text.length;
}

const carriageReturn = 0x0d;

/** Where a line ends whose line feed is here: the other character of Windows' line ends is no part of it. */
export function lineEndBefore(feed: number, { file }: Reading): number {
  return file.text.charCodeAt(feed - 1) === carriageReturn && file.text.charCodeAt(feed) === newline ? feed - 1 : feed;
}

/** Whether the rest of the line says nothing. Goes past spaces. */
export function atLineEnd(reading: Reading): boolean {
  const from = reading.at;
  skipSpaces(reading);
  const code = reading.text.charCodeAt(reading.at);
  if (code === newline || reading.at >= reading.text.length) return true;
  return code === hash && (reading.at > from || from === 0 || reading.text.charCodeAt(from - 1) === space);
}

/** From the end of a node to the next line that says something. */
export function toNextLine(reading: Reading): void {
  if (!atLineEnd(reading)) giveUp();
  const { text } = reading;
  for (;;) {
    const lineEnd = text.indexOf('\n', reading.at);
    if (lineEnd < 0) break;
    reading.at = lineEnd + 1;
    skipSpaces(reading);
    const code = text.charCodeAt(reading.at);
    if (code === tab) giveUp();
    if (reading.at >= text.length) break;
    if (code === newline || code === hash) continue;
    reading.column = reading.at - lineEnd - 1;
    return;
  }
  reading.at = text.length;
  reading.column = -1;
}

export function scalarNode(reading: Reading, start: number, value: ScalarNode['value']): ScalarNode {
  reading.size++;
  return { type: 'scalar', at: { file: reading.file, start, end: reading.end }, value };
}

export function sequenceNode(reading: Reading, start: number, items: readonly Node[]): Node {
  reading.size++;
  return { type: 'sequence', at: { file: reading.file, start, end: reading.end }, items };
}

export function mappingNode(reading: Reading, start: number, entries: Entries): Node {
  reading.size++;
  const at = { file: reading.file, start, end: reading.end };
  if (entries.size === 1) {
    for (const [name, { value }] of entries) {
      if (isFunctionName(name)) return { type: 'call', at, name, argument: value, entries };
    }
  }
  return { type: 'mapping', at, entries };
}

/** The short form of a call; what it is called with starts where the tag does. */
export function shortCall(reading: Reading, start: number, [name, value]: readonly [string, Node]): CallNode {
  const end = 'end' in value.at ? value.at.end : giveUp();
  const at = { file: reading.file, start, end };
  return { type: 'call', at, name, argument: { ...value, at } };
}
