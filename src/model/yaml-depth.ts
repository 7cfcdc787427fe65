import type * as Yaml from 'yaml';

/** More levels than any file has that people or tools write, and far fewer than fill the stack of a recursive reader. */
const most = 250;

/**
 * Where a text begins to nest deeper than the library should be asked to read; undefined where it does not. The library
 * recurses, and near the end of the stack V8 ends the whole process where a regular expression is compiled there for the
 * first time: no exception tells of that.
 */
export function tooDeepAt(text: string, { Lexer, CST }: Pick<typeof Yaml, 'Lexer' | 'CST'>): number | undefined {
  let [offset, flow] = [0, 0];
  // Each level of a block takes a column at least, so the columns before what a line says bound its levels.
  let [columns, opensLine, isContent] = [0, true, false];
  for (const token of new Lexer().lex(text)) {
    const type: string | null = isContent ? 'content' : CST.tokenType(token);
    isContent = type === 'scalar';
    if (marks.has(type)) continue;
    if (type === 'flow-seq-start' || type === 'flow-map-start') flow++;
    if (type === 'flow-seq-end' || type === 'flow-map-end') flow--;
    if (type === 'newline' || (type === 'content' && token.endsWith('\n'))) [columns, opensLine] = [0, true];
    else if (opensLine && indicators.has(type)) columns += token.length;
    else opensLine = false;
    if (flow > most || columns > most) return offset;
    offset += token.length;
  }
  return undefined;
}

/** Tokens that the text does not hold. */
const marks: ReadonlySet<string | null> = new Set(['doc-mode', 'flow-error-end', 'scalar']);
const indicators: ReadonlySet<string | null> = new Set(['space', 'seq-item-ind', 'explicit-key-ind', 'map-value-ind']);
