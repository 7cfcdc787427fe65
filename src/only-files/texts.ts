import type { Sources } from '../model/source.ts';
import { isText } from '../model/source.ts';
import { absolutePath, folderOf, isWithin, join } from '../sources/paths.ts';

export const configuration = /\.(?:tf|tofu)(?:\.json)?$/;
export const template = /\.(?:ya?ml|json|template)$/;

/** Empty for what cannot be read: it names nothing. */
export function textOf(path: string, sources: Sources): string {
  const file = sources.read(path);
  return isText(file) ? file.text : '';
}

/** The folders of the local modules that a configuration calls. */
export function calledFolders(path: string, sources: Sources): readonly string[] {
  const calls = textOf(path, sources).matchAll(/\bsource"?\s*[=:]\s*"(\.{1,2}\/[^"]*)"/g);
  return Array.from(calls, ([, source = '']) => absolutePath(source, folderOf(path)));
}

/** The nearest folder around a file that is of a sort, not beyond the repository. */
export function folderAround(
  path: string,
  isOfSort: (folder: string) => boolean,
  { root }: Sources,
): string | undefined {
  let folder = folderOf(path);
  if (!isWithin(folder, root)) return undefined;
  while (!isOfSort(folder)) {
    if (folder === root) return undefined;
    folder = folderOf(folder);
  }
  return folder;
}

/** The CDK writes a file `cdk.out` into every assembly, however its folder is called. */
export function isAssembly(folder: string, sources: Sources): boolean {
  return ['manifest.json', 'cdk.out'].every((name) => sources.exists(join(folder, name)) === 'file');
}

/** Those to start from, and all that one comes to from them. */
export function reached(start: readonly string[], next: (path: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [...start];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    pending.push(...next(path));
  }
  return found;
}
