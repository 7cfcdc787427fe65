import type { FSWatcher } from 'node:fs';
import { lstatSync, realpathSync, watch } from 'node:fs';
import { absolutePath, folderOf } from '../../sources/paths.ts';
import type { Answers } from './recorded.ts';

export interface FolderEvents {
  close(): void;
  /** Whether the system watches no more folders, so that one has to look from time to time. */
  readonly isBlind: boolean;
}

/**
 * Tells that something happened in or with one of the folders, not what. Each is watched alone: a recursive watch would
 * take in `node_modules`, and on Linux it is a walk of its own that loses folders which come and go.
 */
export function watchFolders(folders: Iterable<string>, onEvent: () => void): FolderEvents {
  const watchers = new Map<string, FSWatcher>();
  let isBlind = false;
  for (const folder of folders) {
    for (let path = folder; !watchers.has(path) && !isBlind; path = folderOf(path)) {
      try {
        // What fails later, as a folder that is gone, is an event like others.
        watchers.set(path, watch(path, onEvent).on('error', onEvent));
      } catch (error) {
        // What is not there comes in the nearest folder that is.
        if (!isMissing(error)) isBlind = !isForbidden(error);
        if (!isMissing(error) || path === folderOf(path)) break;
      }
    }
  }
  return {
    isBlind,
    close: () => {
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

function isForbidden(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Where an answer may change: in the folder of what was asked, with links followed, and in what was listed. */
export function foldersAround({ entries, types, times }: Answers): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const folder of entries.keys()) folders.add(folder).add(folderOf(folder));
  for (const path of types.keys()) folders.add(folderOf(path));
  for (const path of times.keys()) {
    folders.add(folderOf(path));
    const target = linkTarget(path);
    if (target !== undefined) folders.add(folderOf(target));
  }
  return folders;
}

function linkTarget(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? absolutePath(realpathSync.native(path), '/') : undefined;
  } catch {
    return undefined;
  }
}
