import ignore from 'ignore';
import type { Sources } from '../model/source.ts';
import { isText } from '../model/source.ts';
import { folderOf, isWithin, join } from './paths.ts';

/** The patterns of one ignore file; they count in `folder` and below. */
export interface IgnoreRules {
  readonly folder: string;
  readonly patterns: ReturnType<typeof ignore>;
}

export function rulesOf(folder: string, name: string, sources: Sources): IgnoreRules | undefined {
  const path = join(folder, name);
  if (sources.exists(path) !== 'file') return undefined;
  const file = sources.read(path);
  return isText(file) ? { folder, patterns: ignore().add(file.text) } : undefined;
}

/** What counts in a folder because of the folders above it, up to the repository's root: outermost first. */
export function rulesAbove(folder: string, sources: Sources): readonly IgnoreRules[] {
  const rules: (IgnoreRules | undefined)[] = [];
  for (let above = folder; above !== sources.root && isWithin(above, sources.root);) {
    above = folderOf(above);
    rules.unshift(rulesOf(above, '.gitignore', sources));
  }
  if (isWithin(folder, sources.root)) rules.unshift(rulesOf(sources.root, '.git/info/exclude', sources));
  return rules.filter((each) => each !== undefined);
}

/** Git's rule: the innermost file that says anything about a path decides. A folder's path ends in `/`. */
export function isIgnored(path: string, rules: readonly IgnoreRules[]): boolean {
  for (const { folder, patterns } of rules.toReversed()) {
    const relative = path.slice(join(folder, '').length);
    if (relative === '') continue;
    const { ignored, unignored } = patterns.test(relative);
    if (ignored || unignored) return ignored;
  }
  return false;
}
