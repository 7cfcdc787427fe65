import { always, and, not, or, never } from '../../../model/guard.ts';
import type { Data, Item, Rest, Written } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import { distribute } from '../evaluate/alternatives.ts';
import { elementsOf, listOf } from '../evaluate/collections.ts';
import { isEqual } from '../evaluate/equality.ts';
import { toNumber } from '../evaluate/scalars.ts';
import { callIdentity, computedAt, isList, unknownResult } from '../evaluate/symbolic.ts';
import { distinctItems } from './arranging.ts';
import { compareText } from './compare-text.ts';
import { unified, unifiedOrNone } from './conversion.ts';
import type { CallSite, MovingFunction, Plain } from './function-types.ts';
import { jsonencode } from './json.ts';
import { listElements, longestList } from './list-arguments.ts';
import { toPlain } from './plain-values.ts';

/** A set in Terraform's order, which is that of its strings. */
function setOf(items: readonly Item[], rest: readonly Rest[], call: CallSite, inputs: readonly Data[]): Data {
  const alike = unifiedOrNone(items);
  if (!alike) return call.run.fault(call.at, `${call.name} takes elements of one type.`);
  const distinct = [...distinctItems(alike)].sort((a, b) => compareElements(a.value, b.value));
  return listOf(distinct, computedAt(call.at, inputs), { rest, set: true });
}

/** Strings by their bytes, numbers by size, false before true; collections by their content; null and unknowns last. */
function compareElements(one: Data, other: Data): number {
  const [left, right] = [toPlain(one), toPlain(other)];
  if ('open' in left || 'open' in right) return Number('open' in left) - Number('open' in right);
  return comparePlain(left.plain, right.plain);
}

function comparePlain(one: Plain, other: Plain): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === 'object' || typeof other === 'object') return compareText(jsonencode(one), jsonencode(other));
  return typeof one === 'string' ? compareText(one, other) : one < other ? -1 : one > other ? 1 : 0;
}

function needsSet(call: CallSite): Data {
  return call.run.fault(call.at, `${call.name} takes sets.`);
}

function toset([list]: readonly Data[], call: CallSite): Data {
  if (list?.state === 'absent' || list?.state === 'unknown') return list;
  const elements = listElements(list);
  return list && elements ? setOf(elements.items, elements.rest, call, [list]) : needsSet(call);
}

function setunion(args: readonly Data[], call: CallSite): Data {
  const all = args.map(elementsOf);
  if (all.some((elements) => elements.wrong === always)) return needsSet(call);
  return setOf(
    all.flatMap((elements) => elements.items),
    all.flatMap((elements) => elements.rest),
    call,
    args,
  );
}

/** Keeps the items of the first set that are, or are not, in the others; unknown when that cannot be said. */
function selected(args: readonly Data[], call: CallSite, keep: (inAll: readonly Item['when'][]) => Item['when']): Data {
  const all = args.map(listElements);
  const [first, ...others] = all;
  if (!first || others.includes(undefined)) return needsSet(call);
  const open = all.flatMap((elements) => elements?.rest ?? [])[0]?.value;
  if (open) return unknownResult(open, computedAt(call.at, args));
  const alike = alikeIn(all.map((elements) => elements?.items ?? []));
  const [own = [], ...theirs] = alike;
  const items: Item[] = [];
  for (const item of own) {
    const membership: Item['when'][] = [];
    for (const other of theirs) {
      let inside = never as Item['when'];
      for (const candidate of other) {
        const equal = isEqual(item.value, candidate.value);
        if (equal === undefined) return unknown({ kind: 'choice', of: 'equal elements' }, computedAt(call.at, args));
        if (equal) inside = or(inside, candidate.when);
      }
      membership.push(inside);
    }
    const when = and(item.when, keep(membership));
    if (when !== never) items.push({ when, value: item.value });
  }
  return setOf(items, [], call, args);
}

/** The elements of several sets in the type that they all have. */
function alikeIn(sets: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  const alike = unified(sets.flat());
  let start = 0;
  return sets.map(({ length }) => alike.slice(start, (start += length)));
}

/** All combinations of one element each. */
function setproduct(args: readonly Data[], call: CallSite): Data {
  const all = args.map(listElements);
  const rest = all.flatMap((elements) => elements?.rest ?? [])[0];
  if (all.includes(undefined) || args.length < 2) return needsSet(call);
  if (rest) return unknownResult(rest.value, computedAt(call.at, args));
  let combinations: { when: Item['when']; values: readonly Item[] }[] = [{ when: always, values: [] }];
  for (const elements of all) {
    const items = unified(elements?.items ?? []);
    if (combinations.length * items.length > longestList) {
      return unknown({ kind: 'limit', what: 'the result of setproduct' }, { at: call.at });
    }
    combinations = combinations.flatMap(({ when, values }) =>
      items.map((item) => ({ when: and(when, item.when), values: [...values, { when: always, value: item.value }] })),
    );
  }
  const written = computedAt(call.at, args);
  const sets = args.every(
    (arg) => arg.state === 'known' && typeof arg.value === 'object' && isList(arg.value) && arg.value.set,
  );
  return listOf(
    combinations.map(({ when, values }) => ({ when, value: listOf(values, written) })),
    written,
    sets ? { set: true } : {},
  );
}

function chunklist([list, size]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !size || !elements) return call.run.fault(call.at, 'chunklist takes a list.');
  const written = computedAt(call.at, [list]);
  return distribute([size], written, ([single]) => {
    const width = single ? toNumber(single, call.at, call.run) : 0;
    if (typeof width !== 'number') return width;
    if (width < 0 || !Number.isInteger(width)) {
      return call.run.fault(call.at, 'chunklist takes a whole number that is not negative.');
    }
    const [open] = elements.rest;
    if (open) return unknownResult(open.value, written, callIdentity('chunklist', [list, size]));
    if (elements.items.some((item) => item.when !== always)) {
      return unknown({ kind: 'choice', of: 'elements under conditions' }, written);
    }
    return chunks(unified(elements.items), width, written);
  });
}

function chunks(items: readonly Item[], width: number, written: Written): Data {
  const step = width === 0 ? Math.max(1, items.length) : width;
  const found: Item[] = [];
  for (let start = 0; start < items.length; start += step) {
    found.push({ when: always, value: listOf(items.slice(start, start + step), written) });
  }
  return listOf(found, written);
}

export const setFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['toset', toset],
  ['setunion', setunion],
  ['setintersection', (args, call) => selected(args, call, (membership) => and(...membership))],
  ['setsubtract', (args, call) => selected(args, call, (membership) => not(or(...membership)))],
  ['setproduct', setproduct],
  ['chunklist', chunklist],
];
