import { locateDiagnostics } from './diagnostics.ts';
import { openConditionsOf } from './engine/conditions.ts';
import { createLocator } from './engine/locate.ts';
import { nothingExposed } from './engine/nothing-exposed.ts';
import type { Placing } from './engine/place.ts';
import type { RuleRun } from './engine/rule.ts';
import type { RunGroup } from './engine/run-rules.ts';
import { runGroups } from './engine/run-rules.ts';
import type { Accepted } from './engine/suppressions.ts';
import { UsageError } from './errors.ts';
import { buildGraph } from './graph/build-graph.ts';
import type { ResourceGraph } from './graph/graph.ts';
import { nativeTypesOf } from './graph/native-types.ts';
import type { LintOptions } from './lint-options.ts';
import type { Check, Diagnostic, LintReport } from './model/report.ts';
import type { Sources } from './model/source.ts';
import type { Suppression } from './model/suppression.ts';
import type { Parsed } from './parsers/index.ts';
import { resolveLocation } from './parsers/json-locations.ts';
import type { Profile } from './profiles/index.ts';
import { profiles } from './profiles/index.ts';
import type { ResolvedProfiles } from './profiles/resolve-profiles.ts';
import { resolveProfiles } from './profiles/resolve-profiles.ts';
import { summarizeRules, version } from './rule-pages.ts';
import { rules } from './rules/index.ts';
import type { Walk } from './sources/walk.ts';

/** What a caller asks for, resolved before any file is read: a wrong name is said at once. */
export interface Asked extends Pick<ResolvedProfiles, 'profiles' | 'names' | 'context'> {
  readonly runs: readonly RuleRun[];
}

/** What is asked of what stands in a file; the same object where the same is asked. */
export type AskedAt = (path: string) => Asked;

/** What a caller brings along. */
export interface Own {
  readonly runs: readonly RuleRun[];
  readonly profiles: readonly Profile[];
}

export function askedOf(options: LintOptions, own: Own): Asked {
  const inputs = new Map(Object.entries(options.inputs ?? {}));
  const resolved = resolveProfiles(
    { profiles: options.profiles ?? [], inputs, targets: options.targets },
    { profiles: [...profiles, ...own.profiles], rules },
  );
  return { ...resolved, runs: [...resolved.runs, ...own.runs] };
}

/** What was read of the files, and what of them could not be. */
export interface Input {
  readonly parsed: Parsed;
  readonly problems: Walk['problems'];
}

/** The second half of a lint, from units to the report. It reads no file and loads nothing, so it is synchronous. */
export function judge(asked: Asked | AskedAt, input: Input, sources: Sources): LintReport {
  return examine(asked, input, { sources }).report;
}

/** A lint with what a checklist needs beside its report. */
export interface Examination {
  readonly report: LintReport;
  readonly graph: ResourceGraph;
  /** Empty unless it was asked for every check. */
  readonly checks: readonly Check[];
  /** What was asked, of whichever resources. */
  readonly asked: readonly Asked[];
  readonly placing: Placing;
}

export function examine(
  asked: Asked | AskedAt,
  { parsed, problems }: Input,
  { sources, everyCheck = false }: { readonly sources: Sources; readonly everyCheck?: boolean },
): Examination {
  refuseUndeclared(parsed);
  const { graph, diagnostics } = buildGraph(parsed.units);
  const locate = createLocator(resolveLocation);
  const placing = { locate, root: sources.root, madeBy: madeBy(parsed.units) };
  const groups = typeof asked === 'function' ? groupsOf(asked, parsed, sources.root) : [asked];
  const runs = groups.flatMap((group) => group.runs);
  const result = runGroups(
    groups.map((group) => runGroup(group, asked)),
    graph,
    { ...placing, open: openConditionsOf(parsed.units), accepted: acceptedBy(parsed, runs), everyCheck },
  );
  const trouble = [
    ...problems.map(({ path, detail }): Diagnostic => ({ code: 'input', severity: 'error', message: detail, path })),
    ...parsed.diagnostics,
    ...parsed.units.flatMap((unit) => unit.diagnostics),
    ...diagnostics,
    ...result.diagnostics,
    ...nothingExposed(parsed.units, {
      graph,
      types: nativeTypesOf('EndpointService'),
      asked: groups.map(({ context }) => context),
      askedAt: (path) => (typeof asked === 'function' ? asked(path) : asked).context,
    }),
  ];
  const report: LintReport = {
    findings: result.findings,
    undecided: result.undecided,
    suppressed: result.suppressed,
    passed: result.passed,
    remarks: result.remarks,
    diagnostics: locateDiagnostics(trouble, locate),
    rules: summarizeRules(runs.map((run) => run.rule)),
    profiles: [...new Set(groups.flatMap(({ names }) => names))],
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
  return { report, graph, checks: result.checks ?? [], asked: groups, placing };
}

/** In the order in which the resources stand that it is asked of. */
function groupsOf(asked: AskedAt, { units }: Parsed, root: string): readonly Asked[] {
  const paths = new Set(units.flatMap(({ resources }) => resources.map(({ at }) => at.file.path)));
  return [...new Set(paths.size === 0 ? [asked(`${root}/`)] : [...paths].map(asked))];
}

function runGroup(group: Asked, asked: Asked | AskedAt): RunGroup {
  const { runs, context } = group;
  if (typeof asked !== 'function') return { runs, asked: context };
  return { runs, asked: context, concerns: ({ native }) => asked(native.at.file.path) === group };
}

function acceptedBy({ units }: Parsed, runs: readonly RuleRun[]): Accepted {
  // A module is part of every unit that calls it; what its comments accept is said once.
  const first = new Map<Suppression, string>();
  for (const { unit, suppressions = [] } of units)
    for (const one of suppressions) if (!first.has(one)) first.set(one, unit.id);
  return {
    suppressions: [...first].map(([one, unit]) => [unit, one] as const),
    ruleNames: [...new Set([...rules, ...runs.map((run) => run.rule)].map((rule) => rule.name))],
    today: new Date().toISOString().slice(0, 10),
  };
}

/** Of the unit that the text belongs to. */
function madeBy(units: Parsed['units']): NonNullable<Placing['madeBy']> {
  const generated = units.flatMap((unit) => unit.madeBy ?? []);
  return (location) => {
    for (const ask of generated) {
      const made = ask(location);
      if (made) return made;
    }
    return undefined;
  };
}

/** Terraform lets a variable file hold what no module declares; on the command line it is a mistake. */
function refuseUndeclared({ undeclaredVariables: names, units }: Parsed): void {
  if (names.length === 0) return;
  const isPlan = units.some(({ unit }) => unit.format === 'plan');
  const instead = isPlan ? ' A plan keeps the values that it was made with: make it anew with another one.' : '';
  const list = names.map((name) => `"${name}"`).join(', ');
  throw new UsageError(
    `No Terraform root module that is linted declares the variable ${list}, which --var sets.${instead}`,
  );
}
