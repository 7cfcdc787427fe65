import { isUtf8 } from 'node:buffer';
import { closeSync, existsSync, lstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { ReadProblem, SourceFile, Sources } from '../model/source.ts';
import { knownFolders, realPath, typeOf } from './known-folders.ts';
import { missing, outside, withoutMark } from './memory.ts';
import { absolutePath, commonFolder, folderOf, isWithin, join } from './paths.ts';

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

const defaultMaxFileSize = 20 * 1024 * 1024;

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
  const maxFileSize = options.maxFileSize ?? defaultMaxFileSize;
  const reads = new Map<string, SourceFile | ReadProblem>();
  return {
    workingFolder,
    root,
    list: (folder) => (mayRead(folder) ? folders.list(folder) : []),
    read: (path, atMost = maxFileSize) => {
      let result = reads.get(path);
      if (!result || ('problem' in result && result.problem === 'too-large')) {
        const read = given.has(path) ? readGiven : readText;
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
function shortened<T extends SourceFile | ReadProblem>(result: T, workingFolder: string): T {
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

function readText(path: string, maxFileSize: number): SourceFile | ReadProblem {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return isLink(path) ? toNothing(path) : missing(path, false);
    if (stat.isDirectory()) return missing(path, true);
    // A pipe or device may never end.
    if (!stat.isFile()) return { problem: 'not-a-file', detail: `${path} is not a regular file.` };
    if (stat.size > maxFileSize) return tooLarge(path, stat.size, maxFileSize);
    return decodeText(path, readFileSync(path));
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return missing(path, false);
    if (codeOf(error) === 'ELOOP') return toNothing(path);
    return { problem: 'unreadable', detail: `${path} cannot be read: ${reasonOf(error)}.` };
  }
}

/** A file, or a pipe that somebody writes to. */
function readGiven(path: string, maxFileSize: number): SourceFile | ReadProblem {
  try {
    if (!statSync(path, { throwIfNoEntry: false })?.isFIFO()) return readText(path, maxFileSize);
    const bytes = readPipe(path, maxFileSize);
    if (bytes.length <= maxFileSize) return decodeText(path, bytes);
    return { problem: 'too-large', detail: `${path} goes on after ${megabytes(maxFileSize)}, and no more are read.` };
  } catch (error) {
    return { problem: 'unreadable', detail: `${path} cannot be read: ${reasonOf(error)}.` };
  }
}

/** At most one piece more than may be read: a pipe does not say beforehand how much comes through it. */
function readPipe(path: string, most: number): Buffer {
  const pipe = openSync(path, 'r');
  try {
    const pieces: Buffer[] = [];
    for (let length = 0; length <= most;) {
      const piece = Buffer.alloc(pipePiece);
      const read = readSync(pipe, piece);
      if (read === 0) break;
      pieces.push(piece.subarray(0, read));
      length += read;
    }
    return Buffer.concat(pieces);
  } finally {
    closeSync(pipe);
  }
}

/** What a pipe holds at once, in bytes. */
const pipePiece = 64 * 1024;

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function toNothing(path: string): ReadProblem {
  return { problem: 'missing', detail: `${path} is a link that leads to nothing. Correct or remove it.` };
}

function modifiedAt(path: string): number | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  } catch {
    return undefined;
  }
}

function decodeText(path: string, bytes: Buffer): SourceFile | ReadProblem {
  const notText = (detail: string): ReadProblem => ({ problem: 'not-text', detail });
  // The first part is enough to tell: no text format that is read here holds a NUL byte.
  const start = bytes.subarray(0, 8192);
  if (isUtf16(start))
    return notText(`${path} is UTF-16 text. Save it as UTF-8. Windows PowerShell's ">" writes UTF-16.`);
  if (start.includes(0)) return notText(`${path} is a binary file, not text.`);
  if (!isUtf8(bytes)) return notText(`${path} is not UTF-8 text. Save it as UTF-8.`);
  return { path, text: withoutMark(bytes.toString('utf8')) };
}

/** With its mark; or without one, as what is mostly ASCII and therefore has a NUL in nearly every second byte, and no other. */
function isUtf16(start: Buffer): boolean {
  const mark = start.length >= 2 ? start.readUInt16BE(0) : 0;
  if (mark === 0xfeff || mark === 0xfffe) return true;
  // Counting bytes takes longer than all else that is done with a small file.
  if (!start.includes(0)) return false;
  const zerosAt = (parity: 0 | 1) => start.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  return start.length % 2 === 0 && Math.min(even, odd) === 0 && Math.max(even, odd) > start.length / 4;
}

function tooLarge(path: string, size: number, limit: number): ReadProblem {
  return { problem: 'too-large', detail: `${path} has ${megabytes(size)}; at most ${megabytes(limit)} are read.` };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'permission is denied';
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
