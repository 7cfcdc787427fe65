import type { TextRange } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import type { Instance } from './evaluate/symbolic.ts';
import type { Expansion } from './expand.ts';
import type { ModuleUse } from './module-use.ts';
import { addressIn } from './module-use.ts';
import { expandedValue } from './resource-object.ts';

/** What a block is expanded to. */
interface Instances<T> {
  readonly expansion: Expansion;
  readonly each: readonly T[];
  /** Stands for all that are not known one by one. */
  readonly open?: T | undefined;
}

/** The instances that a block stands for. */
export interface Expanded<T> {
  readonly instances: Instances<T>;
  readonly header: TextRange;
  value?: Data;
}

/** What a reference to a block yields, made once: each of a thousand instances may refer to its sibling. */
export function valueOf<T extends Instance>(expanded: Expanded<T>): Data {
  const { instances, header } = expanded;
  return (expanded.value ??= expandedValue(instances.expansion, instances, header));
}

export type ExpandOnce<T> = (name: string, header: TextRange, compute: () => Instances<T>) => Expanded<T> | undefined;

/** Expands each block once. Keys of `count` and `for_each` may not depend on the instances themselves. */
export function expandOnce<T extends Instance>(use: ModuleUse): ExpandOnce<T> {
  const done = new Map<string, Expanded<T>>();
  const running = new Set<string>();
  return (name, header, compute) => {
    const existing = done.get(name);
    if (existing) return existing;
    if (running.has(name)) {
      const message = `${addressIn(use, name)} refers to itself.`;
      use.scope.run.report({ code: 'reference-cycle', severity: 'error', message, at: header });
      return undefined;
    }
    running.add(name);
    try {
      const made: Expanded<T> = { instances: compute(), header };
      done.set(name, made);
      return made;
    } finally {
      running.delete(name);
    }
  };
}

/** Whether it stands for nothing, or refers to itself. */
export function isIdle(expanded: Expanded<unknown> | undefined): boolean {
  return !expanded || (expanded.instances.each.length === 0 && !expanded.instances.open);
}

export function* allOf<T>({ instances: { each, open } }: Expanded<T>): Iterable<T> {
  yield* each;
  if (open) yield open;
}
