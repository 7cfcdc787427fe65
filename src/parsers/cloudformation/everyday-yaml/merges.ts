import type { Entries, Entry, Node } from '../tree.ts';
import { entriesOf, isMapping } from '../tree.ts';
import type { Reading } from './reading.ts';
import { giveUp } from './reading.ts';

/** Whether a key merges other mappings into its own. In quotes it is a name like any other. */
export function isMerge({ text }: Reading, name: string, start: number): boolean {
  return name === '<<' && text[start] === '<';
}

/** A mapping's own entries, which win, and after them those of the mappings merged into it, of which the first wins. */
export function withMerged(entries: Map<string, Entry>, bases: readonly Node[]): Entries {
  for (const value of bases) {
    for (const base of value.type === 'sequence' ? value.items : [value]) {
      if (!isMapping(base)) giveUp();
      for (const [name, entry] of entriesOf(base)) if (!entries.has(name)) entries.set(name, entry);
    }
  }
  return entries;
}
