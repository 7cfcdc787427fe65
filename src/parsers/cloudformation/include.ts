import type { Diagnostic } from '../../model/report.ts';
import type { Location, SourceFile } from '../../model/source.ts';
import { folderOf, resolvePath } from './paths.ts';
import type { Entries, Entry, Node } from './tree.ts';
import { child, entriesOf, isMapping, textAt, textOf } from './tree.ts';

/** A file that a template takes in, or why it cannot be read. */
export type ReadSnippet = (path: string) => { readonly root?: Node; readonly problem?: string };

export interface WithIncludes {
  readonly root: Node;
  readonly diagnostics: readonly Diagnostic[];
  /** The files that were taken in. */
  readonly paths: readonly string[];
  /** What the top level takes in is not read. */
  readonly unread: boolean;
}

/** Whether a text may hold what `withIncludes` looks for: most have nothing to walk through. */
export function mayInclude(text: string): boolean {
  return text.includes('AWS::Include');
}

/**
 * The tree with the files in it that `AWS::Include` takes in: each stands where it is asked for, and its values in the
 * file that has them. `Location` names a file beside the template, as `aws cloudformation package` takes it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
 */
export function withIncludes(root: Node, file: SourceFile, readSnippet: ReadSnippet): WithIncludes {
  const taking: Taking = { file, readSnippet, diagnostics: [], paths: new Set() };
  const inside = expanded(root, taking, 0);
  const asked = transformsOf(child(root, 'Transform')).filter(isInclude);
  const snippets = asked.map((node) => snippetOf(node, taking));
  const found = snippets.filter((snippet) => snippet !== undefined);
  return {
    root: found.reduce<Node>(withSections, inside),
    diagnostics: taking.diagnostics,
    paths: [...taking.paths],
    unread: found.length < snippets.length,
  };
}

interface Taking {
  readonly file: SourceFile;
  readonly readSnippet: ReadSnippet;
  readonly diagnostics: Diagnostic[];
  readonly paths: Set<string>;
}

/** Deeper than this nothing is evaluated either. */
const depthLimit = 200;

/** A file takes in no others, so that this comes to an end. */
function expanded(node: Node, taking: Taking, depth: number): Node {
  if (depth >= depthLimit) return node;
  if (node.type === 'sequence') {
    return { type: 'sequence', at: node.at, items: node.items.map((item) => expanded(item, taking, depth + 1)) };
  }
  if (node.type === 'call' && node.name === 'Fn::Transform') return expandedCall(node, node.argument, taking);
  if (node.type === 'call') {
    const { at, name, entries } = node;
    const argument = expanded(node.argument, taking, depth + 1);
    return { type: 'call', at, name, argument, ...(entries && { entries: expandedEntries(entries, taking, depth) }) };
  }
  if (node.type !== 'mapping') return node;
  return { type: 'mapping', at: node.at, entries: expandedEntries(node.entries, taking, depth) };
}

function expandedCall(node: Node, argument: Node, taking: Taking): Node {
  return (isInclude(argument) ? snippetOf(argument, taking) : undefined) ?? node;
}

/** Entries beside the transform stand before those that it adds under the same name. */
function expandedEntries(entries: Entries, taking: Taking, depth: number): Entries {
  const made = new Map<string, Entry>();
  for (const [name, { key, value }] of entries) {
    const snippet = name === 'Fn::Transform' && isInclude(value) ? snippetOf(value, taking) : undefined;
    if (!snippet) made.set(name, { key, value: expanded(value, taking, depth + 1) });
    else for (const [each, entry] of entriesOf(snippet)) if (!entries.has(each)) made.set(each, entry);
  }
  return made;
}

function transformsOf(node: Node | undefined): readonly Node[] {
  if (!node) return [];
  return node.type === 'sequence' ? node.items : [node];
}

export function isInclude(transform: Node): boolean {
  return textAt(transform, 'Name') === 'AWS::Include';
}

function snippetOf(transform: Node, taking: Taking): Node | undefined {
  const written = child(transform, 'Parameters', 'Location');
  const location = textOf(written);
  const at = written?.at ?? transform.at;
  if (location === undefined || /^[a-z][a-z0-9+.-]+:/i.test(location)) {
    const from = location ?? 'a place that only deployment tells';
    const message = `What \`AWS::Include\` takes from ${from} is not linted. \`Location\` may name a file beside the template, which \`aws cloudformation package\` uploads.`;
    taking.diagnostics.push({ code: 'unread-include', severity: 'note', message, at });
    return undefined;
  }
  const path = resolvePath(folderOf(taking.file.path), location);
  const { root, problem } = taking.readSnippet(path);
  if (root && isMapping(root)) {
    taking.paths.add(path);
    sayNested(root, taking, 0);
    return root;
  }
  const why = problem ?? 'It holds no mapping, as a file to include must.';
  const message = `What \`AWS::Include\` takes from ${location} is not linted. ${why}`;
  taking.diagnostics.push({ code: 'unread-include', severity: 'warning', message, at });
  return undefined;
}

/** CloudFormation takes in no file that takes in another. */
function sayNested(node: Node, taking: Taking, depth: number): void {
  if (depth >= depthLimit) return;
  const nested = nestedIn(node);
  if (nested) {
    const message = 'A file that `AWS::Include` takes in cannot take in others: this part is not linted.';
    taking.diagnostics.push({ code: 'unread-include', severity: 'warning', message, at: nested });
    return;
  }
  if (node.type === 'sequence') for (const item of node.items) sayNested(item, taking, depth + 1);
  else for (const { value } of entriesOf(node).values()) sayNested(value, taking, depth + 1);
}

function nestedIn(node: Node): Location | undefined {
  const transform = entriesOf(node).get('Fn::Transform')?.value;
  return transform && isInclude(transform) ? transform.at : undefined;
}

/** A snippet of the top level has sections, which join those of the template. */
function withSections(root: Node, snippet: Node): Node {
  const sections = new Map<string, Entry>(entriesOf(root));
  for (const [name, entry] of entriesOf(snippet)) {
    const own = sections.get(name);
    sections.set(name, own && isMapping(own.value) && isMapping(entry.value) ? joined(own, entry) : (own ?? entry));
  }
  return { type: 'mapping', at: root.at, entries: sections };
}

function joined(own: Entry, added: Entry): Entry {
  const entries = new Map<string, Entry>([...entriesOf(added.value), ...entriesOf(own.value)]);
  return { key: own.key, value: { type: 'mapping', at: own.value.at, entries } };
}
