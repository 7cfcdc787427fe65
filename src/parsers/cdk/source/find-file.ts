import type { SourceFile, Sources } from '../../../model/source.ts';
import { isText } from '../../../model/source.ts';
import { folderOf, isWithin, resolvePath } from '../../cloudformation/paths.ts';
import type { Frame } from './frame.ts';
import { mayBeCall } from './text-place.ts';

export interface AppFolders {
  readonly sources: Sources;
  /** The outermost folder of the assembly. */
  readonly assembly: string;
}

/** Libraries and what tools make: not what the user writes. */
const notWritten =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|cdk\.out|\.git|\.yarn|jsii-(?:kernel|java-runtime)[^/]*)\//;

export function isWrittenByUser({ path }: Frame): boolean {
  return !notWritten.test(path);
}

/** The file of this repository that a frame is in, when that is beyond doubt and the user's own. */
export function fileOfFrame(frame: Frame, { sources, assembly }: AppFolders): SourceFile | undefined {
  const { path } = frame;
  if (!isWrittenByUser(frame)) return undefined;
  const read = (candidate: string): SourceFile | undefined => {
    if (!isWithin(candidate, sources.root) || isWithin(candidate, assembly)) return undefined;
    if (sources.exists(candidate) !== 'file') return undefined;
    const file = sources.read(candidate, largestSource);
    return isText(file) ? file : undefined;
  };
  if (!isAbsolute(path)) return read(resolvePath(folderOf(assembly), javaPath(frame) ?? path));
  return read(resolvePath('/', path)) ?? elsewhere(frame, assembly, read);
}

/** In bytes. */
const largestSource = 4 * 1024 * 1024;

function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/)/.test(path);
}

/** Java names a file without its folder, which is that of its package, in the layout of Maven and Gradle. */
function javaPath({ path, name }: Frame): string | undefined {
  if (!path.endsWith('.java') || path.includes('/')) return undefined;
  // `com.example.DataStack$Inner.<init>`
  const folders = name.split('.').slice(0, -2);
  return ['src/main/java', ...folders, path].join('/');
}

/**
 * An assembly that was made on another machine names its folders. The longest end of the path that exists below a folder
 * around the assembly is the file, when there is one such folder and the call could stand at that place of the text. A
 * bare name says too little, except beside the assembly.
 */
function elsewhere(
  frame: Frame,
  assembly: string,
  read: (path: string) => SourceFile | undefined,
): SourceFile | undefined {
  const app = folderOf(assembly);
  const names = frame.path.split('/').filter((name) => name !== '' && !/^[A-Za-z]:$/.test(name));
  for (let from = 0; from < names.length; from++) {
    const end = names.slice(from).join('/');
    const folders = from < names.length - 1 ? foldersAround(app) : [app];
    const found = folders.flatMap((folder) => read(resolvePath(folder, end)) ?? []);
    const [only, second] = found;
    if (!only) continue;
    return !second && mayStandIn(only, frame) ? only : undefined;
  }
  return undefined;
}

function mayStandIn(file: SourceFile, frame: Frame): boolean {
  return frame.column === undefined ? !/\.[cm]?[jt]sx?$/.test(frame.path) : mayBeCall(file, frame);
}

function foldersAround(folder: string): readonly string[] {
  return folder === '/' ? [folder] : [folder, ...foldersAround(folderOf(folder))];
}
