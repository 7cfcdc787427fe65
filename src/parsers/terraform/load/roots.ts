import type { Sources } from '../../../model/source.ts';
import type { Module } from './declarations.ts';
import { attributeNamed, literalText } from './declarations.ts';
import { isLocal } from './find-module.ts';
import { installedModules } from './installed-modules.ts';
import { folderOf, resolvePath } from './paths.ts';

/**
 * Folders of the given files that no other module among them calls, by a local path or as `terraform init` has recorded
 * it. Of modules that only call each other, the first is one.
 */
export function rootFolders(
  paths: readonly string[],
  sources: Sources,
  load: (folder: string) => Module | undefined,
): readonly string[] {
  const folders = [...new Set(paths.map(folderOf))].sort();
  const given = new Set(folders);
  const callees = new Map<string, readonly string[]>();
  const called = new Set<string>();
  for (const folder of folders) {
    const targets = [...localCalls(folder, load(folder)), ...installedFolders(folder, sources)];
    const others = targets.filter((target) => target !== folder && given.has(target));
    callees.set(folder, others);
    for (const target of others) called.add(target);
  }
  const roots = folders.filter((folder) => !called.has(folder));
  const reached = new Set<string>();
  for (const root of roots) reach(root, callees, reached);
  for (const folder of folders) {
    if (reached.has(folder)) continue;
    roots.push(folder);
    reach(folder, callees, reached);
  }
  return roots.sort();
}

function installedFolders(folder: string, sources: Sources): readonly string[] {
  return [...installedModules(folder, sources).values()].map((module) => module.folder);
}

function reach(from: string, callees: ReadonlyMap<string, readonly string[]>, reached: Set<string>): void {
  const pending = [from];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (reached.has(folder)) continue;
    reached.add(folder);
    pending.push(...(callees.get(folder) ?? []));
  }
}

function localCalls(folder: string, module: Module | undefined): readonly string[] {
  return [...(module?.calls.values() ?? [])].flatMap((call) => {
    const source = literalText(attributeNamed(call.body, 'source'));
    return source !== undefined && isLocal(source) ? [resolvePath(folder, source)] : [];
  });
}
