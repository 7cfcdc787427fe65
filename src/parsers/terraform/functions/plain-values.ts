import { always } from '../../../model/guard.ts';
import type { Data, Datum, List, Mapping, Written } from '../../../model/value.ts';
import { absent, known } from '../../../model/value.ts';
import { digitsOf, doubtOf, exactly, instanceOf, isList, presenceOf } from '../evaluate/symbolic.ts';
import type { Plain } from './function-types.ts';

type PlainOrOpen = { readonly plain: Plain } | { readonly open: Data };

/** What a list or mapping was read as: parts that are shared are read once, however often they occur. */
const done = new WeakMap<object, PlainOrOpen>();

/** The value without its provenance, when it is known throughout; the first open part otherwise. */
export function toPlain(value: Data): PlainOrOpen {
  if (value.state === 'absent') return { plain: null };
  if (value.state !== 'known' || instanceOf(value)) return { open: value };
  const datum = value.value;
  if (typeof datum !== 'object') return { plain: wholeDigits(value) ?? datum };
  const ready = done.get(datum);
  if (ready) return ready;
  const result = collectionOf(value, datum);
  done.set(datum, result);
  return result;
}

function collectionOf(value: Data, datum: List | Mapping): PlainOrOpen {
  if (isList(datum)) {
    const [rest] = datum.rest;
    if (rest) return { open: rest.value };
    if (doubtOf(datum)) return { open: value };
    const items: Plain[] = [];
    for (const item of datum.items) {
      if (item.when !== always) return { open: value };
      const inner = toPlain(item.value);
      if ('open' in inner) return inner;
      items.push(inner.plain);
    }
    return { plain: items };
  }
  if (datum.rest) return { open: datum.rest };
  if (presenceOf(datum)) return { open: value };
  const entries = new Map<string, Plain>();
  for (const [key, entry] of datum.entries) {
    const inner = toPlain(entry);
    if ('open' in inner) return inner;
    entries.set(key, inner.plain);
  }
  return { plain: entries };
}

function wholeDigits(value: Data): bigint | undefined {
  const digits = digitsOf(value);
  return digits === undefined || digits.includes('.') ? undefined : BigInt(digits);
}

export function fromPlain(plain: Plain, written: Written): Data {
  if (plain === null) return absent(written);
  if (typeof plain === 'bigint') return exactly(String(plain), written);
  if (typeof plain !== 'object') return known(plain, written);
  if (plain instanceof Map) {
    const { at, via, origin, sensitive, entered } = written;
    const entries = new Map<string, Data>();
    for (const [key, value] of plain as ReadonlyMap<string, Plain>) {
      entries.set(key, fromPlain(value, { at, via, origin, property: key, sensitive, entered }));
    }
    return known<Datum>({ type: 'mapping', entries, rest: undefined, notes: undefined }, written);
  }
  const items = (plain as readonly Plain[]).map((value) => ({ when: always, value: fromPlain(value, written) }));
  return known<Datum>({ type: 'list', items, rest: [], set: undefined, notes: undefined }, written);
}
