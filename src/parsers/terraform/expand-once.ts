import type { TextRange } from '../../model/source.ts';
import type { Expansion } from './expand.ts';
import type { ModuleUse } from './module-use.ts';
import { addressIn } from './module-use.ts';

/** The instances that a block stands for. */
export interface Expanded<T> {
  readonly expansion: Expansion;
  readonly each: readonly T[];
  /** Stands for all that are not known one by one. */
  readonly open?: T | undefined;
}

export type ExpandOnce<T> = (name: string, at: TextRange, compute: () => Expanded<T>) => Expanded<T> | undefined;

/** Expands each block once. Keys of `count` and `for_each` may not depend on the instances themselves. */
export function expandOnce<T>(use: ModuleUse): ExpandOnce<T> {
  const done = new Map<string, Expanded<T>>();
  const running = new Set<string>();
  return (name, at, compute) => {
    const existing = done.get(name);
    if (existing) return existing;
    if (running.has(name)) {
      const message = `${addressIn(use, name)} refers to itself.`;
      use.scope.run.report({ code: 'reference-cycle', severity: 'error', message, at });
      return undefined;
    }
    running.add(name);
    try {
      const made = compute();
      done.set(name, made);
      return made;
    } finally {
      running.delete(name);
    }
  };
}

export function* allOf<T>({ each, open }: Expanded<T>): Iterable<T> {
  yield* each;
  if (open) yield open;
}
