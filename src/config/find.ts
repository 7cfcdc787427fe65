import type { Sources } from '../model/source.ts';
import { folderOf, isWithin, join } from '../sources/paths.ts';
import { fileNames } from './configuration.ts';

/** Finds the configuration that counts in a folder: the nearest one upward, not beyond the repository. */
export function configurationFinder(sources: Sources): (folder: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  const find = (folder: string): string | undefined => {
    if (found.has(folder)) return found.get(folder);
    const own = fileNames.map((name) => join(folder, name)).find((path) => sources.exists(path) === 'file');
    const above = folder !== sources.root && isWithin(folder, sources.root) ? folderOf(folder) : undefined;
    const result = own ?? (above === undefined ? undefined : find(above));
    found.set(folder, result);
    return result;
  };
  return find;
}
