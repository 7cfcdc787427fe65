import type * as Yaml from 'yaml';
import type { Diagnostic } from '../model/report.ts';
import type { SourceFile, Sources, TextRange } from '../model/source.ts';
import { isText } from '../model/source.ts';
import type { ReadSnippet } from './cloudformation/include.ts';
import { mayInclude, withIncludes } from './cloudformation/include.ts';
import { readBody } from './cloudformation/nested/read-body.ts';
import { readTree } from './cloudformation/read-template.ts';
import { isTemplate } from './cloudformation/recognize.ts';
import type { ReadTemplate } from './cloudformation/scope.ts';
import { mayHoldSecrets, secretTexts } from './cloudformation/secret-texts.ts';
import { templateOf } from './cloudformation/template.ts';
import type { Node } from './cloudformation/tree.ts';
import { isMapping } from './cloudformation/tree.ts';
import type { CarriedBody } from './embedded/carried.ts';
import { resolveLocation } from './json-locations.ts';

export interface TemplateReader {
  /** For a template that another file names, and that therefore is one: a stack may be empty. */
  readTemplate(path: string): ReadTemplate;
  /** For a template that a resource carries. */
  readBody(body: CarriedBody): ReadTemplate;
  /** For a text that may be a template. Without template and diagnostics it is none. */
  readFile(file: SourceFile): ReadFile;
}

interface ReadFile extends ReadTemplate {
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads each template once, however many stacks use it. */
export function templateReader(sources: Sources, yaml: typeof Yaml | undefined): TemplateReader {
  const done = new Map<string, ReadFile>();
  const readAny = (file: SourceFile): ReadFile => {
    const known = done.get(file.path);
    if (known) return known;
    const read = readFresh(file, { sources, yaml });
    done.set(file.path, read);
    return read;
  };
  return {
    readFile: (file) => {
      const read = readAny(file);
      return read.template && !isTemplate(read.template.root) ? { diagnostics: read.diagnostics } : read;
    },
    readTemplate: (path) => {
      const read = sources.read(path);
      return isText(read) ? readAny(read) : { problem: read.detail };
    },
    readBody: (body) => readBody(body, yaml),
  };
}

/** By file, what must not be shown of it. */
type Secrets = ReadonlyMap<string, readonly Pick<TextRange, 'start' | 'end'>[]>;

const noSecrets: Secrets = new Map();

function readFresh(written: SourceFile, readers: Readers, known?: Secrets): ReadFile {
  const file = withSecrets(written, known);
  const { root, diagnostics } = readTree(file, readers.yaml);
  if (!root || !isMapping(root)) return { diagnostics, problem: 'It is no template.' };
  const whole = mayInclude(file.text)
    ? withIncludes(root, file, (path) => readSnippet(path, readers, known))
    : { root, diagnostics: [], paths: [], unread: false };
  const mayHide = whole.paths.length > 0 || mayHoldSecrets(file.text);
  const secrets = known ?? (mayHide ? secretsOf(whole.root) : noSecrets);
  if (!known && secrets.size > 0) return readFresh(written, readers, secrets);
  const template = templateOf(whole.root, file);
  return {
    template: {
      ...template,
      includes: whole.paths,
      ...(whole.unread && { unread: true }),
      diagnostics: [...diagnostics, ...whole.diagnostics, ...template.diagnostics],
    },
    diagnostics,
  };
}

interface Readers {
  readonly sources: Sources;
  readonly yaml: typeof Yaml | undefined;
}

function readSnippet(path: string, { sources, yaml }: Readers, known?: Secrets): ReturnType<ReadSnippet> {
  const read = sources.read(path);
  if (!isText(read)) return { problem: read.detail };
  const { root, diagnostics } = readTree(withSecrets(read, known), yaml);
  const [first] = diagnostics.filter(({ severity }) => severity === 'error');
  return first ? { problem: first.message } : { ...(root && { root }) };
}

function withSecrets(file: SourceFile, known: Secrets | undefined): SourceFile {
  const secrets = known?.get(file.path);
  return secrets ? { ...file, secrets } : file;
}

function secretsOf(root: Node): Secrets {
  const found = new Map<string, Pick<TextRange, 'start' | 'end'>[]>();
  for (const at of secretTexts(root)) {
    const { start, end } = 'path' in at ? resolveLocation(at) : at;
    found.set(at.file.path, [...(found.get(at.file.path) ?? []), { start, end }]);
  }
  return found;
}
