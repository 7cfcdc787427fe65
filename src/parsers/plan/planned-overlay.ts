import { always } from '../../model/guard.ts';
import type { Location } from '../../model/source.ts';
import type { UnknownReason } from '../../model/unknown.ts';
import type { Data, Datum, Item, List, Mapping, Unknown } from '../../model/value.ts';
import { oneOf } from '../../model/cases.ts';
import { withWritten } from '../../model/provenance.ts';
import { known, writtenOf } from '../../model/value.ts';
import { instanceOf, isList, isMapping, partOf } from '../terraform/evaluate/symbolic.ts';
import { isObject } from './json.ts';
import { pairUp } from './planned-pairs.ts';
import { fits, isExactly } from './planned-fit.ts';
import type { MaskedValue } from './masked-value.ts';
import { partAt } from './masked-value.ts';
import { elementsOf, isSensitive, isUnknown, plannedData } from './planned-value.ts';

export interface Overlaying {
  /** Why it is unknown what the plan knows only after apply. */
  readonly reason: UnknownReason;
  /** The source has one value and the plan another. */
  readonly contradicts: (
    written: { readonly at: Location; readonly property?: string | undefined },
    planned: MaskedValue,
  ) => void;
}

/**
 * Lays what a plan knows over a value of the configuration. The configuration says where the value stands and what it
 * is made of, and what it says for certain stays; the plan says what was unknown, and which of several it is. What is
 * not written stays absent: the plan has there what the provider filled in.
 */
export function overlay(written: Data, planned: MaskedValue, how: Overlaying): Data {
  const marked = isSensitive(planned) ? withWritten(written, { sensitive: true }) : written;
  if (isUnknown(planned) && !isObject(planned.value) && elementsOf(planned) === undefined) return marked;
  switch (marked.state) {
    case 'absent':
      return marked;
    case 'unknown':
      return instanceOf(marked) ? marked : filledIn(marked, planned, how);
    case 'one-of': {
      const exact = marked.cases.filter((each) => isExactly(each.value, planned));
      const fitting = exact.length > 0 ? exact : marked.cases.filter((each) => fits(each.value, planned));
      const left = fitting.length > 0 ? fitting : marked.cases;
      const [only] = left;
      if (only && left.length === 1) return overlay(only.value, planned, how);
      const cases = left.map((each) => ({ when: each.when, value: overlay(each.value, planned, how) }));
      return oneOf(cases, marked);
    }
    case 'known': {
      const { value } = marked;
      if (typeof value === 'object') {
        if (instanceOf(marked)) return marked;
        return {
          ...marked,
          value: isList(value) ? overlayList(value, planned, how) : overlayMapping(value, planned, how),
        };
      }
      if (!fits(marked, planned)) how.contradicts(marked, planned);
      return marked;
    }
  }
}

/** Parts keep what they are a part of: `ids[0]` of a data source. */
function filledIn(open: Unknown, planned: MaskedValue, { reason }: Overlaying): Data {
  const elements = elementsOf(planned);
  if (!elements) return plannedData(planned, writtenOf(open), reason);
  const items = elements.map((element, index): Item => {
    const part = writtenOf(partOf(open, `[${index}]`));
    return { when: always, value: plannedData(element, part, reason) };
  });
  return known<Datum>({ type: 'list', items, rest: [] }, open);
}

function overlayMapping(mapping: Mapping, planned: MaskedValue, how: Overlaying): Mapping {
  if (!isMapping(mapping) || !isObject(planned.value)) return mapping;
  const entries = [...mapping.entries].map(([key, entry]) => [key, overlay(entry, partAt(planned, key), how)] as const);
  return { ...mapping, entries: new Map(entries) };
}

/**
 * A plan writes a set in an order of its own, so that items are paired by what they say. What cannot be paired for
 * certain stays as it is; elements that nothing in the configuration is paired with fill an open end.
 */
function overlayList(list: List, planned: MaskedValue, how: Overlaying): List {
  const elements = elementsOf(planned);
  if (!elements) return list;
  const { partners, free, open } = pairUp(list.items, elements);
  const items: Item[] = [];
  for (const [index, item] of list.items.entries()) {
    const partner = partners.get(index);
    if (partner) items.push({ when: always, value: overlay(item.value, partner, how) });
    else if (open.has(index)) items.push(item);
    else if (item.when === always) {
      items.push(item);
      if (item.value.state === 'known') how.contradicts(item.value, planned);
    }
  }
  const [end] = list.rest;
  if (!end || open.size > 0 || elements.some(isUnknown)) return { ...list, items };
  const more = free.map((element): Item => ({
    when: always,
    value: plannedData(element, writtenOf(end.value), how.reason),
  }));
  return { ...list, items: [...items, ...more], rest: [] };
}
