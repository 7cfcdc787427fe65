import { GREATEST_LOWER_BOUND, LEAST_UPPER_BOUND, TraceMap, originalPositionFor } from '@jridgewell/trace-mapping';
import type { SourceFile, Sources } from '../../../model/source.ts';
import { isText } from '../../../model/source.ts';
import { folderOf, resolvePath } from '../../cloudformation/paths.ts';
import type { Frame } from './frame.ts';
import { decoded } from './frame.ts';

/** Where the program that was compiled to a file was written. A map that is missing or broken is as none. */
export function originalFrame(frame: Frame, map: TraceMap): Frame | undefined {
  try {
    const column = frame.column === undefined ? 0 : frame.column - 1;
    // Of a line whose column is not known the first thing counts.
    const bias = frame.column === undefined ? LEAST_UPPER_BOUND : GREATEST_LOWER_BOUND;
    const original = originalPositionFor(map, { line: frame.line, column, bias });
    if (original.source === null) return undefined;
    return { path: withoutScheme(original.source), line: original.line, column: original.column + 1, name: frame.name };
  } catch {
    return undefined;
  }
}

function withoutScheme(source: string): string {
  return decoded(source.replace(/^file:\/\//, '')).replaceAll('\\', '/');
}

/** The map that a compiled file names: inside it, or a file beside it. */
export function mapOf(file: SourceFile, sources: Sources): TraceMap | undefined {
  const start = file.text.lastIndexOf(naming);
  const [url] = start === -1 ? [] : (/^[^\s'"]+/.exec(file.text.slice(start + naming.length)) ?? []);
  if (url === undefined) return undefined;
  const inline = textInUrl(url);
  if (inline !== undefined) return readMap(inline, file.path);
  const path = pathInUrl(url, file.path);
  const read = path === undefined ? undefined : sources.read(path, largestMap);
  return path !== undefined && read && isText(read) ? readMap(read.text, path) : undefined;
}

const naming = '# sourceMappingURL=';
/** In bytes; that of a large bundle has a few megabytes. */
const largestMap = 16 * 1024 * 1024;

function textInUrl(url: string): string | undefined {
  const [, parameters, body] = /^data:application\/json([^,]*),(.*)$/.exec(url) ?? [];
  if (parameters === undefined || body === undefined) return undefined;
  return parameters.endsWith(';base64') ? textOfBase64(body) : decoded(body);
}

function textOfBase64(body: string): string {
  return Buffer.from(body, 'base64').toString('utf8');
}

function pathInUrl(url: string, from: string): string | undefined {
  if (url.startsWith('file://')) return withoutScheme(url);
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? undefined : resolvePath(folderOf(from), decoded(url));
}

function readMap(text: string, path: string): TraceMap | undefined {
  try {
    return new TraceMap(text, path);
  } catch {
    return undefined;
  }
}
