import type { SourceFile } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import type { Run } from '../evaluate/run.ts';

/** Remembers of a text that a file holds it, or that it was rendered from one. */
export function rememberFile(text: Data, file: SourceFile, { textFiles }: Pick<Run, 'textFiles'>): void {
  const outline = outlineOf(text);
  if (outline !== undefined) textFiles.set(outline, file);
}

/** The file that a text came from, however it came here. */
export function fileOfText(text: Data, { textFiles }: Pick<Run, 'textFiles'>): SourceFile | undefined {
  const outline = outlineOf(text);
  return outline === undefined ? undefined : textFiles.get(outline);
}

/** What is known of a text. Values are copied on their way, and texts stay the same. */
function outlineOf(text: Data): string | undefined {
  if (text.state === 'known') return typeof text.value === 'string' ? text.value : undefined;
  if (text.state !== 'unknown' || !text.parts) return undefined;
  return text.parts.map((part) => (typeof part === 'string' ? part : '\0')).join('');
}
