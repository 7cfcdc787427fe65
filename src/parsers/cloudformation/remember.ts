import type { Location } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';

/** Values by name, each evaluated when first asked for and once; one that needs itself is unknown. */
export function remembered(find: (name: string) => { readonly at: Location; value(): Data } | undefined) {
  const done = new Map<string, Data | typeof running>();
  return (name: string): Data | undefined => {
    const before = done.get(name);
    if (before !== undefined && before !== running) return before;
    const found = find(name);
    if (!found) return undefined;
    if (before) return unknown({ kind: 'cycle', through: name }, { at: found.at });
    done.set(name, running);
    const value = found.value();
    done.set(name, value);
    return value;
  };
}

const running = 'running';
