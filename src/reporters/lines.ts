import type { SourceFile } from '../model/source.ts';

const linesOfFiles = new WeakMap<SourceFile, readonly string[]>();

/** The lines of a text without their ends, split as positions count them; kept as long as the file is. */
export function linesOf(file: SourceFile): readonly string[] {
  let lines = linesOfFiles.get(file);
  if (!lines) linesOfFiles.set(file, (lines = file.text.split(/\r\n|\n|\r/)));
  return lines;
}
