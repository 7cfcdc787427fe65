import { RE2JS } from 're2js';
import { remembering } from '../../model/remember.ts';
import { finiteTexts } from './finite-pattern.ts';

export interface AllowedPattern {
  /** Whether a text matches as a whole, as CloudFormation asks of it. */
  matches(text: string): boolean;
  /** All texts that do, where those are few. */
  readonly texts?: readonly string[] | undefined;
}

/** Matching takes time in proportion to both. */
const longestPattern = 1_000;
const longestText = 10_000;

/**
 * A pattern in Java's language (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html),
 * read as RE2's where the two mean the same; undefined where they may differ, and then it tells nothing. The templates of a
 * repository have a few patterns in common, and compiling takes longer than all else that is done with one.
 */
export const allowedPattern: (pattern: string) => AllowedPattern | undefined = remembering(readPattern);

function readPattern(pattern: string): AllowedPattern | undefined {
  if (pattern.length > longestPattern || !isPortable(pattern)) return undefined;
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
  const matches = (text: string): boolean => text.length > longestText || compiled.matches(text);
  return { matches, texts: finiteTexts(pattern)?.filter(matches) };
}

/** Without what only one of the two languages has, or reads in its own way: named groups, flags, classes in classes. */
function isPortable(pattern: string): boolean {
  const rest = pattern
    .replace(/\\(?:[dDwWsStnr]|[^\w\s])/g, 'x')
    .replace(/\[\^?[^[\]\\]+\]/g, (set) => (set.includes('&&') ? '\\' : 'x'))
    .replaceAll('(?:', '(');
  return !/[\\[\]]|\(\?|[*+?}]\+/.test(rest);
}
