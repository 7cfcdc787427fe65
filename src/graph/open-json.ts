import { always } from '../model/guard.ts';
import type { Data, Datum, Item, Known, Rest, Unknown, Written } from '../model/value.ts';
import { absent, known, unknown, writtenOf } from '../model/value.ts';

type Pieces = NonNullable<Unknown['parts']>;

/** Characters that no text has stand for the pieces that are not known: one before and one behind its number. */
const [before, behind] = ['\uE000', '\uE001'];
const mark = /\uE000(\d+)\uE001/;
const alone = /^\uE002?\uE000\d+\uE001$/;

/** A JSON text as the value that it is; undefined where it is none. JSON's `null` is no value. */
export function readJson(text: string, written: Written): Datum | undefined {
  try {
    const value = dataOf(JSON.parse(text), { parts: [], written });
    return value.state === 'known' ? value.value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A JSON text of which pieces are unknown, as the value that it is: an unknown piece between quotes is an unknown part
 * of that string, one in the place of a value is that value, and in a list any number of them. Undefined where the
 * known pieces are no JSON text, or nothing but one unknown.
 */
export function readOpenJson(text: Unknown): Known<Datum> | undefined {
  const { parts } = text;
  if (!parts || parts.some((part) => typeof part === 'string' && (part.includes(before) || part.includes(behind)))) {
    return undefined;
  }
  try {
    const value = dataOf(JSON.parse(markedText(parts)), { parts, written: writtenOf(text) });
    return value.state === 'known' && typeof value.value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The text with marks for what is unknown, between quotes where it stands in none. */
function markedText(parts: Pieces): string {
  let isQuoted = false;
  return parts
    .map((part, index) => {
      const stands = `${before}${index}${behind}`;
      if (typeof part !== 'string') return isQuoted ? stands : `"${whole}${stands}"`;
      // Quotes that end or begin a string are those without a backslash before them.
      const quotes = part.replaceAll(/\\./gs, '').split('"').length - 1;
      if (quotes % 2 === 1) isQuoted = !isQuoted;
      return part;
    })
    .join('');
}

/** Before the mark of a piece that stands in the place of a whole value. */
const whole = '\uE002';

interface From {
  readonly parts: Pieces;
  readonly written: Written;
}

/** Everything in the text stands where the text does. */
function dataOf(plain: unknown, from: From, property?: string): Data {
  const written: Written = { ...from.written, ...(property !== undefined && { property }) };
  if (typeof plain === 'string') return stringOf(plain, { ...from, written });
  if (typeof plain === 'number' || typeof plain === 'boolean') return known(plain, written);
  if (typeof plain !== 'object' || plain === null) return absent(written);
  if (Array.isArray(plain)) return listOf(plain, { ...from, written });
  const entries = new Map<string, Data>();
  let rest: Unknown | undefined;
  for (const [key, inner] of Object.entries(plain)) {
    const open = mark.test(key) ? stringOf(key, from) : undefined;
    if (open?.state === 'unknown') rest ??= unknown(open.reason, from.written);
    else entries.set(key, dataOf(inner, from, key));
  }
  return known<Datum>({ type: 'mapping', entries, ...(rest && { rest }) }, written);
}

function listOf(plain: readonly unknown[], from: From): Data {
  const items: Item[] = [];
  const rest: Rest[] = [];
  for (const each of plain) {
    const value = dataOf(each, from);
    // It may bring quotes and commas along: `["${join("\",\"", …)}"]`.
    const isAny = typeof each === 'string' && alone.test(each) && value.state === 'unknown' && !value.origin;
    if (isAny) rest.push({ when: always, value });
    else items.push({ when: always, value });
  }
  return known<Datum>({ type: 'list', items, rest }, from.written);
}

/** A string, or what stands in its place. */
function stringOf(text: string, { parts, written }: From): Data {
  const pieces = text.split(/(\uE000\d+\uE001)/).filter((piece) => piece !== '' && piece !== whole);
  const values = pieces.map((piece) => parts[Number(mark.exec(piece)?.[1] ?? -1)] ?? piece);
  const open = values.find((value) => typeof value !== 'string');
  if (open === undefined) return known(text, written);
  const secret = written.sensitive && { sensitive: written.sensitive };
  if (values.length === 1)
    return { ...open, ...(written.property !== undefined && { property: written.property }), ...secret };
  const reason = open.state === 'unknown' ? open.reason : ({ kind: 'choice', of: 'a part of the text' } as const);
  return unknown(reason, written, { parts: values, nonNull: true });
}
