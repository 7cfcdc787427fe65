import { RE2JS } from 're2js';
import { inDigits, limitTexts, longestList, longestText } from '../evaluate/limits.ts';
import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, TooLarge, textArgument } from './function-types.ts';

/**
 * Terraform's patterns are those of Go (https://pkg.go.dev/regexp/syntax): matched in time in proportion to the text and
 * the compiled pattern. The product is bounded, and so is what the matches are made into.
 */
const mostWork = 50_000_000;

/** One match: the whole, and its groups by number and name. */
interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | null)[];
}

interface Pattern {
  readonly compiled: RE2JS;
  /** The name of each group, by its number; a later group of the same name counts. */
  readonly names: readonly (string | undefined)[];
}

function compile(source: string, subject: string): Pattern {
  if (source.length > 10_000) throw new TooLarge('a pattern may have 10,000 characters');
  const { text, names } = unnamed(source);
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(text);
  } catch {
    throw new FunctionFault(`takes a pattern that RE2 can read, not ${JSON.stringify(source)}`);
  }
  if (compiled.programSize() * (subject.length + 1) > mostWork) {
    throw new TooLarge(`matching may take ${inDigits(mostWork)} steps, of a pattern's size times that of the text`);
  }
  return { compiled, names };
}

/** Go lets two groups have one name, and begin it with a digit; the engine does not, so that names are kept apart here. */
function unnamed(source: string): { readonly text: string; readonly names: readonly (string | undefined)[] } {
  const names: (string | undefined)[] = [undefined];
  const pattern = /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]|\(\?P?<(\w+)>|\((?!\?)/g;
  const text = source.replace(pattern, (all, name: string | undefined) => {
    if (!all.startsWith('(')) return all;
    names.push(name);
    return '(';
  });
  return { text, names };
}

/** The matches in order; an empty one right behind the one before is none. */
function* matchesOf({ compiled }: Pattern, subject: string): Iterable<Match> {
  const matcher = compiled.matcher(subject);
  let previous = -1;
  while (matcher.find()) {
    const start = matcher.start();
    const end = matcher.end();
    if (start === end && start === previous) continue;
    previous = end;
    const count = compiled.groupCount();
    yield { start, end, groups: Array.from({ length: count + 1 }, (_, group) => matcher.group(group)) };
  }
}

/** The whole match, or its groups: by name when they have names. */
function captured(match: Match, { names }: Pattern): Plain {
  if (match.groups.length === 1) return match.groups[0] ?? '';
  if (names.every((name) => name === undefined)) return match.groups.slice(1);
  if (names.includes(undefined, 1)) throw new FunctionFault('takes a pattern whose groups all have names, or none');
  return new Map(match.groups.slice(1).map((group, index) => [names[index + 1] ?? '', group]));
}

function regex(source: Plain | undefined, text: Plain | undefined): Plain {
  const subject = textArgument(text);
  const pattern = compile(textArgument(source), subject);
  for (const match of matchesOf(pattern, subject)) return captured(match, pattern);
  throw new FunctionFault('finds no match');
}

function regexall(source: Plain | undefined, text: Plain | undefined): Plain {
  const subject = textArgument(text);
  const pattern = compile(textArgument(source), subject);
  const found: Plain[] = [];
  for (const match of matchesOf(pattern, subject)) {
    found.push(captured(match, pattern));
    if (found.length > longestList) throw new TooLarge(limitTexts.list);
  }
  return found;
}

/** A search text between slashes is a pattern. */
function replace(text: Plain | undefined, search: Plain | undefined, replacement: Plain | undefined): Plain {
  const subject = textArgument(text);
  const wanted = textArgument(search);
  const put = textArgument(replacement);
  if (wanted.length > 1 && wanted.startsWith('/') && wanted.endsWith('/')) {
    return replacePattern(subject, wanted.slice(1, -1), put);
  }
  const pieces = wanted === '' ? ['', ...Array.from(subject), ''] : subject.split(wanted);
  if (pieces.length * put.length + subject.length > longestText) throw new TooLarge(limitTexts.text);
  return pieces.join(put);
}

function replacePattern(subject: string, source: string, put: string): string {
  const pattern = compile(source, subject);
  let result = '';
  let done = 0;
  for (const match of matchesOf(pattern, subject)) {
    result += subject.slice(done, match.start) + expand(put, match, pattern);
    done = match.end;
    if (result.length > longestText) throw new TooLarge(limitTexts.text);
  }
  return result + subject.slice(done);
}

/** `$1`, `${1}` and `${name}`; the longest name after a dollar sign counts, and what is no group is empty. */
function expand(template: string, match: Match, { names }: Pattern): string {
  return template.replace(/\$(\$|\{(\w+)\}|(\w+))/g, (_all, dollar: string, braced?: string, bare?: string) => {
    if (dollar === '$') return '$';
    const name = braced ?? bare ?? '';
    const group = /^\d+$/.test(name) ? Number(name) : names.lastIndexOf(name);
    return match.groups[group] ?? '';
  });
}

export const patternFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['regex', regex],
  ['regexall', regexall],
  ['replace', replace],
];
