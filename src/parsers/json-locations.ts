import { createScanner } from 'jsonc-parser';
import type { JsonPath, SourceFile, TextRange } from '../model/source.ts';

/** A value in a JSON text with its members: by name in objects, by index in arrays. */
interface Span {
  readonly start: number;
  end: number;
  readonly key?: { readonly start: number; readonly end: number };
  readonly members?: Map<string | number, Span>;
}

/** One scan per text, kept as long as the text is. */
const scanned = new WeakMap<SourceFile, { readonly root: Span | undefined }>();

/**
 * The range of a value by its path, or of the nearest thing around it that is there. The whole file is scanned when the
 * first place in it is asked for; without recursion, because texts may nest a hundred thousand levels.
 */
export function resolveLocation({ file, path, key }: JsonPath): TextRange {
  const known = scanned.get(file) ?? { root: scan(file.text) };
  scanned.set(file, known);
  let deepest = known.root;
  for (const step of path) {
    const next = deepest?.members?.get(step);
    if (!next) break;
    deepest = next;
  }
  if (!deepest) return { file, start: 0, end: 0 };
  const { start, end } = key && deepest.key ? deepest.key : deepest;
  return { file, start, end };
}

interface Open {
  readonly span: Span & { readonly members: Map<string | number, Span> };
  readonly isArray: boolean;
  /** The member whose value comes next. */
  name: string | number;
  key: Span['key'];
}

function scan(text: string): Span | undefined {
  const scanner = createScanner(text, true);
  const open: Open[] = [];
  let root: Span | undefined;
  const add = (span: Span): void => {
    const parent = open.at(-1);
    // The last of several members with one name counts, as in JSON.parse.
    if (parent) parent.span.members.set(parent.name, span);
    else root ??= span;
  };
  for (let token: number = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    const parent = open.at(-1);
    const key = parent?.key && { key: parent.key };
    switch (text[start]) {
      case '{':
      case '[': {
        const span = { start, end, ...key, members: new Map<string | number, Span>() };
        add(span);
        const isArray = text[start] === '[';
        open.push({ span, isArray, name: isArray ? 0 : '', key: undefined });
        break;
      }
      case '}':
      case ']': {
        const closed = open.pop();
        if (closed) closed.span.end = end;
        break;
      }
      case ',':
        if (parent?.isArray) parent.name = Number(parent.name) + 1;
        if (parent) parent.key = undefined;
        break;
      case ':':
        break;
      default:
        if (parent && !parent.isArray && !parent.key) {
          parent.name = scanner.getTokenValue();
          parent.key = { start, end };
        } else add({ start, end, ...key });
    }
  }
  return root;
}

/** `SyntaxKind.EOF`, which as a const enum cannot be imported. */
const endOfText = 17;
