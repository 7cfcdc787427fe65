import { groupBy } from '../../model/group-by.ts';
import type { Finding, LintReport, LocatedDiagnostic, Reporter } from '../../model/report.ts';
import { diagnosticText } from './diagnostic-text.ts';
import { findingText, undecidedText } from './finding-text.ts';
import type { Page } from './page.ts';
import { createPage } from './page.ts';
import { summaryText } from './summary.ts';

/** For people: grouped by file, with the code that is meant. */
export const text: Reporter = (report, options) => {
  const page = createPage(report, options);
  const { findings, undecided, diagnostics } = options.quiet ? errorsOf(report) : report;
  const sections = [
    byFile(findings, page, findingText),
    undecidedSection(undecided, page),
    inputTrouble(diagnostics, page),
    options.quiet ? '' : summaryText(report, page),
  ].filter((part) => part !== '');
  return sections.length === 0 ? '' : `${sections.join('\n\n')}\n`;
};

function errorsOf({ findings, diagnostics }: LintReport): Pick<LintReport, 'findings' | 'undecided' | 'diagnostics'> {
  const isError = ({ severity }: { readonly severity: string }) => severity === 'error';
  return { findings: findings.filter(isError), undecided: [], diagnostics: diagnostics.filter(isError) };
}

type Entry = (finding: Finding, page: Page) => readonly string[];

function byFile(findings: readonly Finding[], page: Page, entry: Entry): string {
  return Array.from(
    groupBy(findings, ({ place }) => place.file.path),
    ([path, those]) =>
      [fileHeading(path, page), ...those.map((finding) => entry(finding, page).join('\n'))].join('\n\n'),
  ).join('\n\n');
}

function undecidedSection(findings: readonly Finding[], page: Page): string {
  if (findings.length === 0) return '';
  const title = heading('Undecided', 'these pass or fail by values that the sources do not show', page);
  return `${title}\n\n${byFile(findings, page, undecidedText)}`;
}

function inputTrouble(diagnostics: LintReport['diagnostics'], page: Page): string {
  if (diagnostics.length === 0) return '';
  const of = (severity: LocatedDiagnostic['severity']) => diagnostics.filter((one) => one.severity === severity);
  const texts = [...of('error'), ...of('warning')].map((diagnostic) => diagnosticText(diagnostic, page).join('\n'));
  const parts = [...texts, noteLines(of('note'), page)].filter((part) => part !== '');
  return `${heading('Inputs', 'what could not be read, or only in part', page)}\n\n${parts.join('\n\n')}`;
}

/** Notes that are alike are many (every module that is not on disk): the first few show what they are about. */
const notesShown = 3;

function noteLines(notes: LintReport['diagnostics'], page: Page): string {
  const lines = [...groupBy(notes, ({ code }) => code)].flatMap(([code, alike]) => {
    const shown = alike.slice(0, notesShown).flatMap((note) => diagnosticText(note, page));
    const more = alike.length - notesShown;
    return more > 0 ? [...shown, page.paint.dim(`  and ${more} more [${code}]; --format json lists them all`)] : shown;
  });
  return lines.join('\n');
}

function heading(title: string, subtitle: string, { paint }: Page): string {
  return `${paint.strong(title)} ${paint.dim(`— ${subtitle}`)}`;
}

function fileHeading(path: string, { paint, width, pathText }: Page): string {
  const name = pathText(path);
  return `${paint.strong(name)} ${paint.dim('─'.repeat(Math.max(3, Math.min(width, 100) - name.length - 1)))}`;
}
