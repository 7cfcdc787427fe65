import type { LintReport } from '../model/report.ts';
import { createPage } from './text/page.ts';
import { summaryText } from './text/summary.ts';

/** The end of the text report alone: said on standard error when the report itself goes to a file. */
export function summaryLine(report: LintReport, color: boolean): string {
  return summaryText(report, createPage(report, { color, width: 80, undecided: false }));
}
