import type { Node } from 'jsonc-parser';
import type { SourceFile, TextRange } from '../../../model/source.ts';
import type { SyntaxProblem } from '../hcl/syntax.ts';

/** A file of the JSON syntax while it is read. */
export interface Reading {
  readonly file: SourceFile;
  /** Strings are texts, not templates. */
  readonly verbatim?: true;
  readonly problems: SyntaxProblem[];
}

export interface Property {
  readonly name: string;
  readonly key: TextRange;
  readonly value: Node;
}

export function rangeOf(node: Node, { file }: Reading): TextRange {
  return { file, start: node.offset, end: node.offset + node.length };
}

/** Of an object, or of all the objects in an array. What is neither is a problem. */
export function propertiesOf(node: Node, reading: Reading): readonly Property[] {
  const objects = node.type === 'array' ? (node.children ?? []) : [node];
  return objects.flatMap((object) => {
    if (object.type !== 'object') reading.problems.push({ ...rangeOf(object, reading), message: objectIsNeeded });
    return (object.type === 'object' ? (object.children ?? []) : []).flatMap(({ children: [key, value] = [] }) =>
      key && value ? [{ name: String(key.value), key: rangeOf(key, reading), value }] : [],
    );
  });
}

export const objectIsNeeded = 'Write a JSON object here, with the arguments of the block by their names.';
