import type { Diagnostic } from '../../model/report.ts';
import type { Module, NamedBlock } from './load/declarations.ts';
import { attributeNamed, literalText } from './load/declarations.ts';
import type { ModuleUse } from './module-use.ts';
import { addressIn } from './module-use.ts';

/** The module that a call leads to, or why its outputs are unknown. */
export function calledModule(use: ModuleUse, call: NamedBlock): Module | string {
  const { module, caller, configuration } = use;
  const argument = attributeNamed(call.body, 'source');
  const source = literalText(argument);
  if (source === undefined) return argument ? 'a computed source' : 'no source';
  const report = (found: Pick<Diagnostic, 'code' | 'severity' | 'message'>): string => {
    configuration.run.report({ ...found, at: call.header });
    return source;
  };
  const found = configuration.find({ source, caller: module.folder, key: [...caller.path, call.name].join('.') });
  if ('remote' in found) {
    const message = `Module ${call.name} (${source}) is not on disk, so its resources and outputs are unknown. Run "terraform init" to have it read.`;
    return report({ code: 'unread-module', severity: 'note', message });
  }
  if (found.folder === module.folder || caller.folders.includes(found.folder)) {
    const message = `${addressIn(use, `module.${call.name}`)} calls itself through ${source}.`;
    return report({ code: 'module-cycle', severity: 'error', message });
  }
  const loaded = configuration.load(found.folder);
  if (loaded) return loaded;
  if (isOutside(use, found.folder)) {
    const message = `Module ${call.name} (${source}) lies outside what is linted and is not read. Pass --allow-outside to have it read.`;
    return report({ code: 'module-outside', severity: 'note', message });
  }
  const message = `Module ${call.name}: there is no Terraform configuration in ${source}.`;
  return report({ code: 'missing-module', severity: 'error', message });
}

function isOutside({ configuration }: ModuleUse, folder: string): boolean {
  const read = configuration.run.sources.read(`${folder}/main.tf`);
  return 'problem' in read && read.problem === 'outside';
}
