import type { Document, Node } from 'yaml';
import { CST, isAlias, isMap, isNode, isScalar, Lexer, LineCounter, parseDocument, visit } from 'yaml';
import type { DataPath } from '../engine/data-path.ts';
import type { SourceFile } from '../model/source.ts';
import { tooDeepAt } from '../model/yaml-depth.ts';
import { placeInYaml, wrongInYaml } from '../model/yaml-errors.ts';
import { mostAliases, tooManyAliases, yamlMarks } from '../model/yaml-faults.ts';

export type Path = DataPath;

/** Something wrong in a configuration. */
export interface Fault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** A text of a configuration with the place of each of its parts. Lines and columns are 1-based. */
export interface ConfigurationDocument {
  readonly file: SourceFile;
  readonly data: unknown;
  readonly faults: readonly Fault[];
  /** Of the value at a path, or of its name; of the nearest part around it that is there. */
  place(path: Path, part?: 'value' | 'name'): Pick<Fault, 'line' | 'column'>;
}

/** Reads YAML 1.2, and with it JSON. Never throws. */
export function readDocument(file: SourceFile): ConfigurationDocument {
  if (tooDeepAt(file.text, { Lexer, CST }) !== undefined) return refused(file, nested);
  try {
    return readYaml(file);
  } catch (error) {
    return refused(file, error instanceof RangeError ? nested : tooManyAliases);
  }
}

const nested = 'This is nested too deeply to be read.';

function refused(file: SourceFile, message: string): ConfigurationDocument {
  const top = { line: 1, column: 1 };
  return { file, data: undefined, faults: [{ message, ...top }], place: () => top };
}

function readYaml(file: SourceFile): ConfigurationDocument {
  const lines = new LineCounter();
  const document = parseDocument(file.text, {
    lineCounter: lines,
    version: '1.2',
    prettyErrors: false,
    uniqueKeys: false,
  });
  const placeAt = (offset: number): Pick<Fault, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const syntax = [...document.errors, ...document.warnings].map((error) => ({
    message: error.message.startsWith('Maximum call stack')
      ? nested
      : `This is no valid YAML: ${wrongInYaml(error, file.text)}.`,
    ...placeAt(placeInYaml(error, file.text)[0]),
  }));
  const marks = yamlMarks(document, { visit, isAlias, isScalar });
  if (marks.aliases > mostAliases) return refused(file, tooManyAliases);
  const faults = [...syntax, ...marks.faults.map(({ message, node }) => ({ message, ...placeAt(startOf(node)) }))];
  return {
    file,
    data: faults.length > 0 ? undefined : toData(document),
    faults,
    place: (path, part = 'value') => placeAt(offsetOf(document, path, part)),
  };
}

/** An empty file is an empty configuration. */
function toData(document: Document): unknown {
  const data: unknown = document.toJS({ maxAliasCount: 100 });
  return data ?? {};
}

function offsetOf(document: Document, path: Path, part: 'value' | 'name'): number {
  const name = path.at(-1);
  const around: unknown = part === 'name' ? document.getIn(path.slice(0, -1), true) : undefined;
  const pair = isMap(around)
    ? around.items.find(({ key }) => (isScalar(key) ? String(key.value) : key) === name)
    : undefined;
  if (pair && isNode(pair.key)) return startOf(pair.key);
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node)) return startOf(node);
  }
  return 0;
}

function startOf({ range }: Node): number {
  return range?.[0] ?? 0;
}
