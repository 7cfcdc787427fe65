import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { SourceFile, TextRange } from '../../../model/source.ts';
import type { Attribute, Block, Body, HclFile, Label, SyntaxProblem } from '../hcl/syntax.ts';
import { expressionOf } from './json-expressions.ts';
import type { Property, Reading } from './json-nodes.ts';
import { objectIsNeeded, propertiesOf, rangeOf } from './json-nodes.ts';
import { labelsOf } from './top-level.ts';

/** Deeper texts would exhaust the stack of the JSON reader. */
const deepestNesting = 500;

/** Reads the JSON syntax into the same tree as the native one, every value located at its own text. */
export function parseJsonBody(file: SourceFile, as: 'configuration' | 'values' = 'configuration'): HclFile {
  const whole: TextRange = { file, start: 0, end: file.text.length };
  const faulty: Body = { ...whole, attributes: [], blocks: [], incomplete: true };
  if (nesting(file.text) > deepestNesting) {
    const message = `The JSON text is nested more than ${deepestNesting} levels deep and is not read.`;
    return { file, body: faulty, problems: [{ ...whole, message }] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(file.text, errors, { disallowComments: true });
  const problems: SyntaxProblem[] = errors.map(({ error, offset, length }) => ({
    file,
    start: offset,
    end: offset + length,
    message: `The JSON text is faulty: ${inWords(printParseErrorCode(error))}.`,
  }));
  const read = as === 'configuration' ? topLevel : valuesBody;
  const body = root && problems.length === 0 ? read(root, { file, problems }) : faulty;
  return { file, body: problems.length > 0 ? { ...body, incomplete: true } : body, problems };
}

/** `ValueExpected` as people write it. */
function inWords(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
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

/** What is no block of Terraform's becomes a block without content, to be reported as one. */
function topLevel(root: Node, reading: Reading): Body {
  const blocks = propertiesOf(root, reading).flatMap((property): readonly Block[] => {
    if (property.name === '//') return [];
    const labels = labelsOf(property.name);
    if (labels) return labelled(property, property.value, { labels: [], left: labels.length }, reading);
    const body = { ...rangeOf(property.value, reading), attributes: [], blocks: [] };
    return [{ ...body, type: property.name, labels: [], header: property.key, body }];
  });
  return { ...rangeOf(root, reading), attributes: [], blocks };
}

/** A file of variable values is one object; nothing in it is evaluated. */
function valuesBody(root: Node, reading: Reading): Body {
  if (root.type !== 'object') {
    const message = 'A file of variable values is one JSON object, with the values by the names of their variables.';
    reading.problems.push({ ...rangeOf(root, reading), message });
    return { ...rangeOf(root, reading), attributes: [], blocks: [] };
  }
  return bodyOf(root, { ...reading, verbatim: true });
}

/** The labels that were met on the way in, and how many are still to come. */
interface Labels {
  readonly labels: readonly Label[];
  readonly left: number;
}

function labelled(type: Property, node: Node, { labels, left }: Labels, reading: Reading): readonly Block[] {
  if (left > 0) {
    return propertiesOf(node, reading).flatMap(({ name, key, value }) =>
      labelled(type, value, { labels: [...labels, { ...key, text: name }], left: left - 1 }, reading),
    );
  }
  const bodies = node.type === 'array' ? (node.children ?? []) : [node];
  return bodies.flatMap((each) => {
    if (each.type === 'object') return [blockOf(type, labels, each, reading)];
    // Terraform takes null for a block that is not written.
    if (each.type !== 'null') reading.problems.push({ ...rangeOf(each, reading), message: objectIsNeeded });
    return [];
  });
}

function blockOf(type: Property, labels: readonly Label[], node: Node, reading: Reading): Block {
  const header = labels.at(-1) ?? type.key;
  return {
    ...rangeOf(node, reading),
    type: type.name,
    labels,
    header: { file: header.file, start: header.start, end: header.end },
    body: bodyOf(node, readingIn(type.name, reading), blocksWithin[type.name]),
  };
}

/**
 * What Terraform itself reads as nested blocks. In resources every object may be a block or a value, which only the
 * provider's schema tells: they are kept as values, and reading blocks takes those too.
 */
const blocksWithin: Readonly<Record<string, readonly string[]>> = {
  terraform: ['required_providers', 'backend', 'cloud'],
  backend: ['workspaces'],
  cloud: ['workspaces'],
  variable: ['validation'],
  provider: ['assume_role'],
  dynamic: ['content'],
};

/** The default of a variable and Terraform's own settings are texts, whatever they look like; a validation is not. */
function readingIn(type: string, { file, problems, verbatim }: Reading): Reading {
  if (type === 'validation') return { file, problems };
  return verbatim || type === 'variable' || type === 'terraform'
    ? { file, problems, verbatim: true }
    : { file, problems };
}

function bodyOf(node: Node, reading: Reading, blockTypes: readonly string[] = []): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  const properties = propertiesOf(node, reading).filter(({ name }) => name !== '//');
  const types = new Set([...blockTypes, ...dynamicTypes(properties, reading)]);
  for (const property of properties) {
    const { name, key } = property;
    const left = name === 'dynamic' || name === 'backend' ? 1 : 0;
    if (name === 'dynamic' || types.has(name))
      blocks.push(...labelled(property, property.value, { labels: [], left }, reading));
    else if (attributes.has(name)) reading.problems.push({ ...key, message: `The argument ${name} is written twice.` });
    else attributes.set(name, attributeOf(property, reading));
  }
  return { ...rangeOf(node, reading), attributes: [...attributes.values()], blocks };
}

/** Where there are dynamic blocks of a type, what else there is of it are blocks. */
function dynamicTypes(properties: readonly Property[], reading: Reading): readonly string[] {
  return properties
    .filter(({ name }) => name === 'dynamic')
    .flatMap(({ value }) => propertiesOf(value, reading).map(({ name }) => name));
}

function attributeOf({ name, key, value }: Property, reading: Reading): Attribute {
  const expression = expressionOf(value, reading);
  return { file: reading.file, start: key.start, end: expression.end, name, nameEnd: key.end, value: expression };
}
