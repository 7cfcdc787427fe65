import type { Alias, Document, Node } from 'yaml';
import type * as Yaml from 'yaml';

/**
 * More aliases than any file has that people write by hand. The library goes through all that has a name for each alias
 * that it follows.
 */
export const mostAliases = 1_000;
export const tooManyAliases = 'Its aliases stand for too much. Write out what they name.';

interface YamlFault {
  readonly message: string;
  readonly node: Node;
}

interface YamlMarks {
  readonly faults: readonly YamlFault[];
  /** How many aliases there are. */
  readonly aliases: number;
}

/**
 * What the library finds by going through all that stands before, once for each key and each alias, found in one walk:
 * keys that a mapping has twice, and aliases that name nothing, or what they stand in.
 */
export function yamlMarks(
  document: Document,
  { visit, isAlias, isScalar }: Pick<typeof Yaml, 'visit' | 'isAlias' | 'isScalar'>,
): YamlMarks {
  const faults: YamlFault[] = [];
  const named = new Map<string, Node>();
  let aliases = 0;
  const follow = (alias: Alias, around: readonly unknown[]): void => {
    aliases++;
    const { source } = alias;
    const target = named.get(source);
    if (!target)
      faults.push({ message: `"*${source}" names nothing: there is no "&${source}" before it.`, node: alias });
    else if (around.includes(target)) faults.push({ message: `"*${source}" stands in what it names.`, node: alias });
  };
  visit(document, {
    Node(_, node, around) {
      if (isAlias(node)) follow(node, around);
      else if (node.anchor !== undefined) named.set(node.anchor, node);
    },
    Map(_, node) {
      if (node.anchor !== undefined) named.set(node.anchor, node);
      const keys = new Set<unknown>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        if (keys.has(key.value)) faults.push({ message: 'This key is written twice; only one may stay.', node: key });
        keys.add(key.value);
      }
    },
  });
  return { faults, aliases };
}
