import { and, never } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import type { Lead, ResourceGraph } from '../graph.ts';
import type { Kind } from '../kinds.ts';

/** Where one item of a list leads, and the item as it is written. */
export interface ItemLead<K extends Kind> extends Lead<K> {
  readonly value: Value<string>;
}

/** Where the items of a list lead, each under the condition that it is there and leads that way. */
export function leadsOf<K extends Kind>(
  graph: ResourceGraph,
  list: ListOf<string>,
  ...kinds: readonly K[]
): readonly ItemLead<K>[] {
  return list.items.flatMap(({ when, value }) =>
    graph
      .follow(value, ...kinds)
      .map((lead) => ({ when: and(when, lead.when), target: lead.target, value }))
      .filter((lead) => lead.when !== never && lead.target.leads !== 'nowhere'),
  );
}
