import { always, and, not, or, never } from '../../../model/guard.ts';
import type { Data, Item, Written } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import { distribute } from '../evaluate/alternatives.ts';
import type { Elements } from '../evaluate/collections.ts';
import { doubtIn, elementsOf, listOf } from '../evaluate/collections.ts';
import { comparableTo, setOf } from '../evaluate/distinct.ts';
import { isEqual } from '../evaluate/equality.ts';
import { toNumber } from '../evaluate/scalars.ts';
import { callIdentity, computedAt, isList, unknownResult } from '../evaluate/symbolic.ts';
import { unified, unifiedOrNone } from './conversion.ts';
import { limitTexts, longestList } from '../evaluate/limits.ts';
import type { CallSite, MovingFunction } from './function-types.ts';
import { listElements } from './list-arguments.ts';

function setIn(
  elements: Pick<Elements, 'items' | 'rest' | 'uncounted'>,
  call: CallSite,
  inputs: readonly Data[],
): Data {
  const items = unifiedOrNone(elements.items);
  if (!items) return call.run.fault(call.at, `${call.name} takes elements of one type.`);
  return setOf({ ...elements, items }, computedAt(call.at, inputs));
}

function needsSet(call: CallSite): Data {
  return call.run.fault(call.at, `${call.name} takes sets.`);
}

function toset([list]: readonly Data[], call: CallSite): Data {
  if (list?.state === 'absent' || list?.state === 'unknown') return list;
  const elements = listElements(list);
  return list && elements ? setIn(elements, call, [list]) : needsSet(call);
}

function setunion(args: readonly Data[], call: CallSite): Data {
  const all = args.map(elementsOf);
  if (all.some((elements) => elements.wrong === always)) return needsSet(call);
  const items = all.flatMap((elements) => elements.items);
  const rest = all.flatMap((elements) => elements.rest);
  return setIn({ items, rest, uncounted: all.some((elements) => elements.uncounted) }, call, args);
}

/** Keeps the items of the first set that are, or are not, in the others; unknown when that cannot be said. */
function selected(args: readonly Data[], call: CallSite, keep: (inAll: readonly Item['when'][]) => Item['when']): Data {
  const all = args.map(listElements);
  const [first, ...others] = all;
  if (!first || others.includes(undefined)) return needsSet(call);
  const open = all.flatMap((elements) => elements?.rest ?? [])[0]?.value;
  if (open) return unknownResult(open, computedAt(call.at, args));
  const alike = alikeIn(all.map((elements) => elements?.items ?? []));
  const [own = [], ...rest] = alike;
  const theirs = rest.map(comparableTo);
  const items: Item[] = [];
  for (const item of own) {
    const membership: Item['when'][] = [];
    for (const other of theirs) {
      let inside = never as Item['when'];
      for (const candidate of other(item.value).candidates) {
        const equal = isEqual(item.value, candidate.value);
        if (equal === undefined) return unknown({ kind: 'choice', of: 'equal elements' }, computedAt(call.at, args));
        if (equal) inside = or(inside, candidate.when);
      }
      membership.push(inside);
    }
    const when = and(item.when, keep(membership));
    if (when !== never) items.push({ when, value: item.value });
  }
  return setIn({ items, rest: [], uncounted: first.uncounted }, call, args);
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
      return unknown({ kind: 'limit', what: limitTexts.list }, { at: call.at });
    }
    combinations = combinations.flatMap(({ when, values }) =>
      items.map((item) => ({ when: and(when, item.when), values: [...values, { when: always, value: item.value }] })),
    );
  }
  const written = computedAt(call.at, args);
  const sets = args.every(
    (arg) => arg.state === 'known' && typeof arg.value === 'object' && isList(arg.value) && arg.value.set,
  );
  const items = combinations.map(({ when, values }) => ({ when, value: listOf(values, written) }));
  const isFirm = all.every((elements) => elements?.firm === elements?.items.length);
  const uncounted = all.some((elements) => elements?.uncounted);
  const doubt = doubtIn({ items, firm: isFirm ? items.length : 0, uncounted });
  return listOf(items, written, { set: sets, doubt, uniform: true });
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
    if (doubtIn(elements) || elements.items.some((item) => item.when !== always)) {
      return unknown({ kind: 'choice', of: 'elements under conditions' }, written);
    }
    return chunks(unified(elements.items), width, written);
  });
}

function chunks(items: readonly Item[], width: number, written: Written): Data {
  const step = width === 0 ? Math.max(1, items.length) : width;
  const found: Item[] = [];
  for (let start = 0; start < items.length; start += step) {
    found.push({ when: always, value: listOf(items.slice(start, start + step), written, { uniform: true }) });
  }
  return listOf(found, written, { uniform: true });
}

export const setFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['toset', toset],
  ['setunion', setunion],
  ['setintersection', (args, call) => selected(args, call, (membership) => and(...membership))],
  ['setsubtract', (args, call) => selected(args, call, (membership) => not(or(...membership)))],
  ['setproduct', setproduct],
  ['chunklist', chunklist],
];
