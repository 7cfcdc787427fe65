import type { Sources } from '../model/source.ts';
import { isText } from '../model/source.ts';
import { absolutePath, folderOf, isWithin } from '../sources/paths.ts';
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
  const assemblies = changed.flatMap((path) => assemblyAround(path, sources) ?? []);
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
  // Any file beside a configuration may be one that it reads: values of variables, a policy, a template.
  const start = changed.flatMap((path) => moduleAround(path, folders, sources) ?? []);
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

/** A file that a module reads may lie in a folder below it. */
function moduleAround(path: string, folders: ReadonlySet<string>, sources: Sources): string | undefined {
  for (let folder = folderOf(path); isWithin(folder, sources.root); folder = folderOf(folder)) {
    if (folders.has(folder)) return folder;
    if (folder === sources.root) break;
  }
  return undefined;
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

function assemblyAround(path: string, sources: Sources): string | undefined {
  for (let folder = folderOf(path); isWithin(folder, sources.root); folder = folderOf(folder)) {
    if (sources.exists(`${folder}/manifest.json`) === 'file' && sources.exists(`${folder}/cdk.out`) === 'file')
      return folder;
    if (folder === sources.root) break;
  }
  return undefined;
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
