import { always, and, never, not, or } from '../../../model/guard.ts';
import type { Data, Datum, Item, Unknown } from '../../../model/value.ts';
import { casesOf, oneOf } from '../../../model/cases.ts';
import { known, unknown } from '../../../model/value.ts';
import { distribute, merged, restrict } from '../evaluate/alternatives.ts';
import type { Entry } from '../evaluate/collections.ts';
import { doubtIn, entriesOf, listOf, mappingOf } from '../evaluate/collections.ts';
import { limitTexts, longestList } from '../evaluate/limits.ts';
import { toText } from '../evaluate/scalars.ts';
import {
  callIdentity,
  computedAt,
  instanceOf,
  isMapping,
  partOf,
  presenceOf,
  unknownResult,
} from '../evaluate/symbolic.ts';
import { attributeOf } from '../evaluate/traverse.ts';
import { compareText } from './compare-text.ts';
import type { CallSite, MovingFunction } from './function-types.ts';
import { listElements } from './list-arguments.ts';

function needsMap(call: CallSite): Data {
  return call.run.fault(call.at, `${call.name} takes a map.`);
}

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
  return mappingOf(result, written, rest);
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
  });
}

function lookup([map, key, fallback]: readonly Data[], call: CallSite): Data {
  if (!map || !key) return needsMap(call);
  return distribute([map, key], computedAt(call.at, [map, key]), ([single, name]) => {
    if (!single || !name) return needsMap(call);
    const text = toText(name, call.at, call.run);
    const written = computedAt(call.at, [map, key]);
    if (typeof text !== 'string') return unknownResult(text, written, callIdentity('lookup', [single, name]));
    if (single.state === 'unknown') {
      return fallback
        ? unknownResult(single, written, callIdentity('lookup', [single, name, fallback]))
        : partOf(single, `[${JSON.stringify(text)}]`);
    }
    if (single.state === 'absent' || typeof single.value !== 'object' || !isMapping(single.value))
      return needsMap(call);
    if (instanceOf(single)) return attributeOf(single, text, call.at, call.run);
    const found = single.value.entries.get(text);
    if (!found) {
      if (single.value.rest) return unknownResult(single.value.rest, written);
      return fallback ?? call.run.fault(call.at, `lookup finds no ${JSON.stringify(text)}.`);
    }
    const present = presenceOf(single.value)?.get(text);
    if (!present) return found;
    const missing =
      fallback ?? unknown({ kind: 'invalid', detail: `lookup finds no ${JSON.stringify(text)}.` }, { at: call.at });
    return merged(
      [
        { when: present, value: restrict(found, present) },
        { when: not(present), value: missing },
      ],
      written,
    );
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
  return mappingOf(entries, written, rest);
}

export const mappingFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['merge', merge],
  ['keys', keys],
  ['values', values],
  ['lookup', lookup],
  ['zipmap', zipmap],
];
