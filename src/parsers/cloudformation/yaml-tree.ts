import type { Alias, Node as YamlNode, Pair, YAMLMap, YAMLSeq } from 'yaml';
import type * as Yaml from 'yaml';
import type { SourceFile, TextRange } from '../../model/source.ts';
import { lazyCall, lazyEntry, lazyMapping, lazySequence } from './lazy-nodes.ts';
import type { CallNode, Entries, Entry, Node, SequenceNode } from './tree.ts';
import { isFunctionName } from './tree.ts';
import { functionOfTag, functionsOfTags } from './yaml-tags.ts';

/** What reading one YAML text shares between its nodes. */
export interface YamlSource {
  readonly yaml: typeof Yaml;
  readonly file: SourceFile;
  /** What each alias stands for; one that is missing stands for nothing. */
  readonly targets: ReadonlyMap<Alias, YamlNode>;
  /** The entries of the mappings looked at: many may merge the same one, and that one others again. */
  readonly entries: Map<YAMLMap, Entries>;
}

/** Every tag that CloudFormation knows, in the three shapes an argument can have. */
export const tags: Yaml.Tags = [...functionsOfTags.keys()].flatMap((tag): Yaml.Tags => [
  { tag, resolve: (text: string): unknown => text },
  { tag, collection: 'seq', resolve: (list) => list },
  { tag, collection: 'map', resolve: (entries) => entries },
]);

/** The tree of a YAML node. An alias is the node it stands for, placed where the anchor is. */
export function yamlTree(node: YamlNode | null, source: YamlSource, near: number): Node {
  const { yaml, file, targets } = source;
  if (node === null) return { type: 'scalar', at: { file, start: near, end: near }, value: null };
  if (yaml.isAlias(node)) return yamlTree(targets.get(node) ?? null, source, rangeOf(node, source).start);
  const name = functionOfTag(node.tag);
  return name === undefined ? untagged(node, source) : shortCall(node, name, source);
}

function shortCall(node: YamlNode, name: string, source: YamlSource): CallNode {
  return lazyCall({ at: rangeOf(node, source), name }, () => untagged(node, source));
}

function untagged(node: YamlNode, source: YamlSource): Node {
  const { yaml } = source;
  const at = rangeOf(node, source);
  if (yaml.isSeq(node)) return sequence(node, source, at);
  if (yaml.isMap(node)) return mapping(node, source, at);
  const value = yaml.isScalar(node) ? node.value : null;
  // The library takes `.` for a number that is none: in `!Join [., …]` it is a text.
  if (typeof value === 'number' && !Number.isNaN(value)) return { type: 'scalar', at, value };
  // `y` and `n` are no truths: YAML 1.1 lists them, and the readers that CloudFormation's tools are made with do not.
  const isTruth = typeof value === 'boolean' && !(yaml.isScalar(node) && /^[yn]$/i.test(node.source ?? ''));
  if (value === null || typeof value === 'string' || isTruth) return { type: 'scalar', at, value };
  return { type: 'scalar', at, value: yaml.isScalar(node) ? (node.source ?? null) : null };
}

function sequence(node: YAMLSeq, source: YamlSource, at: TextRange): SequenceNode {
  return lazySequence(at, () => node.items.map((item) => yamlTree(asNode(item, source), source, at.start)));
}

function mapping(node: YAMLMap, source: YamlSource, at: TextRange): Node {
  const entries = () => entriesOfMap(node, source);
  const only = onlyKey(node, source);
  if (only === undefined || !isFunctionName(only)) return lazyMapping(at, entries);
  const call = lazyCall(
    { at, name: only },
    () => call.entries?.get(only)?.value ?? { type: 'scalar', at, value: null },
    entries,
  );
  return call;
}

/** The key of a mapping that has one only; it may come from a mapping that is merged (`<<`). */
function onlyKey(node: YAMLMap, source: YamlSource): string | undefined {
  if (node.items.some((pair) => isMerge(pair, source))) {
    const [first, ...others] = entriesOfMap(node, source).keys();
    return others.length === 0 ? first : undefined;
  }
  const [only, ...others] = node.items;
  return only && others.length === 0 ? keyOf(only, source) : undefined;
}

/** That no mapping is merged into itself, `checkYaml` has seen to. */
function entriesOfMap(node: YAMLMap, source: YamlSource): Entries {
  const known = source.entries.get(node);
  if (known) return known;
  const entries = new Map<string, Entry>();
  const merged: YAMLMap[] = [];
  for (const pair of node.items) {
    if (isMerge(pair, source)) merged.push(...mergedBy(pair, source));
    const name = keyOf(pair, source);
    if (name === undefined) continue;
    const key = rangeOf(pair.key as YamlNode, source);
    entries.set(
      name,
      lazyEntry({ key }, () => yamlTree(asNode(pair.value, source), source, key.end)),
    );
  }
  for (const base of merged) {
    for (const [name, entry] of entriesOfMap(base, source)) if (!entries.has(name)) entries.set(name, entry);
  }
  source.entries.set(node, entries);
  return entries;
}

/** The key as it is written: `on:` is a name, whatever YAML 1.1 reads in it. */
export function keyOf(pair: Pair, { yaml }: Pick<YamlSource, 'yaml'>): string | undefined {
  if (!yaml.isScalar(pair.key) || typeof pair.key.value === 'symbol') return undefined;
  return typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? String(pair.key.value));
}

function isMerge(pair: Pair, { yaml }: YamlSource): boolean {
  return yaml.isScalar(pair.key) && typeof pair.key.value === 'symbol';
}

function mergedBy(pair: Pair, { yaml, targets }: YamlSource): readonly YAMLMap[] {
  const resolved = (node: unknown) => (yaml.isAlias(node) ? targets.get(node) : node);
  const value = resolved(pair.value);
  const bases = yaml.isSeq(value) ? value.items.map(resolved) : [value];
  return bases.filter((base) => yaml.isMap(base));
}

function asNode(value: unknown, { yaml }: YamlSource): YamlNode | null {
  return yaml.isNode(value) ? value : null;
}

/** The node's place including its tag, which the library leaves out. What follows its last value is no part of it. */
function rangeOf(node: YamlNode, { file, yaml }: YamlSource): TextRange {
  const [from] = node.range ?? [0, 0];
  const [, to] = lastIn(node, yaml).range ?? [0, 0];
  let start = from;
  if (node.tag && functionOfTag(node.tag) !== undefined) {
    const tag = file.text.lastIndexOf(node.tag, from);
    const between = tag < 0 ? '' : file.text.slice(tag + node.tag.length, from);
    if (tag >= 0 && /^(\s|#.*\n|&\S+)*$/.test(between)) start = tag;
  }
  let end = to;
  while (end > start && isSpace(file.text.charCodeAt(end - 1))) end--;
  return { file, start, end };
}

/** The last value of a collection in block style: to the library a comment after it belongs to the collection. */
function lastIn(node: YamlNode, yaml: typeof Yaml): YamlNode {
  let last = node;
  while (yaml.isCollection(last) && last.flow !== true) {
    const item: unknown = last.items.at(-1);
    const next = yaml.isPair(item) ? (item.value ?? item.key) : item;
    if (!yaml.isNode(next)) break;
    last = next;
  }
  return last;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
