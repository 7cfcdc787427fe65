import type { Guard } from '../model/guard.ts';
import { always, and, never, not, or } from '../model/guard.ts';
import type { Data, Datum, Item, List, ListOf, Rest, Value, Written } from '../model/value.ts';
import { casesOf, writtenOf } from '../model/value.ts';

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
  return { ...writtenOf(written), items: nothing, rest: nothing, absent };
}

/** Most lists are empty: they share one. */
const nothing: readonly never[] = Object.freeze([]);

/** When anything may be in a list, known or not. */
export function whenFilled<T>(list: ListOf<T>): Guard {
  return anyOf([...list.items.map((item) => item.when), ...list.rest.map((rest) => rest.when)]);
}

/** A single value as a list of what it may be: nothing when it is absent, each alternative under its own condition. */
export function listOfValue<T>(value: Value<T>): ListOf<T> {
  if (value.state === 'absent') return { ...writtenOf(value), items: nothing, rest: nothing, absent: always };
  if (value.state !== 'one-of') {
    return { ...writtenOf(value), items: [{ when: always, value }], rest: nothing, absent: never };
  }
  const items: Item<T>[] = [];
  let absent: Guard = never;
  for (const each of casesOf(value)) {
    if (each.value.state === 'absent') absent = or(absent, each.when);
    else items.push(each);
  }
  return { ...writtenOf(value), items, rest: [], absent };
}

/** Replaces each item by any number of others; an unknown item stays one unknown item. */
export function expand<T, U>(list: ListOf<T>, make: (item: T) => ListOf<U>): ListOf<U> {
  const { absent } = list;
  if (list.items.length === 0) return { ...writtenOf(list), items: nothing, rest: list.rest, absent };
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
      items.push(...guarded(made.items, guard));
      rest.push(...guarded(made.rest, guard));
    }
  }
  return { ...writtenOf(list), items, rest: rest.length === 0 ? nothing : rest, absent };
}

/** Several lists as one. It is placed where the first one stands that is written at all. */
export function joinLists<T>(lists: readonly [ListOf<T>, ...ListOf<T>[]]): ListOf<T> {
  if (lists.length === 1) return lists[0];
  const place = lists.find((list) => list.absent !== always) ?? lists[0];
  return {
    ...writtenOf(place),
    items: lists.flatMap((list) => list.items),
    rest: lists.flatMap((list) => list.rest),
    absent: not(anyOf(lists.map((list) => not(list.absent)))),
  };
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
  if (data.state === 'absent') return { ...writtenOf(data), items: nothing, rest: nothing, absent: always };
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
  return { ...writtenOf(data), items, rest: rest.length === 0 ? nothing : rest, absent };
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
