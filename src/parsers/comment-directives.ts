import type { Diagnostic } from '../model/report.ts';
import type { SourceFile, TextRange } from '../model/source.ts';
import type { Coverage, Suppression } from '../model/suppression.ts';
import { isDate } from '../model/suppression.ts';
import { nearestName } from '../model/nearest-name.ts';

/** What the comments of a file accept, and what is wrong with them. */
export interface ReadDirectives {
  readonly suppressions: readonly Suppression[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a format knows of its texts. */
export interface CommentSyntax {
  /** The marks that begin a comment. */
  readonly marks: readonly string[];
  /** Whether what stands at an offset belongs to a text, and is no comment. */
  isInText(offset: number): boolean;
  /** The item that begins with the first thing behind an offset: a block, an argument, an entry with all below it. */
  itemAfter(offset: number): TextRange | undefined;
}

const directive = /(?<mark>#|\/\/|\/\*)[ \t]*(?<word>pl-lint-[\w-]+)(?<rest>[^\r\n]*)/g;

/** Whether a text may hold directives: most files are not looked at more closely. */
export function mayHoldDirectives({ text }: SourceFile): boolean {
  return text.includes('pl-lint-');
}

/** `# pl-lint-disable-next-line redshift-port until=2027-01-31 -- moves in January` */
export function readDirectives(file: SourceFile, syntax: CommentSyntax): ReadDirectives {
  const suppressions: Suppression[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { index, groups = {} } of file.text.matchAll(directive)) {
    const { mark = '', word = '', rest = '' } = groups;
    if (!syntax.marks.includes(mark) || !standsAlone(file.text, index) || syntax.isInText(index)) continue;
    const from = file.text.indexOf(word, index);
    const comment = { file, word, rest, from, index };
    const read = readComment(comment, syntax);
    if ('message' in read) {
      const at = { file, start: from, end: from + word.length };
      diagnostics.push({ code: 'suppression-shape', severity: 'warning', message: read.message, at });
    } else suppressions.push(read);
  }
  return { suppressions, diagnostics };
}

interface Comment {
  readonly file: SourceFile;
  readonly word: string;
  readonly rest: string;
  /** Where the word begins. */
  readonly from: number;
  /** Where the comment begins. */
  readonly index: number;
}

/** A mark within a word begins no comment: `https://…`, `a#b`. */
function standsAlone(text: string, index: number): boolean {
  return index === 0 || /\s/.test(text[index - 1] ?? '');
}

function readComment(comment: Comment, syntax: CommentSyntax): Suppression | { readonly message: string } {
  const { file, word, rest, from } = comment;
  const scope = scopes.get(word);
  if (!scope) {
    const nearest = nearestName(word, [...scopes.keys()]);
    const guess = nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
    return { message: `\`${word}\` is no directive.${guess} There are ${[...scopes.keys()].join(', ')}.` };
  }
  const [list = '', ...reasons] = rest.replace(/\*\/.*$/, '').split(/\s--\s/);
  const reason = reasons.join(' -- ').trim();
  const words = [...list.matchAll(/[^\s,]+/g)].map((match) => {
    const start = from + word.length + match.index;
    return { text: match[0], at: { file, start, end: start + match[0].length } };
  });
  const rules = words.filter(({ text }) => !text.startsWith('until='));
  const until = words.find(({ text }) => text.startsWith('until='));
  const date = until?.text.slice('until='.length);
  if (rules.length === 0)
    return { message: `\`${word}\` names no rule. Write it as in: ${word} redshift-port -- why.` };
  if (date !== undefined && !isDate(date)) {
    return { message: `\`until\` must be a date such as 2027-01-31, not \`${date}\`; this suppresses nothing.` };
  }
  const covers = scope(comment, syntax);
  if (!covers) return { message: `\`${word}\` stands before nothing that it could cover.` };
  return {
    rules: rules.map(({ text, at }) => ({ name: text, at })),
    ...(reason !== '' && { reason }),
    ...(until && date !== undefined && { until: { date, at: until.at } }),
    at: { file, start: from, end: from + word.length },
    covers,
  };
}

type Scope = (comment: Comment, syntax: CommentSyntax) => Coverage | undefined;

const scopes: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['pl-lint-disable-next-line', ({ file, from }) => lineCoverage(file, nextCode(file.text, from))],
  ['pl-lint-disable-line', ({ file, index }) => lineCoverage(file, index)],
  [
    'pl-lint-disable',
    ({ file, from }, { itemAfter }) => {
      const item = itemAfter(lineEnd(file.text, from));
      return item && { from: item, to: item };
    },
  ],
  [
    'pl-lint-disable-file',
    ({ file }) => ({ from: { file, start: 0, end: 0 }, to: { file, start: file.text.length, end: file.text.length } }),
  ],
]);

/** A line covers what starts on it, however far that reaches. */
function lineCoverage(file: SourceFile, offset: number | undefined): Coverage | undefined {
  if (offset === undefined) return undefined;
  const start = file.text.lastIndexOf('\n', offset - 1) + 1;
  const end = lineEnd(file.text, offset);
  return { from: { file, start, end: start }, to: { file, start: end, end }, starts: true };
}

/** The first line behind the comment that is neither blank nor a comment: several directives may stand above it. */
function nextCode(text: string, from: number): number | undefined {
  for (let at = lineEnd(text, from); at < text.length; at = lineEnd(text, at + 1)) {
    const line = text.slice(at + 1, lineEnd(text, at + 1));
    if (!/^\s*(?:$|#|\/\/|\/\*)/.test(line)) return at + 1;
  }
  return undefined;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
