import type { JsonPath, Location } from '../../model/source.ts';
import { lazyCall, lazyMapping, lazySequence } from './lazy-nodes.ts';
import type { Entries, Entry, Node } from './tree.ts';
import { isFunctionName, plainMember } from './tree.ts';

/** The tree of a value that `JSON.parse` made. Places are paths, turned into offsets only for what is reported. */
export function jsonTree(value: unknown, at: JsonPath): Node {
  if (Array.isArray(value)) {
    return lazySequence(at, () => value.map((item, index) => jsonTree(item, below(at, index))));
  }
  if (typeof value !== 'object' || value === null) return { type: 'scalar', at, value: value as Scalar };
  const only = onlyKeyOf(value);
  const entries = () => entriesOfObject(value, at);
  if (only === undefined || !isFunctionName(only)) return lazyMapping(at, entries, value);
  return lazyCall({ at, name: only }, () => jsonTree(plainMember(value, only), below(at, only)), entries);
}

/** What JSON has besides arrays and objects. */
type Scalar = string | number | boolean | null;

function below({ file, path }: JsonPath, step: string | number): JsonPath {
  return { file, path: longer(path, step) };
}

function longer(path: JsonPath['path'], step: string | number): JsonPath['path'] {
  // A spread would make room for 16 more, in hundreds of thousands of lists.
  const made = new Array<string | number>(path.length + 1);
  for (let index = 0; index < path.length; index++) made[index] = path[index] ?? '';
  made[path.length] = step;
  return made;
}

function onlyKeyOf(value: object): string | undefined {
  let only: string | undefined;
  for (const key in value) {
    if (only !== undefined) return undefined;
    only = key;
  }
  return only;
}

/** What entries are made of. */
interface JsonObject {
  readonly at: JsonPath;
  readonly plain: object;
}

function entriesOfObject(plain: object, at: JsonPath): Entries {
  const entries = new Map<string, Entry>();
  const object = { at, plain };
  for (const name in plain) entries.set(name, jsonEntry(object, name));
  return entries;
}

/** Most entries are skipped on the way to another one, and nothing is made of them. */
interface JsonEntry {
  of: JsonObject;
  name: string;
  madeKey: JsonPath | undefined;
  madeValue: Node | undefined;
}

const entryPrototype: ThisType<JsonEntry> & Pick<Entry, 'key' | 'value'> = {
  get key(): Location {
    return (this.madeKey ??= { file: this.of.at.file, path: longer(this.of.at.path, this.name), key: true });
  },
  get value() {
    return (this.madeValue ??= jsonTree(plainMember(this.of.plain, this.name), below(this.of.at, this.name)));
  },
};

function jsonEntry(of: JsonObject, name: string): Entry {
  const entry = Object.create(entryPrototype) as JsonEntry & Entry;
  entry.of = of;
  entry.name = name;
  entry.madeKey = undefined;
  entry.madeValue = undefined;
  return entry;
}
