import { locateDiagnostics } from './diagnostics.ts';
import { createLocator } from './engine/locate.ts';
import { runRules } from './engine/run-rules.ts';
import { UsageError } from './errors.ts';
import { buildGraph } from './graph/build-graph.ts';
import type { LintOptions } from './lint-options.ts';
import { ownRuns, parseOptions, variableArguments } from './lint-options.ts';
import type { Diagnostic, LintReport } from './model/report.ts';
import type { Sources } from './model/source.ts';
import { parse } from './parsers/index.ts';
import { resolveLocation } from './parsers/json-locations.ts';
import { profiles } from './profiles/index.ts';
import { resolveProfiles } from './profiles/resolve-profiles.ts';
import { summarizeRules, version } from './rule-pages.ts';
import { rules } from './rules/index.ts';
import { diskSources } from './sources/disk.ts';
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

async function lintFiles({ files, problems }: Walk, sources: Sources, options: LintOptions): Promise<LintReport> {
  const inputs = new Map(Object.entries(options.inputs ?? {}));
  const asked = resolveProfiles({ profiles: options.profiles ?? [], inputs }, { profiles, rules });
  const runs = [...asked.runs, ...(await ownRuns(options))];
  const parsed = await parse(files, sources, parseOptions(options, sources));
  refuseUndeclared(parsed.undeclaredVariables);
  const { graph, diagnostics } = buildGraph(parsed.units);
  const locate = createLocator(resolveLocation);
  const result = runRules(runs, graph, { ...asked.context, locate, root: sources.root });
  const trouble = [
    ...problems.map(({ path, detail }): Diagnostic => ({ code: 'input', severity: 'error', message: detail, path })),
    ...parsed.diagnostics,
    ...parsed.units.flatMap((unit) => unit.diagnostics),
    ...diagnostics,
    ...result.diagnostics,
  ];
  return {
    findings: result.findings,
    undecided: result.undecided,
    passed: result.passed,
    remarks: result.remarks,
    diagnostics: locateDiagnostics(trouble, locate),
    rules: summarizeRules(runs.map((run) => run.rule)),
    profiles: asked.names,
    files: parsed.files,
    units: parsed.units.map(({ unit, resources }) => ({
      id: unit.id,
      format: unit.format,
      resources: resources.length,
    })),
    workingFolder: sources.workingFolder,
    root: sources.root,
    version,
  };
}

/** Terraform lets a variable file hold what no module declares; on the command line it is a mistake. */
function refuseUndeclared(names: readonly string[]): void {
  if (names.length === 0) return;
  const list = names.map((name) => `"${name}"`).join(', ');
  throw new UsageError(`No Terraform root module that is linted declares the variable ${list}, which --var sets.`);
}

function openDisk(paths: readonly string[], options: LintOptions): Sources {
  const { workingFolder = process.cwd(), allowOutside = false, parameterFile = [] } = options;
  const absolute = (path: string) => absolutePath(path, workingFolder);
  const variableFiles = variableArguments(options).flatMap((argument) => ('file' in argument ? [argument.file] : []));
  const alsoRead = [variableFiles, parameterFile].flat().map(absolute);
  return diskSources({ workingFolder, paths: paths.map(absolute), alsoRead, allowOutside });
}
