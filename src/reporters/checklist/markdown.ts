import type { Checklist, Connection, ManualStep, RequirementState, ValueForVendor } from '../../model/connection.ts';
import type { Check, LocatedDiagnostic, Place } from '../../model/report.ts';
import { unsaidOf } from '../beside.ts';
import { relativePath } from '../paths.ts';
import { codeSpan, plain } from '../markdown-text.ts';
import type { ChecklistReporter } from './reporter.ts';
import {
  capital,
  countsOf,
  nameOf,
  openPartOf,
  readingOf,
  statementOf,
  troubleOf,
  verdictWords,
  whoAndWhen,
  worthShowing,
} from './words.ts';

type PlaceText = (place: Place) => string;

/** To paste into a ticket: a task list, in which what the sources already show is ticked. */
export const markdown: ChecklistReporter = ({ report, connections }: Checklist) => {
  const at: PlaceText = ({ file, start }) =>
    codeSpan(`${relativePath(file.path, report.workingFolder)}:${start.line}:${start.column}`);
  const trouble = troubleOf(report);
  const parts = [
    ...connections.map((connection) => connectionText(connection, at)),
    ...(trouble.length === 0 ? [] : [inputs(trouble, at)]),
    ...report.remarks.map(plain),
    `Made by pl-lint ${report.version}.`,
  ];
  return `${parts.join('\n\n')}\n`;
};

function connectionText(connection: Connection, at: PlaceText): string {
  const { profile, vendor, description, requirements, manual, send } = connection;
  const counts = countsOf(connection);
  return [
    `## ${plain(vendor)}: ${codeSpan(profile)}`,
    `${plain(description)}.${counts.length === 0 ? '' : ` Requirements: ${counts.join(', ')}.`}`,
    ...section(
      'Requirements',
      requirements.map((one) => requirementText(one, at)),
    ),
    ...section(
      'By hand',
      manual.map((step) => stepText(step, connection)),
    ),
    ...section(
      `To send to ${plain(vendor)}`,
      send.map((value) => valueText(value, at)),
    ),
  ].join('\n\n');
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`### ${title}`, items.join('\n')];
}

function requirementText(state: RequirementState, at: PlaceText): string {
  const { verdict, text, level, rule, source } = state;
  const done = verdict === 'pass' || verdict === 'accepted';
  const stamp = verdict === 'pass' ? '' : `**${capital(verdictWords[verdict])}:** `;
  const advised = level === 'recommended' ? ', recommended' : '';
  const origin = `${codeSpan(rule)}${advised}, [source](${source.url}) ${readingOf(source)}`;
  return [
    task(done, `${stamp}${plain(text)} (${origin})`),
    ...worthShowing(state).flatMap((check) => checkText(check, at)),
  ].join('\n');
}

function checkText(check: Check, at: PlaceText): readonly string[] {
  return [
    `  - ${at(check.place)}: ${plain(statementOf(check))}`,
    ...unsaidOf(check).map((lack) => `    - ${plain(lack)}`),
  ];
}

function stepText(step: ManualStep, connection: Connection): string {
  return task(false, `${plain(step.text)} (${plain(whoAndWhen(step, connection))}; [source](${step.url}))`);
}

function valueText(value: ValueForVendor, at: PlaceText): string {
  const { known, place } = value;
  const told = known.length === 0 ? '' : `${known.map(codeSpan).join(', ')}${place ? ` (${at(place)})` : ''}`;
  const said = [told, plain(openPartOf(value))].filter((part) => part !== '').join('; ');
  return task(false, said === '' ? plain(nameOf(value)) : `${plain(nameOf(value))}: ${said}`);
}

function inputs(trouble: readonly LocatedDiagnostic[], at: PlaceText): string {
  const lines = trouble.map(({ message, place }) => `- ${place ? `${at(place)}: ` : ''}${plain(message)}`);
  return ['### Not read, or only in part', lines.join('\n')].join('\n\n');
}

function task(done: boolean, text: string): string {
  return `- [${done ? 'x' : ' '}] ${text}`;
}
