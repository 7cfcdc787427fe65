import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, NotEvaluated, TooLarge, textArgument } from './function-types.ts';

/**
 * RE2 takes time in proportion to the text; JavaScript's engine may take exponentially more. A pattern in which a
 * repeated group itself repeats is not run on anything but short texts.
 */
const longestInput = 20_000;
const longestRiskyInput = 24;

/** RE2's syntax in JavaScript's: named groups, POSIX classes, and flags at the start. */
function compile(pattern: string, flags: string): RegExp {
  const inline = /^\(\?([imsU]+)\)/.exec(pattern);
  if (inline?.[1]?.includes('U')) throw new NotEvaluated();
  const body = pattern
    .slice(inline?.[0].length ?? 0)
    .replaceAll('(?P<', '(?<')
    .replace(/\[\[:(\^?)(\w+):\]\]/g, (_all, negated: string, name: string) => `[${negated}${posixClass(name)}]`)
    .replace(/\[:(\w+):\]/g, (_all, name: string) => posixClass(name))
    .replaceAll('\\z', '(?![\\s\\S])')
    .replaceAll('\\A', '(?<![\\s\\S])');
  if (/\\[1-9]|\(\?[=!]|\(\?<[=!]/.test(pattern)) throw new FunctionFault('takes a pattern of RE2');
  try {
    return new RegExp(body, `${flags}${inline?.[1]?.replaceAll('U', '') ?? ''}u`);
  } catch {
    return withoutUnicode(body, flags + (inline?.[1] ?? ''));
  }
}

/** JavaScript's Unicode mode refuses escapes that RE2 takes literally. */
function withoutUnicode(body: string, flags: string): RegExp {
  try {
    return new RegExp(body, flags);
  } catch {
    throw new FunctionFault('takes a pattern that can be read');
  }
}

const posixClasses: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  space: '\\t\\n\\v\\f\\r ',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
  punct: '!-\\/:-@\\[-`{-~',
  blank: '\\t ',
};

function posixClass(name: string): string {
  const set = Object.hasOwn(posixClasses, name) ? posixClasses[name] : undefined;
  if (set === undefined) throw new NotEvaluated();
  return set;
}

function isRisky(pattern: string): boolean {
  const unescaped = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  return /\)([*+]|\{\d+,?\d*\})/.test(unescaped) || (unescaped.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0) > 6;
}

function guard(pattern: string, text: string): void {
  const limit = isRisky(pattern) ? longestRiskyInput : longestInput;
  if (text.length <= limit) return;
  const simple = /^\(?(\?:)?\[[^\]]*\][*+]\)?[*+]?$/.test(pattern);
  if (!simple || text.length > longestInput) throw new TooLarge();
}

function regex(pattern: Plain | undefined, text: Plain | undefined): Plain {
  const source = textArgument(pattern);
  const subject = textArgument(text);
  guard(source, subject);
  const match = compile(source, '').exec(subject);
  if (!match) throw new FunctionFault('finds no match');
  return captured(match);
}

/** The whole match, or its groups: by name when they have names. */
function captured(match: RegExpExecArray): Plain {
  if (match.length === 1) return match[0];
  if (match.groups) {
    return new Map(
      Object.entries(match.groups).map(([name, value]: [string, string | undefined]) => [name, value ?? null]),
    );
  }
  return match.slice(1).map((group: string | undefined) => group ?? null);
}

function regexall(pattern: Plain | undefined, text: Plain | undefined): Plain {
  const source = textArgument(pattern);
  const subject = textArgument(text);
  guard(source, subject);
  return [...subject.matchAll(compile(source, 'g'))].map(captured);
}

/** A search text between slashes is a pattern. */
function replace(text: Plain | undefined, search: Plain | undefined, replacement: Plain | undefined): Plain {
  const subject = textArgument(text);
  const wanted = textArgument(search);
  const put = textArgument(replacement);
  if (wanted.length < 2 || !wanted.startsWith('/') || !wanted.endsWith('/')) {
    const result = subject.split(wanted);
    if (result.length * put.length > 1_000_000) throw new TooLarge();
    return result.join(put);
  }
  const source = wanted.slice(1, -1);
  guard(source, subject);
  const pattern = compile(source, 'g');
  return subject.replace(pattern, (...match: readonly unknown[]) => expand(put, match));
}

/** `$1`, `${1}` and `${name}`; Go takes the longest name after a dollar sign. */
function expand(template: string, match: readonly unknown[]): string {
  const last = match.at(-1);
  const groups = new Map<string, unknown>(typeof last === 'object' && last !== null ? Object.entries(last) : []);
  return template.replace(/\$(\$|\{(\w+)\}|(\w+))/g, (_all, dollar: string, braced?: string, bare?: string) => {
    if (dollar === '$') return '$';
    const name = braced ?? bare ?? '';
    const value = /^\d+$/.test(name) ? match[Number(name)] : groups.get(name);
    return typeof value === 'string' ? value : '';
  });
}

export const patternFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['regex', regex],
  ['regexall', regexall],
  ['replace', replace],
];
