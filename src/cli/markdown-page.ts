import type { Painter } from '../reporters/text/painter.ts';
import { indent, wrap } from '../reporters/text/wrap.ts';

export interface Terminal {
  readonly paint: Painter;
  readonly width: number;
}

/** Markdown for a terminal: it reads well as it is; only what is meant for browsers goes, and tables become lists. */
export function forTerminal(markdown: string, terminal: Terminal): string {
  const lines: string[] = [];
  let fenced = false;
  let header: readonly string[] = [];
  for (const line of unwrapped(markdown.replace(/<!--.*?-->\n*/gs, ''))) {
    if (line.startsWith('```')) fenced = !fenced;
    else if (fenced) lines.push(`    ${line}`.trimEnd());
    else if (!line.startsWith('|')) lines.push(...textLines(line, terminal));
    else if (/^\|[\s:|-]+\|$/.test(line)) continue;
    else if (header.length === 0) header = cellsOf(line);
    else lines.push(...rowLines(cellsOf(line), header, terminal));
    if (!line.startsWith('|')) header = [];
  }
  return lines.join('\n');
}

/** The lines, with those of one paragraph or item together: a terminal breaks them elsewhere. */
function unwrapped(markdown: string): readonly string[] {
  const lines: string[] = [];
  let fenced = false;
  let open = false;
  for (const line of markdown.split('\n')) {
    const fence = line.startsWith('```');
    const starts = fenced || fence || line === '' || /^(?:#|\||\s*[-*] |\s*\d+\. )/.test(line);
    if (open && !starts) lines.push(`${lines.pop() ?? ''} ${line.replace(/^\s*>?\s*/, '')}`);
    else lines.push(line);
    if (fence) fenced = !fenced;
    open = !fenced && !fence && line !== '' && !/^[#|]/.test(line);
  }
  return lines;
}

function textLines(line: string, { paint, width }: Terminal): readonly string[] {
  if (line.startsWith('#')) return [paint.strong(line.replace(/^#+ /, ''))];
  const [, start = '', text = ''] = /^(\s*(?:[-*>] |\d+\. )?)(.*)$/.exec(line) ?? [];
  const [first = '', ...rest] = wrap(plainText(text), width - start.length);
  return [start + first, ...indent(rest, ' '.repeat(start.length))].map(paint.code);
}

/** The first cell names the row; the others are said with their headings, which would not fit beside each other. */
function rowLines([name = '', ...cells]: readonly string[], header: readonly string[], terminal: Terminal) {
  const { paint, width } = terminal;
  const said = cells.flatMap((cell, index) => (cell === '' ? [] : [`${header[index + 1] ?? ''}: ${plainText(cell)}`]));
  return [paint.code(plainText(name)), ...said.flatMap((one) => indent(wrap(one, width - 4), '    ')).map(paint.code)];
}

function cellsOf(row: string): readonly string[] {
  return row
    .slice(1, row.lastIndexOf('|'))
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function plainText(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '$1 ($2)')
    .replace(/<(https?:[^>]+)>/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1');
}
