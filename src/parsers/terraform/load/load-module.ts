import type { Diagnostic } from '../../../model/report.ts';
import type { Sources, TextRange } from '../../../model/source.ts';
import type { Block, Body, Expression } from '../hcl/syntax.ts';
import type { Module, NamedBlock, ResourceBlock } from './declarations.ts';
import { attributeNamed, literalText } from './declarations.ts';
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
  const declare = <T>(table: Map<string, T>, key: string, value: T, at: TextRange): void => {
    if (!table.has(key)) table.set(key, value);
    else {
      const message = `${key} is declared twice in ${folder}; the first declaration counts.`;
      report({ code: 'duplicate-declaration', severity: 'error', message, at });
    }
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
        for (const local of body.attributes) declare(tables.locals, local.name, local.value, local.nameRange);
        return;
    }
    if (first === undefined) return;
    const named: NamedBlock = { name: first, header, body };
    switch (block.type) {
      case 'variable':
        declare(tables.variables, first, named, header);
        return;
      case 'module':
        declare(tables.calls, first, named, header);
        return;
      case 'output':
        declare(tables.outputs, first, named, header);
        return;
      case 'provider': {
        const alias = literalText(attributeNamed(body, 'alias'));
        declare(tables.providers, alias === undefined ? first : `${first}.${alias}`, named, header);
        return;
      }
    }
    if (second === undefined) return;
    const resource: ResourceBlock = { type: first, name: second, header, body };
    if (block.type === 'resource') declare(tables.resources, `${first}.${second}`, resource, header);
    if (block.type === 'data') declare(tables.dataSources, `${first}.${second}`, resource, header);
  }

  const incomplete = text.body.some((body) => body.incomplete === true);
  return { folder, ...tables, settings, incomplete, files: text.files };
}
