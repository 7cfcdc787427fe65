import type {
  Connection,
  ManualStep,
  RequirementState,
  RequirementVerdict,
  ValueForVendor,
} from '../../model/connection.ts';
import type { Check, LintReport, LocatedDiagnostic } from '../../model/report.ts';

/** What people read for the verdict on a requirement. */
export const verdictWords: Readonly<Record<RequirementVerdict, string>> = {
  pass: 'met',
  fail: 'failed',
  unknown: 'undecided',
  accepted: 'accepted',
  nothing: 'nothing found in the sources',
};

/** The same behind a number. */
const countWords = { ...verdictWords, nothing: 'not found in the sources' };

const order: readonly RequirementVerdict[] = ['fail', 'unknown', 'nothing', 'accepted', 'pass'];

/** How many requirements stand how, what is left to do first; without those that there are none of. */
export function tallyOf({ requirements }: Connection): readonly (readonly [RequirementVerdict, number])[] {
  return order
    .map((verdict) => [verdict, requirements.filter((one) => one.verdict === verdict).length] as const)
    .filter(([, amount]) => amount > 0);
}

/** `2 failed`, `1 met` */
export function countsOf(connection: Connection): readonly string[] {
  return tallyOf(connection).map(([verdict, amount]) => `${amount} ${countWords[verdict]}`);
}

/** `as of 2025-01-09, read 2026-11-21`; what was not read whole is told. */
export function readingOf({ date, readOn, read }: Omit<RequirementState['source'], 'url'>): string {
  const how = { page: 'read', excerpt: 'read in part', code: "vendor's code, read" }[read];
  return `${date === undefined ? '' : `as of ${date}, `}${how} ${readOn}`;
}

/** `you, before deployment` */
export function whoAndWhen({ who, when }: ManualStep, { vendor }: Pick<Connection, 'vendor'>): string {
  const time = { before: 'before deployment', after: 'after deployment', always: 'as long as it is connected' }[when];
  return `${who === 'customer' ? 'you' : vendor}, ${time}`;
}

/** What is said of a check beside its place: what is wrong, who accepts it, a remark on what passed. */
export function statementOf({ verdict, message, addresses, suppression }: Check): string {
  if (suppression) {
    const until = suppression.until === undefined ? '' : ` until ${suppression.until}`;
    return `${message} Accepted${until}: ${suppression.reason ?? 'no reason is given'}.`;
  }
  if (verdict !== 'pass') return message;
  const [first = '', ...others] = addresses;
  const named = `\`${first}\`${others.length === 0 ? '' : ` (and ${others.length} more)`}`;
  if (message === '') return named;
  return message.includes(`\`${first}\``) ? message : `${named}: ${message}`;
}

/** The checks to show: beside what is left to do, what passed says nothing unless the rule remarks on it. */
export function worthShowing({ verdict, checks }: RequirementState): readonly Check[] {
  if (verdict === 'pass') return checks;
  return checks.filter((check) => check.verdict !== 'pass' || check.message !== '');
}

/** What is to be known beside the connections. Of notes, only the one that says why there is nothing to check. */
export function troubleOf({ diagnostics }: LintReport): readonly LocatedDiagnostic[] {
  return diagnostics.filter(({ severity, code }) => severity !== 'note' || code === 'nothing-exposed');
}

/** `Region of \`aws_redshift_cluster.w\`` */
export function nameOf({ label, address }: ValueForVendor): string {
  return capital(address === undefined ? label : `${label} (\`${address}\`)`);
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why a value is not known, or not in every case, and what shows it; empty when all is known. */
export function openPartOf({ why, find, known }: ValueForVendor): string {
  if (why === undefined) return '';
  const field = find?.field === undefined ? '' : ` as \`${find.field}\``;
  const how = find === undefined ? '' : `; \`${find.command}\` shows it${field}`;
  return `${known.length === 0 ? '' : 'not in every case: '}${why}${how}`;
}
