/** A place in a program that a stack trace names. */
export interface Frame {
  /** As the trace has it, with forward slashes: absolute or relative, of this machine or of another one. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based; languages other than JavaScript have none. */
  readonly column?: number;
  /** The function, with its class where the language says so. */
  readonly name: string;
}

/** `new Data (…)`, `async main (…)`, `com.example.App.main (…)`. A path may hold parentheses, a name does not. */
const named = /^([^(]*) \((.*)\)$/;
/** The path may hold colons, the first of them after a drive's letter. */
const place = /^(.+?):(\d+)(?::(\d+))?$/;
/** Of the languages that CDK apps are written in. */
const sourceFile = /\.(?:[cm]?[jt]sx?|py|java|kt|scala|cs|go)$/;

/**
 * A line of a stack trace as V8 writes it and the CDK hands it on, or as jsii does for its host language. Undefined for
 * what names no place in a file: calls of Node and of built-in functions, code from `eval`, frames that were left out.
 * https://v8.dev/docs/stack-trace-api#appendix%3A-stack-trace-format
 */
export function readFrame(text: string): Frame | undefined {
  const line = text.trim().replace(/^at /, '');
  if (line.startsWith('...') || line.includes('eval at ')) return undefined;
  const [, name = '', inside = ''] = named.exec(line) ?? [undefined, '', line];
  const found = inside === ':' ? mangledPlace(name) : place.exec(inside);
  if (!found) return undefined;
  const [, file = '', lineNumber, column] = found;
  const path = readPath(file);
  if (path === undefined || !sourceFile.test(path) || Number(lineNumber) < 1) return undefined;
  return {
    path,
    line: Number(lineNumber),
    // Zero is what a language says that knows no columns.
    ...(column !== undefined && Number(column) > 0 && { column: Number(column) }),
    name: inside === ':' ? '' : name,
  };
}

/**
 * The CDK takes a frame without a function, `/app/bin/app.js:27:10`, for a function without a place, and cuts off the
 * last two characters: what is left of the column is not the column.
 */
function mangledPlace(name: string): RegExpExecArray | null {
  return /^(.+?):(\d+)(?::\d*)?$/.exec(name);
}

function readPath(file: string): string | undefined {
  if (!file.startsWith('file:')) {
    const path = file.replaceAll('\\', '/');
    // `node:internal/…`, `webpack://…`
    return /^[a-z][a-z0-9+.-]+:/i.test(path) ? undefined : path;
  }
  const path = file.replace(/^file:(?:\/\/)?/, '').replace(/[?#].*$/, '');
  return decoded(path).replace(/^\/(?=[A-Za-z]:\/)/, '');
}

export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
