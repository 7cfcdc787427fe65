import type { Sources } from '../../../model/source.ts';
import { isText } from '../../../model/source.ts';
import { resolvePath } from './paths.ts';

/** Where the source of a module call leads. */
export type ModuleSource = { readonly folder: string; readonly local: boolean } | { readonly remote: string };

/**
 * Finds the folder of a module call: beside the caller for a local source, else where `terraform init` put it.
 * `key` is the path of call names from the root, joined by dots, as `modules.json` has it.
 */
export function findModule(
  call: { readonly source: string; readonly caller: string; readonly key: string },
  installed: ReadonlyMap<string, string>,
): ModuleSource {
  if (isLocal(call.source)) return { folder: resolvePath(call.caller, call.source), local: true };
  const folder = installed.get(call.key);
  return folder === undefined ? { remote: call.source } : { folder, local: false };
}

export function isLocal(source: string): boolean {
  return /^\.\.?([/\\]|$)/.test(source) || source.startsWith('/');
}

/** Folders of installed modules by key, from the list that `terraform init` keeps. */
export function installedModules(root: string, sources: Sources): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  const path = resolvePath(root, '.terraform/modules/modules.json');
  const file = sources.exists(path) === 'file' ? sources.read(path) : undefined;
  if (!file || !isText(file)) return folders;
  for (const [key, folder] of listed(file.text)) folders.set(key, resolvePath(root, folder));
  return folders;
}

function listed(text: string): readonly (readonly [string, string])[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof parsed !== 'object' || parsed === null || !('Modules' in parsed)) return [];
  const { Modules: modules } = parsed;
  if (!Array.isArray(modules)) return [];
  return modules.flatMap((module: unknown) => {
    if (typeof module !== 'object' || module === null || !('Key' in module) || !('Dir' in module)) return [];
    return typeof module.Key === 'string' && typeof module.Dir === 'string' ? [[module.Key, module.Dir] as const] : [];
  });
}
