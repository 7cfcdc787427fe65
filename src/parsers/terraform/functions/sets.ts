import { always, and, not, or, never } from '../../../model/guard.ts';
import type { Data, Item, Rest } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import { certainItems, elementsOf, listOf } from '../evaluate/collections.ts';
import { isEqual } from '../evaluate/equality.ts';
import { computedAt, isList, unknownResult } from '../evaluate/symbolic.ts';
import { distinctItems } from './arranging.ts';
import { compareText } from './compare-text.ts';
import { unified } from './conversion.ts';
import type { CallSite, MovingFunction } from './function-types.ts';
import { listElements, longestList } from './list-arguments.ts';

/** A set in Terraform's order, which is that of its strings. */
function setOf(items: readonly Item[], rest: readonly Rest[], call: CallSite, inputs: readonly Data[]): Data {
  const distinct = [...distinctItems(unified(items))].sort((a, b) => compareText(scalarOf(a.value), scalarOf(b.value)));
  return listOf(distinct, computedAt(call.at, inputs), { rest, set: true });
}

function scalarOf(value: Data): unknown {
  return value.state === 'known' ? value.value : undefined;
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
  const items: Item[] = [];
  for (const item of first.items) {
    const membership: Item['when'][] = [];
    for (const other of others) {
      let inside = never as Item['when'];
      for (const candidate of other?.items ?? []) {
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

/** All combinations of one element each. */
function setproduct(args: readonly Data[], call: CallSite): Data {
  const all = args.map(listElements);
  const rest = all.flatMap((elements) => elements?.rest ?? [])[0];
  if (all.includes(undefined) || args.length < 2) return needsSet(call);
  if (rest) return unknownResult(rest.value, computedAt(call.at, args));
  let combinations: { when: Item['when']; values: readonly Item[] }[] = [{ when: always, values: [] }];
  for (const elements of all) {
    const items = elements?.items ?? [];
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
  const width = size?.state === 'known' ? Number(size.value) : undefined;
  const certain =
    list?.state === 'known' && typeof list.value === 'object' && isList(list.value)
      ? certainItems(list.value)
      : undefined;
  if (!list || !certain || width === undefined)
    return unknown({ kind: 'choice', of: 'the size of chunks' }, { at: call.at });
  const step = width > 0 ? width : Math.max(1, certain.length);
  const chunks: Item[] = [];
  for (let start = 0; start < certain.length; start += step) {
    const items = certain.slice(start, start + step).map((value) => ({ when: always, value }));
    chunks.push({ when: always, value: listOf(items, computedAt(call.at, [list])) });
  }
  return listOf(chunks, computedAt(call.at, [list]));
}

export const setFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['toset', toset],
  ['setunion', setunion],
  ['setintersection', (args, call) => selected(args, call, (membership) => and(...membership))],
  ['setsubtract', (args, call) => selected(args, call, (membership) => not(or(...membership)))],
  ['setproduct', setproduct],
  ['chunklist', chunklist],
];
