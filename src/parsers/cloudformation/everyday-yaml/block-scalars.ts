import type { Around, Reading } from './reading.ts';
import { giveUp, lineEndBefore, newline, space } from './reading.ts';
import { folded } from './scalars.ts';

/** The header of a text in block style that states no indentation and keeps no empty lines after it. */
const header = /([|>])(-?)(?: +#[^\n]*| *)\n/y;

/** A text in block style, `|` or `>`; the reader stands at the end of its last line then. */
export function blockText(reading: Reading, { column }: Around): string {
  const { text } = reading;
  header.lastIndex = reading.at;
  const [whole, style, chomp] = header.exec(text) ?? giveUp();
  const from = reading.at + whole.length;
  const indent = indentOf(text, from);
  if (indent <= column) giveUp();
  const lines = linesOf(reading, from, indent);
  const last = lines.findLastIndex((line) => line.text !== '');
  const kept = lines.slice(0, last + 1);
  const { start, text: lastText } = kept.at(-1) ?? giveUp();
  reading.at = start + lastText.length;
  reading.end = start + lastText.trimEnd().length;
  const texts = kept.map((line) => line.text);
  const value = style === '|' ? texts.join('\n') : foldedBlock(texts);
  return chomp === '-' ? value : `${value}\n`;
}

/** The column of the first line with something in it; no empty line before it may be longer. */
function indentOf(text: string, from: number): number {
  let longest = 0;
  for (let at = from, lineStart = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === newline) {
      longest = Math.max(longest, at - lineStart);
      lineStart = at + 1;
    } else if (code !== space) {
      return longest > at - lineStart ? giveUp() : at - lineStart;
    }
  }
  return giveUp();
}

interface Line {
  readonly text: string;
  readonly start: number;
}

/** Lines without their indentation, to the first that has less. */
function linesOf(reading: Reading, from: number, indent: number): readonly Line[] {
  const { text } = reading;
  const lines: Line[] = [];
  for (let at = from; at < text.length;) {
    const found = text.indexOf('\n', at);
    const feed = found < 0 ? text.length : found;
    const end = lineEndBefore(feed, reading);
    let start = at;
    while (start < end && start - at < indent && text.charCodeAt(start) === space) start++;
    if (start < end && start - at < indent) break;
    lines.push({ text: text.slice(start, end), start });
    at = feed + 1;
  }
  return withoutBlankEnd(lines);
}

/** Empty lines after the last one are no part of the text. Of spaces that stand right of it some are, and some are not. */
function withoutBlankEnd(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex((line) => /[^ ]/.test(line.text));
  if (lines.slice(last + 1).some((line) => line.text !== '')) giveUp();
  return lines.slice(0, last + 1);
}

function foldedBlock(lines: readonly string[]): string {
  // Lines that stand further right keep their breaks.
  if (lines.some((line) => /^[ \t]/.test(line)) || lines[0] === '') giveUp();
  return folded(lines);
}
