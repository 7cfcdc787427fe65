import type { Data } from '../../../model/value.ts';
import { folderOf, isWithin, pathBelow, resolvePath } from '../paths.ts';
import type { Scope } from '../scope.ts';

/**
 * A file of the repository whose path is the end of a template's URL, from the repository's root: as a rule what is
 * published there. Nobody can tell here whether it is, so it is named and not read in its place.
 */
export function twinOf(url: Data, { template, state }: Scope): string | undefined {
  const { sources } = state.run;
  const steps = endOf(url)
    .replace(/[?#].*$/s, '')
    .split('/');
  for (const folder of foldersAbove(template.file.path, sources.root)) {
    for (let from = 0; from < Math.min(steps.length, mostSteps); from++) {
      const path = resolvePath(folder, steps.slice(from).join('/'));
      if (path === template.file.path || !isWithin(path, sources.root)) continue;
      if (sources.exists(path) === 'file') return pathBelow(path, sources.root);
    }
  }
  return undefined;
}

/** No key of a template is longer, but for one that was made to hurt. */
const mostSteps = 20;

/** What is known of the end of a URL, without its host. */
function endOf(url: Data): string {
  const [text] = url.state === 'known' ? [url.value] : url.state === 'unknown' ? (url.parts?.slice(-1) ?? []) : [];
  return typeof text === 'string' ? text.replace(/^https?:\/\/[^/]*\//i, '') : '';
}

/** From the repository's root down to the folder of a file. */
function foldersAbove(path: string, root: string): readonly string[] {
  const folder = folderOf(path);
  if (!isWithin(folder, root)) return [];
  return folder === root ? [root] : [...foldersAbove(folder, root), folder];
}
