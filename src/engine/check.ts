import type { Guard } from '../model/guard.ts';
import { asShown, isShown } from '../graph/unshown.ts';
import { always, and, implies, never, not, or } from '../model/guard.ts';
import type { Diagnostic, Requester } from '../model/report.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import { either, verdict as verdictOf } from '../model/verdict.ts';
import type { OpenConditions } from '../model/resource.ts';
import type { BareRun } from './bare-run.ts';
import { bareSeverity } from './bare-run.ts';
import { conditionText, decidersOf, isOfEmptyLists } from './conditions.ts';
import type { Draft } from './findings.ts';
import type { InputDeclaration } from './inputs.ts';
import type { Message } from './message.ts';
import { isWritten, putIntoWords } from './message.ts';
import { placeholdersOf } from './placeholders.ts';
import type { Placing } from './place.ts';
import { placeFinding, placeOfHeader } from './place.ts';
import type { Messages, Resource, ResourceGraph, RuleContext, RuleRun, Statement } from './rule.ts';
import type { Audience, Scope } from './scope.ts';
import type { Accepted } from './suppressions.ts';
import { reasonsOf } from './unknowns.ts';

/** What is asked, and for whom. */
export interface AskedContext {
  /** What the user passed on from the vendor, by name. */
  readonly inputs: ReadonlyMap<string, string>;
  /** What the profiles know about inputs, for messages about one that is missing. */
  readonly declaredInputs: readonly InputDeclaration[];
  readonly audiences: readonly Audience[];
  /** Set when no vendor was chosen. */
  readonly bare?: BareRun;
}

/** What holds for the whole run, whatever is asked of a resource. */
export interface SharedContext extends Placing {
  /** What each unit leaves open, by its ID. */
  readonly open?: ReadonlyMap<string, OpenConditions>;
  readonly accepted?: Accepted;
  /** Set when somebody wants to see the checks that passed too. */
  readonly everyCheck?: boolean;
}

export interface RunContext extends AskedContext, SharedContext {}

/** What the checks of a run are collected in. */
export interface Tally {
  readonly drafts: Draft[];
  /** Empty unless every check is asked for: a run has many, and a lint only counts them. */
  readonly passes: Draft<'pass'>[];
  /** Failures that another rule reports. Empty unless every check is asked for. */
  readonly elsewhere: Draft[];
  readonly diagnostics: Diagnostic[];
  passed: number;
}

/** One rule at work. */
export interface Runner {
  readonly run: RuleRun;
  /** All that are asked together with it. */
  readonly runs: readonly RuleRun[];
  readonly graph: ResourceGraph;
  readonly context: RunContext;
  readonly scope: Scope;
  readonly tally: Tally;
  /** Which resources it is to look at; all if left out. */
  readonly concerns?: (resource: Resource) => boolean;
}

type Report = Parameters<RuleContext<Messages, object>['check']>[1];

/** Counts a check that passed, and drafts a finding of one that did not. */
export function tallyCheck(judged: Verdict, report: Report, runner: Runner): void {
  const verdict = report.only ? either(report.only, judged, passing) : judged;
  const within = and(report.on.when, report.when ?? always);
  if (within === never) return;
  const outcome = outcomeOf(verdict, within);
  if (outcome === undefined) return;
  if (outcome === 'pass') {
    runner.tally.passed += 1;
    if (runner.context.everyCheck) runner.tally.passes.push(passOf(report, within, runner));
    return;
  }
  if (report.saidElsewhere && !runner.context.everyCheck) return;
  const failing = and(within, verdict.fail);
  const undivided = { verdict, outcome, within, report };
  const saysHow = outcome === 'unknown' && report.fail && isShown(failing) && !isIdle(failing, undivided, runner);
  const check = { ...undivided, ...(saysHow && { failing }) };
  (report.saidElsewhere ? runner.tally.elsewhere : runner.tally.drafts).push(draftOf(check, runner));
}

/**
 * Whether it fails only when lists that the sources do not show are left empty, and the message for what is not known
 * says of the same lists that they are missing: nobody leaves them empty, and what to pass is all there is to say.
 */
function isIdle(failing: Guard, check: Failed, runner: Runner): boolean {
  const { report, within } = check;
  const { unit } = report.on;
  const open = runner.context.open?.get(unit.id);
  if (failing === never || !isOfEmptyLists(failing, within, { unit: unit.id, open })) return false;
  const statement = statementOf(report.unknown);
  const reasons = statement ? lacking(check, statement, runner) : [];
  return decidersOf(failing, within, unit.id).every((decider) => reasons.includes(decider));
}

const passing = verdictOf('pass');

/** Of what a plan may not show, nothing fails or passes: undefined for a check that is about nothing else. */
function outcomeOf({ pass, fail }: Verdict, within: Guard): Outcome | undefined {
  if (implies(within, fail)) return 'fail';
  if (implies(within, pass)) return 'pass';
  const shown = and(within, asShown);
  if (shown === never) return undefined;
  return implies(shown, pass) ? 'pass' : 'unknown';
}

