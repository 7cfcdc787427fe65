import type { SourceFile, TextRange } from '../../../model/source.ts';

/** A place as programs name it: both 1-based, columns in UTF-16 code units. */
export interface Spot {
  readonly line: number;
  readonly column?: number;
}

/** From the place to the end of its line; undefined when the file has no such line or nothing stands on it. */
export function rangeAt(file: SourceFile, { line, column = 1 }: Spot): TextRange | undefined {
  const start = startOf(file.text, line);
  if (start === undefined) return undefined;
  const [written = ''] = /^[^\r\n]*/.exec(file.text.slice(start, start + longestLine)) ?? [];
  const end = written.trimEnd().length;
  if (end === 0) return undefined;
  const indentation = written.length - written.trimStart().length;
  // A column past the end says that the line was changed since.
  const from = column - 1 < end ? Math.max(column - 1, indentation) : indentation;
  return { file, start: start + from, end: start + end };
}

/** Past this a line is no one's to read; in UTF-16 code units. */
const longestLine = 10_000;

/** Lines end as positions count them: at LF, CRLF or a lone CR. */
function startOf(text: string, line: number): number | undefined {
  let start = 0;
  const lineEnd = /\r\n|\n|\r/g;
  for (let number = 1; number < line; number++) {
    const found = lineEnd.exec(text);
    if (!found) return undefined;
    start = lineEnd.lastIndex;
  }
  return start;
}

/** Whether V8 could say that a call is there: at `new`, at the name of a method, at the `=` that sets a property. */
export function mayBeCall(file: SourceFile, { line, column }: Spot): boolean {
  const start = startOf(file.text, line);
  if (start === undefined || column === undefined) return false;
  const at = start + column - 1;
  const isWord =
    /[\p{ID_Start}$_#]/u.test(file.text.charAt(at)) && !/[\p{ID_Continue}$]/u.test(file.text.charAt(at - 1));
  return isWord || file.text.charAt(at) === '=';
}
