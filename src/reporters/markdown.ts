import type { LintReport, Reporter } from '../model/report.ts';
import { codeSpan, plain, tableRow } from './markdown-text.ts';
import type { Beside, Statement } from './statements.ts';
import { statementsOf } from './statements.ts';
import { count } from './text/wrap.ts';

/** For a comment on a pull request or the summary of a pipeline's step: what failed, what is open, folded. */
export const markdown: Reporter = (report) => {
  const statements = statementsOf(report, { undecided: true });
  const failed = statements.filter(({ level, finding }) => finding && level !== 'note');
  const open = statements.filter(({ level, finding }) => finding && level === 'note');
  const trouble = statements.filter(({ level, finding }) => !finding && level !== 'note');
  const parts = [
    `## pl-lint: ${headline(report)}`,
    ...(failed.length > 0 ? [table(failed, report)] : []),
    ...(open.length > 0 ? [folded(`${open.length} undecided`, table(open, report))] : []),
    ...(trouble.length > 0
      ? [folded(count(trouble.length, 'trouble with inputs', 'troubles with inputs'), table(trouble, report))]
      : []),
    ...report.remarks.map(plain),
    `Checked against ${report.profiles.map(codeSpan).join(', ')} by pl-lint ${report.version}.`,
  ];
  return `${parts.join('\n\n')}\n`;
};

/** What GitHub keeps of the summary of a step, in bytes; what is longer it drops altogether. */
const stepSummaryLimit = 1024 * 1024;

/** As much of it as a step's summary takes. */
export function stepSummary(report: LintReport): string {
  const text = markdown(report, { color: false, undecided: true, width: 100 });
  if (Buffer.byteLength(text) <= stepSummaryLimit) return text;
  const lines = text.split('\n');
  // No letter takes more than three bytes, so this many letters always fit.
  let length = 0;
  const kept = lines.filter((line) => (length += line.length + 1) < stepSummaryLimit / 4);
  return `${kept.join('\n')}\n\n${lines.length - kept.length} more lines; other formats list all.\n`;
}

function headline({ findings, undecided, passed }: LintReport): string {
  const failed = findings.length === 0 ? 'nothing failed' : `${findings.length} failed`;
  return `${failed}, ${undecided.length} undecided, ${passed} passed`;
}

const words = { error: '❌ error', warning: '⚠️ warning', note: '❔ undecided' } as const;

function table(statements: readonly Statement[], report: LintReport): string {
  const urls = new Map(report.rules.map(({ name, url }) => [name, url]));
  const rows = statements.map(({ level, name, message, path, place, beside }) => {
    const at = path === undefined ? '' : codeSpan(place ? `${path}:${place.start.line}:${place.start.column}` : path);
    const url = urls.get(name);
    const rule = url === undefined ? codeSpan(name) : `[${codeSpan(name)}](${url})`;
    return tableRow([words[level], at, [plain(message), ...beside.map(besideLine)].join('<br>'), rule]);
  });
  return ['| | Where | What | Rule |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** A cell holds no list: lines of its own, set apart by what they begin with. */
function besideLine({ at, text }: Beside): string {
  return `&nbsp;&nbsp;↳ ${at === undefined ? '' : `${codeSpan(at)} `}${plain(text)}`;
}

function folded(title: string, content: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${content}\n\n</details>`;
}
