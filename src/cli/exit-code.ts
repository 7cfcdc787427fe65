import type { LintReport } from '../model/report.ts';
import { count } from '../reporters/text/wrap.ts';

export interface Limits {
  readonly warnings?: number;
  readonly undecided?: number;
}

export function exitCode(report: LintReport, limits: Limits): 0 | 1 | 2 {
  if (report.diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return 2;
  if (report.findings.some((finding) => finding.severity === 'error')) return 1;
  return exceededLimits(report, limits).length > 0 ? 1 : 0;
}

/** A sentence for each limit that does not hold. */
export function exceededLimits(report: LintReport, limits: Limits): readonly string[] {
  const warnings = report.findings.filter((finding) => finding.severity === 'warning').length;
  return [
    exceeded(warnings, limits.warnings, 'warning', '--max-warnings'),
    exceeded(report.undecided.length, limits.undecided, 'undecided check', '--max-undecided'),
  ].filter((sentence) => sentence !== undefined);
}

function exceeded(amount: number, limit: number | undefined, what: string, flag: string): string | undefined {
  return limit !== undefined && amount > limit
    ? `${count(amount, what)}, more than ${flag} ${limit} allows.`
    : undefined;
}
