import { printable } from './text/wrap.ts';

/** Text as it is meant, in Markdown; code between backticks stays code. */
export function plain(text: string): string {
  return printable(text)
    .replace(/\s+/g, ' ')
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_[\]<>|~#@&]/g, (mark) => escaped(mark))))
    .join('');
}

/** `@` and `#` would notify and link in a ticket, which a backslash does not prevent everywhere. */
function escaped(mark: string): string {
  return '@#&<>'.includes(mark) ? `&#${mark.charCodeAt(0)};` : `\\${mark}`;
}

/** https://spec.commonmark.org/0.31.2/#code-spans */
export function codeSpan(text: string): string {
  const shown = printable(text).replace(/\s+/g, ' ');
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}

/** A row of a table. In a cell a bar ends it, in code too: https://github.github.com/gfm/#example-200 */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
}
