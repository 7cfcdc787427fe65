import type { SourceFile } from '../model/source.ts';

/** A path as people read it: relative to the folder, with `..` where needed. Both absolute. */
export function relativePath(path: string, folder: string): string {
  if (path === folder) return '.';
  const steps = path.split('/').filter((step) => step !== '');
  const from = folder.split('/').filter((step) => step !== '');
  let shared = 0;
  while (shared < from.length && shared < steps.length - 1 && from[shared] === steps[shared]) shared++;
  // Nothing shared: another drive, or far away. The path itself says more than a row of dots.
  if (shared === 0 && from.length > 0) return path;
  return [...from.slice(shared).map(() => '..'), ...steps.slice(shared)].join('/');
}

/** What is left of a path below the folder; undefined outside of it. Both absolute. */
export function pathBelow(path: string, folder: string): string | undefined {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

/** Where a file lies in its repository, as services name it that show findings beside the files. */
export function pathInRepository({ path, followed = path }: SourceFile): string {
  return followed;
}
