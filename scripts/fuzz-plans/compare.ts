import type { LintReport } from '../../src/index.ts';
import { failsAsShown } from '../../tests/fixture-lines.ts';

interface Statement {
  readonly text: string;
  readonly rule: string;
  readonly verdict: string;
  readonly messageId: string;
  readonly system: string;
  /** Undecided since the plan does not record a reference. */
  readonly isUnrecorded: boolean;
}

export function statements({ findings, undecided, diagnostics }: LintReport): ReadonlyMap<string, Statement> {
  const said = [...findings, ...undecided].flatMap((finding) => {
    const { rule, messageId, addresses, lacks } = finding;
    const verdict = failsAsShown(finding) ? 'fail' : finding.verdict;
    return addresses.map((address): Statement => ({
      text: `${verdict} ${rule} ${messageId} ${address}`,
      rule,
      verdict,
      messageId,
      system: /^module\.(s\d+)/.exec(address)?.[1] ?? '',
      isUnrecorded: lacks.some((lack) => lack.includes('the plan does not record')),
    }));
  });
  const notes = diagnostics.map(({ code, message }): Statement => ({
    text: `${code}: ${message}`,
    rule: '',
    verdict: 'note',
    messageId: code,
    system: '',
    isUnrecorded: false,
  }));
  return new Map([...notes, ...said].map((each) => [each.text, each]));
}

/** On what a plan does not record: a null that the provider replaces, and a literal beside a reference in a set. */
const unrecordedMessages = new Set(['turnedOff', 'wrongArn', 'balancerOutside', 'sharedBalancer']);

/**
 * What one reading says and the other does not. In systems of which the plan does not record all, it may leave open
 * what the configuration decides.
 */
export function differences(configured: LintReport, planned: LintReport, open: ReadonlySet<string>): readonly string[] {
  const [ours, theirs] = [statements(configured), statements(planned)];
  const isOfThePlan = ({ isUnrecorded, verdict }: Statement): boolean => isUnrecorded || verdict === 'fail';
  const left = new Set([...theirs.values()].filter(isOfThePlan).map(({ system, rule }) => `${system} ${rule}`));
  const excused = ({ system, rule, verdict, messageId }: Statement, isMore: boolean): boolean =>
    open.has(system) &&
    (unrecordedMessages.has(messageId) || (!(isMore && verdict === 'fail') && left.has(`${system} ${rule}`)));
  const lost = [...ours.values()].filter((each) => !theirs.has(each.text) && !excused(each, false));
  const more = [...theirs.values()].filter((each) => !ours.has(each.text) && !excused(each, true));
  return [...lost.map(({ text }) => `- ${text}`), ...more.map(({ text }) => `+ ${text}`)].sort();
}
