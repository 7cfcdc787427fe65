import type { Connection, ManualStep, RequirementState, ValueForVendor } from '../../model/connection.ts';
import type { Check } from '../../model/report.ts';
import { unsaidOf } from '../beside.ts';
import { diagnosticText } from '../text/diagnostic-text.ts';
import type { Page } from '../text/page.ts';
import { createPage } from '../text/page.ts';
import { indent, printable, wrap } from '../text/wrap.ts';
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

/** For people at a terminal: what is left to do, connection by connection. */
export const text: ChecklistReporter = ({ report, connections }, options) => {
  const page = createPage(report, { ...options, undecided: true });
  const parts = [
    ...connections.map((connection) => connectionText(connection, page)),
    ...troubleOf(report).map((diagnostic) => diagnosticText(diagnostic, page).join('\n')),
    report.remarks.map((remark) => page.paint.dim(printable(remark))).join('\n'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
};

function connectionText(connection: Connection, page: Page): string {
  const { profile, vendor, description, requirements, manual, send } = connection;
  const { paint, width } = page;
  const sources = footnotesOf(connection);
  const cited = (url: string) => `[${sources.findIndex((source) => isSource(source, url)) + 1}]`;
  const state = (one: RequirementState) => requirementText(one, cited(sourceText(one.source)), page);
  const counts = countsOf(connection);
  return [
    `${paint.strong(`${vendor}: ${profile}`)} ${paint.dim(`— ${description}`)}`,
    ...(counts.length === 0 ? [] : [counts.join(paint.dim(' · '))]),
    ...(requirements.length === 0 ? [] : ['', ...requirements.flatMap(state)]),
    ...section(
      'By hand',
      manual.flatMap((step) => stepText(step, cited(step.url), { connection, page })),
      page,
    ),
    ...section(
      `To send to ${vendor}`,
      send.flatMap((value) => valueText(value, page)),
      page,
    ),
    ...(sources.length === 0 ? [] : ['']),
    ...sources.flatMap((source, index) => indent(wrap(`[${index + 1}] ${source}`, width - 2), '  ')).map(paint.dim),
  ].join('\n');
}

/** The pages that requirements and steps rest on, each once: many of them share one. */
function footnotesOf({ requirements, manual }: Connection): readonly string[] {
  const read = [...new Set(requirements.map(({ source }) => sourceText(source)))];
  const others = manual.map(({ url }) => url).filter((url) => !read.some((source) => isSource(source, url)));
  return [...read, ...new Set(others)];
}

/** With or without what is said of how it was read. */
function isSource(source: string, wanted: string): boolean {
  return source === wanted || source.startsWith(`${wanted} `);
}

function sourceText(source: RequirementState['source']): string {
  return `${source.url} (${readingOf(source)})`;
}

function section(title: string, lines: readonly string[], { paint }: Page): readonly string[] {
  return lines.length === 0 ? [] : ['', `  ${paint.strong(title)}`, ...lines];
}

const signs = { pass: '✓', fail: '✗', unknown: '?', accepted: '✓', nothing: '○' } as const;

function requirementText(state: RequirementState, citation: string, page: Page): readonly string[] {
  const { verdict, text: asked, level, rule } = state;
  const { paint } = page;
  const tone = {
    pass: paint.success,
    fail: paint[level === 'required' ? 'error' : 'warning'],
    unknown: paint.note,
    accepted: paint.dim,
    nothing: paint.dim,
  };
  const advised = level === 'recommended' ? ' (recommended)' : '';
  const nothing = verdict === 'nothing' ? ` ${capital(verdictWords.nothing)}.` : '';
  const words = `${asked}${advised}${nothing} ${citation} ${rule}`;
  const checks = worthShowing(state);
  const shown = checks.slice(0, mostChecks);
  const more = checks.length - shown.length;
  return [
    ...bullet(words, tone[verdict](signs[verdict]), page),
    ...shown.flatMap((check) => checkText(check, page)),
    ...(more > 0 ? [`      ${paint.dim(`and ${more} more; --format json lists them all`)}`] : []),
  ];
}

/** What passed may be long, and what failed comes first. */
const mostChecks = 10;

function checkText(check: Check, page: Page): readonly string[] {
  const { paint, placeText, width } = page;
  const words = wrap(`${placeText(check.place)} ${printable(statementOf(check))}`, width - 6);
  const open = unsaidOf(check).flatMap((lack) => wrap(`? ${printable(lack)}`, width - 8));
  return [...indent(words.map(paint.code), '      '), ...indent(open.map(paint.code), '        ')];
}

function stepText(
  step: ManualStep,
  citation: string,
  { connection, page }: { readonly connection: Connection; readonly page: Page },
): readonly string[] {
  return bullet(`${step.text} (${whoAndWhen(step, connection)}) ${citation}`, '☐', page);
}

function valueText(value: ValueForVendor, page: Page): readonly string[] {
  const { known, place } = value;
  const at = place ? ` (${page.placeText(place)})` : '';
  const told = known.length === 0 ? '' : `${known.join(', ')}${at}`;
  const said = [told, openPartOf(value)].filter((part) => part !== '').join('; ');
  return bullet(said === '' ? nameOf(value) : `${nameOf(value)}: ${said}`, '☐', page);
}

function bullet(words: string, sign: string, { paint, width }: Page): readonly string[] {
  const [first = '', ...rest] = wrap(printable(words), width - 4).map(paint.code);
  return [`  ${sign} ${first}`, ...indent(rest, '    ')];
}
