import { resolve, sep } from 'node:path';

/** An absolute path with forward slashes on every system. */
export function absolutePath(path: string, base: string): string {
  const absolute = resolve(base, path);
  return sep === '/' ? absolute : absolute.replaceAll(sep, '/');
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function join(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** Whether `path` is the folder or lies somewhere below it. Both absolute. */
export function isWithin(path: string, folder: string): boolean {
  if (!path.startsWith(folder)) return false;
  return path.length === folder.length || folder.endsWith('/') || path[folder.length] === '/';
}

/** The deepest folder that all paths are or lie in. */
export function commonFolder(paths: readonly string[]): string | undefined {
  const [first, ...others] = paths;
  if (first === undefined) return undefined;
  let folder = first;
  while (folder !== folderOf(folder) && !others.every((path) => isWithin(path, folder))) folder = folderOf(folder);
  return folder;
}
