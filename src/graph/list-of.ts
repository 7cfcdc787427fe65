import type { Guard } from '../model/guard.ts';
import { always, and, never, not, or } from '../model/guard.ts';
import type { Data, Datum, Item, List, ListOf, Rest, Value, Written } from '../model/value.ts';
import { casesOf } from '../model/cases.ts';

/** Whether one of many conditions holds, combined pairwise so that thousands of separate ones stay cheap. */
export function anyOf(guards: readonly Guard[]): Guard {
  let level = [...new Set(guards)];
  if (level.includes(always)) return always;
  while (level.length > 1) {
    const next: Guard[] = [];
    for (let i = 0; i < level.length; i += 2) next.push(or(level[i] ?? never, level[i + 1] ?? never));
    level = next;
  }
  return level[0] ?? never;
}

export function emptyList<T>(written: Written, absent: Guard = never): ListOf<T> {
  return listAt(written, { items: nothing, rest: nothing }, absent);
}

/** Most lists are empty: they share one. */
const nothing: readonly never[] = Object.freeze([]);

/** A list where something is written. Property by property: there are many, and copies by spreading take more memory. */
function listAt<T>(
  { at, via, origin, property, sensitive, entered }: Written,
  { items, rest }: Pick<ListOf<T>, 'items' | 'rest'>,
  absent: Guard,
): ListOf<T> {
  return { at, via, origin, property, sensitive, entered, items, rest, absent };
}

/** When anything may be in a list, known or not. */
export function whenFilled<T>(list: ListOf<T>): Guard {
  return anyOf([...list.items.map((item) => item.when), ...list.rest.map((rest) => rest.when)]);
}

/** A single value as a list of what it may be: nothing when it is absent, each alternative under its own condition. */
export function listOfValue<T>(value: Value<T>): ListOf<T> {
  if (value.state === 'absent') return emptyList(value, always);
  if (value.state !== 'one-of') return listAt(value, { items: [{ when: always, value }], rest: nothing }, never);
  const items: Item<T>[] = [];
  let absent: Guard = never;
  for (const each of casesOf(value)) {
    if (each.value.state === 'absent') absent = or(absent, each.when);
    else items.push(each);
  }
  return listAt(value, { items, rest: nothing }, absent);
}

/** Replaces each item by any number of others; an unknown item stays one unknown item. */
export function expand<T, U>(list: ListOf<T>, make: (item: T) => ListOf<U>): ListOf<U> {
  const { absent } = list;
  const [first] = list.items;
  if (!first) return listAt(list, { items: nothing, rest: list.rest }, absent);
  // Most lists have one item that is surely there: what it becomes is the list.
  if (list.items.length === 1 && list.rest.length === 0 && first.when === always && first.value.state === 'known') {
    return listAt(list, make(first.value.value), absent);
  }
  const items: Item<U>[] = [];
  const rest: Rest[] = [...list.rest];
  for (const item of list.items) {
    for (const each of casesOf(item.value)) {
      const guard = and(item.when, each.when);
      if (guard === never || each.value.state === 'absent') continue;
      if (each.value.state === 'unknown') {
        items.push({ when: guard, value: each.value });
        continue;
      }
      const made = make(each.value.value);
      for (const each of guarded(made.items, guard)) items.push(each);
      for (const each of guarded(made.rest, guard)) rest.push(each);
    }
  }
  return listAt(list, { items, rest: rest.length === 0 ? nothing : rest }, absent);
}

/** Several lists as one. It is placed where the first one stands that is written at all. */
export function joinLists<T>(lists: readonly [ListOf<T>, ...ListOf<T>[]]): ListOf<T> {
  if (lists.length === 1) return lists[0];
  const place = lists.find((list) => list.absent !== always) ?? lists[0];
  const items = together(lists.map((list) => list.items));
  const rest = together(lists.map((list) => list.rest));
  const isWritten = lists.some((list) => list.absent === never);
  return listAt(place, { items, rest }, isWritten ? never : not(anyOf(lists.map((list) => not(list.absent)))));
}

/** All of several arrays. Most are empty, and the only one that is not needs no copy. */
function together<E>(arrays: readonly (readonly E[])[]): readonly E[] {
  const filled = arrays.filter((array) => array.length > 0);
  return filled.length > 1 ? filled.flat() : (filled[0] ?? nothing);
}

/** The same things, counted only under one more condition. */
export function guarded<E extends { readonly when: Guard }>(entries: readonly E[], guard: Guard): readonly E[] {
  if (guard === always) return entries;
  return entries.map((entry) => ({ ...entry, when: and(entry.when, guard) })).filter((entry) => entry.when !== never);
}

/** Flattens what a parser delivers under a property into one list; what each thing in it means is for `convert`. */
export function flatten<T>(
  data: Data,
  from: {
    list(datum: Datum, written: Written): List | undefined;
    item: (value: Data) => Value<T>;
    wrong: (value: Written) => Rest;
  },
): ListOf<T> {
  if (data.state === 'absent') return emptyList(data, always);
  const plain = data.state === 'known' ? from.list(data.value, data) : undefined;
  if (plain?.rest.length === 0 && plain.items.every(isPlain)) {
    const items = plain.items.map(({ value }) => ({ when: always, value: from.item(value) }));
    return listAt(data, { items, rest: nothing }, never);
  }
  const items: Item<T>[] = [];
  const rest: Rest[] = [];
  let absent: Guard = never;
  for (const each of casesOf(data)) {
    if (each.value.state === 'absent') {
      absent = or(absent, each.when);
    } else if (each.value.state === 'unknown') {
      rest.push({ when: each.when, value: each.value });
    } else {
      const list = from.list(each.value.value, each.value);
      if (!list) {
        rest.push(...guarded([from.wrong(each.value)], each.when));
        continue;
      }
      rest.push(...guarded(list.rest, each.when));
      for (const item of list.items) items.push(...guarded(itemsOf(item, from.item), each.when));
    }
  }
  return listAt(data, { items, rest: rest.length === 0 ? nothing : rest }, absent);
}

/** Surely there, and one thing: what is made of it is one item. */
function isPlain({ when, value }: Item): boolean {
  return when === always && (value.state === 'known' || value.state === 'unknown');
}

function itemsOf<T>(item: Item, convert: (value: Data) => Value<T>): readonly Item<T>[] {
  const value = convert(item.value);
  if (value.state !== 'one-of')
    return value.state === 'absent' || item.when === never ? nothing : [{ when: item.when, value }];
  return value.cases
    .map((each) => ({ when: and(item.when, each.when), value: each.value }))
    .filter((each) => each.value.state !== 'absent' && each.when !== never);
}

/** The condition under which none of some things is there. */
export function noneOf(entries: readonly { readonly when: Guard }[]): Guard {
  return not(anyOf(entries.map((entry) => entry.when)));
}

/** The first list, and where it is not written at all the second. */
export function otherwise<T>(first: ListOf<T>, second: ListOf<T>): ListOf<T> {
  if (first.absent === never) return first;
  return joinLists([
    first,
    {
      ...second,
      items: guarded(second.items, first.absent),
      rest: guarded(second.rest, first.absent),
      absent: or(second.absent, not(first.absent)),
    },
  ]);
}
