import type { Data, Datum, List, Mapping, Scalar, Written } from '../model/value.ts';
import { absent, known } from '../model/value.ts';
import { always } from '../model/guard.ts';

export function isScalar(datum: Datum): datum is Scalar {
  return typeof datum !== 'object';
}

export function isList(datum: Datum): datum is List {
  return typeof datum === 'object' && datum.type === 'list';
}

export function isMapping(datum: Datum): datum is Mapping {
  return typeof datum === 'object' && datum.type === 'mapping';
}

export function listOfOne(datum: Datum, written: Written): List {
  return { type: 'list', items: [{ when: always, value: known(datum, written) }], rest: [] };
}

/** What stands under a name in a mapping; not there, it is absent at the mapping's own place. */
export function readEntry(mapping: Mapping, property: string, { at }: Written): Data {
  const entry = mapping.entries.get(property);
  if (entry) return entry.property === undefined ? { ...entry, property } : entry;
  return mapping.rest ? { ...mapping.rest, property } : absent({ at, property });
}
