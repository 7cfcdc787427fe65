import { UsageError } from '../errors.ts';
import type { Sources } from '../model/source.ts';
import { absolutePath, folderOf, isWithin, join } from '../sources/paths.ts';
import { fileNames } from './configuration.ts';
import { remembering } from '../model/remember.ts';

/** The path of the configuration that counts for a file. */
export type FindConfiguration = (file: string) => string | undefined;

/**
 * Finds the one that is named for all files, or none where that is `false`; where nothing is said, the nearest one upward
 * of each, not beyond the repository. Throws a `UsageError` when the named one is not there.
 */
export function configurationFinder(sources: Sources, named: string | false | undefined): FindConfiguration {
  if (named === false) return () => undefined;
  if (named === undefined) return nearestFinder(sources);
  const path = absolutePath(named, sources.workingFolder);
  if (sources.exists(path) !== 'file') throw new UsageError(`There is no configuration ${named}.`);
  return () => path;
}

function nearestFinder(sources: Sources): FindConfiguration {
  const nearest = remembering((folder: string): string | undefined => {
    const own = fileNames.map((name) => join(folder, name)).find((path) => sources.exists(path) === 'file');
    const isInside = folder !== sources.root && isWithin(folder, sources.root);
    return own ?? (isInside ? nearest(folderOf(folder)) : undefined);
  });
  return (file) => nearest(folderOf(file));
}
