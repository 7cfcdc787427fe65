import { fileNames } from './config/configuration.ts';
import { configurationFinder } from './config/find.ts';
import type { ConfiguredLint } from './configured-lint.ts';
import type { RuleRun } from './engine/rule.ts';
import type { Examination, Own } from './judge.ts';
import { askedOf, examine } from './judge.ts';
import type { LintOptions } from './lint-options.ts';
import { parseOptions, runsOf } from './lint-options.ts';
import type { LintReport } from './model/report.ts';
import { once } from './model/remember.ts';
import type { Sources } from './model/source.ts';
import { filesBeside, openDisk } from './open-disk.ts';
import { parse } from './parsers/index.ts';
import type { Profile } from './profiles/index.ts';
import { profiles } from './profiles/index.ts';
import { rules } from './rules/index.ts';
import { shortened } from './sources/disk.ts';
import { withoutMark } from './sources/memory.ts';
import { overlay } from './sources/overlay.ts';
import { absolutePath } from './sources/paths.ts';
import { inputReader } from './sources/read-file.ts';
import type { Walk } from './sources/walk.ts';
import { walk } from './sources/walk.ts';

/** Lints files and folders. Trouble with them is in the report; wrong options throw `UsageError` or `ConfigError`. */
export async function lint(paths: readonly string[], options: LintOptions = {}): Promise<LintReport> {
  return (await examineFiles(filesAt(paths, options), options)).report;
}

/**
 * Lints the modules, templates and assemblies that the files belong to, and reports what touches the files: for hooks
 * and for changes. Files that are gone count too.
 */
export async function lintOnly(files: readonly string[], options: LintOptions = {}): Promise<LintReport> {
  const { filesToRead, reportOfFiles, touchedFiles } = await import('./only-files/index.ts');
  const sources = options.sources ?? openDisk(files, options);
  const absolute = (path: string): string => absolutePath(path, sources.workingFolder);
  const all = walk([sources.root], sources);
  const beside = { forAll: filesBeside(options).map(absolute), configurationNames: fileNames };
  const touched = touchedFiles(all.files, files.map(absolute), { sources, beside });
  const read = filesToRead(all.files, touched, sources);
  const { report } = await examineFiles({ files: read, problems: all.problems, sources }, options);
  return reportOfFiles(report, touched, sources);
}

/** Lints a text, or the bytes of one, as if the file at `path` held it; the files around it are read as they are. */
export async function lintText(
  text: string | Uint8Array,
  options: LintOptions & { readonly path: string },
): Promise<LintReport> {
  return (await examineFiles(textAsFile(text, options), options)).report;
}

/** What is to be linted: found, and not read yet. */
export interface FoundFiles extends Walk {
  readonly sources: Sources;
}

export function filesAt(paths: readonly string[], options: LintOptions): FoundFiles {
  const sources = options.sources ?? openDisk(paths, options);
  const absolute = paths.map((path) => absolutePath(path, sources.workingFolder));
  return { ...walk(absolute, sources), sources };
}

export function textAsFile(text: string | Uint8Array, options: LintOptions & { readonly path: string }): FoundFiles {
  const around = options.sources ?? openDisk([options.path], options);
  const path = absolutePath(options.path, around.workingFolder);
  const given = typeof text === 'string' ? once(() => ({ path, text: withoutMark(text) })) : inputReader(path, text);
  const read: Sources['read'] = (_, atMost) => shortened(given(atMost), around.workingFolder);
  return { files: [{ path, named: true }], problems: [], sources: overlay(around, path, read) };
}

/**
 * All that a lint does, for its report or for what is made from more than that. Asynchronous because what a run needs is
 * loaded when it is known: parsers, and ajv for rules of one's own.
 */
export async function examineFiles(
  { files, problems, sources }: FoundFiles,
  options: LintOptions,
  everyCheck = false,
): Promise<Examination> {
  const own = { runs: await ownRuns(options), profiles: await ownProfiles(options) };
  const configured = await configuredLint(files, sources, { options, own });
  const parsed = await parse(configured?.files ?? files, sources, {
    ...(await parseOptions(options, sources)),
    ...(configured && { regionOf: configured.regionOf }),
  });
  return examine(configured?.asked ?? askedOf(options, own), { parsed, problems }, { sources, everyCheck });
}

/** What configurations say of the files; undefined when there is none, and nothing of what reads them is loaded. */
async function configuredLint(
  files: Walk['files'],
  sources: Sources,
  given: { readonly options: LintOptions; readonly own: Own },
): Promise<ConfiguredLint | undefined> {
  const { configFile, ruleSettings } = given.options;
  const find = configurationFinder(sources, configFile);
  const found = typeof configFile === 'string' || files.some(({ path }) => find(path) !== undefined);
  if (!found && !ruleSettings) return undefined;
  const { configureLint } = await import('./configured-lint.ts');
  return configureLint(files, sources, { ...given, find });
}

async function ownRuns({ rules = [] }: LintOptions): Promise<readonly RuleRun[]> {
  if (rules.length === 0) return [];
  const { optionFaults } = await import('./engine/options.ts');
  return runsOf(rules, optionFaults);
}

async function ownProfiles({ profileDefinitions = [] }: LintOptions): Promise<readonly Profile[]> {
  if (profileDefinitions.length === 0) return [];
  const { definedProfiles } = await import('./config/profile-definitions.ts');
  return definedProfiles(profileDefinitions, { rules, profiles });
}
