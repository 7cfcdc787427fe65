import type { LintReport, Reporter } from '../model/report.ts';
import type { Statement } from './statements.ts';
import { besideText, statementsOf } from './statements.ts';
import { count } from './text/wrap.ts';

/** GitHub shows this many annotations of each level of one step and drops the rest without a word. */
const shownOfEach = 10;

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * Annotations on the lines of a pull request: workflow commands that GitHub Actions reads from the output of a step.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: Reporter = (report, options) => {
  const statements = statementsOf(report, options);
  const lines = (['error', 'warning', 'note'] as const).flatMap((level) => {
    const alike = statements.filter((one) => one.level === level);
    const shown = level === 'note' ? shownOfEach - 1 : shownOfEach;
    return alike.slice(0, shown).map(command);
  });
  const left = statements.length - lines.length;
  const more =
    left > 0
      ? [
          `::notice title=pl-lint::${escape(`${count(left, 'more statement')} than GitHub shows here; the step summary lists all of them.`)}`,
        ]
      : [];
  return [...lines, ...more, summary(report)].map((line) => `${line}\n`).join('');
};

function command({ level, name, message, path, place, beside }: Statement): string {
  const properties = {
    ...(path !== undefined && { file: path }),
    ...(place && {
      line: place.start.line,
      endLine: place.end.line,
      // Columns are taken only within one line.
      ...(place.start.line === place.end.line && { col: place.start.column, endColumn: place.end.column }),
    }),
    title: name,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${commands[level]} ${list.join(',')}::${escape([message, ...beside.map((one) => `↳ ${besideText(one)}`)].join('\n'))}`;
}

function summary({ findings, undecided, passed }: LintReport): string {
  return `pl-lint: ${findings.length} failed, ${undecided.length} undecided, ${passed} passed`;
}

function escape(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escape(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
