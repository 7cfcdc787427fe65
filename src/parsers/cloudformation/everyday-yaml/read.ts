import type { SourceFile } from '../../../model/source.ts';
import { withLineFeeds } from '../line-ends.ts';
import type { Entry, Node } from '../tree.ts';
import { aliased, anchored, isMark } from './anchors.ts';
import { blockText } from './block-scalars.ts';
import { flowCollection } from './flow.ts';
import { isMerge, withMerged } from './merges.ts';
import type { Around, Reading } from './reading.ts';
import {
  atLineEnd,
  colon,
  deeper,
  giveUp,
  isBlankAt,
  isGivenUp,
  longestKey,
  mappingNode,
  scalarNode,
} from './reading.ts';
import { lineEndBefore, sequenceNode, shortCall, skipSpaces, toNextLine } from './reading.ts';
import { plainEnd, plainText, plainValue, quotedText } from './scalars.ts';
import { readTag } from './tags.ts';

/**
 * Reads the YAML that nearly all templates are written in, some ten times faster than a reader of all of YAML does:
 * mappings, lists, texts, comments, anchors, merges and the tags of CloudFormation. Whatever else it meets (a key given
 * twice, anything faulty), it leaves the whole text to the full reader: then there is no result. What both read they read
 * alike, which tests hold them to. See docs/decisions/0012-everyday-yaml.md.
 */
export function readEveryday(file: SourceFile): Node | undefined {
  const text = withLineFeeds(file.text);
  const reading: Reading = { file, text, at: 0, column: 0, end: 0, depth: 0, size: 0, anchors: new Map() };
  try {
    return document(reading);
  } catch (error) {
    if (isGivenUp(error)) return undefined;
    throw error;
  }
}

function document(reading: Reading): Node {
  if (atLineEnd(reading)) toNextLine(reading);
  else reading.column = reading.at;
  if (reading.column === 0 && reading.text.startsWith('---', reading.at)) {
    reading.at += 3;
    toNextLine(reading);
  }
  return reading.column === 0 ? wholeOf(reading) : giveUp();
}

function wholeOf(reading: Reading): Node {
  const root = mapping(reading, 0);
  return reading.column < 0 ? root : giveUp();
}

function mapping(reading: Reading, column: number): Node {
  return deeper(reading, () => {
    const start = reading.at;
    const entries = new Map<string, Entry>();
    const bases: Node[] = [];
    const around = { column, inMapping: true, tagged: false };
    do {
      const { name, start: from, end, after } = keyAt(reading) ?? giveUp();
      if (entries.has(name)) giveUp();
      reading.at = after;
      const value = valueAfter(reading, around);
      if (isMerge(reading, name, from)) bases.push(value);
      else entries.set(name, { key: { file: reading.file, start: from, end }, value });
    } while (reading.column === column);
    if (reading.column > column) giveUp();
    return mappingNode(reading, start, withMerged(entries, bases));
  });
}

function sequence(reading: Reading, column: number): Node {
  return deeper(reading, () => {
    const start = reading.at;
    const items: Node[] = [];
    const around = { column, inMapping: false, tagged: false };
    do {
      reading.at++;
      items.push(itemAfter(reading, around));
    } while (reading.column === column && isItem(reading));
    if (reading.column > column) giveUp();
    return sequenceNode(reading, start, items);
  });
}

/** An item may be a mapping or a list that starts in the line of the dash. */
function itemAfter(reading: Reading, around: Around): Node {
  const dash = reading.at - 1;
  if (atLineEnd(reading)) return valueAfter(reading, around);
  const column = around.column + reading.at - dash;
  if (isItem(reading)) return sequence(reading, column);
  return keyAt(reading) ? mapping(reading, column) : inline(reading, around);
}

function isItem({ text, at }: Reading): boolean {
  return text.charCodeAt(at) === 0x2d && isBlankAt(text, at + 1);
}

interface Key {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly after: number;
}

