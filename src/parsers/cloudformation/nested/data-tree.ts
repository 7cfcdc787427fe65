import { always } from '../../../model/guard.ts';
import type { Location } from '../../../model/source.ts';
import type { Data, Datum, Known, List, Mapping } from '../../../model/value.ts';
import { lazyCall, lazyEntry, lazyMapping, lazySequence } from '../lazy-nodes.ts';
import type { Entries, Entry, Node } from '../tree.ts';
import { isFunctionName } from '../tree.ts';

/** The tree of a template that is made of values: what `jsonencode({…})` or `Fn::ToJsonString` writes as a text. */
export function dataTree(data: Data): Node {
  const { at } = data;
  if (data.state === 'absent') return { type: 'scalar', at, value: null };
  if (data.state !== 'known') return { type: 'value', at, value: data };
  const { value } = data;
  if (typeof value !== 'object') {
    const isPlain = !data.origin && !data.sensitive;
    return isPlain ? { type: 'scalar', at, value } : { type: 'value', at, value: data };
  }
  if (value.type === 'list') return isCertain(value) ? sequence(value, at) : { type: 'value', at, value: data };
  return value.rest ? { type: 'value', at, value: data } : mapping(data, value);
}

function isCertain({ items, rest }: List): boolean {
  return rest.length === 0 && items.every((item) => item.when === always);
}

function sequence({ items }: List, at: Location): Node {
  return lazySequence(at, () => items.map((item) => dataTree(item.value)));
}

function mapping({ at }: Known<Datum>, { entries: values }: Mapping): Node {
  const entries = (): Entries =>
    new Map([...values].map(([name, value]): [string, Entry] => [name, entryOf(name, value)]));
  const [only, second] = values;
  if (!only || second || !isFunctionName(only[0])) return lazyMapping(at, entries);
  const [name, value] = only;
  return lazyCall({ at, name }, () => dataTree(value), entries);
}

function entryOf(name: string, value: Data): Entry {
  return lazyEntry({ key: keyBefore(name, value.at) }, () => dataTree(value));
}

/** A value does not know its key. Where the two stand side by side the key is found. */
function keyBefore(name: string, at: Location): Location {
  if ('path' in at) return at;
  const { file, start } = at;
  const before = file.text.slice(Math.max(0, start - name.length - widestGap), start);
  const [, key, gap] = /(["']?[\w:.-]+["']?)(\s*[=:]\s*)$/.exec(before) ?? [];
  if (key === undefined || gap === undefined || key.replace(/^["']|["']$/g, '') !== name) return at;
  return { file, start: start - gap.length - key.length, end: start - gap.length };
}

/** Blanks around an equals sign that are looked over, in UTF-16 code units. */
const widestGap = 80;
