import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, lstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { once } from '../model/remember.ts';
import { largestPlan, largestSource } from '../model/size-limits.ts';
import type { ReadProblem, SourceFile } from '../model/source.ts';
import { missing, withoutMark } from './memory.ts';

/** What is surely a regular file, or was when its folder was listed: a pipe or device may never end. */
export function readFile(path: string, maxFileSize: number): SourceFile | ReadProblem {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      return size > maxFileSize
        ? tooLarge(path, size, maxFileSize)
        : decodeText(path, size === 0 ? readFileSync(file) : readWhole(file, size));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? missing(path, false) : unreadable(path, error);
  }
}

/** A file of a known size in one piece: what `readFileSync` asks about it besides takes longer than most files' bytes. */
function readWhole(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const read = readSync(file, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

/** Why there is nothing to read. */
export function notRead(path: string): ReadProblem {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return isLink(path) ? toNothing(path) : missing(path, false);
    if (stat.isDirectory()) return missing(path, true);
    return { problem: 'not-a-file', detail: `${path} is not a regular file.` };
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return missing(path, false);
    if (codeOf(error) === 'ELOOP') return toNothing(path);
    return unreadable(path, error);
  }
}

/** A file, or a pipe that somebody writes to. */
export function readGiven(path: string, maxFileSize: number): SourceFile | ReadProblem {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile()) return readFile(path, maxFileSize);
    if (!stat?.isFIFO()) return notRead(path);
    const bytes = readPipe(path, maxFileSize);
    return bytes.length > maxFileSize ? goesOn(path, maxFileSize) : decodeText(path, bytes);
  } catch (error) {
    return unreadable(path, error);
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

function unreadable(path: string, error: unknown): ReadProblem {
  return { problem: 'unreadable', detail: `${path} cannot be read: ${reasonOf(error)}.` };
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function toNothing(path: string): ReadProblem {
  return { problem: 'missing', detail: `${path} is a link that leads to nothing. Correct or remove it.` };
}

/** Reads standard input in place of a file. What is larger than the largest file was not taken to its end. */
export function inputReader(path: string, bytes: Uint8Array): (atMost?: number) => SourceFile | ReadProblem {
  const decoded = once(() => decodeText(path, bytes));
  return (atMost = largestSource) => {
    if (bytes.length <= atMost) return decoded();
    return bytes.length > largestPlan ? goesOn(path, atMost) : tooLarge(path, bytes.length, atMost);
  };
}

/** The text that bytes are, of which a path is the name. */
function decodeText(path: string, given: Uint8Array): SourceFile | ReadProblem {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
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

function goesOn(path: string, limit: number): ReadProblem {
  return { problem: 'too-large', detail: `${path} goes on after ${megabytes(limit)}, and no more are read.` };
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
