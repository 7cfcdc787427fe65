import { always, and, never, not, or } from '../../../model/guard.ts';
import type { Data, Item, Rest, Unknown } from '../../../model/value.ts';
import { casesOf, count, known, unknown } from '../../../model/value.ts';
import { distribute, merged } from '../evaluate/alternatives.ts';
import type { Elements } from '../evaluate/collections.ts';
import { certainItems, elementsOf, entriesOf, itemAt, listOf } from '../evaluate/collections.ts';
import { isEqual } from '../evaluate/equality.ts';
import { isInvalid } from '../evaluate/operators.ts';
import { toNumber, toText } from '../evaluate/scalars.ts';
import { callIdentity, computedAt, isList, isMapping, partOf, unknownResult } from '../evaluate/symbolic.ts';
import { acrossCases, anyOf, indexOf } from '../evaluate/traverse.ts';
import { unified } from './conversion.ts';
import type { CallSite, MovingFunction } from './function-types.ts';

/** Longer lists are not built. */
export const longestList = 50_000;

function needsList(call: CallSite): Data {
  return call.run.fault(call.at, `${call.name} takes a list.`);
}

/** The elements of an argument; a list under any condition counts, and null has none. */
export function listElements(value: Data | undefined): Elements | undefined {
  if (!value) return undefined;
  const elements = elementsOf(value);
  return elements.wrong === always || elements.absent === always ? undefined : elements;
}

function concat(args: readonly Data[], call: CallSite): Data {
  const items: Item[] = [];
  const rest: Rest[] = [];
  for (const arg of args) {
    const elements = elementsOf(arg);
    if (elements.wrong === always || elements.absent === always) return needsList(call);
    if (items.length + elements.items.length + rest.length + elements.rest.length > longestList) {
      return unknown({ kind: 'limit', what: 'list length' }, { at: call.at });
    }
    items.push(...elements.items);
    rest.push(...elements.rest);
  }
  return listOf(items, computedAt(call.at, args), { rest });
}

function flatten([list]: readonly Data[], call: CallSite): Data {
  if (!list) return needsList(call);
  if (list.state === 'unknown')
    return unknownResult(list, computedAt(call.at, [list]), callIdentity('flatten', [list]));
  if (!listElements(list)) return needsList(call);
  const items: Item[] = [];
  const rest: Rest[] = [];
  flattenInto({ when: always, value: list }, items, rest, 0);
  if (items.length > longestList) return unknown({ kind: 'limit', what: 'list length' }, { at: call.at });
  return listOf(items, computedAt(call.at, [list]), { rest });
}

function flattenInto(item: Item, items: Item[], rest: Rest[], depth: number): void {
  for (const each of casesOf(item.value)) {
    const when = and(item.when, each.when);
    if (when === never || items.length + rest.length > longestList) continue;
    const single = each.value;
    if (single.state === 'known' && typeof single.value === 'object' && isList(single.value) && depth < 100) {
      for (const inner of single.value.items) {
        flattenInto({ when: and(when, inner.when), value: inner.value }, items, rest, depth + 1);
      }
      for (const more of single.value.rest) rest.push({ when: and(when, more.when), value: more.value });
    } else items.push({ when, value: single });
  }
}

/** The strings that are neither null nor empty. */
function compact([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  const items: Item[] = [];
  for (const item of elements.items) {
    for (const each of casesOf(item.value)) {
      const when = and(item.when, each.when);
      const empty = each.value.state === 'absent' || (each.value.state === 'known' && each.value.value === '');
      if (!empty && when !== never) items.push({ when, value: each.value });
    }
  }
  return listOf(items, computedAt(call.at, [list]), { rest: elements.rest });
}

/** Drops an element where an equal one stands before it; whether two unknown ones are equal stays open. */
export function distinctItems(items: readonly Item[]): readonly Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    let when = item.when;
    for (const earlier of kept) {
      if (when === never) break;
      if (isEqual(earlier.value, item.value) === true) when = and(when, not(earlier.when));
    }
    if (when !== never) kept.push(when === item.when ? item : { when, value: item.value });
  }
  return kept;
}

