import type { Entry, ReadProblem, SourceFile, Sources } from '../model/source.ts';
import { absolutePath, folderOf, isWithin, join } from './paths.ts';

export interface MemoryOptions {
  /** Absolute; the root folder of the texts unless given. */
  readonly workingFolder?: string;
  /** The outermost folder that may be read; the working folder unless given. */
  readonly root?: string;
}

/** Texts that are not on a disk, by path; relative paths start from the working folder. */
export function memorySources(texts: Readonly<Record<string, string>>, options: MemoryOptions = {}): Sources {
  const workingFolder = absolutePath(options.workingFolder ?? '/', '/');
  const root = absolutePath(options.root ?? workingFolder, '/');
  const files = new Map<string, SourceFile>();
  const folders = new Map<string, Map<string, Entry>>([[root, new Map()]]);
  for (const [name, text] of Object.entries(texts)) {
    const path = absolutePath(name, workingFolder);
    files.set(path, { path, text: withoutMark(text) });
    enter(folders, path);
  }
  return {
    workingFolder,
    root,
    list: (folder) => (isWithin(folder, root) ? sorted(folders.get(folder)?.values() ?? []) : []),
    read: (path) => {
      if (!isWithin(path, root)) return outside(path, root);
      return files.get(path) ?? missing(path, folders.has(path));
    },
    exists: (path) => {
      if (!isWithin(path, root)) return undefined;
      return files.has(path) ? 'file' : folders.has(path) ? 'folder' : undefined;
    },
  };
}

/** Makes the file known to its folder, and each folder to the one above. */
function enter(folders: Map<string, Map<string, Entry>>, file: string): void {
  let path = file;
  let type: Entry['type'] = 'file';
  while (path !== '/') {
    const parent = folderOf(path);
    const entries = folders.get(parent) ?? new Map<string, Entry>();
    folders.set(parent, entries);
    const name = path.slice(join(parent, '').length);
    if (entries.has(name)) return;
    entries.set(name, { name, type });
    path = parent;
    type = 'folder';
  }
}

/** Names differ within a folder, so the order is total; code units, so that it is the same in every locale. */
export function sorted(entries: Iterable<Entry>): readonly Entry[] {
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

export function missing(path: string, folder: boolean): ReadProblem {
  return folder
    ? { problem: 'not-a-file', detail: `${path} is a folder, not a file.` }
    : { problem: 'missing', detail: `${path} does not exist.` };
}

export function outside(path: string, root: string): ReadProblem {
  return {
    problem: 'outside',
    detail: `${path} lies outside ${root}. Pass --allow-outside to have it read.`,
  };
}
