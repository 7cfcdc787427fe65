/** A text that was read, kept whole because every value points into it. */
export interface SourceFile {
  /** Absolute, normalized, with forward slashes on every system. */
  readonly path: string;
  /** Where it lies below the root once links are followed, when that is elsewhere: Git has no files below a link. */
  readonly followed?: string;
  /** The text without a byte order mark; offsets count from here. */
  readonly text: string;
  /** Nothing of the text is ever shown: a plan holds every value in clear, sensitive ones too. */
  readonly confidential?: true;
  /** Ranges of the text that are never shown: values of sensitive variables. */
  readonly secrets?: readonly { readonly start: number; readonly end: number }[];
}

/** A half-open range of UTF-16 offsets. Syntax nodes satisfy this type, so that no copy is made per value. */
export interface TextRange {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A value in a JSON text by its path; turned into offsets only for what is reported (see docs/decisions/0003). */
export interface JsonPath {
  readonly file: SourceFile;
  readonly path: readonly (string | number)[];
  /** The name of the member at this path is meant, not its value. */
  readonly key?: true;
  /** In a text that repeats a block for each of its instances: the block, and the steps to this instance of it. */
  readonly instanceOf?: { readonly block: string; readonly depth: number };
}

export type Location = TextRange | JsonPath;

/** A point in a text as people count: both 1-based, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Entry {
  readonly name: string;
  /** `other` is what has a name and no text: a pipe, a device, a link to nothing. */
  readonly type: 'file' | 'folder' | 'other';
}

/** Why a path gave no text. */
export interface ReadProblem {
  readonly problem: 'missing' | 'not-a-file' | 'too-large' | 'not-text' | 'outside' | 'unreadable';
  /** A sentence for the user: what is wrong and what to do. */
  readonly detail: string;
}

/**
 * The only way to the outside: everything that parsers and configuration read comes through here, so that the same
 * core lints a disk, a text from standard input, or an editor's unsaved files. Synchronous, because Terraform's
 * `file()` is called in the middle of an evaluation. Paths are absolute with forward slashes.
 */
export interface Sources {
  /** The folder that relative paths start from and that reports are relative to. */
  readonly workingFolder: string;
  /** The outermost folder that may be read: the repository's root, else the working folder. */
  readonly root: string;
  /** Entries of a folder in code unit order; empty when it is none or lies outside. Ignore files do not count here. */
  list(folder: string): readonly Entry[];
  /** `atMost`, in bytes, where a file may be larger than sources are: a plan. */
  read(path: string, atMost?: number): SourceFile | ReadProblem;
  /** Of what lies outside `root` it tells nothing; `read` says then that it is outside, of a folder too. */
  exists(path: string): 'file' | 'folder' | undefined;
  /** When a file was last changed, in milliseconds since 1970; only a disk knows. */
  modified?(path: string): number | undefined;
}

export function isText(read: SourceFile | ReadProblem): read is SourceFile {
  return 'text' in read;
}

/** Whether `inner` lies in `outer`: the same file, and within its range or below its path. */
export function contains(outer: Location, inner: Location): boolean {
  if (outer.file !== inner.file) return false;
  if ('path' in outer) return 'path' in inner && outer.path.every((key, depth) => inner.path[depth] === key);
  return !('path' in inner) && inner.start >= outer.start && inner.end <= outer.end;
}
