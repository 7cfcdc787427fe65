import type { Diagnostic } from '../../../model/report.ts';
import type { Sources, TextRange } from '../../../model/source.ts';
import type { Block, Body, Expression } from '../hcl/syntax.ts';
import type { Module, NamedBlock, ResourceBlock } from './declarations.ts';
import { attributeNamed, literalText } from './declarations.ts';
import { nameOf } from './paths.ts';
import { readFolder } from './read-folder.ts';

/** Reads the module in a folder; undefined when the folder holds no configuration. */
export function loadModule(
  folder: string,
  sources: Sources,
  report: (diagnostic: Diagnostic) => void,
): Module | undefined {
  const text = readFolder(folder, sources, report);
  if (!text) return undefined;
  const tables = {
    variables: new Map<string, NamedBlock>(),
    locals: new Map<string, Expression>(),
    resources: new Map<string, ResourceBlock>(),
    dataSources: new Map<string, ResourceBlock>(),
    calls: new Map<string, NamedBlock>(),
    outputs: new Map<string, NamedBlock>(),
    providers: new Map<string, NamedBlock>(),
  };
  const settings: Body[] = [];
  const declared = new Map<string, TextRange>();
  /** Whether a name, as it is referred to, is new in this module. */
  const isNew = (name: string, at: TextRange): boolean => {
    const first = declared.get(name);
    if (!first) return declared.set(name, at) === declared;
    const where = first.file === at.file ? 'further up' : `in ${nameOf(first.file.path)}`;
    const message = `${name} is declared twice, the first time ${where}; the first declaration counts.`;
    report({ code: 'duplicate-declaration', severity: 'error', message, at });
    return false;
  };
  for (const block of text.body.flatMap((body) => body.blocks)) enter(block);

  function enter(block: Block): void {
    const [first, second] = block.labels.map((label) => label.text);
    const { header, body } = block;
    switch (block.type) {
      case 'terraform':
        settings.push(body);
        return;
      case 'locals':
        for (const { name, value, nameRange } of body.attributes) {
          if (isNew(`local.${name}`, nameRange)) tables.locals.set(name, value);
        }
        return;
    }
    if (first === undefined) return;
    const named: NamedBlock = { name: first, header, body };
    switch (block.type) {
      case 'variable':
        if (isNew(`var.${first}`, header)) tables.variables.set(first, named);
        return;
      case 'module':
        if (isNew(`module.${first}`, header)) tables.calls.set(first, named);
        return;
      case 'output':
        if (isNew(`output.${first}`, header)) tables.outputs.set(first, named);
        return;
      case 'provider': {
        const alias = literalText(attributeNamed(body, 'alias'));
        const name = alias === undefined ? first : `${first}.${alias}`;
        if (isNew(`provider.${name}`, header)) tables.providers.set(name, named);
        return;
      }
    }
    if (second === undefined) return;
    const resource: ResourceBlock = { type: first, name: second, header, body };
    const key = `${first}.${second}`;
    if (block.type === 'resource' && isNew(key, header)) tables.resources.set(key, resource);
    if (block.type === 'data' && isNew(`data.${key}`, header)) tables.dataSources.set(key, resource);
  }

  const incomplete = text.body.some((body) => body.incomplete === true);
  return { folder, ...tables, settings, incomplete, files: text.files };
}
