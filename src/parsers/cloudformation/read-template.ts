import type * as Yaml from 'yaml';
import { parse as parseJson } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import type { Diagnostic } from '../../model/report.ts';
import type { SourceFile } from '../../model/source.ts';
import { tooDeepAt } from '../../model/yaml-depth.ts';
import { placeInYaml, wrongInYaml } from '../../model/yaml-errors.ts';
import { readEveryday } from './everyday-yaml/read.ts';
import { jsonTree } from './json-tree.ts';
import { withoutLoneReturns } from './line-ends.ts';
import { isJson } from './recognize.ts';
import type { Node } from './tree.ts';
import { checkYaml } from './yaml-check.ts';
import { withoutKeysInTexts } from './yaml-colons.ts';
import { parseLeniently } from './yaml-quotes.ts';
import { tags, yamlTree } from './yaml-tree.ts';

/** A text as a tree, as far as it can be read, and what is wrong with it. */
export interface ReadTree {
  readonly root?: Node;
  readonly diagnostics: readonly Diagnostic[];
}

export function readTree(file: SourceFile, yaml: typeof Yaml | undefined): ReadTree {
  if (isJson(file.text)) {
    const read = readJson(file);
    // YAML's flow style looks like JSON and is none.
    if (read.root || !yaml || !/\.ya?ml$/i.test(file.path)) return read;
  }
  return yaml ? readYaml(file, yaml) : { diagnostics: [] };
}

function readJson(file: SourceFile): ReadTree {
  try {
    return { root: jsonTree(JSON.parse(file.text), { file, path: [] }), diagnostics: [] };
  } catch {
    const { at, what } = firstJsonError(file);
    const message = `This is no valid JSON: ${what}. Nothing in this file is linted until that is mended.`;
    return { diagnostics: [{ code: 'json-syntax', severity: 'error', message, at }] };
  }
}

const jsonErrors: readonly (string | undefined)[] = [
  undefined,
  'a symbol that JSON does not know',
  'a number in a wrong format',
  'a property name is expected here',
  'a value is expected here',
  'a colon is expected here',
  'a comma is expected here',
  'a closing brace is expected here',
  'a closing bracket is expected here',
  'the text ends here or goes on after its end',
  'a comment, which JSON does not have',
];

function firstJsonError(file: SourceFile): { at: { file: SourceFile; start: number; end: number }; what: string } {
  const errors: ParseError[] = [];
  try {
    parseJson(file.text, errors, { disallowComments: true });
  } catch {
    // Nested too deep for a recursive reader: the place of the error stays the start of the file.
  }
  const [first] = errors;
  const start = first?.offset ?? 0;
  const what = (first && jsonErrors[first.error]) ?? 'it cannot be read here';
  return { at: { file, start, end: start + (first?.length ?? 0) }, what };
}

/** Dates and binary data are text in a template. */
const leftOut = /^tag:yaml\.org,2002:(timestamp|binary|omap|set|pairs)$/;

function readYaml(file: SourceFile, yaml: typeof Yaml): ReadTree {
  const root = readEveryday(file);
  return root ? { root, diagnostics: [] } : readAnyYaml(file, yaml);
}

/** Reads YAML of every kind, and as much as can be read of what is none. */
export function readAnyYaml(file: SourceFile, yaml: typeof Yaml): ReadTree {
  const end = tooDeepAt(file.text, yaml);
  const parse = (text: string): Yaml.Document.Parsed =>
    yaml.parseDocument(text, {
      version: '1.1',
      merge: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      customTags: (known) => [...known.filter((tag) => typeof tag !== 'string' && !leftOut.test(tag.tag)), ...tags],
    });
  let written: Yaml.Document.Parsed;
  let document: Yaml.Document.Parsed;
  try {
    const text = withoutLoneReturns(end === undefined ? file.text : file.text.slice(0, end));
    written = parseLeniently(text, parse);
    document = withoutKeysInTexts(written, text, { parse, visit: yaml.visit });
  } catch {
    return refused(file, 'It is nested too deep to be read.');
  }
  const { targets, duplicates, bounded } = checkYaml(document, yaml, file);
  if (!bounded) return refused(file, 'Its aliases unfold to more than a million values.');
  return {
    root: yamlTree(document.contents, { yaml, file, targets, entries: new Map() }, 0),
    diagnostics: [...(end === undefined ? syntaxErrors(written, file) : [tooDeep(file, end)]), ...duplicates],
  };
}

function syntaxErrors(document: Yaml.Document.Parsed, file: SourceFile): readonly Diagnostic[] {
  const [first, ...others] = document.errors;
  if (!first) return [];
  if (first.code === 'RESOURCE_EXHAUSTION') return [tooDeep(file, first.pos[0])];
  const [start, end] = placeInYaml(first, file.text);
  const what = wrongInYaml(first, file.text);
  const more = others.length === 0 ? '' : ` (${others.length} more after it)`;
  const message = `This is no valid YAML: ${what}${more}. What can be read of the file is linted.`;
  return [{ code: 'yaml-syntax', severity: 'error', message, at: { file, start, end } }];
}

function tooDeep(file: SourceFile, start: number): Diagnostic {
  const message = 'Here this YAML is nested too deep to be read. What stands before it is linted.';
  return { code: 'yaml-limit', severity: 'error', message, at: { file, start, end: start + 1 } };
}

function refused(file: SourceFile, why: string): ReadTree {
  const message = `This YAML file is not linted. ${why}`;
  return { diagnostics: [{ code: 'yaml-limit', severity: 'error', message, at: { file, start: 0, end: 0 } }] };
}