function distinct([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  return listOf(distinctItems(elements.items), computedAt(call.at, [list]), { rest: elements.rest });
}

/** The element at an index that wraps around. */
function element([list, index]: readonly Data[], call: CallSite): Data {
  if (!list || !index) return needsList(call);
  return distribute([index], computedAt(call.at, [list, index]), ([position]) => {
    if (!position) return needsList(call);
    const number = toNumber(position, call.at, call.run);
    if (typeof number !== 'number') return isInvalid(number) ? number : anyOf(list, number, call.at, call.run);
    return acrossCases(list, call.at, call.run, (single) => {
      if (single.state === 'unknown') return partOf(single, `[${number}]`);
      if (single.state === 'absent' || typeof single.value !== 'object' || !isList(single.value)) {
        return 'element takes a list.';
      }
      const certain = certainItems(single.value);
      if (!certain) return indexOf(single, { state: 'known', value: number, at: call.at }, call.at, call.run);
      if (certain.length === 0) return 'element takes a list with at least one element.';
      return certain[((number % certain.length) + certain.length) % certain.length] ?? 'element found nothing.';
    });
  });
}

/** The only element, or null when there is none. */
function one([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  if (list.state === 'unknown') return partOf(list, '[0]');
  const { items, rest } = elements;
  if (rest.length === 0 && items.filter((item) => item.when === always).length > 1) {
    return call.run.fault(call.at, 'one takes a list with at most one element.');
  }
  const { found, missing } = itemAt(elements, 0);
  const open = or(...rest.map((more) => more.when));
  const others: Item[] = rest.map((more) => ({
    when: and(missing, more.when),
    value: more.value,
  }));
  const nothing: Item = { when: and(missing, not(open)), value: { state: 'absent', at: call.at } };
  return merged(
    [...found, ...others, nothing].filter((item) => item.when !== never),
    computedAt(call.at, [list]),
  );
}

/** The first argument that is neither null nor an empty string. */
function coalesce(args: readonly Data[], call: CallSite): Data {
  const found: Item[] = [];
  let open = always as Item['when'];
  for (const arg of args) {
    let next = never as Item['when'];
    for (const each of casesOf(arg)) {
      const when = and(open, each.when);
      if (when === never) continue;
      const single = each.value;
      const empty = single.state === 'absent' || (single.state === 'known' && single.value === '');
      if (empty) next = or(next, when);
      else if (single.state === 'unknown' && !single.nonNull && !isInvalid(single)) {
        // Whether it is null is not known, and so is which argument it will be.
        const result = unknownResult(single, computedAt(call.at, args), callIdentity('coalesce', args));
        found.push({ when, value: { ...result, nonNull: true } });
      } else found.push({ when, value: single });
    }
    open = next;
    if (open === never) break;
  }
  if (found.length === 0) return call.run.fault(call.at, 'coalesce takes a value that is neither null nor empty.');
  if (open !== never)
    found.push({ when: open, value: unknown({ kind: 'invalid', detail: 'nothing to coalesce' }, call) });
  const isText = args.some((arg) => arg.state === 'known' && typeof arg.value === 'string');
  const result = merged(found, computedAt(call.at, args));
  return isText
    ? (unified([
        { when: always, value: result },
        { when: always, value: known('', call) },
      ])[0]?.value ?? result)
    : result;
}

function coalescelist(args: readonly Data[], call: CallSite): Data {
  return distribute(args, computedAt(call.at, args), (singles) => {
    for (const single of singles) {
      if (single.state === 'unknown')
        return unknownResult(single, computedAt(call.at, args), callIdentity('coalescelist', args));
      if (single.state !== 'known' || typeof single.value !== 'object') continue;
      if (isMapping(single.value) || single.value.items.some((item) => item.when === always)) return single;
      if (single.value.items.length > 0 || single.value.rest.length > 0) {
        return unknown({ kind: 'choice', of: 'lists that may be empty' }, computedAt(call.at, args));
      }
    }
    return call.run.fault(call.at, 'coalescelist takes a list that is not empty.');
  });
}

function length([value]: readonly Data[], call: CallSite): Data {
  if (!value) return needsList(call);
  return merged(
    casesOf(value).map(({ when, value: single }) => ({ when, value: lengthOf(single, call) })),
    computedAt(call.at, [value]),
  );
}

function lengthOf(single: Data, call: CallSite): Data {
  const written = computedAt(call.at, [single]);
  if (single.state === 'unknown')
    return { ...unknownResult(single, written, callIdentity('length', [single])), nonNull: true };
  if (single.state !== 'known') return call.run.fault(call.at, 'length takes a list, a map or a string, not null.');
  if (typeof single.value === 'string') {
    return { ...written, state: 'known', value: graphemes(single.value) };
  }
  if (typeof single.value !== 'object') return call.run.fault(call.at, 'length takes a list, a map or a string.');
  if (isList(single.value)) {
    if (single.value.items.length > 200 && certainItems(single.value)) {
      return { ...written, state: 'known', value: single.value.items.length };
    }
    const isSet = single.value.set && single.value.items.some((item) => item.value.state !== 'known');
    if (isSet) return unknown({ kind: 'choice', of: 'equal elements' }, written);
    return count({ ...written, items: single.value.items, rest: openLengths(single.value.rest, call), absent: never });
  }
  const { entries, rest } = entriesOf(single);
  return count({ ...written, items: [...entries.values()], rest: openLengths(rest, call), absent: never });
}

function openLengths(rest: readonly Rest[], call: CallSite): readonly Rest[] {
  return rest.map(({ when, value }) => ({
    when,
    value: { ...unknownResult(value, computedAt(call.at, [value]), callIdentity('length', [value])), nonNull: true },
  }));
}

export function graphemes(text: string): number {
  let clusters = 0;
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)[Symbol.iterator]();
  while (!segments.next().done) clusters++;
  return clusters;
}

/** Of an unknown list with known bounds it is known how many elements there are. */
function slice([list, from, to]: readonly Data[], call: CallSite): Data {
  if (!list || !from || !to) return needsList(call);
  return distribute([list, from, to], computedAt(call.at, [list]), ([single, first, last]) => {
    if (!single || !first || !last) return needsList(call);
    const start = toNumber(first, call.at, call.run);
    const end = toNumber(last, call.at, call.run);
    if (typeof start !== 'number')
      return unknownResult(start, computedAt(call.at, [list]), callIdentity('slice', [single, first, last]));
    if (typeof end !== 'number')
      return unknownResult(end, computedAt(call.at, [list]), callIdentity('slice', [single, first, last]));
    if (single.state === 'unknown') return openSlice(single, start, end, call);
    const certain =
      single.state === 'known' && typeof single.value === 'object' && isList(single.value)
        ? certainItems(single.value)
        : [];
    if (!certain) return unknown({ kind: 'choice', of: 'elements under conditions' }, computedAt(call.at, [list]));
    if (start < 0 || end < start || end > certain.length) return call.run.fault(call.at, 'slice goes beyond the list.');
    const items = certain.slice(start, end).map((value) => ({ when: always, value }));
    return listOf(items, computedAt(call.at, [list]));
  });
}

function openSlice(list: Unknown, start: number, end: number, call: CallSite): Data {
  if (isInvalid(list) || end - start > 100 || end < start) return unknownResult(list, computedAt(call.at, [list]));
  const items = Array.from({ length: end - start }, (_, index) => ({
    when: always,
    value: partOf(list, `[${start + index}]`),
  }));
  return listOf(items, computedAt(call.at, [list]));
}

function reverse([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  return listOf([...elements.items].reverse(), computedAt(call.at, [list]), { rest: elements.rest });
}

function contains([list, wanted]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !wanted || !elements) return needsList(call);
  const written = computedAt(call.at, [list, wanted]);
  return distribute([wanted], written, ([single]) => {
    if (!single) return needsList(call);
    let found = never as Item['when'];
    let cause: Data | undefined = elements.rest[0]?.value;
    for (const item of elements.items) {
      for (const each of casesOf(item.value)) {
        const equal = isEqual(each.value, single);
        if (equal) found = or(found, and(item.when, each.when));
        else if (equal === undefined) cause ??= [each.value, single].find((value) => value.state === 'unknown');
      }
    }
    const open: Data =
      cause?.state === 'unknown'
        ? unknownResult(cause, written, callIdentity('contains', [list, single]))
        : { ...written, state: 'known', value: false };
    return merged(
      [
        { when: found, value: { ...written, state: 'known' as const, value: true } },
        { when: not(found), value: open },
      ].filter((each) => each.when !== never),
      written,
    );
  });
}

/** Orders strings; with one unknown the elements are the same, in an order that is not known. */
function sort([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  const written = computedAt(call.at, [list]);
  const texts = elements.items.map((item) => ({
    item,
    text: item.value.state === 'one-of' ? undefined : toText(item.value, call.at, call.run),
  }));
  if (texts.some(({ text }) => typeof text !== 'string'))
    return listOf(elements.items, written, { rest: elements.rest });
  const sorted = texts.sort((a, b) => compareText(a.text, b.text)).map(({ item }) => item);
  return listOf(sorted, written, { rest: elements.rest });
}

/** By code points, as Go does, and not by UTF-16 units. */
export function compareText(one: unknown, other: unknown): number {
  if (typeof one !== 'string' || typeof other !== 'string' || one === other) return 0;
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

export const listFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['concat', concat],
  ['flatten', flatten],
  ['compact', compact],
  ['distinct', distinct],
  ['element', element],
  ['one', one],
  ['coalesce', coalesce],
  ['coalescelist', coalescelist],
  ['length', length],
  ['slice', slice],
  ['reverse', reverse],
  ['contains', contains],
  ['sort', sort],
];
