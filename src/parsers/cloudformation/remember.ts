import type { Data } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import type { Entry } from './tree.ts';

/** Values of entries by name, each evaluated when first asked for and once; one that needs itself is unknown. */
export function remembered(
  find: (name: string) => Entry | undefined,
  evaluate: (entry: Entry, name: string) => Data | undefined,
) {
  const done = new Map<string, Data | typeof running>();
  return (name: string): Data | undefined => {
    const before = done.get(name);
    if (before !== undefined && before !== running) return before;
    const entry = find(name);
    if (!entry) return undefined;
    if (before) return unknown({ kind: 'cycle', through: name }, { at: entry.key });
    done.set(name, running);
    const value = evaluate(entry, name);
    if (value) done.set(name, value);
    else done.delete(name);
    return value;
  };
}

const running = 'running';
