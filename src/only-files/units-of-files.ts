import type { Sources } from '../model/source.ts';
import { isText } from '../model/source.ts';
import { absolutePath, folderOf, isWithin, join } from '../sources/paths.ts';
import type { FoundFile } from '../sources/walk.ts';

const configuration = /\.(?:tf|tofu)(?:\.json)?$/;
const template = /\.(?:ya?ml|json|template)$/;

/**
 * Of all files of a tree those that must be read to judge some of them: the root modules that call their module, through
 * however many others, the templates that take them in, the assembly that they are part of. Files are only searched for
 * names here, so it may be some too many and never too few.
 */
export function filesToRead(
  all: readonly FoundFile[],
  changed: readonly string[],
  sources: Sources,
): readonly FoundFile[] {
  const paths = all.map(({ path }) => path);
  const modules = affectedModules(paths, changed, sources);
  const templates = affectedTemplates(paths, changed, sources);
  const assemblies = changed.flatMap(
    (path) => folderAround(path, (folder) => isAssembly(folder, sources), sources) ?? [],
  );
  return all.filter(
    ({ path }) =>
      (configuration.test(path) && modules.has(folderOf(path))) ||
      templates.has(path) ||
      assemblies.some((folder) => isWithin(path, folder)),
  );
}

/** The folders that hold a changed file, and those whose modules call them. */
function affectedModules(paths: readonly string[], changed: readonly string[], sources: Sources): ReadonlySet<string> {
  const files = paths.filter((path) => configuration.test(path));
  const folders = new Set(files.map(folderOf));
  // Any file beside a configuration or below it may be one that it reads: values of variables, a policy, a template.
  const start = changed.flatMap((path) => folderAround(path, (folder) => folders.has(folder), sources) ?? []);
  if (start.length === 0) return new Set();
  const callers = new Map<string, string[]>();
  for (const file of files) {
    for (const source of localSources(textOf(file, sources))) {
      const called = absolutePath(source, folderOf(file));
      callers.set(called, [...(callers.get(called) ?? []), folderOf(file)]);
    }
  }
  return reached(start, (folder) => callers.get(folder) ?? []);
}

function* localSources(text: string): Iterable<string> {
  for (const { groups } of text.matchAll(/\bsource"?\s*[=:]\s*"(?<source>\.{1,2}\/[^"]*)"/g)) {
    if (groups?.['source']) yield groups['source'];
  }
}

/** The changed templates, and those that name one of them: nested stacks, included parts, exports are named in texts. */
function affectedTemplates(
  paths: readonly string[],
  changed: readonly string[],
  sources: Sources,
): ReadonlySet<string> {
  const start = changed.filter((path) => template.test(path));
  if (start.length === 0) return new Set();
  const candidates = paths.filter((path) => template.test(path) && !configuration.test(path));
  return reached(start, (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return candidates.filter((candidate) => candidate !== path && textOf(candidate, sources).includes(name));
  });
}

/** The nearest folder around a file that is of a sort, not beyond the repository. */
function folderAround(path: string, isOfSort: (folder: string) => boolean, { root }: Sources): string | undefined {
  let folder = folderOf(path);
  if (!isWithin(folder, root)) return undefined;
  while (!isOfSort(folder)) {
    if (folder === root) return undefined;
    folder = folderOf(folder);
  }
  return folder;
}

function isAssembly(folder: string, sources: Sources): boolean {
  return ['manifest.json', 'cdk.out'].every((name) => sources.exists(join(folder, name)) === 'file');
}

function reached(start: readonly string[], next: (path: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [...start];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    pending.push(...next(path));
  }
  return found;
}

function textOf(path: string, sources: Sources): string {
  const file = sources.read(path);
  return isText(file) ? file.text : '';
}
