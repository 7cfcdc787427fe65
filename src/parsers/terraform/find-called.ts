import type { NamedBlock } from './load/declarations.ts';
import { attributeNamed, literalText } from './load/declarations.ts';
import type { ModuleSource } from './load/find-module.ts';
import type { ModuleUse } from './module-use.ts';

/** Where a call leads, with its version as far as it is a text. */
export function findCalled(
  { module, caller, configuration }: ModuleUse,
  call: NamedBlock,
  source: string,
): ModuleSource {
  const key = [...caller.path, call.name].join('.');
  const version = literalText(attributeNamed(call.body, 'version'));
  return configuration.find({ source, caller: module.folder, key, ...(version !== undefined && { version }) });
}
