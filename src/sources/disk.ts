import { existsSync, statSync } from 'node:fs';
import { largestSource } from '../model/size-limits.ts';
import type { ReadProblem, SourceFile, Sources } from '../model/source.ts';
import { knownFolders, realPath, typeOf } from './known-folders.ts';
import { outside } from './memory.ts';
import { absolutePath, commonFolder, folderOf, isWithin, join } from './paths.ts';
import { notRead, readFile, readGiven } from './read-file.ts';

export interface DiskOptions {
  /** Where relative paths start from. */
  readonly workingFolder: string;
  /** What the user named, absolute: read wherever it lies. The root is found from the first group. */
  readonly paths: readonly string[];
  /** Files that the user gives values in: they may be pipes too, as a shell makes them for `<(command)`. */
  readonly alsoRead?: readonly string[];
  /** Whether files outside the root may be read. */
  readonly allowOutside?: boolean;
  /** Bytes; a larger file is not read. */
  readonly maxFileSize?: number;
}

/** The files of this machine. Each is read once, so that a run sees one state of it. */
export function diskSources(options: DiskOptions): Sources {
  const workingFolder = absolutePath(options.workingFolder, '/');
  const root = findRoot(options.paths, workingFolder);
  const given = new Set(options.alsoRead);
  const named = [...options.paths, ...given];
  const allowed = [root, ...named].map(realPath);
  const folders = knownFolders();
  const mayRead = (path: string) => {
    if (options.allowOutside) return true;
    const real = folders.realPath(path);
    return allowed.some((folder) => isWithin(real, folder));
  };
  const realRoot = realPath(root);
  /** With links on the way followed, seen from the root as it is named. */
  const withFollowed = (file: SourceFile): SourceFile => {
    const real = folders.realPath(file.path);
    const followed = isWithin(real, realRoot) ? root + real.slice(realRoot.length) : file.path;
    return followed === file.path ? file : { ...file, followed };
  };
  const maxFileSize = options.maxFileSize ?? largestSource;
  const reads = new Map<string, SourceFile | ReadProblem>();
  return {
    workingFolder,
    root,
    list: (folder) => (mayRead(folder) ? folders.list(folder) : []),
    read: (path, atMost = maxFileSize) => {
      let result = reads.get(path);
      if (!result || ('problem' in result && result.problem === 'too-large')) {
        const read = given.has(path) ? readGiven : folders.typeOf(path) === 'file' ? readFile : notRead;
        result = shortened(mayRead(path) ? read(path, atMost) : outside(path, root), workingFolder);
        if ('text' in result) result = withFollowed(result);
        reads.set(path, result);
      }
      return result;
    },
    exists: (path) => (mayRead(path) ? folders.typeOf(path) : undefined),
    modified: (path) => (mayRead(path) ? modifiedAt(path) : undefined),
  };
}

/** Paths are said as reports show them: from the working folder, where they are in there. */
export function shortened<T extends SourceFile | ReadProblem>(result: T, workingFolder: string): T {
  if (!('problem' in result)) return result;
  return { ...result, detail: result.detail.replaceAll(join(workingFolder, ''), '') };
}

/**
 * The repository that holds all that is linted. Without one it is the working folder when that holds everything, else
 * the deepest folder that does.
 */
function findRoot(paths: readonly string[], workingFolder: string): string {
  const common = commonFolder(paths.length > 0 ? paths : [workingFolder]) ?? workingFolder;
  const start = typeOf(common) === 'file' ? folderOf(common) : common;
  for (let folder = start; ; folder = folderOf(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === folderOf(folder)) break;
  }
  return isWithin(start, workingFolder) ? workingFolder : start;
}

function modifiedAt(path: string): number | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  } catch {
    return undefined;
  }
}
