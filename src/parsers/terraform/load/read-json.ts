import type { Node } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import type { SourceFile, TextRange } from '../../../model/source.ts';
import { parseHclTemplate } from '../hcl/parse.ts';
import type { Attribute, Block, Body, Expression, HclFile, Label, SyntaxProblem } from '../hcl/syntax.ts';

/** Deeper texts would exhaust the stack of the JSON reader. */
const deepestNesting = 500;

/** How many labels a block has and which nested ones are blocks, from the outside in. */
const topLevelLabels: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  locals: 0,
  terraform: 0,
};

/** Reads the JSON syntax into the same tree as the native one, every value located at its own text. */
export function parseJsonBody(file: SourceFile, as: 'configuration' | 'values' = 'configuration'): HclFile {
  const whole: TextRange = { file, start: 0, end: file.text.length };
  const empty: Body = { ...whole, attributes: [], blocks: [] };
  if (nesting(file.text) > deepestNesting) {
    return { file, body: empty, problems: [{ ...whole, message: 'The JSON text is nested too deeply.' }] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(file.text, errors, { disallowComments: true });
  const problems: SyntaxProblem[] = errors.map(({ error, offset, length }) => ({
    file,
    start: offset,
    end: offset + length,
    message: `The JSON text is faulty: ${printParseErrorCode(error)}.`,
  }));
  const read = as === 'configuration' ? topLevel : valuesBody;
  const body = root && problems.length === 0 ? read(root, { file, problems }) : empty;
  return { file, body, problems };
}

interface Reading {
  readonly file: SourceFile;
  readonly problems: SyntaxProblem[];
}

function nesting(text: string): number {
  let deepest = 0;
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
}

function rangeOf(node: Node, { file }: Reading): TextRange {
  return { file, start: node.offset, end: node.offset + node.length };
}

interface Property {
  readonly name: string;
  readonly key: TextRange;
  readonly value: Node;
}

function propertiesOf(node: Node, reading: Reading): readonly Property[] {
  const objects = node.type === 'array' ? (node.children ?? []) : [node];
  return objects.flatMap((object) =>
    (object.type === 'object' ? (object.children ?? []) : []).flatMap(({ children: [key, value] = [] }) =>
      key && value ? [{ name: String(key.value), key: rangeOf(key, reading), value }] : [],
    ),
  );
}

function topLevel(root: Node, reading: Reading): Body {
  const blocks = propertiesOf(root, reading).flatMap((property) => {
    const labels = topLevelLabels[property.name];
    return labels === undefined ? [] : labelled(property, property.value, [], labels, reading);
  });
  return { ...rangeOf(root, reading), attributes: [], blocks };
}

/** A file of variable values is one object of expressions. */
function valuesBody(root: Node, reading: Reading): Body {
  return bodyOf(root, reading, []);
}

function labelled(
  type: Property,
  node: Node,
  labels: readonly Label[],
  left: number,
  reading: Reading,
): readonly Block[] {
  if (left > 0) {
    return propertiesOf(node, reading).flatMap(({ name, key, value }) =>
      labelled(type, value, [...labels, { ...key, text: name }], left - 1, reading),
    );
  }
  const bodies = node.type === 'array' ? (node.children ?? []) : [node];
  return bodies.map((each) => blockOf(type, labels, each, reading));
}

function blockOf(type: Property, labels: readonly Label[], node: Node, reading: Reading): Block {
  const header = labels.at(-1) ?? type.key;
  return {
    ...rangeOf(node, reading),
    type: type.name,
    labels,
    header: { file: header.file, start: header.start, end: header.end },
    body: bodyOf(node, reading, blocksWithin[type.name] ?? []),
  };
}

/** What Terraform itself reads as nested blocks; in resources every object may be either, and is kept as a value. */
const blocksWithin: Readonly<Record<string, readonly string[]>> = {
  terraform: ['required_providers', 'backend'],
  variable: ['validation'],
  provider: ['assume_role'],
};

function bodyOf(node: Node, reading: Reading, blockTypes: readonly string[]): Body {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (const property of propertiesOf(node, reading)) {
    if (property.name === '//') continue;
    if (property.name === 'dynamic') blocks.push(...labelled(property, property.value, [], 1, reading));
    else if (blockTypes.includes(property.name)) blocks.push(...labelled(property, property.value, [], 0, reading));
    else {
      const value = expressionOf(property.value, reading);
      attributes.push({
        file: reading.file,
        start: property.key.start,
        end: value.end,
        name: property.name,
        nameRange: property.key,
        value,
      });
    }
  }
  return { ...rangeOf(node, reading), attributes, blocks };
}

function expressionOf(node: Node, reading: Reading): Expression {
  const range = rangeOf(node, reading);
  switch (node.type) {
    case 'string':
      return templateOf(node, reading);
    case 'array':
      return { ...range, type: 'tuple', elements: (node.children ?? []).map((child) => expressionOf(child, reading)) };
    case 'object': {
      const entries = propertiesOf(node, reading).map(({ name, key, value }) => {
        const expression = expressionOf(value, reading);
        const text = { ...key, type: 'text' as const, value: name };
        const literal = { ...key, type: 'template' as const, parts: name === '' ? [] : [text] };
        return { file: reading.file, start: key.start, end: expression.end, key: literal, value: expression };
      });
      return { ...range, type: 'object', entries };
    }
    default: {
      const value: unknown = node.value;
      const isLiteral = typeof value === 'number' || typeof value === 'boolean';
      return { ...range, type: 'literal', value: isLiteral ? value : null };
    }
  }
}

function templateOf(node: Node, reading: Reading): Expression {
  const range = rangeOf(node, reading);
  const inner = { start: range.start + 1, end: range.end - 1 };
  const text = String(node.value);
  const verbatim = reading.file.text.slice(inner.start, inner.end) === text;
  if (!text.includes('${') && !text.includes('%{') && !text.includes('$$') && !text.includes('%%')) {
    return { ...range, type: 'template', parts: text === '' ? [] : [{ ...range, type: 'text', value: text }] };
  }
  if (verbatim) {
    const parsed = parseHclTemplate(reading.file, inner);
    reading.problems.push(...parsed.problems);
    return parsed.expression;
  }
  // Offsets in the decoded text are none in the file: everything in the string stands at the string.
  const parsed = parseHclTemplate({ path: reading.file.path, text });
  reading.problems.push(...parsed.problems.map(({ message }) => ({ ...range, message })));
  return relocated(parsed.expression, range);
}

/** The same tree with everything in it at one place. */
export function relocated<T>(tree: T, range: TextRange): T {
  if (Array.isArray(tree)) return tree.map((each: unknown) => relocated(each, range)) as T;
  if (typeof tree !== 'object' || tree === null) return tree;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tree)) copy[key] = key === 'file' ? range.file : relocated(value, range);
  if ('start' in copy && 'end' in copy) Object.assign(copy, { start: range.start, end: range.end });
  return copy as T;
}
