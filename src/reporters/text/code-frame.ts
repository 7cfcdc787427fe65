import type { Place } from '../../model/report.ts';
import { linesOf } from '../lines.ts';
import type { Painter } from './painter.ts';
import { printable } from './wrap.ts';

export interface FrameOptions {
  readonly paint: Painter;
  readonly width: number;
  readonly tone: 'error' | 'warning' | 'note';
}

const contextLines = 1;
/** A range over more lines is shown by its first ones. */
const maxRangeLines = 4;

/** The lines of a place with those around it, the range underlined; none of a text that must not be shown. */
export function codeFrame(place: Place, options: FrameOptions): readonly string[] {
  if (place.file.confidential) return [];
  const lines = linesOf(place.file);
  const { start, end } = place;
  const lastMarked = Math.min(end.column === 1 && end.line > start.line ? end.line - 1 : end.line, lines.length);
  const lastShown = Math.min(lastMarked, start.line + maxRangeLines - 1);
  const first = Math.max(1, start.line - contextLines);
  const last = Math.min(lines.length, lastShown + (lastShown < lastMarked ? 0 : contextLines));
  const gutter = String(last).length;
  const window = windowOf(place, options.width - gutter - 7, lines);
  const frame: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = lines[number - 1] ?? '';
    const marked = number >= start.line && number <= lastShown;
    if (!marked && text.trim() === '') continue;
    frame.push(sourceLine({ number, gutter, marked, text: crop(text, window) }, options));
    if (!marked) continue;
    const underline = underlineOf(text, { number, place, window });
    if (underline) frame.push(markLine(underline, gutter, options));
  }
  if (lastShown < lastMarked) frame.push(options.paint.dim(`${' '.repeat(gutter + 3)}⋮`));
  return frame;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

/** The columns (0-based) of the lines that are shown: all, unless the place starts far to the right. */
function windowOf({ start }: Place, width: number, lines: readonly string[]): Window {
  const room = Math.max(width, 40);
  const text = lines[start.line - 1] ?? '';
  if (text.length <= room) return { from: 0, to: room };
  const from = start.column - 1 < room - 20 ? 0 : Math.max(0, start.column - 1 - 20);
  return { from, to: from + room };
}

const tabWidth = 2;

function crop(text: string, { from, to }: Window): string {
  const shown = text.slice(from, to);
  const cropped = `${from > 0 && text.length > from ? '…' : ''}${shown}${text.length > to ? '…' : ''}`;
  return printable(cropped).replaceAll('\t', ' '.repeat(tabWidth));
}

function underlineOf(
  text: string,
  { number, place, window }: { readonly number: number; readonly place: Place; readonly window: Window },
): { readonly before: number; readonly length: number } | undefined {
  const { start, end } = place;
  const indentation = text.length - text.trimStart().length;
  const from = number === start.line ? start.column - 1 : indentation;
  const to = number === end.line ? end.column - 1 : text.trimEnd().length;
  if (number > start.line && to <= from) return undefined;
  const left = Math.max(from, window.from);
  const right = Math.min(Math.max(to, left + 1), window.to);
  const before = displayWidth(text.slice(window.from, left)) + (window.from > 0 ? 1 : 0);
  return { before, length: Math.max(1, displayWidth(text.slice(left, right))) };
}

/** Columns in a terminal: tabs as they are printed, wide East Asian characters and emoji as two. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character === '\t') width += tabWidth;
    else if (/\p{M}|\u200d|\ufe0f/u.test(character)) continue;
    else width += wide.test(character) ? 2 : 1;
  }
  return width;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

interface SourceLine {
  readonly number: number;
  readonly gutter: number;
  readonly marked: boolean;
  readonly text: string;
}

function sourceLine({ number, gutter, marked, text }: SourceLine, { paint, tone }: FrameOptions): string {
  const pointer = marked ? paint[tone]('>') : ' ';
  const body = marked ? text : paint.dim(text);
  return `${pointer} ${paint.dim(`${String(number).padStart(gutter)} │`)}${text === '' ? '' : ` ${body}`}`;
}

function markLine(
  { before, length }: { readonly before: number; readonly length: number },
  gutter: number,
  { paint, tone }: FrameOptions,
): string {
  return `  ${paint.dim(`${' '.repeat(gutter)} │`)} ${' '.repeat(before)}${paint[tone]('^'.repeat(length))}`;
}
