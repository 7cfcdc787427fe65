/** More texts than this are as good as any. */
const textLimit = 100;

/** Stand in a text for what `^` and `$` ask of their place. No pattern can write them. */
const begin = '\u0000';
const end = '\u0001';

interface Cursor {
  readonly pattern: string;
  at: number;
}

/**
 * All texts that a pattern matches as a whole, where those are few and it is written with nothing but texts,
 * alternatives, groups, short classes and counts; else undefined.
 */
export function finiteTexts(pattern: string): readonly string[] | undefined {
  const cursor = { pattern, at: 0 };
  const texts = alternatives(cursor);
  if (!texts || cursor.at < pattern.length) return undefined;
  const whole = texts.flatMap((text) => {
    const inner = text.replace(/^\0+/, '').replace(/\u0001+$/, '');
    return inner.includes(begin) || inner.includes(end) ? [] : [inner];
  });
  return [...new Set(whole)];
}

function alternatives(cursor: Cursor): readonly string[] | undefined {
  const all: string[] = [];
  do {
    const texts = sequence(cursor);
    if (!texts) return undefined;
    all.push(...texts);
    if (all.length > textLimit) return undefined;
  } while (take(cursor, '|'));
  return all;
}

function sequence(cursor: Cursor): readonly string[] | undefined {
  let texts: readonly string[] = [''];
  while (cursor.at < cursor.pattern.length && !/[|)]/.test(cursor.pattern.charAt(cursor.at))) {
    const piece = pieceOf(cursor);
    const counted = piece && repeated(piece, cursor);
    if (!counted) return undefined;
    if (texts.length * counted.length > textLimit) return undefined;
    texts = joined(texts, counted);
  }
  return texts;
}

function pieceOf(cursor: Cursor): readonly string[] | undefined {
  const char = cursor.pattern.charAt(cursor.at++);
  switch (char) {
    case '^':
      return [begin];
    case '$':
      return [end];
    case '(':
      return group(cursor);
    case '[':
      return characterClass(cursor);
    case '\\':
      return escaped(cursor);
    default:
      return /[.*+?{}\]]/.test(char) ? undefined : [char];
  }
}

function group(cursor: Cursor): readonly string[] | undefined {
  if (take(cursor, '?') && !take(cursor, ':')) return undefined;
  const inner = alternatives(cursor);
  return take(cursor, ')') ? inner : undefined;
}

function characterClass(cursor: Cursor): readonly string[] | undefined {
  const [whole, inside = ''] = /^([\w .:/,@-]+)\]/.exec(cursor.pattern.slice(cursor.at)) ?? [];
  if (whole === undefined) return undefined;
  cursor.at += whole.length;
  const chars: string[] = [];
  for (const [, first = '', last = first] of inside.matchAll(/(.)(?:-(.))?/g)) {
    for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++) chars.push(String.fromCharCode(code));
  }
  return chars.length > textLimit ? undefined : chars;
}

/** A mark that stands for itself. `\d` is ten texts, what else a letter stands for is left. */
function escaped(cursor: Cursor): readonly string[] | undefined {
  const char = cursor.pattern.charAt(cursor.at++);
  if (char === 'd') return Array.from({ length: 10 }, (_, digit) => String(digit));
  return char === '' || /\w/.test(char) ? undefined : [char];
}

function repeated(texts: readonly string[], cursor: Cursor): readonly string[] | undefined {
  const [whole, from, to] = /^(?:\?|\{(\d{1,2})(?:,(\d{1,2}))?\})/.exec(cursor.pattern.slice(cursor.at)) ?? [];
  if (whole === undefined) return texts;
  cursor.at += whole.length;
  const least = from === undefined ? 0 : Number(from);
  const most = from === undefined ? 1 : Number(to ?? from);
  const all: string[] = [];
  let times: readonly string[] = [''];
  for (let count = 0; count <= most; count++) {
    if (count >= least) all.push(...times);
    if (count === most) break;
    // Each text that is begun ends among all.
    if (all.length > textLimit || times.length * texts.length > textLimit) return undefined;
    times = joined(times, texts);
  }
  return all.length > textLimit ? undefined : all;
}

function joined(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.flatMap((one) => after.map((other) => one + other));
}

function take(cursor: Cursor, char: string): boolean {
  if (cursor.pattern.charAt(cursor.at) !== char) return false;
  cursor.at++;
  return true;
}
