import type { SourceFile } from '../model/source.ts';
import { remembered } from '../model/remember.ts';

/** The text with what is secret in it blotted out, so that everything else keeps its place. */
function shownText({ text, secrets = [] }: SourceFile): string {
  return secrets.reduce(
    (shown, { start, end }) =>
      shown.slice(0, start) + shown.slice(start, end).replace(/[^\r\n]/g, '•') + shown.slice(end),
    text,
  );
}

/** The lines of a text without their ends, split as positions count them; kept as long as the file is. */
export const linesOf = remembered((file: SourceFile): readonly string[] => shownText(file).split(/\r\n|\n|\r/));
