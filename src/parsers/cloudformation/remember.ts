import type { Location } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';

/** Values by name, each evaluated when first asked for and once; one that needs itself is unknown. */
export function remembered(evaluate: (name: string) => { readonly at: Location; value(): Data } | undefined) {
  const done = new Map<string, Data | undefined>();
  const running = new Set<string>();
  return (name: string): Data | undefined => {
    if (done.has(name)) return done.get(name);
    const found = evaluate(name);
    if (found && running.has(name)) return unknown({ kind: 'cycle', through: name }, { at: found.at });
    running.add(name);
    const value = found?.value();
    running.delete(name);
    done.set(name, value);
    return value;
  };
}
