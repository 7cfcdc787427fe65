import type { SourceFile } from '../../model/source.ts';
import { remembered } from '../../model/remember.ts';

const fingerprintsOf = remembered((file: SourceFile) => hashLines(file.text));

/**
 * GitHub's `primaryLocationLineHash`, by which code scanning knows an alert again when lines move. It hashes the 100
 * characters from the start of the line, without spaces and tabs, and counts equal hashes within the file. The same
 * result as github/codeql-action computes when it is left out; a different one is logged as inconsistent.
 */
export function lineFingerprint(file: SourceFile, line: number): string | undefined {
  return fingerprintsOf(file)[line - 1];
}

/** A fingerprint of the same form for what has no line of its own. */
export function keyFingerprint(key: string): string {
  return `${hashBlock(
    Uint16Array.from(key, (character) => character.charCodeAt(0)),
    0,
    key.length,
  )}:1`;
}

const blockSize = 100;
const multiplier = 37;
const endOfFile = 0xffff;
const lineFeed = 10;
const carriageReturn = 13;

function hashLines(text: string): readonly string[] {
  const { units, starts } = significantUnits(text);
  const counts = new Map<string, number>();
  return starts.map((start) => {
    const hash = hashBlock(units, start);
    const earlier = counts.get(hash) ?? 0;
    counts.set(hash, earlier + 1);
    return `${hash}:${earlier + 1}`;
  });
}

/** The text without spaces and tabs, every line end as one line feed, and where its lines start. */
function significantUnits(text: string): { readonly units: Uint16Array; readonly starts: readonly number[] } {
  const units = new Uint16Array(text.length + 1);
  const starts: number[] = [];
  let length = 0;
  let atLineStart = true;
  let afterReturn = false;
  const push = (unit: number) => {
    if (atLineStart) starts.push(length);
    atLineStart = unit === lineFeed;
    units[length++] = unit;
  };
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const skipped = unit === 0x20 || unit === 0x09 || (afterReturn && unit === lineFeed);
    afterReturn = unit === carriageReturn;
    if (!skipped) push(afterReturn ? lineFeed : unit);
  }
  push(endOfFile);
  return { units: units.subarray(0, length), starts };
}

/** A polynomial hash of 64 bits, kept in two halves because numbers hold 53 exactly. Past the end it counts zeros. */
function hashBlock(units: Uint16Array, start: number, size = blockSize): string {
  let high = 0;
  let low = 0;
  for (let index = start; index < start + size; index++) {
    const sum = low * multiplier + (units[index] ?? 0);
    low = sum >>> 0;
    high = (high * multiplier + Math.floor(sum / 0x1_0000_0000)) >>> 0;
  }
  return ((BigInt(high) << 32n) | BigInt(low)).toString(16);
}
