import type { JsonPath, SourceFile } from '../../model/source.ts';
import type { Entries, Entry, Node } from './tree.ts';
import { isFunctionName } from './tree.ts';

/** The tree of a value that `JSON.parse` made. Places are paths, turned into offsets only for what is reported. */
export function jsonTree(value: unknown, file: SourceFile, path: JsonPath['path'] = []): Node {
  const at = { file, path };
  if (Array.isArray(value)) return sequence(value, at);
  if (typeof value !== 'object' || value === null) return { type: 'scalar', at, value: value as Scalar };
  const [only, second] = Object.keys(value);
  if (only === undefined || second !== undefined || !isFunctionName(only)) return mapping(value, at);
  let argument: Node | undefined;
  let entries: Entries | undefined;
  return {
    type: 'call',
    at,
    name: only,
    get argument() {
      return (argument ??= jsonTree(memberOf(value, only), file, [...path, only]));
    },
    get entries() {
      return (entries ??= entriesOfObject(value, at));
    },
  };
}

/** What JSON has besides arrays and objects. */
type Scalar = string | number | boolean | null;

function sequence(values: readonly unknown[], at: JsonPath): Node {
  let items: readonly Node[] | undefined;
  return {
    type: 'sequence',
    at,
    get items() {
      return (items ??= values.map((item, index) => jsonTree(item, at.file, [...at.path, index])));
    },
  };
}

function mapping(value: object, at: JsonPath): Node {
  let entries: Entries | undefined;
  return {
    type: 'mapping',
    at,
    get entries() {
      return (entries ??= entriesOfObject(value, at));
    },
  };
}

function entriesOfObject(value: object, { file, path }: JsonPath): Entries {
  const entries = new Map<string, Entry>();
  for (const [key, member] of Object.entries(value)) {
    const inside = [...path, key];
    entries.set(key, { key: { file, path: inside, key: true }, value: jsonTree(member, file, inside) });
  }
  return entries;
}

function memberOf(value: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
