import type { Installed } from './installed-modules.ts';
import { isStale } from './installed-modules.ts';
import { resolvePath } from './paths.ts';

/** A call of a module: `key` is the path of call names from the root, joined by dots, as `modules.json` has it. */
export interface ModuleCall {
  readonly source: string;
  readonly version?: string;
  readonly caller: string;
  readonly key: string;
}

/** Where the source of a module call leads; what is `stale` was installed for another source or version. */
export type ModuleSource =
  { readonly folder: string; readonly local: boolean } | { readonly remote: string; readonly stale: boolean };

/** Finds the folder of a module call: beside the caller for a local source, else where `terraform init` put it. */
export function findModule(call: ModuleCall, installed: ReadonlyMap<string, Installed>): ModuleSource {
  if (isLocal(call.source)) return { folder: resolvePath(call.caller, call.source), local: true };
  const module = installed.get(call.key);
  if (!module || isStale(module, call)) return { remote: call.source, stale: module !== undefined };
  return { folder: module.folder, local: false };
}

export function isLocal(source: string): boolean {
  return /^\.\.?([/\\]|$)/.test(source) || source.startsWith('/');
}
