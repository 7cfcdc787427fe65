import type { YAMLError } from 'yaml';

/** What the library tells of a fault: its own sentence is written for those who know the grammar of YAML. */
type Reported = Pick<YAMLError, 'code' | 'message' | 'pos'>;

interface Fault extends Reported {
  /** From where it stands to the end of the text. */
  readonly rest: string;
  /** What stands there. */
  readonly at: string;
  /** And before it. */
  readonly before: string;
  /** The line of it, without its indentation. */
  readonly line: string;
}

/** What is wrong with a text that is no YAML, and what to write there: a clause that begins with a small letter. */
export function wrongInYaml(error: Reported, text: string): string {
  const [start] = error.pos;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = (/[^\r\n]*/.exec(text.slice(from))?.[0] ?? '').trim();
  if (/^(<{7}|={7}|>{7})( |$)/.test(line))
    return 'a merge conflict stands here; settle it, and take out the lines that mark it';
  const around = { rest: text.slice(start), at: text.charAt(start), before: text.charAt(start - 1), line };
  return advice[error.code]?.({ ...error, ...around }) ?? 'it cannot be read here';
}

/** Where it is to be mended: at the first of two quotes, where the library tells where the second is missing. */
export function placeInYaml(error: Reported, text: string): readonly [start: number, end: number] {
  const [start, end] = error.pos;
  const quote = unclosedQuote(error);
  const opening = quote === undefined ? -1 : text.lastIndexOf(quote, start - 1);
  return opening < 0 ? [start, end] : [opening, opening + 1];
}

function unclosedQuote({ message }: Reported): string | undefined {
  return /^Missing closing (["'])quote/.exec(message)?.[1];
}

const advice: Readonly<Partial<Record<Reported['code'], (fault: Fault) => string | undefined>>> = {
  ALIAS_PROPS: () => 'an alias (`*name`) takes no tag and no anchor of its own',
  BAD_ALIAS: () => 'a text that begins with `*` or `&` must be in quotes',
  BAD_DQ_ESCAPE: () => '`\\` means something in double quotes, but not before this; write `\\\\`, or use single quotes',
  BAD_INDENT: indentation,
  BAD_PROP_ORDER: ({ at }) => `a tag or an anchor must follow the \`${at}\``,
  BAD_SCALAR_START: ({ at }) => `a text that begins with ${at === '`' ? 'a backtick' : `\`${at}\``} must be in quotes`,
  BLOCK_AS_IMPLICIT_KEY: blockInKey,
  BLOCK_IN_FLOW: () => 'between brackets and braces, lists and maps are written in brackets and braces too',
  DUPLICATE_KEY: () => 'this key is written twice; only one may stay',
  KEY_OVER_1024_CHARS: () => 'a key has 1,024 characters at most; is a quote or a line break missing?',
  MISSING_CHAR: missing,
  MULTILINE_IMPLICIT_KEY: ({ line }) =>
    /^[^\s:"']+:[^\s:]/.test(line)
      ? 'a space is missing after the colon'
      : 'a colon and a space are missing after the key in this line, or it is indented too little to go on with the one before',
  MULTIPLE_ANCHORS: () => 'a value has one anchor (`&name`) at most',
  MULTIPLE_DOCS: () => 'a second document begins here, and only one is read; give it a file of its own',
  MULTIPLE_TAGS: () => 'a value has one tag (`!Name`) at most',
  TAB_AS_INDENT: () => 'a tab does not indent; write spaces',
  TAG_RESOLVE_FAILED: ({ message }) =>
    message.startsWith('Unresolved') ? 'this tag means nothing here; take it out' : 'this is not what its tag says',
  UNEXPECTED_TOKEN: unexpected,
};

const fitsNothing =
  'the indentation of this line fits none around it; let it begin in the column of what it stands beside';

function blockInKey({ message, rest }: Fault): string {
  if (message.startsWith('A block sequence')) return fitsNothing;
  const isInNextLine = /^[^:\r\n]*[\r\n]/.test(rest);
  if (isInNextLine) return 'the line after this one is indented more than this one, which has a value already';
  return 'a text that holds a colon and a space must be in quotes; if this is a key of its own, begin a line with it';
}

function indentation({ message }: Fault): string {
  const closing = /end with a ([\]}])$/.exec(message)?.[1];
  if (closing !== undefined)
    return `a bracket or brace that is open here is not closed; write its \`${closing}\`, or indent what goes on in it`;
  return fitsNothing;
}

function missing(fault: Fault): string | undefined {
  const { message } = fault;
  const quote = unclosedQuote(fault);
  if (quote !== undefined) return `the text in quotes that begins here is not closed; write its second \`${quote}\``;
  if (message.startsWith('Block scalars'))
    return 'an empty line before this text holds more blanks than it; take them out';
  if (message.startsWith('Comments')) return 'a space is missing before the `#` of a comment';
  if (message.startsWith('Tags and anchors')) return 'a space is missing after a tag or an anchor';
  if (message.startsWith('Missing space after :')) return 'a space is missing after the colon';
  if (message.startsWith('Missing ,')) return 'a comma is missing between two items';
  if (message.startsWith('Sequence item')) return 'an item of this list must begin with `- `';
  if (message.startsWith('Implicit map keys')) return 'a colon and a space are missing after this key';
  return undefined;
}

function unexpected({ message, at, before }: Fault): string | undefined {
  if (message.endsWith('at node end')) {
    if (before === "'" && /\w/.test(at)) return 'a single quote inside of single quotes is written twice';
    return 'the value before this has ended already; put the whole of it in quotes, or begin a line with this';
  }
  if (at === ']' || at === '}') return `this \`${at}\` closes nothing; take it out, or write what it closes`;
  if (at === ',') return 'an item is missing before this comma';
  if (/block-seq-ind|seq-item-ind/.test(message)) return 'the first item of a list must begin a line of its own';
  if (message.startsWith('Block scalar header'))
    return 'after `|` or `>` the text begins in the next line; put a text that begins with one of them in quotes';
  return undefined;
}