/** The key that stands here in block style, if one does. Leaves the reader where it is. */
function keyAt(reading: Reading): Key | undefined {
  const { text, at: start } = reading;
  const first = text[start];
  if (first === '"' || first === "'") return quotedKey(reading);
  if (isItem(reading)) giveUp();
  if (first === undefined || '![{|>&*'.includes(first)) return undefined;
  const end = plainEnd(reading, { flow: false, key: true });
  let after = end;
  while (text.charCodeAt(after) === 0x20) after++;
  if (text.charCodeAt(after) !== colon || !isBlankAt(text, after + 1)) return undefined;
  if (end - start > longestKey) giveUp();
  return { name: text.slice(start, end), start, end, after: after + 1 };
}

function quotedKey(reading: Reading): Key | undefined {
  const { at: start, end: before } = reading;
  const name = quotedText(reading, { column: -1 });
  const end = reading.at;
  skipSpaces(reading);
  const after = reading.at + 1;
  const isKey = reading.text.charCodeAt(reading.at) === colon;
  if (isKey && (!isBlankAt(reading.text, after) || end - start > longestKey)) giveUp();
  if (isKey && reading.text.slice(start, end).includes('\n')) giveUp();
  reading.at = start;
  reading.end = before;
  return isKey ? { name, start, end, after } : undefined;
}

/** What stands after a colon or dash, in its line or below. */
function valueAfter(reading: Reading, around: Around): Node {
  const after = reading.at;
  if (!atLineEnd(reading)) return inline(reading, around);
  const empty = lineEndBefore(reading.at, reading);
  toNextLine(reading);
  const below = nodeBelow(reading, around);
  if (below) return below;
  if (!around.inMapping) giveUp();
  reading.end = after;
  return { type: 'scalar', at: { file: reading.file, start: empty, end: empty }, value: null };
}

/** What stands below a key, dash or tag, when it belongs to it. */
function nodeBelow(reading: Reading, around: Around): Node | undefined {
  const { column } = reading;
  if (isItem(reading) && (column > around.column || (around.inMapping && column === around.column))) {
    return sequence(reading, column);
  }
  if (column <= around.column) return undefined;
  return keyAt(reading) ? mapping(reading, column) : inline(reading, around);
}

function inline(reading: Reading, around: Around): Node {
  const start = reading.at;
  const first = reading.text[start];
  if (first === '&' && !around.tagged) return anchored(reading, () => behindAnchor(reading, around));
  if (first !== '!') return untagged(reading, around);
  if (around.tagged) giveUp();
  const name = readTag(reading);
  if (!isBlankAt(reading.text, reading.at)) giveUp();
  const inside = { ...around, tagged: true };
  if (!atLineEnd(reading)) return shortCall(reading, start, [name, untagged(reading, inside)]);
  toNextLine(reading);
  return shortCall(reading, start, [name, nodeBelow(reading, inside) ?? giveUp()]);
}

function behindAnchor(reading: Reading, around: Around): Node {
  const isBelow = atLineEnd(reading);
  if (isBelow) toNextLine(reading);
  if (isMark(reading.text, reading.at)) giveUp();
  return isBelow ? (nodeBelow(reading, around) ?? giveUp()) : inline(reading, around);
}

function untagged(reading: Reading, around: Around): Node {
  const node = inLine(reading, around);
  toNextLine(reading);
  return node;
}

function inLine(reading: Reading, around: Around): Node {
  const { at: start } = reading;
  const scalar = (value: string) => scalarNode(reading, start, value);
  switch (reading.text[start]) {
    case '*':
      return around.tagged ? giveUp() : aliased(reading);
    case '[':
    case '{':
      return flowCollection(reading, { ...around, tagged: false });
    case '"':
    case "'":
      return scalar(quotedText(reading, around));
    case '|':
    case '>':
      return scalar(blockText(reading, around));
    default: {
      const text = plainText(reading, around);
      return scalarNode(reading, start, around.tagged ? text : plainValue(text));
    }
  }
}
