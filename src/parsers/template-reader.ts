import type * as Yaml from 'yaml';
import type { Diagnostic } from '../model/report.ts';
import type { Location, SourceFile, Sources, TextRange } from '../model/source.ts';
import { isText } from '../model/source.ts';
import { readBody } from './cloudformation/nested/read-body.ts';
import { readTree } from './cloudformation/read-template.ts';
import { isTemplate } from './cloudformation/recognize.ts';
import type { ReadTemplate } from './cloudformation/scope.ts';
import { secretTexts } from './cloudformation/secret-texts.ts';
import { templateOf } from './cloudformation/template.ts';
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
    const read = readFresh(file, yaml);
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

function readFresh(file: SourceFile, yaml: typeof Yaml | undefined): ReadFile {
  const { root, diagnostics } = readTree(file, yaml);
  if (!root || !isMapping(root)) return { diagnostics, problem: 'It is no template.' };
  const secrets = file.secrets ? [] : secretTexts(root).map(offsetsOf);
  if (secrets.length > 0) return readFresh({ ...file, secrets }, yaml);
  const template = templateOf(root, file);
  return { template: { ...template, diagnostics: [...diagnostics, ...template.diagnostics] }, diagnostics };
}

function offsetsOf(at: Location): Pick<TextRange, 'start' | 'end'> {
  const { start, end } = 'path' in at ? resolveLocation(at) : at;
  return { start, end };
}
