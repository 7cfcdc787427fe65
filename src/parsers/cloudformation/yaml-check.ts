import type { Alias, Node as YamlNode, YAMLMap } from 'yaml';
import type * as Yaml from 'yaml';
import type { Diagnostic } from '../../model/report.ts';
import type { SourceFile } from '../../model/source.ts';
import { keyOf } from './yaml-tree.ts';

export interface YamlCheck {
  readonly targets: ReadonlyMap<Alias, YamlNode>;
  readonly duplicates: readonly Diagnostic[];
  /** Whether following every alias stays within bounds: aliases of aliases double in size each time. */
  readonly bounded: boolean;
}

/** A template has at most 1 MB; one whose aliases unfold to more nodes than that was made to hurt. */
const nodeLimit = 1_000_000;

/** One walk over the document in its own order: finds what aliases stand for, what they unfold to, and keys given twice. */
export function checkYaml(document: Yaml.Document.Parsed, yaml: typeof Yaml, file: SourceFile): YamlCheck {
  const anchors = new Map<string, YamlNode>();
  const targets = new Map<Alias, YamlNode>();
  const duplicates: Diagnostic[] = [];
  const order: YamlNode[] = [];
  const pending: unknown[] = [document.contents];
  while (pending.length > 0) {
    const node = pending.pop();
    if (!yaml.isNode(node)) continue;
    order.push(node);
    if (yaml.isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) targets.set(node, target);
      continue;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (yaml.isMap(node)) duplicates.push(...duplicatesIn(node, yaml, file));
    pending.push(...childrenOf(node, yaml).reverse());
  }
  return { targets, duplicates, bounded: targets.size === 0 || isBounded(order, targets, yaml) };
}

function childrenOf(node: YamlNode, yaml: typeof Yaml): unknown[] {
  if (yaml.isMap(node)) return node.items.map((pair) => pair.value);
  return yaml.isSeq(node) ? [...node.items] : [];
}

function duplicatesIn(node: YAMLMap, yaml: typeof Yaml, file: SourceFile): Diagnostic[] {
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  for (const pair of node.items) {
    const key = keyOf(pair, { yaml });
    if (key === undefined) continue;
    if (seen.has(key) && yaml.isNode(pair.key) && pair.key.range) {
      const [start, end] = pair.key.range;
      const message = `\`${key}\` is written twice in this mapping. The last one counts; remove the other.`;
      found.push({ code: 'duplicate-key', severity: 'warning', message, at: { file, start, end } });
    }
    seen.add(key);
  }
  return found;
}

/** Sizes are added up from the leaves: in document order every child and every alias's target comes before its user ends. */
function isBounded(order: readonly YamlNode[], targets: ReadonlyMap<Alias, YamlNode>, yaml: typeof Yaml): boolean {
  const sizes = new Map<unknown, number>();
  // An alias points back, so sizes of later nodes may need earlier ones and never the other way round. Two passes over
  // the document, each from the end, settle all but aliases of aliases; as many passes as aliases nest settle all.
  for (let pass = 0; pass <= targets.size; pass++) {
    let changed = false;
    for (let index = order.length - 1; index >= 0; index--) {
      const node = order[index];
      if (!node) continue;
      const parts = yaml.isAlias(node) ? [targets.get(node)] : childrenOf(node, yaml);
      const size = parts.reduce<number>((sum, part) => sum + (sizes.get(part) ?? 0), 1);
      if (size > nodeLimit) return false;
      if (sizes.get(node) !== size) changed = true;
      sizes.set(node, size);
    }
    if (!changed) return true;
  }
  return false;
}
