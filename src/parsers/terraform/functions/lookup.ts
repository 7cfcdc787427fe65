import { not } from '../../../model/guard.ts';
import type { Data, Datum } from '../../../model/value.ts';
import { known, unknown } from '../../../model/value.ts';
import { distribute, merged, restrict } from '../evaluate/alternatives.ts';
import { booleanOf, numberOf, toText } from '../evaluate/scalars.ts';
import {
  callIdentity,
  computedAt,
  exactly,
  instanceOf,
  isMapping,
  partOf,
  presenceOf,
  unknownResult,
} from '../evaluate/symbolic.ts';
import { perhapsSets } from '../evaluate/perhaps-set.ts';
import { attributeOf } from '../evaluate/traverse.ts';
import type { Type } from '../evaluate/types.ts';
import { conform, elementType, typeOf, unify } from '../evaluate/types.ts';
import { isUniform } from '../evaluate/uniform.ts';
import type { CallSite } from './function-types.ts';

export function needsMap(call: CallSite): Data {
  return call.run.fault(call.at, `${call.name} takes a map.`);
}

/** The entry of a key, or what is given for where there is none. */
export function lookup(args: readonly Data[], call: CallSite): Data {
  const [map, key] = args;
  if (!map || !key) return needsMap(call);
  const fallback = fallbackFor(map, args[2]);
  if (fallback === 'misfit') return call.run.fault(call.at, 'lookup takes a default of the type of the elements.');
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

/** What is looked up in a map is of the type of its elements, and so is what stands in for it. */
function fallbackFor(map: Data, fallback: Data | undefined): Data | 'misfit' | undefined {
  if (!fallback || map.state !== 'known' || typeof map.value !== 'object') return fallback && perhapsSets(fallback);
  if (!isMapping(map.value) || !isUniform(map.value)) return fallback;
  const type = elementType(map.value);
  return type === 'any' ? perhapsSets(fallback) : (convertedTo(fallback, type) ?? 'misfit');
}

function convertedTo(value: Data, type: Type): Data | undefined {
  if (value.state !== 'known') return value;
  if (type === 'string' && typeof value.value !== 'object') return conform(value, type);
  if (type === 'number' && typeof value.value === 'string') {
    const number = numberOf(value.value);
    return number === undefined ? undefined : exactly(value.value, value);
  }
  if (type === 'boolean' && typeof value.value === 'string') {
    const truth = booleanOf(value.value);
    return truth === undefined ? undefined : known<Datum>(truth, value);
  }
  const own = typeOf(value);
  const both = unify(type, own);
  if (typeof type !== 'object' || typeof both !== 'object') return both === type ? value : undefined;
  return both.uniform === type.uniform ? conform(value, both) : undefined;
}
