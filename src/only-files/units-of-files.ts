import { groupBy } from '../model/group-by.ts';
import type { Sources } from '../model/source.ts';
import { folderOf, isWithin, nameOf } from '../sources/paths.ts';
import type { FoundFile } from '../sources/walk.ts';
import { calledFolders, configuration, folderAround, isAssembly, reached, template, textOf } from './texts.ts';

/**
 * Of all files of a tree those that must be read to judge some of them: the root modules that call their module, through
 * however many others, those that read their state, the templates that take them in, the assembly that they are part of.
 * Files are only searched for
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
  const start = changed
    .flatMap((path) => [
      // Any file beside a configuration or below it may be one that it reads: values of variables, a policy, a template.
      folderAround(path, (folder) => folders.has(folder), sources),
      // A module that is gone may still be called.
      configuration.test(path) ? folderOf(path) : undefined,
    ])
    .filter((folder) => folder !== undefined);
  if (start.length === 0) return new Set();
  const calls = files.flatMap((file) =>
    calledFolders(file, sources).map((called) => ({ caller: folderOf(file), called })),
  );
  const callsOf = groupBy(calls, ({ called }) => called);
  const { readers, writers } = stateFolders(files, sources);
  return reached(start, (folder) => [
    ...(callsOf.get(folder) ?? []).map(({ caller }) => caller),
    ...(readers.has(folder) ? writers : []),
    ...(writers.has(folder) ? readers : []),
  ]);
}

interface StateFolders {
  readonly readers: ReadonlySet<string>;
  readonly writers: ReadonlySet<string>;
}

/** The folders whose modules read the states of others, and those that may write them. */
function stateFolders(files: readonly string[], sources: Sources): StateFolders {
  const having = (words: RegExp): readonly string[] => files.filter((file) => words.test(textOf(file, sources)));
  const reading = having(/\bterraform_remote_state\b/);
  if (reading.length === 0) return { readers: new Set(), writers: new Set() };
  // A local state needs no backend.
  const isLocal = reading.some((file) => textOf(file, sources).includes('local'));
  const writing = isLocal ? files : having(/\b(?:backend|cloud)\b/);
  return { readers: new Set(reading.map(folderOf)), writers: new Set(writing.map(folderOf)) };
}

/**
 * The changed templates, and those that are judged with them: nested stacks and included parts are named in texts, and
 * what one exports another may import.
 */
function affectedTemplates(
  paths: readonly string[],
  changed: readonly string[],
  sources: Sources,
): ReadonlySet<string> {
  const start = changed.filter((path) => template.test(path));
  if (start.length === 0) return new Set();
  const candidates = paths.filter((path) => template.test(path) && !configuration.test(path));
  const importing = new Set(candidates.filter((path) => textOf(path, sources).includes('ImportValue')));
  const exporting = new Set(candidates.filter((path) => /\bExport\b/.test(textOf(path, sources))));
  return reached(start, (path) => [
    ...candidates.filter((candidate) => textOf(candidate, sources).includes(nameOf(path))),
    ...(importing.has(path) ? exporting : []),
    ...(exporting.has(path) ? importing : []),
  ]);
}
