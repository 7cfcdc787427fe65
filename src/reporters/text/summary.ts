import type { LintReport } from '../../model/report.ts';
import type { Page } from './page.ts';
import { count, printable } from './wrap.ts';

/** The last lines: how many failed, are undecided and passed, in how many files. Empty when nothing was checked. */
export function summaryText(report: LintReport, { paint }: Page): string {
  const { findings, undecided, suppressed, passed, files, units, diagnostics, remarks } = report;
  if (findings.length + undecided.length + suppressed.length + passed + diagnostics.length + remarks.length === 0)
    return '';
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const kinds = [
    errors > 0 && count(errors, 'error'),
    findings.length > errors && count(findings.length - errors, 'warning'),
  ];
  const parts = [
    findings.length === 0
      ? noneFailed(report, paint)
      : paint[errors > 0 ? 'error' : 'warning'](`✗ ${findings.length} failed`) +
        paint.dim(` (${kinds.filter((kind) => kind !== false).join(', ')})`),
    undecided.length === 0 ? paint.dim('0 undecided') : paint.note(`? ${undecided.length} undecided`),
    ...(suppressed.length === 0 ? [] : [paint.dim(`${suppressed.length} suppressed`)]),
    passed === 0 ? paint.dim('0 passed') : paint.success(`✓ ${passed} passed`),
    ...unread(report, paint),
    paint.dim(`${count(files, 'file')} in ${count(units.length, 'unit')}`),
  ];
  const asked = report.profiles.length === 0 ? [] : [askedText(report)].filter((text) => text !== '').map(paint.dim);
  return [
    parts.join(paint.dim(' · ')),
    ...(remarks.length > 0 ? remarks.map((remark) => paint.dim(printable(remark))) : asked),
  ].join('\n');
}

/** What was not read may well fail: that none did is no success then. */
function noneFailed(report: LintReport, paint: Page['paint']): string {
  return unread(report, paint).length === 0 ? paint.success('✓ 0 failed') : paint.dim('0 failed');
}

/** Where inputs could not be read, what they hold is not known: nothing is said of them. */
function askedText({ findings, undecided, suppressed, passed, profiles, diagnostics }: LintReport): string {
  if (findings.length + undecided.length + suppressed.length + passed > 0)
    return `Checked against ${profiles.join(', ')}.`;
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
    ? ''
    : 'Nothing was checked: there is no endpoint service, Redshift cluster or anything else that is asked about.';
}

function unread({ diagnostics }: LintReport, paint: Page['paint']): readonly string[] {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  return errors === 0 ? [] : [paint.error(count(errors, 'input error'))];
}
