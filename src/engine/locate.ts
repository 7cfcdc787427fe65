import { remembered } from '../model/remember.ts';
import type { Place } from '../model/report.ts';
import type { JsonPath, Location, Position, SourceFile, TextRange } from '../model/source.ts';

/**
 * Turns locations into lines and columns. `resolve` finds a path in a JSON text. Line starts are counted once per file,
 * and only for files that something is reported in.
 */
export function createLocator(resolve: (location: JsonPath) => TextRange): (location: Location) => Place {
  const startsOf = remembered((file: SourceFile) => countLineStarts(file.text));
  return remembered((location: Location): Place => {
    const { file, start, end } = 'path' in location ? resolve(location) : location;
    const starts = startsOf(file);
    return { file, start: positionOf(start, starts), end: positionOf(end, starts) };
  });
}

/** Lines end at LF, CRLF or a lone CR, as editors and GitHub count them. */
function countLineStarts(text: string): readonly number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const { 0: lineEnd, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + lineEnd.length);
    return starts;
  }
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionOf(offset: number, starts: readonly number[]): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
