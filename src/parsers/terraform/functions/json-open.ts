import { always } from '../../../model/guard.ts';
import type { Data, Item, Mapping, Written } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import type { Json } from '../data-sources/policy-json.ts';
import { inKeyOrder, jsonText } from '../data-sources/policy-json.ts';
import { doubtOf, digitsOf, encodedOf, instanceOf, isList, marked, presenceOf } from '../evaluate/symbolic.ts';
import { hidden } from '../evaluate/secret.ts';
import { holdsSecret } from '../evaluate/holds-secret.ts';

/** Larger or deeper values become a text of which nothing is known. */
const mostHoles = 500;
const deepest = 50;

/** The JSON text of a value that is not known throughout: its pieces are kept, and so is the value itself. */
export function encodeOpen(value: Data, written: Written): Data | undefined {
  const text = jsonText(jsonOf(value, written, 0), false, written);
  if (text.state !== 'unknown' || (text.parts?.length ?? 0) > mostHoles) return undefined;
  const made = marked(text, { encoded: value });
  return holdsSecret(value) ? hidden(made) : made;
}

/** What a JSON text that is not known throughout was made from. */
export function decodeOpen(text: Data): Data | undefined {
  return text.state === 'unknown' ? encodedOf(text) : undefined;
}

function jsonOf(value: Data, written: Written, depth: number): Json {
  if (value.state === 'absent') return null;
  if (value.state === 'unknown') return value;
  const hole = unknown({ kind: 'choice', of: 'a part of a JSON text' }, written);
  if (value.state === 'one-of' || instanceOf(value) || depth > deepest) return hole;
  const datum = value.value;
  if (typeof datum !== 'object') return digitsOf(value) === undefined ? datum : hole;
  if (isList(datum)) {
    const isOpen = datum.rest.length > 0 || doubtOf(datum) !== undefined || !datum.items.every(isThere);
    return isOpen ? hole : datum.items.map((item) => jsonOf(item.value, written, depth + 1));
  }
  return datum.rest !== undefined || presenceOf(datum) !== undefined ? hole : objectOf(datum, written, depth);
}

function objectOf({ entries }: Mapping, written: Written, depth: number): Json {
  return inKeyOrder([...entries].map(([key, entry]) => [key, jsonOf(entry, written, depth + 1)] as const));
}

function isThere(item: Item): boolean {
  return item.when === always;
}
