import { readdirSync, realpathSync, statSync } from 'node:fs';
import type { Entry } from '../model/source.ts';
import { sorted } from './memory.ts';
import { absolutePath, folderOf, join, nameOf } from './paths.ts';

/** What the folders that were listed say of the paths in them, so that the disk is not asked again for each. */
export interface KnownFolders {
  /** Links to folders are left out, as Git does not follow them either: a walk over what is listed always ends. */
  list(folder: string): readonly Entry[];
  typeOf(path: string): 'file' | 'folder' | undefined;
  /** With links resolved as far as the path exists, so that a link cannot lead out of the root unseen. */
  realPath(path: string): string;
}

interface Folder {
  readonly entries: readonly Entry[];
  /** What is in it, links as such. Undefined when the folder cannot be listed. */
  readonly types: ReadonlyMap<string, Entry['type'] | 'link'> | undefined;
  /** The names as every file system compares them, whether it minds their case and composition or not. */
  readonly folded: ReadonlySet<string>;
  real?: string;
}

export function knownFolders(): KnownFolders {
  const listed = new Map<string, Folder>();

  /** What a listed folder says of a path; undefined when no folder can say. */
  function entryAt(path: string): Entry['type'] | 'link' | 'nothing' | undefined {
    const parent = folderOf(path);
    const folder = listed.get(parent);
    if (!folder?.types) return parent !== path && !folder && entryAt(parent) === 'nothing' ? 'nothing' : undefined;
    const name = nameOf(path);
    const type = folder.types.get(name);
    return type ?? (folder.folded.has(fold(name)) ? undefined : 'nothing');
  }

  function realFolder(folder: string): string {
    const known = listed.get(folder);
    if (!known) return realOf(folder);
    return (known.real ??= realOf(folder));
  }

  /** What is no link, or is not there, lies where its folder lies. */
  function realOf(path: string): string {
    const type = entryAt(path);
    const parent = folderOf(path);
    if (type === undefined || type === 'link') return realPath(path);
    const real = realFolder(parent);
    return real === parent ? path : join(real, nameOf(path));
  }

  return {
    list(folder) {
      let known = listed.get(folder);
      if (!known) listed.set(folder, (known = listFolder(folder)));
      return known.entries;
    },
    typeOf(path) {
      const type = entryAt(path);
      if (type === 'file' || type === 'folder') return type;
      return type === 'nothing' ? undefined : typeOf(path);
    },
    realPath: realOf,
  };
}

function fold(name: string): string {
  return name.normalize().toLowerCase();
}

function listFolder(folder: string): Folder {
  try {
    const entries: Entry[] = [];
    const types = new Map<string, Entry['type'] | 'link'>();
    for (const each of readdirSync(folder, { withFileTypes: true })) {
      const { name } = each;
      const link = each.isSymbolicLink();
      const type = each.isDirectory() ? 'folder' : each.isFile() ? 'file' : link ? 'link' : 'other';
      types.set(name, type);
      const entry = type === 'link' ? (typeOf(join(folder, name)) ?? 'other') : type;
      if (type === entry || entry !== 'folder') entries.push({ name, type: entry });
    }
    return { entries: sorted(entries), types, folded: new Set([...types.keys()].map(fold)) };
  } catch {
    return { entries: [], types: undefined, folded: new Set() };
  }
}

export function typeOf(path: string): 'file' | 'folder' | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isDirectory() ? 'folder' : stat?.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
}

/** With links resolved as far as the path exists. */
export function realPath(path: string): string {
  for (let existing = path, rest = ''; ;) {
    try {
      return absolutePath(realpathSync.native(existing) + rest, '/');
    } catch {
      if (existing === folderOf(existing)) return path;
      rest = existing.slice(folderOf(existing) === '/' ? 0 : folderOf(existing).length) + rest;
      existing = folderOf(existing);
    }
  }
}
