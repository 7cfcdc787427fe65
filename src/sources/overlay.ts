import type { Sources } from '../model/source.ts';
import { folderOf } from './paths.ts';
import { sorted } from './memory.ts';

/**
 * The same sources with something else in place of what a path holds, or beside it: an editor's buffer, standard input,
 * or why that gives no text.
 */
export function overlay(sources: Sources, path: string, read: Sources['read']): Sources {
  const folder = folderOf(path);
  const name = path.slice(folder === '/' ? 1 : folder.length + 1);
  return {
    ...sources,
    list: (listed) => {
      const entries = sources.list(listed);
      if (listed !== folder || entries.some((entry) => entry.name === name)) return entries;
      return sorted([...entries, { name, type: 'file' }]);
    },
    read: (asked, atMost) => (asked === path ? read : sources.read)(asked, atMost),
    exists: (asked) => (asked === path ? 'file' : (sources.exists(asked) ?? (asked === folder ? 'folder' : undefined))),
  };
}
