import type { Diagnostic } from '../../model/report.ts';
import type { Location, SourceFile } from '../../model/source.ts';
import { isInclude } from './include.ts';
import { isModule, modulesIn, unreadModule } from './modules.ts';
import type { CallNode, Entries, Entry, Node } from './tree.ts';
import { child, entriesOf, isLoop, isMadeByTag, isMapping, isNull, textAt, textOf } from './tree.ts';

/** A template's sections, not yet evaluated. */
export interface Template {
  readonly file: SourceFile;
  readonly root: Node;
  readonly parameters: Entries;
  readonly mappings: Entries;
  readonly conditions: Entries;
  readonly rules: Entries;
  readonly resources: Entries;
  readonly outputs: Entries;
  /** Paths of the files that it takes in. */
  readonly includes?: readonly string[];
  /** Something that is not read may add to the sections: a name that is not here may still be one. */
  readonly unread?: true;
  /** Names of the macros that change the template before it is deployed. */
  readonly transforms: readonly { readonly name: string; readonly at: Location }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Macros that AWS runs itself and that change no resource that pl-lint judges. */
const harmless =
  /^AWS::(Serverless-2016-10-31|LanguageExtensions|CodeDeployBlueGreen|SecretsManager-.*|ServiceCatalog)$/;

const sections = ['Parameters', 'Mappings', 'Rules', 'Conditions', 'Resources', 'Outputs'];

export function templateOf(root: Node, file: SourceFile): Template {
  const diagnostics: Diagnostic[] = [];
  const section = (name: string) => sectionOf(root, name, diagnostics);
  const transforms = transformsOf(child(root, 'Transform'));
  for (const { name, at } of transforms) {
    if (harmless.test(name) || name === 'AWS::Include') continue;
    const message = `The macro \`${name}\` may change this template when it is deployed; it is linted as it is written.`;
    diagnostics.push({ code: 'unread-macro', severity: 'note', message, at });
  }
  const conditions = section('Conditions');
  const resources = section('Resources');
  const outputs = section('Outputs');
  const declared = withoutModules(resources, diagnostics);
  const modules = modulesIn(root);
  for (const [name, { key }] of modules) diagnostics.push(unreadModule(name, key));
  const parameters = section('Parameters');
  const hasMacro = [conditions, resources, outputs].some((entries) => [...entries.keys()].some(isMacroKey));
  const hasTag =
    sections.some((name) => isMadeByTag(child(root, name))) || [parameters, resources, outputs].some(hasMadeByTag);
  const unread = hasMacro || hasTag || declared !== resources || modules.size > 0;
  return {
    file,
    root,
    transforms,
    parameters: members(parameters, diagnostics),
    mappings: section('Mappings'),
    rules: section('Rules'),
    conditions: withoutMacros(conditions, diagnostics),
    resources: members(declared, diagnostics),
    outputs: members(outputs, diagnostics),
    diagnostics,
    ...(unread && { unread }),
  };
}

function sectionOf(root: Node, name: string, diagnostics: Diagnostic[]): Entries {
  const entry = entriesOf(root).get(name);
  if (!entry || isNull(entry.value)) return new Map();
  if (isMadeByTag(entry.value)) diagnostics.push(unreadTag(name, entry.value));
  else if (!isMapping(entry.value)) diagnostics.push(shape(`\`${name}\` must be a mapping of names.`, entry.value.at));
  return entriesOf(entry.value);
}

/** The entries that are mappings, and loops, which make some; what else stands there is said and left out. */
function members(section: Entries, diagnostics: Diagnostic[]): Entries {
  const kept = new Map<string, Entry>();
  for (const [name, entry] of withoutMacros(section, diagnostics)) {
    const problem = isLoop(name) ? undefined : saysMapping(name, entry);
    if (problem) diagnostics.push(problem);
    else kept.set(name, entry);
  }
  return kept;
}

function withoutMacros(section: Entries, diagnostics: Diagnostic[]): Entries {
  const kept = new Map<string, Entry>(section);
  for (const [name, entry] of section) {
    if (!isMacroKey(name)) continue;
    kept.delete(name);
    if (isInclude(entry.value)) continue;
    const message = `\`${name}\` adds what only deployment can tell: it is not linted.`;
    diagnostics.push({ code: 'unread-macro', severity: 'note', message, at: entry.key });
  }
  return kept;
}

/** The resources without those that stand for the resources of a module. */
function withoutModules(resources: Entries, diagnostics: Diagnostic[]): Entries {
  const modules = [...resources].filter(([, { value }]) => isModule(value));
  if (modules.length === 0) return resources;
  const kept = new Map<string, Entry>(resources);
  for (const [name, { key }] of modules) {
    kept.delete(name);
    diagnostics.push(unreadModule(name, key));
  }
  return kept;
}

function isMacroKey(name: string): boolean {
  return name.startsWith('Fn::') && !isLoop(name);
}

/** What is wrong with a parameter, resource or output that is no mapping. */
export function saysMapping(name: string, entry: Entry): Diagnostic | undefined {
  const { value } = entry;
  if (isMadeByTag(value)) return unreadTag(name, value);
  return isMapping(value) ? undefined : shape(`\`${name}\` must be a mapping.`, entry.key);
}

function hasMadeByTag(entries: Entries): boolean {
  for (const { value } of entries.values()) if (isMadeByTag(value)) return true;
  return false;
}

function unreadTag(name: string, { name: tag, at }: CallNode): Diagnostic {
  const message = `\`${tag}\` is no function of CloudFormation: what it makes of \`${name}\` is not linted. Lint the template that it leads to.`;
  return { code: 'unread-macro', severity: 'note', message, at };
}

function transformsOf(node: Node | undefined): Template['transforms'] {
  if (node?.type === 'sequence') return node.items.flatMap((item) => transformsOf(item));
  const name = textOf(node) ?? textAt(node, 'Name');
  return name !== undefined && node ? [{ name, at: node.at }] : [];
}

function shape(message: string, at: Location): Diagnostic {
  return { code: 'template-shape', severity: 'error', message, at };
}
