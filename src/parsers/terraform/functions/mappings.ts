import { always, and, never, not, or } from '../../../model/guard.ts';
import type { Data, Datum, Item, Unknown } from '../../../model/value.ts';
import { casesOf, oneOf } from '../../../model/cases.ts';
import { known, unknown } from '../../../model/value.ts';
import type { Entry } from '../evaluate/collections.ts';
import { doubtIn, entriesOf, listOf, mappingOf } from '../evaluate/collections.ts';
import { limitTexts, longestList } from '../evaluate/limits.ts';
import { toText } from '../evaluate/scalars.ts';
import { callIdentity, computedAt, isMapping, unknownResult } from '../evaluate/symbolic.ts';
import { elementType, typeText } from '../evaluate/types.ts';
import { asUniform, isUniformValue } from '../evaluate/uniform.ts';
import { compareText } from './compare-text.ts';
import type { CallSite, MovingFunction } from './function-types.ts';
import { listElements } from './list-arguments.ts';
import { lookup, needsMap } from './lookup.ts';

/** Later arguments win; null is no entries. */
function merge(args: readonly Data[], call: CallSite): Data {
  const written = computedAt(call.at, args);
  const result = new Map<string, Entry>();
  let rest: Unknown | undefined;
  for (const arg of args) {
    const { entries, rest: more, wrong } = entriesOf(arg);
    if (wrong === always) return needsMap(call);
    for (const [key, entry] of entries) result.set(key, laid(entry, result.get(key)));
    if (result.size > longestList) return unknown({ kind: 'limit', what: limitTexts.entries }, { at: call.at });
    const [open] = more;
    if (!open) continue;
    // An unknown map may replace any earlier entry.
    const cause = open.value;
    for (const [key, entry] of result) {
      if (entries.has(key)) continue;
      const replaced = unknownResult(cause, computedAt(call.at, [cause]));
      result.set(key, {
        when: entry.when,
        value:
          more.length === 1 && open.when !== always
            ? oneOf(
                [
                  { when: open.when, value: replaced },
                  { when: not(open.when), value: entry.value },
                ],
                written,
              )
            : replaced,
      });
    }
    rest ??= cause;
  }
  const merged = mappingOf(result, written, rest);
  return areMapsOfOneType(args) ? asUniform(merged) : merged;
}

/** Maps of one type make a map, and others an object. An empty one is of the type that the others have. */
function areMapsOfOneType(args: readonly Data[]): boolean {
  if (args.length === 0 || !args.every(isUniformValue)) return false;
  const maps = args.flatMap((arg) => (arg.state === 'known' && isMapping(arg.value) ? [arg.value] : []));
  const types = maps.map(elementType).filter((type) => type !== 'any');
  return new Set(types.map(typeText)).size <= 1;
}

function laid(later: Entry, earlier: Entry | undefined): Entry {
  if (!earlier || later.when === always) return later;
  const when = or(later.when, earlier.when);
  const alternatives = [later, { when: and(earlier.when, not(later.when)), value: earlier.value }];
  const possible = alternatives.filter((each) => each.when !== never);
  return { when, value: oneOf(possible, later.value) };
}

function keys([map]: readonly Data[], call: CallSite): Data {
  if (!map) return needsMap(call);
  return fromEntries(map, call, (key, entry) => known<Datum>(key, { at: entry.at }));
}

function values([map]: readonly Data[], call: CallSite): Data {
  if (!map) return needsMap(call);
  return fromEntries(map, call, (_key, entry) => entry);
}

function fromEntries(map: Data, call: CallSite, pick: (key: string, value: Data) => Data): Data {
  const written = computedAt(call.at, [map]);
  if (map.state === 'unknown') return unknownResult(map, written, callIdentity(call.name, [map]));
  const { entries, rest, wrong, absent } = entriesOf(map);
  if (wrong === always || absent === always) return needsMap(call);
  const items: Item[] = [...entries]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, entry]) => ({ when: entry.when, value: pick(key, entry.value) }));
  const open = rest.map((more) => ({
    when: more.when,
    value: call.name === 'values' ? more.value : unknownResult(more.value, written),
  }));
  return listOf(items, written, {
    rest: open,
    doubt: doubtIn({ items, firm: open.length > 0 ? 0 : items.length, uncounted: false }),
    uniform: isUniformValue(map),
  });
}

function zipmap([names, list]: readonly Data[], call: CallSite): Data {
  const keyElements = listElements(names);
  const valueElements = listElements(list);
  if (!names || !list || !keyElements || !valueElements) return needsMap(call);
  const written = computedAt(call.at, [names, list]);
  const open = [...keyElements.rest, ...valueElements.rest][0]?.value;
  if (open) return unknownResult(open, written);
  if (doubtIn(keyElements) ?? doubtIn(valueElements)) return unknown({ kind: 'choice', of: 'a position' }, written);
  if (
    keyElements.items.length !== valueElements.items.length &&
    [...keyElements.items, ...valueElements.items].every((item) => item.when === always)
  ) {
    return call.run.fault(call.at, 'zipmap takes as many values as keys.');
  }
  const entries = new Map<string, Entry>();
  let rest: Unknown | undefined;
  for (const [index, item] of keyElements.items.entries()) {
    const value = valueElements.items[index]?.value;
    if (!value) return call.run.fault(call.at, 'zipmap takes as many values as keys.');
    for (const each of casesOf(item.value)) {
      const text = toText(each.value, call.at, call.run);
      if (typeof text === 'string')
        entries.set(text, laid({ when: and(item.when, each.when), value }, entries.get(text)));
      else rest ??= text;
    }
  }
  const zipped = mappingOf(entries, written, rest);
  return isUniformValue(list) ? asUniform(zipped) : zipped;
}

export const mappingFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['merge', merge],
  ['keys', keys],
  ['values', values],
  ['lookup', lookup],
  ['zipmap', zipmap],
];
