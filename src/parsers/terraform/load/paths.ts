import { posix } from 'node:path';

/** Resolves a path as written in a configuration; paths are absolute with forward slashes. */
export function resolvePath(folder: string, path: string): string {
  return posix.resolve(folder, path.replaceAll('\\', '/'));
}

export function folderOf(path: string): string {
  return posix.dirname(path);
}

export function nameOf(path: string): string {
  return posix.basename(path);
}

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

export function relativePath(from: string, to: string): string {
  return posix.relative(from, to) || '.';
}
