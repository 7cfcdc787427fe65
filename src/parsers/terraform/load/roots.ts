import type { Module } from './declarations.ts';
import { attributeNamed, literalText } from './declarations.ts';
import { isLocal } from './find-module.ts';
import { folderOf, resolvePath } from './paths.ts';

/** Folders of the given files that no other module among them, or called by one of them, calls as a local module. */
export function rootFolders(paths: readonly string[], load: (folder: string) => Module | undefined): readonly string[] {
  const folders = [...new Set(paths.map(folderOf))].sort();
  const called = new Set<string>();
  const seen = new Set<string>();
  const pending = [...folders];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    for (const source of localCalls(load(folder))) {
      const target = resolvePath(folder, source);
      if (target === folder) continue;
      called.add(target);
      if (folders.includes(target)) pending.push(target);
    }
  }
  const roots = folders.filter((folder) => !called.has(folder));
  // Modules that only call each other in a circle still have to be read.
  return roots.length > 0 || folders.length === 0 ? roots : folders.slice(0, 1);
}

function localCalls(module: Module | undefined): readonly string[] {
  return [...(module?.calls.values() ?? [])].flatMap((call) => {
    const source = literalText(attributeNamed(call.body, 'source'));
    return source !== undefined && isLocal(source) ? [source] : [];
  });
}
