import type { Finding, LintReport, LocatedDiagnostic, Place, ReporterOptions } from '../model/report.ts';
import { othersText, relatedLines, unsaidOf } from './beside.ts';
import { pathBelow, pathInRepository, relativePath } from './paths.ts';

/** What a list of problems says in one entry, wherever the list is shown. */
export interface Statement {
  readonly level: 'error' | 'warning' | 'note';
  /** The rule, or the code of a trouble with an input. */
  readonly name: string;
  readonly message: string;
  /** Stable when lines move. */
  readonly key: string;
  /** From the repository's root; of what lies outside from the working folder. */
  readonly path: string | undefined;
  readonly place: Finding['place'] | undefined;
  /** What would decide it, which places have to do with it, of what else it is true: a line each. */
  readonly beside: readonly Beside[];
  readonly finding?: Finding;
}

export interface Beside {
  /** `infra/main.tf:3:5`, from the same folder as the path of the statement. */
  readonly at?: string;
  readonly text: string;
}

/** Everything that a report has to say, the worst first, each level by place. */
export function statementsOf(
  report: LintReport,
  { undecided }: Pick<ReporterOptions, 'undecided'>,
): readonly Statement[] {
  const all = [
    ...report.diagnostics.map((one) => ofDiagnostic(one, report)),
    ...report.findings.map((one) => ofFinding(one, one.severity, report)),
    ...(undecided ? report.undecided.map((one) => ofFinding(one, 'note', report)) : []),
  ];
  const levels = ['error', 'warning', 'note'] as const;
  return levels.flatMap((level) => all.filter((one) => one.level === level));
}

function ofFinding(finding: Finding, level: Statement['level'], report: LintReport): Statement {
  const { rule, message, key, place } = finding;
  const path = pathOf(pathInRepository(place.file), report);
  return {
    level,
    name: rule,
    message,
    key: `${key}|${path}`,
    path,
    place,
    beside: [
      ...unsaidOf(finding).map((lack) => ({ text: `to decide it: ${lack}` })),
      ...placesBeside(finding, report),
      ...othersText(finding, (unit) => pathOf(unit, report)).map((text) => ({ text })),
    ],
    finding,
  };
}

function ofDiagnostic(diagnostic: LocatedDiagnostic, report: LintReport): Statement {
  const { code, severity, message, place, path } = diagnostic;
  const file = place ? pathInRepository(place.file) : path;
  const shown = file === undefined ? undefined : pathOf(file, report);
  return {
    level: severity,
    name: code,
    message,
    key: `${code}|${shown ?? ''}|${message}`,
    path: shown,
    place,
    beside: placesBeside(diagnostic, report),
  };
}

function placesBeside(stated: Partial<Pick<Finding, 'way' | 'related'>>, report: LintReport): readonly Beside[] {
  const placeText = ({ file, start }: Place): string =>
    `${pathOf(pathInRepository(file), report)}:${start.line}:${start.column}`;
  return relatedLines(stated, placeText).map(({ place, text }) => ({ ...(place && { at: placeText(place) }), text }));
}

function pathOf(path: string, { root, workingFolder }: LintReport): string {
  return pathBelow(path, root) ?? relativePath(path, workingFolder);
}

/** The same as one line of plain text. */
export function besideText({ at, text }: Beside): string {
  return at === undefined ? text : `${at} ${text}`;
}
