import type { Entry, Sources } from '../../model/source.ts';
import { join } from '../../sources/paths.ts';
import type { Answers } from './recorded.ts';

export interface Change {
  readonly path: string;
  readonly how: 'changed' | 'new' | 'gone';
}

/** What the sources answer differently now: each path once. They must be new ones, since sources keep what they read. */
export function changesSince({ entries, types, times }: Answers, now: Sources): readonly Change[] {
  const changes = new Map<string, Change>();
  const compare = (path: string, before: unknown, after: unknown): void => {
    if (before === after || changes.has(path)) return;
    changes.set(path, { path, how: before === undefined ? 'new' : after === undefined ? 'gone' : 'changed' });
  };
  for (const [folder, listed] of entries) compareEntries(folder, [listed, now.list(folder)], compare);
  for (const [path, time] of times) compare(path, time, now.modified?.(path));
  for (const [path, type] of types) compare(path, type, now.exists(path));
  return [...changes.values()];
}

function compareEntries(
  folder: string,
  [before, after]: readonly [readonly Entry[], readonly Entry[]],
  compare: (path: string, before: unknown, after: unknown) => void,
): void {
  const typesOf = (entries: readonly Entry[]) => new Map(entries.map(({ name, type }) => [name, type]));
  const [old, present] = [typesOf(before), typesOf(after)];
  for (const name of new Set([...old.keys(), ...present.keys()])) {
    if (!ofEditor.test(name)) compare(join(folder, name), old.get(name), present.get(name));
  }
}

/** What Vim, Emacs and JetBrains keep beside a file while it is edited and saved. */
const ofEditor = /~$|^\.#|^#.*#$|\.sw[a-z]$|^4913$|^\.?.*___jb_(?:tmp|old)___$/;
