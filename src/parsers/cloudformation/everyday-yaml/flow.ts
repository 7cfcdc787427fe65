import type { TextRange } from '../../../model/source.ts';
import type { Entry, Node } from '../tree.ts';
import { aliased, anchored, isMark } from './anchors.ts';
import { isMerge, withMerged } from './merges.ts';
import type { Around, Reading } from './reading.ts';
import {
  colon,
  deeper,
  giveUp,
  hash,
  isBlankAt,
  longestKey,
  mappingNode,
  newline,
  scalarNode,
  sequenceNode,
} from './reading.ts';
import { shortCall, skipSpaces, space } from './reading.ts';
import { plainEnd, plainValue, quotedText } from './scalars.ts';
import { readTag } from './tags.ts';

const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const comma = 0x2c;
const exclamation = 0x21;
const ampersand = 0x26;
const asterisk = 0x2a;
const single = 0x27;
const double = 0x22;

/** A list or mapping in brackets. */
export function flowCollection(reading: Reading, around: Around): Node {
  return deeper(reading, () => {
    const start = reading.at;
    return reading.text.charCodeAt(start) === openBracket
      ? flowSequence(reading, start, around)
      : flowMapping(reading, start, around);
  });
}

function flowSequence(reading: Reading, start: number, around: Around): Node {
  const items: Node[] = [];
  while (toMember(reading, closeBracket, around)) {
    items.push(flowPair(reading, around) ?? flowNode(reading, around));
    afterMember(reading, closeBracket, around);
  }
  return sequenceNode(reading, start, items);
}

/** A mapping of one entry may stand in a list without braces: `[Condition: IsProd]`. */
function flowPair(reading: Reading, around: Around): Node | undefined {
  const { text, file, at: start } = reading;
  if (notOfKeys.has(text.charCodeAt(start))) return undefined;
  const end = plainEnd(reading, { flow: true, key: true });
  let after = end;
  while (text.charCodeAt(after) === space) after++;
  if (text.charCodeAt(after) !== colon) return undefined;
  const name = text.slice(start, end);
  if (!isBlankAt(text, after + 1) || name === '<<' || end - start > longestKey) giveUp();
  reading.at = after + 1;
  flowSpace(reading, around);
  const value = flowNode(reading, { ...around, tagged: false });
  return mappingNode(reading, start, new Map([[name, { key: { file, start, end }, value }]]));
}

const notOfKeys = new Set([openBracket, openBrace, exclamation, single, double, ampersand, asterisk]);

function flowMapping(reading: Reading, start: number, around: Around): Node {
  const entries = new Map<string, Entry>();
  const bases: Node[] = [];
  while (toMember(reading, closeBrace, around)) {
    const { name, key, hasValue } = flowKey(reading, around);
    if (entries.has(name)) giveUp();
    const value = hasValue ? flowNode(reading, around) : nothing(key);
    if (isMerge(reading, name, key.start)) bases.push(value);
    else entries.set(name, { key, value });
    afterMember(reading, closeBrace, around);
  }
  return mappingNode(reading, start, withMerged(entries, bases));
}

/** From the opening bracket or a comma to the next member, or past the end. */
function toMember(reading: Reading, close: number, around: Around): boolean {
  reading.at++;
  flowSpace(reading, around);
  if (reading.text.charCodeAt(reading.at) !== close) return true;
  reading.end = ++reading.at;
  return false;
}

/** To the comma after a member; one before the closing bracket stands for it. */
function afterMember(reading: Reading, close: number, around: Around): void {
  flowSpace(reading, around);
  const code = reading.text.charCodeAt(reading.at);
  if (code === close) reading.at--;
  else if (code !== comma) giveUp();
}

/** Past spaces, line ends and comments. Lines stand right of the collection around, or it is none of the everyday. */
function flowSpace(reading: Reading, { column }: Around): void {
  const { text } = reading;
  let lineStart: number | undefined;
  for (; reading.at < text.length; reading.at++) {
    const code = text.charCodeAt(reading.at);
    if (code === newline) lineStart = reading.at + 1;
    else if (code === hash && isBlankAt(text, reading.at - 1)) reading.at = lineEndAfter(reading) - 1;
    else if (code !== space) break;
  }
  if (lineStart !== undefined && reading.at - lineStart <= column) giveUp();
}

function lineEndAfter({ text, at }: Reading): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? giveUp() : end;
}

interface FlowKey {
  readonly name: string;
  readonly key: TextRange;
  /** A comma in a text without quotes makes keys of its parts. */
  readonly hasValue: boolean;
}

function flowKey(reading: Reading, around: Around): FlowKey {
  const { text, file, at: start } = reading;
  const code = text.charCodeAt(start);
  const isQuoted = code === single || code === double;
  const end = isQuoted ? undefined : plainEnd(reading, { flow: true, key: true });
  const name = end === undefined ? quotedText(reading, around) : text.slice(start, (reading.at = end));
  const key = { file, start, end: reading.at };
  if (text.slice(start, reading.at).includes('\n')) giveUp();
  skipSpaces(reading);
  const next = text.charCodeAt(reading.at);
  if (next === comma || next === closeBrace) return { name, key, hasValue: false };
  if (text.charCodeAt(reading.at++) !== colon || !(isQuoted || isBlankAt(text, reading.at))) giveUp();
  flowSpace(reading, around);
  return { name, key, hasValue: true };
}

function nothing({ file, end }: TextRange): Node {
  return { type: 'scalar', at: { file, start: end, end }, value: null };
}

function flowNode(reading: Reading, around: Around): Node {
  const start = reading.at;
  const code = reading.text.charCodeAt(start);
  if (code === asterisk) return aliased(reading);
  if (code === ampersand) return anchored(reading, () => behindAnchor(reading, around));
  if (code !== exclamation) return untagged(reading, around);
  const name = readTag(reading);
  if (!isBlankAt(reading.text, reading.at)) giveUp();
  flowSpace(reading, around);
  return shortCall(reading, start, [name, untagged(reading, { ...around, tagged: true })]);
}

function behindAnchor(reading: Reading, around: Around): Node {
  flowSpace(reading, around);
  return isMark(reading.text, reading.at) ? giveUp() : flowNode(reading, around);
}

function untagged(reading: Reading, around: Around): Node {
  const { text, at: start } = reading;
  const code = text.charCodeAt(start);
  if (code === openBracket || code === openBrace) return flowCollection(reading, { ...around, tagged: false });
  if (code === single || code === double) return scalarNode(reading, start, quotedText(reading, around));
  reading.at = reading.end = plainEnd(reading, { flow: true, key: false });
  const written = text.slice(start, reading.at);
  return scalarNode(reading, start, around.tagged ? written : plainValue(written));
}
