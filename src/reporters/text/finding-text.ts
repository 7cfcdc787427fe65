import { groupBy } from '../../model/group-by.ts';
import type { Finding, Requester } from '../../model/report.ts';
import { othersText, relatedLines, unsaidOf } from '../beside.ts';
import { codeFrame } from './code-frame.ts';
import type { Page } from './page.ts';
import { indent, printable, wrap } from './wrap.ts';

/** A failed check: headline, code, where the value came from, who asks. */
export function findingText(finding: Finding, page: Page): readonly string[] {
  const { paint, width } = page;
  const { severity } = finding;
  const frame = codeFrame(finding.place, { paint, width: width - 2, tone: severity });
  return [
    ...headline(finding, { word: severity, tone: severity }, page),
    ...(frame.length > 0 ? ['', ...indent(frame, '  ')] : []),
    ...details(finding, page),
  ];
}

/** An undecided check: headline and what would decide it. */
export function undecidedText(finding: Finding, page: Page): readonly string[] {
  const lacks = unsaidOf(finding).flatMap((lack) => bullet(lack, page));
  return [...headline(finding, { word: 'undecided', tone: 'note' }, page), ...lacks, ...instances(finding, page)];
}

interface Stamp {
  readonly word: string;
  readonly tone: 'error' | 'warning' | 'note';
}

export function headline(
  { place, message, rule }: Pick<Finding, 'place' | 'message' | 'rule'>,
  { word, tone }: Stamp,
  { paint, width, placeText }: Page,
): readonly string[] {
  const at = placeText(place);
  // One word as long as place and severity, so that they stay together; painted later: colour codes have no width.
  const prefix = '#'.repeat(at.length + 1 + word.length);
  const [first = '', ...rest] = wrap(`${prefix} ${printable(message)} [${rule}]`, width);
  const lines = [first.slice(prefix.length), ...rest.map((line) => `  ${line}`)];
  const [opening = '', ...others] = lines.map((line) => paintMessage(line, rule, paint));
  return [`${paint.place(at)} ${paint[tone](word)}${opening}`, ...others];
}

function paintMessage(line: string, rule: string, paint: Page['paint']): string {
  const stamp = `[${rule}]`;
  return line.endsWith(stamp) ? paint.code(line.slice(0, -stamp.length)) + paint.dim(stamp) : paint.code(line);
}

function details(finding: Finding, page: Page): readonly string[] {
  const { paint } = page;
  const askers = groupBySource(finding.requesters).map((line) => `    ${paint.dim(`asked by ${line}`)}`);
  return [...relatedText(finding, page), ...instances(finding, page), ...askers];
}

export function relatedText(
  stated: Partial<Pick<Finding, 'way' | 'related'>>,
  { paint, placeText }: Page,
): readonly string[] {
  return relatedLines(stated, placeText).map(({ place, text }) => {
    const at = place ? `${placeText(place)} ` : '';
    return `    ${paint.dim('↳')} ${at}${paint.dim(paint.code(printable(text)))}`;
  });
}

function instances(finding: Finding, { paint, width, pathText }: Page): readonly string[] {
  const lines = othersText(finding, pathText).flatMap((line) => wrap(printable(line), width - 4));
  return indent(lines.map(paint.dim), '    ');
}

/** Profiles of one vendor with the same source are one line. */
function groupBySource(requesters: readonly Requester[]): readonly string[] {
  const byOrigin = groupBy(requesters, ({ source, readOn }) => `${source} (read ${readOn})`);
  return Array.from(byOrigin, ([origin, those]) => `${those.map(({ profile }) => profile).join(', ')}: ${origin}`);
}

function bullet(text: string, { paint, width }: Page): readonly string[] {
  const [first = '', ...rest] = wrap(printable(text), width - 6);
  return [`    ${paint.note('?')} ${paint.code(first)}`, ...rest.map((line) => `      ${paint.code(line)}`)];
}
