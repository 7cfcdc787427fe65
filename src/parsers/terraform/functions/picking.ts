import { always, and, never, not, or } from '../../../model/guard.ts';
import type { Data, Item, Unknown } from '../../../model/value.ts';
import { tooManyConditions } from '../../../model/count.ts';
import { known, unknown } from '../../../model/value.ts';
import { distribute, merged } from '../evaluate/alternatives.ts';
import { certainItems, elementsOf, itemAt, listOf } from '../evaluate/collections.ts';
import { isInvalid } from '../evaluate/operators.ts';
import { toNumber } from '../evaluate/scalars.ts';
import { callIdentity, computedAt, isList, partOf, unknownResult } from '../evaluate/symbolic.ts';
import { acrossCases, anyOf, indexOf } from '../evaluate/traverse.ts';
import { isUniformValue } from '../evaluate/uniform.ts';
import type { CallSite, MovingFunction } from './function-types.ts';
import { listElements, needsList } from './list-arguments.ts';

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
      if (single.value.set) return 'element takes a list, and a set has no order.';
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
  const { items, rest, uncounted } = elements;
  if (rest.length === 0 && !uncounted && items.filter((item) => item.when === always).length > 1) {
    return call.run.fault(call.at, 'one takes a list with at most one element.');
  }
  const standing = itemAt({ items, firm: items.length }, 0);
  if (!standing) return unknown({ kind: 'limit', what: tooManyConditions }, { at: call.at });
  const { found, missing } = standing;
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
    if (!Number.isInteger(start) || !Number.isInteger(end) || isSet(single)) {
      return call.run.fault(call.at, 'slice takes a list and whole numbers.');
    }
    if (!certain) return openPart(single, start, end, call);
    if (start < 0 || end < start || end > certain.length) return call.run.fault(call.at, 'slice goes beyond the list.');
    const items = certain.slice(start, end).map((value) => ({ when: always, value }));
    return listOf(items, computedAt(call.at, [list]), { uniform: isUniformValue(single) });
  });
}

function isSet(value: Data): boolean {
  return value.state === 'known' && typeof value.value === 'object' && isList(value.value) && value.value.set === true;
}

/** A part of a list of which the number of items is known, but not where each of them stands. */
function openPart(list: Data, start: number, end: number, call: CallSite): Data {
  const elements = elementsOf(list);
  const isCounted =
    elements.rest.length === 0 && !elements.uncounted && elements.items.every(({ when }) => when === always);
  if (!isCounted) return unknown({ kind: 'choice', of: 'elements under conditions' }, computedAt(call.at, [list]));
  const count = elements.items.length;
  if (start < 0 || end < start || end > count) return call.run.fault(call.at, 'slice goes beyond the list.');
  if (start === 0 && end === count) return list;
  const items = Array.from({ length: end - start }, (_, index) => {
    const position = known(start + index, { at: call.at });
    return { when: always, value: indexOf(list, position, call.at, call.run) };
  });
  return listOf(items, computedAt(call.at, [list]));
}

function openSlice(list: Unknown, start: number, end: number, call: CallSite): Data {
  if (isInvalid(list) || end - start > 100 || end < start) return unknownResult(list, computedAt(call.at, [list]));
  const items = Array.from({ length: end - start }, (_, index) => ({
    when: always,
    value: partOf(list, `[${start + index}]`),
  }));
  return listOf(items, computedAt(call.at, [list]));
}

export const pickingFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['element', element],
  ['one', one],
  ['slice', slice],
];
