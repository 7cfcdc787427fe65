import type { RuleRun } from './engine/rule.ts';
import { askedOf, judge } from './judge.ts';
import type { LintOptions } from './lint-options.ts';
import { parseOptions, runsOf } from './lint-options.ts';
import type { LintReport } from './model/report.ts';
import type { Sources } from './model/source.ts';
import { openDisk } from './open-disk.ts';
import { parse } from './parsers/index.ts';
import { overlay } from './sources/overlay.ts';
import { absolutePath } from './sources/paths.ts';
import type { Walk } from './sources/walk.ts';
import { walk } from './sources/walk.ts';

/** Lints files and folders. Trouble with them is in the report; wrong options throw `UsageError` or `ConfigError`. */
export async function lint(paths: readonly string[], options: LintOptions = {}): Promise<LintReport> {
  const sources = options.sources ?? openDisk(paths, options);
  return lintFiles(
    walk(
      paths.map((path) => absolutePath(path, sources.workingFolder)),
      sources,
    ),
    sources,
    options,
  );
}

/** Lints a text as if the file at `path` held it; the files around it are read as they are. */
export async function lintText(text: string, options: LintOptions & { readonly path: string }): Promise<LintReport> {
  const around = options.sources ?? openDisk([options.path], options);
  const path = absolutePath(options.path, around.workingFolder);
  return lintFiles({ files: [{ path, named: true }], problems: [] }, overlay(around, path, text), options);
}

/** Asynchronous because what a run needs is loaded when it is known: parsers, and ajv for rules of one's own. */
async function lintFiles({ files, problems }: Walk, sources: Sources, options: LintOptions): Promise<LintReport> {
  const asked = askedOf(options, await ownRuns(options));
  const parsed = await parse(files, sources, await parseOptions(options, sources));
  return judge(asked, { parsed, problems }, sources);
}

async function ownRuns({ rules = [] }: LintOptions): Promise<readonly RuleRun[]> {
  if (rules.length === 0) return [];
  const { optionFaults } = await import('./engine/options.ts');
  return runsOf(rules, optionFaults);
}
