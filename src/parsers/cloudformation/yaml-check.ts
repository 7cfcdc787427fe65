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
export const mostValues = 1_000_000;

/**
 * One walk over the document in its own order: finds what aliases stand for, what they unfold to, and keys given twice.
 * An alias points back, so the size of its target is known when it is met, unless the target contains it.
 */
export function checkYaml(document: Yaml.Document.Parsed, yaml: typeof Yaml, file: SourceFile): YamlCheck {
  const anchors = new Map<string, YamlNode>();
  const targets = new Map<Alias, YamlNode>();
  const sizes = new Map<unknown, number>();
  const duplicates: Diagnostic[] = [];
  const pending: Visit[] = [{ node: document.contents, leaving: false }];
  let bounded = true;
  for (let visit = pending.pop(); visit; visit = pending.pop()) {
    const { node, leaving } = visit;
    if (!yaml.isNode(node)) continue;
    if (leaving) {
      const size = childrenOf(node, yaml).reduce<number>((sum, child) => sum + (sizes.get(child) ?? 0), 1);
      if (size > mostValues) bounded = false;
      sizes.set(node, size);
    } else if (yaml.isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) targets.set(node, target);
      sizes.set(node, target ? (sizes.get(target) ?? Number.POSITIVE_INFINITY) : 1);
    } else {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (yaml.isMap(node)) duplicates.push(...duplicatesIn(node, yaml, file));
      pending.push({ node, leaving: true });
      for (const child of childrenOf(node, yaml).reverse()) pending.push({ node: child, leaving: false });
    }
  }
  return { targets, duplicates, bounded };
}

interface Visit {
  readonly node: unknown;
  readonly leaving: boolean;
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
