import type { SourceFile, TextRange } from '../model/source.ts';

/**
 * The item that begins with the first line of code behind an offset, as its indentation shows it: the line with all
 * that is indented below it, and with the bracket that closes it.
 */
export function indentedItem(file: SourceFile, offset: number, isComment: RegExp): TextRange | undefined {
  const { text } = file;
  let item: { start: number; end: number; indentation: number } | undefined;
  for (let at = offset; at < text.length;) {
    const start = text[at] === '\n' ? at + 1 : at;
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, end);
    const indentation = line.search(/\S/);
    if (!item) {
      if (indentation >= 0 && !isComment.test(line)) item = { start: start + indentation, end, indentation };
    } else if (indentation > item.indentation) item.end = end;
    else if (indentation === item.indentation && belongs(line, text.slice(item.start, item.end))) item.end = end;
    else if (indentation >= 0) break;
    if (next < 0) break;
    at = next;
  }
  return item && { file, start: item.start, end: item.end };
}

/** A closing bracket, and in YAML the items of a list, which may stand as far left as its key. */
function belongs(line: string, before: string): boolean {
  if (/^\s*[}\])]/.test(line)) return true;
  return /^\s*-\s/.test(line) && !before.startsWith('-');
}
