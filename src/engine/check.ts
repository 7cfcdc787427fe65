import type { Guard } from '../model/guard.ts';
import { always, and, implies, never, not } from '../model/guard.ts';
import type { Diagnostic, Requester } from '../model/report.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import type { BareRun } from './bare-run.ts';
import { bareSeverity } from './bare-run.ts';
import type { Draft } from './findings.ts';
import type { InputDeclaration } from './inputs.ts';
import type { Message } from './message.ts';
import { formatMessage, isWritten } from './message.ts';
import { placeholdersOf } from './placeholders.ts';
import type { Placing } from './place.ts';
import { placeFinding } from './place.ts';
import type { Messages, Resource, ResourceGraph, RuleContext, RuleRun } from './rule.ts';
import type { Audience, Scope } from './scope.ts';
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

/** What the checks of a run are collected in. */
export interface Tally {
  readonly drafts: Draft[];
  readonly diagnostics: Diagnostic[];
  passed: number;
}

/** One rule at work. */
export interface Runner {
  readonly run: RuleRun;
  readonly graph: ResourceGraph;
  readonly context: RunContext;
  readonly scope: Scope;
  readonly tally: Tally;
}

type Report = Parameters<RuleContext<Messages, object>['check']>[1];

/** Counts a check that passed, and drafts a finding of one that did not. */
export function tallyCheck(verdict: Verdict, report: Report, runner: Runner): void {
  const within = and(report.on.when, report.when ?? always);
  if (within === never) return;
  const outcome = outcomeOf(verdict, within);
  if (outcome === 'pass') runner.tally.passed += 1;
  else runner.tally.drafts.push(draftOf({ verdict, outcome, within, report }, runner));
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

function draftOf({ verdict, outcome, within, report }: Check, runner: Runner): Draft {
  const { run, graph, context } = runner;
  const { on } = report;
  const statement = report[outcome];
  if (!statement)
    throw new Error(`the check is ${outcome === 'fail' ? 'failed' : 'undecided'} and has no message for it`);
  const { message: messageId, at = { at: on.native.at }, data = {} } = statement;
  const template = run.rule.meta.messages[messageId];
  if (template === undefined) throw new Error(`there is no message "${messageId}"`);
  const under = outcome === 'fail' ? within : and(within, not(verdict.pass));
  const message: Message = { template, data, on, under };
  const requesters = speakersAbout(on, runner) ?? run.requesters;
  // Formatted once here so that a fault in it is this rule's, at this resource.
  formatMessage(message, { requesters, inputs: context.declaredInputs, others: 0 });
  // A rule that no profile asks for keeps the severity that its user gave it.
  const bare = requesters.length > 0 ? context.bare : undefined;
  const severity = bare ? bareSeverity(bare, { rule: run.rule.name, messageId, on }, graph) : run.severity;
  return {
    rule: run.rule.name,
    messageId,
    verdict: outcome,
    severity,
    message,
    opening: outcome === 'fail' && severity === 'warning' ? (bare?.opening ?? '') : '',
    placed: placeFinding({ subject: at, under, resource: on.native }, context),
    requesters,
    lacks: outcome === 'unknown' ? lacking(message, verdict, context) : [],
  };
}

/** What is not known: what the message gives as the reason, else all that the verdict rests on. */
function lacking(message: Message, { because }: Verdict, { declaredInputs }: RunContext): readonly string[] {
  const { template, data, on, under } = message;
  const asked = placeholdersOf(template).flatMap(({ format, name }) => {
    const datum = format === 'why' ? data[name] : undefined;
    return isWritten(datum) ? [datum] : [];
  });
  const written = asked.length > 0 ? asked : because;
  const known = { inputs: declaredInputs, unit: on.unit.id };
  return [...new Set(written.flatMap((one) => reasonsOf(one, under, known)))];
}

/** Who asks this of the resource; undefined when nobody does. */
export function speakersAbout(resource: Resource, { run, scope }: Runner): readonly Requester[] | undefined {
  const { rule, requesters } = run;
  if (rule.meta.scope === 'every' || requesters.length === 0) return requesters;
  const asking = scope.speakers(resource, requesters);
  return asking.length === 0 ? undefined : asking;
}
