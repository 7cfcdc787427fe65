import type { Entry, Sources } from '../../model/source.ts';

/** What a run asked of its sources, with the answers: as long as they answer the same, it would find the same. */
export interface Answers {
  readonly entries: Map<string, readonly Entry[]>;
  readonly types: Map<string, ReturnType<Sources['exists']>>;
  /** When what was read was last changed; undefined for what was not there. */
  readonly times: Map<string, number | undefined>;
}

export interface Recorded {
  readonly sources: Sources;
  readonly answers: Answers;
}

/**
 * Sources that remember what they are asked. So nobody has to know which files a format depends on, and a file that was
 * looked for in vain counts too: it may come.
 */
export function recorded(inner: Sources): Recorded {
  const answers: Answers = { entries: new Map(), types: new Map(), times: new Map() };
  const { entries, types, times } = answers;
  const modified = (path: string): number | undefined => remembered(times, path, () => inner.modified?.(path));
  const sources: Sources = {
    workingFolder: inner.workingFolder,
    root: inner.root,
    list: (folder) => remembered(entries, folder, () => inner.list(folder)),
    exists: (path) => remembered(types, path, () => inner.exists(path)),
    read: (path, atMost) => {
      // Asked first, so that a change in the middle is seen afterwards.
      modified(path);
      return inner.read(path, atMost);
    },
    modified,
  };
  return { sources, answers };
}

function remembered<T>(answers: Map<string, T>, path: string, ask: () => T): T {
  if (!answers.has(path)) answers.set(path, ask());
  return answers.get(path) as T;
}