/** A check that passed: where the value stands that decided it, and the rule's remark if it has one. */
function passOf(report: Report, under: Guard, runner: Runner): Draft<'pass'> {
  const { on } = report;
  const { run, context } = runner;
  const [pass, fail, unknown] = [report.pass, report.fail, report.unknown].map(statementOf);
  const subject = [pass, fail, unknown].find((statement) => statement?.at)?.at ?? { at: on.native.at };
  const template = pass ? templateOf(pass.message, run) : '';
  const message: Message = { template, data: pass?.data ?? {}, on, under };
  return {
    rule: run.rule.name,
    messageId: pass?.message ?? '',
    verdict: 'pass',
    severity: run.severity,
    on,
    words: putIntoWords(message, context.declaredInputs),
    opening: '',
    placed: placeFinding({ subject, under, resource: on.native }, context),
    requesters: speakersAbout(on, runner) ?? run.requesters,
    lacks: [],
  };
}

function statementOf(said: Report['fail']): Statement<Messages> | undefined {
  return typeof said === 'function' ? said() : said;
}

function templateOf(messageId: string, { rule }: RuleRun): string {
  const template = rule.meta.messages[messageId];
  if (template === undefined) throw new Error(`there is no message "${messageId}"`);
  return template;
}

interface Failed {
  readonly verdict: Verdict;
  readonly outcome: 'fail' | 'unknown';
  /** Where the check counts. */
  readonly within: Guard;
  readonly report: Report;
  /** When an undecided check would fail, if the rule can say how. */
  readonly failing?: Guard;
}

function draftOf(check: Failed, runner: Runner): Draft {
  const { verdict, outcome, within, report, failing } = check;
  const { run, graph, context } = runner;
  const { on } = report;
  const unknown = outcome === 'unknown' ? statementOf(report.unknown) : undefined;
  const statement = failing || outcome === 'fail' ? statementOf(report.fail) : unknown;
  if (!statement)
    throw new Error(`the check is ${outcome === 'fail' ? 'failed' : 'undecided'} and has no message for it`);
  const { message: messageId, at = on.native, data = {} } = statement;
  const template = templateOf(messageId, run);
  const under = failing ?? (outcome === 'fail' ? within : and(within, not(verdict.pass)));
  const message: Message = { template, data, on, under };
  const requesters = speakersAbout(on, runner) ?? run.requesters;
  const words = putIntoWords(message, context.declaredInputs);
  // A rule that no profile asks for keeps the severity that its user gave it.
  const bare = requesters.length > 0 ? context.bare : undefined;
  const severity = bare ? bareSeverity(bare, { rule: run.rule.name, messageId, on }, graph) : run.severity;
  const when = failing && conditionText(failing, within, { unit: on.unit.id, open: context.open?.get(on.unit.id) });
  const warning = outcome === 'fail' && severity === 'warning' ? (bare?.opening ?? '') : '';
  return {
    rule: run.rule.name,
    messageId,
    verdict: outcome,
    severity,
    on,
    words,
    opening: failing ? `${when === undefined ? 'In some cases' : `When ${when}`}: ` : warning,
    when,
    placed: placeFinding({ subject: at, under, resource: on.native }, context),
    ...(report.way && {
      way: report.way.map(({ address, native }) => ({ address, place: placeOfHeader(native.at, context) })),
    }),
    requesters,
    lacks: outcome === 'unknown' ? lacking(check, unknown, runner) : [],
  };
}

/** What is not known: the conditions under which it fails; what the message gives as the reason, else all that the verdict rests on. */
function lacking(
  { verdict, within, report, failing }: Failed,
  statement: Statement<Messages> | undefined,
  { run, context }: Runner,
): readonly string[] {
  const unit = report.on.unit.id;
  const under = and(within, not(or(verdict.pass, failing ?? never)));
  const conditions = failing ? decidersOf(failing, within, unit) : [];
  if (under === never) return conditions;
  const { message = '', data = {} } = statement ?? {};
  const asked = placeholdersOf(run.rule.meta.messages[message] ?? '').flatMap(({ format, name }) => {
    const datum = format === 'why' ? data[name] : undefined;
    return isWritten(datum) ? [datum] : [];
  });
  const written = asked.length > 0 ? asked : verdict.because;
  const known = { inputs: context.declaredInputs, unit };
  const reasons = written
    .flatMap((one) => reasonsOf(one, under, known))
    .filter((reason) => conditions.length === 0 || !reason.startsWith('it depends on'));
  return [...new Set([...conditions, ...reasons])];
}

/** Who asks this of the resource; undefined when nobody does. */
export function speakersAbout(resource: Resource, { run, scope }: Runner): readonly Requester[] | undefined {
  const { rule, requesters } = run;
  if (requesters.length === 0) return requesters;
  const asking = scope.speakers(resource, requesters, rule.meta.scope);
  return asking.length === 0 ? undefined : asking;
}
