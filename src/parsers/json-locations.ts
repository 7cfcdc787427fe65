import type { JsonPath, SourceFile, TextRange } from '../model/source.ts';
import { remembered } from '../model/remember.ts';

/** A value in a JSON text; of an object or array with its members, once they are asked for. */
interface Span {
  readonly start: number;
  readonly end: number;
  /** Where its key stands, in an object. */
  readonly keyStart: number | undefined;
  readonly keyEnd: number;
  members: ReadonlyMap<string | number, Span> | undefined;
}

interface Scanned {
  readonly text: string;
  root?: Span | undefined;
  /** Where objects and arrays end, by their start: found while one around them was skipped. */
  readonly ends: Map<number, number>;
}

/** Kept as long as the file is. */
const scanned = remembered(scanOf);

/**
 * The range of a value by its path, or of the nearest thing around it that is there. Only the objects and arrays on the
 * way are taken apart, each once, and what lies between is skipped: a large plan costs little more than one scan,
 * however much is reported in it. Without recursion, because texts may nest a hundred thousand levels.
 */
export function resolveLocation({ file, path, key }: JsonPath): TextRange {
  const scan = scanned(file);
  let deepest = scan.root;
  for (const step of path) {
    if (!deepest) break;
    deepest.members ??= membersOf(scan, deepest);
    const next = deepest.members.get(step);
    if (!next) break;
    deepest = next;
  }
  if (!deepest) return { file, start: 0, end: 0 };
  const { start, end, keyStart, keyEnd } = deepest;
  return key && keyStart !== undefined ? { file, start: keyStart, end: keyEnd } : { file, start, end };
}

function scanOf({ text }: SourceFile): Scanned {
  const scan: Scanned = { text, ends: new Map() };
  const start = afterSpace(text, 0);
  // What is located was read before: nothing but space stands behind the value.
  const end = text.trimEnd().length;
  if (start < end) scan.root = { start, end, keyStart: undefined, keyEnd: 0, members: undefined };
  return scan;
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

const none: ReadonlyMap<string | number, Span> = new Map();

/** By name in objects, by index in arrays. The last of several members with one name counts, as in JSON.parse. */
function membersOf(scan: Scanned, { start, end }: Span): ReadonlyMap<string | number, Span> {
  const { text } = scan;
  const opening = text.charCodeAt(start);
  if (opening !== openBrace && opening !== openBracket) return none;
  const members = new Map<string | number, Span>();
  for (let at = afterSpace(text, start + 1), index = 0; at < end - 1; index++) {
    const keyStart = opening === openBrace ? at : undefined;
    const keyEnd = keyStart === undefined ? 0 : endOfValue(scan, keyStart);
    const value = keyStart === undefined ? at : afterSpace(text, keyEnd, colon);
    const span = { start: value, end: endOfValue(scan, value), keyStart, keyEnd, members: undefined };
    members.set(keyStart === undefined ? index : nameIn(text.slice(keyStart, keyEnd)), span);
    at = afterSpace(text, span.end, comma);
  }
  return members;
}

function nameIn(quoted: string): string {
  if (quoted.startsWith('"') && quoted.endsWith('"') && !quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/** Past spaces, tabs, line ends and one kind of separator. */
function afterSpace(text: string, from: number, separator?: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x20 && code !== separator) return at;
  }
  return text.length;
}

/** Always past the start, so that a walk over faulty text ends. */
function endOfValue(scan: Scanned, start: number): number {
  const { text } = scan;
  const code = text.charCodeAt(start);
  if (code === quote) return endOfString(text, start);
  if (code === openBrace || code === openBracket) return endOfContainer(scan, start);
  let at = start + 1;
  for (; at < text.length; at++) {
    const next = text.charCodeAt(at);
    if (next <= 0x20 || next === comma || next === colon || next === closeBrace || next === closeBracket) break;
  }
  return at;
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** Smaller ones are skipped anew rather than kept, unless they are what is asked for next; in UTF-16 code units. */
const largeSize = 4096;

function endOfContainer({ text, ends }: Scanned, start: number): number {
  const known = ends.get(start);
  if (known !== undefined) return known;
  const open: number[] = [];
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at) - 1;
    else if (code === openBrace || code === openBracket) open.push(at);
    else if (code === closeBrace || code === closeBracket) {
      const opened = open.pop() ?? start;
      if (open.length === 0) return at + 1;
      if (open.length === 1 || at - opened > largeSize) ends.set(opened, at + 1);
    }
  }
  return text.length;
}
