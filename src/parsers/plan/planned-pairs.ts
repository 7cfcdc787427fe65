import type { Item } from '../../model/value.ts';
import { fits, isExactly } from './planned-fit.ts';
import type { MaskedValue } from './masked-value.ts';

export interface Pairs {
  /** By the index of the item. */
  readonly partners: ReadonlyMap<number, MaskedValue>;
  /** Elements of the plan that no item is paired with. */
  readonly free: readonly MaskedValue[];
  /** Indices of items that may be one or another of the elements. */
  readonly open: ReadonlySet<number>;
}

/** More comparisons than this are not worth what they find. */
const mostComparisons = 200_000;

/** Pairs items with the elements that they surely are, whatever the order. */
export function pairUp(items: readonly Item[], elements: readonly MaskedValue[]): Pairs {
  if (items.length * elements.length > mostComparisons) {
    return { partners: new Map(), free: [], open: new Set(items.keys()) };
  }
  const partners = new Map<number, MaskedValue>();
  const free = new Set(elements);
  for (const [index, { value }] of items.entries()) {
    const exact = elements.filter((element) => isExactly(value, element));
    // Of items that say the same a set keeps one.
    const partner = exact.find((element) => free.has(element)) ?? exact[0];
    if (!partner) continue;
    partners.set(index, partner);
    free.delete(partner);
  }
  const open = new Map(
    [...items.keys()].filter((index) => !partners.has(index)).map((index) => [index, candidates(items[index], free)]),
  );
  for (let found = true; found;) {
    found = false;
    for (const [index, fitting] of open) {
      const [only, ...others] = [...fitting].filter((element) => free.has(element));
      if (others.length > 0 || (only && isWanted(only, index, open))) continue;
      open.delete(index);
      if (!only) continue;
      partners.set(index, only);
      free.delete(only);
      found = true;
    }
  }
  return { partners, free: [...free], open: new Set(open.keys()) };
}

function candidates(item: Item | undefined, elements: ReadonlySet<MaskedValue>): ReadonlySet<MaskedValue> {
  return new Set(item ? [...elements].filter((element) => fits(item.value, element)) : []);
}

function isWanted(element: MaskedValue, by: number, open: ReadonlyMap<number, ReadonlySet<MaskedValue>>): boolean {
  return [...open].some(([index, fitting]) => index !== by && fitting.has(element));
}
