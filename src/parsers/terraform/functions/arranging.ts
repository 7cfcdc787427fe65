import { and, never, not } from '../../../model/guard.ts';
import type { Data, Item } from '../../../model/value.ts';
import { casesOf } from '../../../model/value.ts';
import { listOf } from '../evaluate/collections.ts';
import { isEqual } from '../evaluate/equality.ts';
import { toText } from '../evaluate/scalars.ts';
import { computedAt } from '../evaluate/symbolic.ts';
import { conform } from '../evaluate/types.ts';
import { compareText } from './compare-text.ts';
import { unified } from './conversion.ts';
import type { CallSite, MovingFunction } from './function-types.ts';
import { listElements, needsList } from './list-arguments.ts';

/** The strings that are neither null nor empty. */
function compact([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  const items: Item[] = [];
  if (elements.items.some((item) => isCollection(item.value))) return call.run.fault(call.at, 'compact takes strings.');
  for (const item of texts(elements.items)) {
    for (const each of casesOf(item.value)) {
      const when = and(item.when, each.when);
      const empty = each.value.state === 'absent' || (each.value.state === 'known' && each.value.value === '');
      if (!empty && when !== never) items.push({ when, value: each.value });
    }
  }
  return listOf(items, computedAt(call.at, [list]), { rest: elements.rest });
}

/** Strings where a list of strings is taken. */
function texts(items: readonly Item[]): readonly Item[] {
  return items.map((item) => ({ when: item.when, value: conform(item.value, 'string') }));
}

function isCollection(value: Data): boolean {
  return value.state === 'known' && typeof value.value === 'object';
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
  return listOf(distinctItems(unified(elements.items)), computedAt(call.at, [list]), { rest: elements.rest });
}

function reverse([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  return listOf([...elements.items].reverse(), computedAt(call.at, [list]), { rest: elements.rest });
}

/** Orders strings; with one unknown the elements are the same, in an order that is not known. */
function sort([list]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  const written = computedAt(call.at, [list]);
  const ordered = texts(elements.items).map((item) => ({
    item,
    text: item.value.state === 'one-of' ? undefined : toText(item.value, call.at, call.run),
  }));
  if (ordered.some(({ text }) => typeof text !== 'string'))
    return listOf(elements.items, written, { rest: elements.rest });
  const sorted = ordered.sort((a, b) => compareText(a.text, b.text)).map(({ item }) => item);
  return listOf(sorted, written, { rest: elements.rest });
}

export const arrangingFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['compact', compact],
  ['distinct', distinct],
  ['reverse', reverse],
  ['sort', sort],
];
