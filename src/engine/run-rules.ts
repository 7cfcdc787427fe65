import type { Guard } from '../model/guard.ts';
import { always, and, implies, never, not } from '../model/guard.ts';
import type { Diagnostic, Finding, Requester } from '../model/report.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import type { BareRun } from './bare-run.ts';
import { bareSeverity, concernsAnyone } from './bare-run.ts';
import type { Draft } from './findings.ts';
import { mergeDrafts } from './findings.ts';
import type { InputDeclaration } from './inputs.ts';
import { inputValue } from './inputs.ts';
import { kindNames, isKind } from './kind-names.ts';
import { formatMessage } from './message.ts';
import { withDefaults } from './option-defaults.ts';
import type { Placing } from './place.ts';
import { placeFinding } from './place.ts';
import type { Kind, Messages, Resource, ResourceGraph, RuleContext, RuleRun, Visitors } from './rule.ts';
import { mergeRuns } from './rule-runs.ts';
import type { Audience, Scope } from './scope.ts';
import { scopeOf } from './scope.ts';
import { reasonsOf } from './unknowns.ts';

export interface RunContext extends Placing {
  /** What the user passed on from the vendor, by name. */
  readonly inputs: ReadonlyMap<string, string>;
  /** What the profiles know about inputs, for messages about one that is missing. */
  readonly declaredInputs: readonly InputDeclaration[];
  readonly audiences: readonly Audience[];
  /** Set when no vendor was chosen. */
  readonly bare?: BareRun;
}

export interface RunResult {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Finding[];
  /** How many checks passed. */
  readonly passed: number;
  /** Faults of rules. */
  readonly diagnostics: readonly Diagnostic[];
  readonly remarks: readonly string[];
}

/** What the checks of a run are collected in. */
interface Tally {
  readonly drafts: Draft[];
  readonly diagnostics: Diagnostic[];
  passed: number;
}

interface Runner {
  readonly graph: ResourceGraph;
  readonly context: RunContext;
  readonly scope: Scope;
  readonly tally: Tally;
}

/** Lets every rule look at the resources it is about and brings together what they say. */
export function runRules(runs: readonly RuleRun[], graph: ResourceGraph, context: RunContext): RunResult {
  const tally: Tally = { drafts: [], diagnostics: [], passed: 0 };
  if (context.bare && !concernsAnyone(graph)) {
    return { findings: [], undecided: [], passed: 0, diagnostics: [], remarks: [] };
  }
  const runner: Runner = { graph, context, scope: scopeOf(graph, context.audiences), tally };
  for (const run of mergeRuns(runs)) runRule(run, runner);
  const findings = mergeDrafts(tally.drafts, context.declaredInputs, context.root);
  return {
    findings: findings.filter((finding) => finding.verdict === 'fail'),
    undecided: findings.filter((finding) => finding.verdict === 'unknown'),
    passed: tally.passed,
    diagnostics: tally.diagnostics,
    remarks: context.bare ? [context.bare.remark] : [],
  };
}

function runRule(run: RuleRun, runner: Runner): void {
  let visitors: Visitors;
  try {
    visitors = run.rule.create(ruleContext(run, runner));
    refuseUnknownKinds(visitors);
  } catch (error) {
    runner.tally.diagnostics.push(ruleFault(run, error));
    return;
  }
  for (const kind of kindNames) visitAll(kind, visitors, run, runner);
}

function visitAll<K extends Kind>(kind: K, visitors: Visitors, run: RuleRun, runner: Runner): void {
  const visit = visitors[kind];
  if (!visit) return;
  for (const resource of runner.graph.all(kind)) {
    if (speakers(resource, run, runner.scope) === undefined) continue;
    try {
      visit(resource);
    } catch (error) {
      runner.tally.diagnostics.push(ruleFault(run, error, resource));
    }
  }
}

/** Who asks this of the resource; undefined when nobody does. */
function speakers(resource: Resource, { rule, requesters }: RuleRun, scope: Scope): readonly Requester[] | undefined {
  if (rule.meta.scope === 'every' || requesters.length === 0) return requesters;
  const asking = scope.speakers(resource, requesters);
  return asking.length === 0 ? undefined : asking;
}

function refuseUnknownKinds(visitors: Visitors): void {
  const wrong = Object.keys(visitors).filter((name) => !isKind(name));
  if (wrong.length > 0)
    throw new Error(`it visits ${wrong.join(', ')}, which is no kind; kinds are ${kindNames.join(', ')}`);
}

function ruleContext(run: RuleRun, runner: Runner): RuleContext<Messages, object> {
  return {
    options: withDefaults(run.rule.meta.schema, run.options),
    graph: runner.graph,
    requesters: run.requesters,
    input: (name) => inputValue(name, runner.context.inputs),
    check: (verdict, report) => tallyCheck(verdict, report, run, runner),
  };
}

type Report = Parameters<RuleContext<Messages, object>['check']>[1];

function tallyCheck(verdict: Verdict, report: Report, run: RuleRun, runner: Runner): void {
  const within = and(report.on.when, report.when ?? always);
  if (within === never) return;
  const outcome = outcomeOf(verdict, within);
  if (outcome === 'pass') runner.tally.passed += 1;
  else runner.tally.drafts.push(draftOf({ verdict, outcome, within, report }, run, runner));
}

function outcomeOf({ pass, fail }: Verdict, within: Guard): Outcome {
  if (implies(within, fail)) return 'fail';
  return implies(within, pass) ? 'pass' : 'unknown';
}

interface Check {
  readonly verdict: Verdict;
  readonly outcome: 'fail' | 'unknown';
  /** Where the check counts. */
  readonly within: Guard;
  readonly report: Report;
}

function draftOf({ verdict, outcome, within, report }: Check, run: RuleRun, runner: Runner): Draft {
  const { graph, context, scope } = runner;
  const { on } = report;
  const statement = report[outcome];
  if (!statement)
    throw new Error(`the check is ${outcome === 'fail' ? 'failed' : 'undecided'} and has no message for it`);
  const { message: messageId, at = { at: on.native.at }, data = {} } = statement;
  const template = run.rule.meta.messages[messageId];
  if (template === undefined) throw new Error(`there is no message "${messageId}"`);
  const under = outcome === 'fail' ? within : and(within, not(verdict.pass));
  const message = { template, data, on, under };
  const requesters = speakers(on, run, scope) ?? run.requesters;
  // Formatted once here so that a fault in it is this rule's, at this resource.
  formatMessage(message, { requesters, inputs: context.declaredInputs, others: 0 });
  const severity = context.bare
    ? bareSeverity(context.bare, { rule: run.rule.name, messageId, on }, graph)
    : run.severity;
  const reasons = verdict.because.flatMap((each) => reasonsOf(each, under, context.declaredInputs));
  return {
    rule: run.rule.name,
    messageId,
    verdict: outcome,
    severity,
    message,
    opening: outcome === 'fail' && severity === 'warning' ? (context.bare?.opening ?? '') : '',
    placed: placeFinding(at, under, context),
    requesters,
    lacks: outcome === 'unknown' ? [...new Set(reasons)] : [],
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
