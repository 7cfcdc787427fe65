import type { LintOptions } from './lint-options.ts';
import { variableFiles } from './lint-options.ts';
import type { Sources } from './model/source.ts';
import { diskSources } from './sources/disk.ts';
import { absolutePath } from './sources/paths.ts';

/** The disk as a lint of these paths may read it, and beside them what else it is given. */
export function openDisk(paths: readonly string[], options: LintOptions, beside: readonly string[] = []): Sources {
  const { workingFolder = process.cwd(), allowOutside = false } = options;
  const absolute = (path: string) => absolutePath(path, workingFolder);
  const alsoRead = [...filesBeside(options), ...beside].map(absolute);
  return diskSources({ workingFolder, paths: paths.map(absolute), alsoRead, allowOutside });
}

/** The files that options name: they count for everything that is linted. */
export function filesBeside(options: LintOptions): readonly string[] {
  const { parameterFile = [], configFile } = options;
  return [variableFiles(options), parameterFile, typeof configFile === 'string' ? configFile : []].flat();
}
