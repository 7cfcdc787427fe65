import type { Guard } from '../../../model/guard.ts';
import { always, and, never, not } from '../../../model/guard.ts';
import type { Data, Item } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import { known } from '../../../model/value.ts';
import type { Single } from '../evaluate/alternatives.ts';
import { doubtIn, listOf } from '../evaluate/collections.ts';
import { distinctItems } from '../evaluate/distinct.ts';
import { isEqual } from '../evaluate/equality.ts';
import { equalsNull, equalsOpen } from '../evaluate/open-equality.ts';
import { isInvalid } from '../evaluate/operators.ts';
import { toText } from '../evaluate/scalars.ts';
import { computedAt, isOfItsOwn } from '../evaluate/symbolic.ts';
import { conform } from '../evaluate/types.ts';
import { isUniformValue } from '../evaluate/uniform.ts';
import { compareText } from './compare-text.ts';
import { unified } from './conversion.ts';
import type { CallSite, MovingFunction } from './function-types.ts';
import { listElements, needsList } from './list-arguments.ts';

/** The strings that are neither null nor empty: an unknown one is there on the condition that it is neither. */
function compact([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  const items: Item[] = [];
  let firm = Infinity;
  let { uncounted } = elements;
  if (elements.items.some((item) => isCollection(item.value))) return call.run.fault(call.at, 'compact takes strings.');
  for (const [index, item] of texts(elements.items).entries()) {
    if (index === elements.firm) firm = Math.min(firm, items.length);
    for (const each of casesOf(item.value)) {
      const filled = whenFilled(each.value, call);
      if (filled === undefined) [firm, uncounted] = [Math.min(firm, items.length), true];
      const when = and(item.when, each.when, filled ?? always);
      if (when !== never) items.push({ when, value: each.value });
    }
  }
  const doubt = doubtIn({ items, firm, uncounted });
  return listOf(items, computedAt(call.at, [list]), { rest: elements.rest, doubt, uniform: true });
}

/** When a string is neither null nor empty; undefined where that is no condition that has a name. */
function whenFilled(value: Single, { run }: CallSite): Guard | undefined {
  if (value.state !== 'unknown') return value.state === 'absent' || value.value === '' ? never : always;
  if (isInvalid(value) || isOfItsOwn(value) || isEqual(value, known('', value)) === false) return always;
  const empty = equalsOpen(value, '', run);
  const isNull = value.nonNull ? never : equalsNull(value, run);
  return empty && isNull && and(not(empty), not(isNull));
}

/** Strings where a list of strings is taken. */
function texts(items: readonly Item[]): readonly Item[] {
  return items.map((item) => ({ when: item.when, value: conform(item.value, 'string') }));
}

function isCollection(value: Data): boolean {
  return value.state === 'known' && typeof value.value === 'object';
}

function distinct([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  const { items, firm, uncounted } = distinctItems(unified(elements.items));
  const doubt = doubtIn({
    items,
    firm: elements.firm < elements.items.length ? 0 : firm,
    uncounted: uncounted || elements.uncounted,
  });
  return listOf(items, computedAt(call.at, [list]), { rest: elements.rest, doubt, uniform: true });
}

function reverse([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  const { items, rest, uncounted } = elements;
  const isFirm = rest.length === 0 && elements.firm === items.length;
  const doubt = doubtIn({ items, firm: isFirm ? items.length : 0, uncounted });
  return listOf([...items].reverse(), computedAt(call.at, [list]), { rest, doubt, uniform: isUniformValue(list) });
}

/** Orders strings; with one unknown the elements are the same, in an order that is not known. */
function sort([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  const written = computedAt(call.at, [list]);
  const { rest, uncounted } = elements;
  const open = (items: readonly Item[]): Data =>
    listOf(items, written, {
      rest,
      uniform: true,
      doubt: items.length + rest.length > 1 ? { firm: 0, ...(uncounted && { uncounted }) } : undefined,
    });
  if (rest.length > 0) return open(elements.items);
  const each = apart(texts(elements.items));
  const ordered = each.flatMap((item) => {
    const text = toText(item.value, call.at, call.run);
    return typeof text === 'string' ? [{ item, text }] : [];
  });
  if (ordered.length < each.length) return open(elements.items);
  const sorted = ordered.sort((a, b) => compareText(a.text, b.text)).map(({ item }) => item);
  return listOf(sorted, written, { doubt: doubtIn({ items: sorted, firm: sorted.length, uncounted }), uniform: true });
}

/** Each alternative as an element of its own. */
function apart(items: readonly Item[]): readonly { readonly when: Guard; readonly value: Single }[] {
  return items.flatMap((item) =>
    casesOf(item.value)
      .map((each) => ({ when: and(item.when, each.when), value: each.value }))
      .filter((each) => each.when !== never),
  );
}

export const arrangingFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['compact', compact],
  ['distinct', distinct],
  ['reverse', reverse],
  ['sort', sort],
];
