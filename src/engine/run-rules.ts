import type { Check, Diagnostic, Finding, SuppressedFinding } from '../model/report.ts';
import { askedOf, optionsIn } from './asked.ts';
import { concernsAnyone } from './bare-run.ts';
import type { AskedContext, RunContext, Runner, SharedContext, Tally } from './check.ts';
import { speakersAbout, tallyCheck } from './check.ts';
import { checksOf } from './checks.ts';
import type { Draft } from './findings.ts';
import { byPlace, mergeDrafts } from './findings.ts';
import { inputValue } from './inputs.ts';
import { isKind, kindNames } from './kind-names.ts';
import type { Kind, Messages, Resource, ResourceGraph, RuleContext, RuleRun, Visitors } from './rule.ts';
import { mergeRuns } from './rule-runs.ts';
import { scopeOf } from './scope.ts';
import { sortOut } from './suppressions.ts';
import { unmatchedTargets } from './targets.ts';

export type { RunContext };

export interface RunResult {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** How many checks passed. */
  readonly passed: number;
  /** The outcome of every check, where the context asks for it. */
  readonly checks?: readonly Check[];
  /** Faults of rules and of suppressions. */
  readonly diagnostics: readonly Diagnostic[];
  readonly remarks: readonly string[];
}

/** What is asked of some of the resources. */
export interface RunGroup {
  readonly runs: readonly RuleRun[];
  readonly asked: AskedContext;
  /** Of which resources it is asked; of all if left out. */
  readonly concerns?: (resource: Resource) => boolean;
}

/** Lets every rule look at the resources it is about and brings together what they say. */
export function runRules(runs: readonly RuleRun[], graph: ResourceGraph, context: RunContext): RunResult {
  return runGroups([{ runs, asked: context }], graph, context);
}

/** The same where not every resource is asked the same. */
export function runGroups(groups: readonly RunGroup[], graph: ResourceGraph, shared: SharedContext): RunResult {
  const tally: Tally = { drafts: [], passes: [], elsewhere: [], diagnostics: [], passed: 0 };
  const ran = new Set<string>();
  const remarks = new Set<string>();
  for (const { runs, asked, concerns } of groups) {
    const context = { ...shared, ...asked };
    const scope = scopeOf(graph, asked.audiences);
    const silent = asked.bare !== undefined && !concernsAnyone(graph);
    if (asked.bare && !silent) remarks.add(asked.bare.remark);
    const merged = mergeRuns(runs);
    for (const run of merged) {
      if (silent && run.requesters.length > 0) continue;
      const faults = tally.diagnostics.length;
      runRule({ run, runs: merged, graph, context, scope, tally, ...(concerns && { concerns }) });
      if (tally.diagnostics.length === faults) ran.add(run.rule.name);
    }
  }
  const { open, suppressed, diagnostics } = sortOut(tally.drafts, shared.accepted, { locate: shared.locate, ran });
  const merge = (drafts: readonly Draft[]) => mergeDrafts(drafts, shared.root);
  const findings = merge(open);
  return {
    findings: findings.filter((finding) => finding.verdict === 'fail'),
    undecided: findings.filter((finding) => finding.verdict === 'unknown'),
    suppressed: suppressed
      .flatMap(({ by, drafts }) => merge(drafts).map((finding) => ({ ...finding, suppression: by })))
      .sort(byPlace),
    passed: tally.passed,
    ...(shared.everyCheck && {
      checks: checksOf({ open: [...open, ...tally.elsewhere], suppressed, passes: tally.passes }, shared.root),
    }),
    diagnostics: [
      ...tally.diagnostics,
      ...diagnostics,
      ...unmatchedTargets(
        graph,
        groups.flatMap(({ asked }) => asked.audiences),
      ),
    ],
    remarks: [...remarks],
  };
}

function runRule(runner: Runner): void {
  let visitors: Visitors;
  try {
    visitors = runner.run.rule.create(ruleContext(runner));
    refuseUnknownKinds(visitors);
  } catch (error) {
    runner.tally.diagnostics.push(ruleFault(runner.run, error));
    return;
  }
  for (const kind of kindNames) visitAll(kind, visitors[kind], runner);
}

function visitAll<K extends Kind>(kind: K, visit: Visitors[K], runner: Runner): void {
  if (!visit) return;
  for (const resource of spokenAbout(kind, runner)) {
    if (runner.concerns?.(resource) === false || speakersAbout(resource, runner) === undefined) continue;
    try {
      visit(resource);
    } catch (error) {
      runner.tally.diagnostics.push(ruleFault(runner.run, error, resource));
    }
  }
}

/** Not all of a kind are read where it can be told beforehand about which of them somebody speaks. */
function spokenAbout<K extends Kind>(kind: K, { run, graph, scope }: Runner): readonly Resource<K>[] {
  const some = scope.spokenAbout(kind, run.requesters, run.rule.meta.scope);
  return some ? graph.among(kind, some) : graph.all(kind);
}

function refuseUnknownKinds(visitors: Visitors): void {
  const wrong = Object.keys(visitors).filter((name) => !isKind(name));
  if (wrong.length > 0)
    throw new Error(`it visits ${wrong.join(', ')}, which is no kind; kinds are ${kindNames.join(', ')}`);
}

function ruleContext(runner: Runner): RuleContext<Messages, object> {
  const { run, graph, context } = runner;
  return {
    options: optionsIn(run),
    graph,
    requesters: run.requesters,
    input: (name) => inputValue(name, context.inputs),
    asked: (rule, on) => askedOf(rule, on, runner),
    check: (verdict, report) => tallyCheck(verdict, report, runner),
  };
}

function ruleFault({ rule }: RuleRun, error: unknown, resource?: Resource): Diagnostic {
  const on = resource ? ` on \`${resource.address}\`` : '';
  const text = error instanceof Error ? error.message : String(error);
  return {
    code: 'rule-fault',
    severity: 'error',
    message: `Rule ${rule.name} failed${on}: ${text}. This is a fault of the rule, not of your infrastructure; the other rules ran.`,
    ...(resource && { at: resource.native.at }),
  };
}
