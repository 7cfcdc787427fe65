import { always } from '../../model/guard.ts';
import type { Data, Item, Unknown, Written as Provenance } from '../../model/value.ts';
import { absent, known, unknown } from '../../model/value.ts';
import type { Json, JsonObject, JsonPath } from './json.ts';
import { isArray, isObject } from './json.ts';
import type { MaskedValue } from './masked-value.ts';
import { partAt } from './masked-value.ts';
import type { Written } from './written.ts';
import { writtenForItem, writtenForMember } from './written.ts';

/** A value in a plan and what the configuration says of it. */
export interface PlannedValue extends MaskedValue {
  readonly written: Written;
  readonly path: JsonPath;
}

export interface Reading {
  provenance(planned: PlannedValue): Provenance;
  /** A text that is known, with the attribute that it stands for. */
  text(value: string, planned: PlannedValue): Data;
  /** What is known only after apply. */
  open(planned: PlannedValue): Data;
  /** Is told of what nests too deeply to be read. */
  limited?(value: Unknown): void;
}

/** Deeper than this no argument of a resource nests. */
const mostLevels = 60;

export function toData(planned: PlannedValue, reading: Reading, level = 0): Data {
  const { value } = planned;
  if (planned.unknown === true) return reading.open(planned);
  const provenance = reading.provenance(planned);
  if (level > mostLevels) {
    const limit = unknown({ kind: 'limit', what: `values may nest ${mostLevels} levels deep` }, provenance);
    reading.limited?.(limit);
    return limit;
  }
  if (isArray(value)) return listData(planned, value, { reading, level: level + 1 });
  if (isObject(value) || isMask(planned.unknown)) return mappingData(planned, { reading, level: level + 1 });
  if (value === undefined || value === null) return absent(provenance);
  return typeof value === 'string' ? reading.text(value, planned) : known(value, provenance);
}

function isMask(mask: Json | undefined): mask is JsonObject {
  return isObject(mask) && Object.keys(mask).length > 0;
}

interface Inside {
  readonly reading: Reading;
  readonly level: number;
}

function listData(planned: PlannedValue, list: readonly Json[], { reading, level }: Inside): Data {
  const items = list.map((value, index): Item => {
    const inner: PlannedValue = {
      ...partAt(planned, index),
      written: writtenForItem(planned.written, value, list.length),
      path: [...planned.path, index],
    };
    return { when: always, value: toData(inner, reading, level) };
  });
  return known({ type: 'list', items, rest: [] }, reading.provenance(planned));
}

/** What is unknown in an object is left out of it: its name stands in the mask alone. */
function mappingData(planned: PlannedValue, { reading, level }: Inside): Data {
  const { value, unknown: mask } = planned;
  const names = new Set([value, mask].flatMap((each) => (isObject(each) ? Object.keys(each) : [])));
  const entries = new Map<string, Data>();
  for (const name of names) {
    const inner: PlannedValue = {
      ...partAt(planned, name),
      written: writtenForMember(planned.written, name),
      path: [...planned.path, name],
    };
    entries.set(name, toData(inner, reading, level));
  }
  return known({ type: 'mapping', entries }, reading.provenance(planned));
}
