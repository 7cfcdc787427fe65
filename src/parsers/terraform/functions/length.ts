import { never } from '../../../model/guard.ts';
import type { Data, Datum, Rest } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import { count } from '../../../model/count.ts';
import { known, unknown } from '../../../model/value.ts';
import { merged } from '../evaluate/alternatives.ts';
import { certainItems, entriesOf } from '../evaluate/collections.ts';
import { callIdentity, computedAt, doubtOf, isList, neverNull, unknownResult } from '../evaluate/symbolic.ts';
import type { CallSite } from './function-types.ts';
import { needsList } from './list-arguments.ts';

/** How many elements a list or a map has, and how many characters a string. */
export function length([value]: readonly Data[], call: CallSite): Data {
  if (!value) return needsList(call);
  return merged(
    casesOf(value).map(({ when, value: single }) => ({ when, value: lengthOf(single, call) })),
    computedAt(call.at, [value]),
  );
}

function lengthOf(single: Data, call: CallSite): Data {
  const written = computedAt(call.at, [single]);
  if (single.state === 'unknown') return neverNull(unknownResult(single, written, callIdentity('length', [single])));
  if (single.state !== 'known') return call.run.fault(call.at, 'length takes a list, a map or a string, not null.');
  if (typeof single.value === 'string') {
    return known<Datum>(graphemes(single.value), written);
  }
  if (typeof single.value !== 'object') return call.run.fault(call.at, 'length takes a list, a map or a string.');
  if (isList(single.value)) {
    if (single.value.items.length > 200 && certainItems(single.value)) {
      return known<Datum>(single.value.items.length, written);
    }
    if (doubtOf(single.value)?.uncounted) return unknown({ kind: 'choice', of: 'equal elements' }, written);
    return count({ ...written, items: single.value.items, rest: openLengths(single.value.rest, call), absent: never });
  }
  const { entries, rest } = entriesOf(single);
  return count({ ...written, items: [...entries.values()], rest: openLengths(rest, call), absent: never });
}

function openLengths(rest: readonly Rest[], call: CallSite): readonly Rest[] {
  return rest.map(({ when, value }) => ({
    when,
    value: neverNull(unknownResult(value, computedAt(call.at, [value]), callIdentity('length', [value]))),
  }));
}

function graphemes(text: string): number {
  let clusters = 0;
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)[Symbol.iterator]();
  while (!segments.next().done) clusters++;
  return clusters;
}
