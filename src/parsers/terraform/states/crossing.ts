import { always } from '../../../model/guard.ts';
import type { Location } from '../../../model/source.ts';
import type { Data, Datum, Item, Unknown } from '../../../model/value.ts';
import { known, unknown, writtenOf } from '../../../model/value.ts';
import type { Instance } from '../evaluate/symbolic.ts';
import { doubtOf, instanceOf, isList, noted } from '../evaluate/symbolic.ts';

/**
 * A value of another configuration as it comes out of its state. The conditions, variables and identities of the other
 * one mean nothing here, where its own may have the same names: what hangs on them is unknown, and keeps what it stands
 * for.
 */
export function crossed(value: Data, depth = 0): Data {
  switch (value.state) {
    case 'absent':
      return value;
    case 'unknown':
      return crossedUnknown(value, depth);
    case 'one-of':
      return chosenElsewhere(value);
    case 'known': {
      const { value: datum } = value;
      if (typeof datum !== 'object') return value;
      if (depth > deepest) return chosenElsewhere(value);
      const instance = instanceOf(value);
      return known(instance ? asInstance(crossedInstance(instance)) : crossedDatum(datum, depth), value);
    }
  }
}

const deepest = 12;

/** A mapping of which the entries are read on demand. */
export function asInstance(instance: Instance): Datum {
  return { type: 'mapping', entries: new Map(), rest: undefined, notes: noted({ instance }) };
}

function crossedInstance(instance: Instance): Instance {
  return { ...instance, attribute: (name: string, at: Location) => crossed(instance.attribute(name, at)) };
}

function crossedDatum(datum: Exclude<Datum, string | number | boolean>, depth: number): Datum {
  if (!isList(datum)) {
    const entries = new Map(Array.from(datum.entries, ([key, entry]) => [key, crossed(entry, depth + 1)]));
    return { type: 'mapping', entries, rest: datum.rest && crossedUnknown(datum.rest, depth + 1), notes: undefined };
  }
  const items: Item[] = [];
  const rest = datum.rest.map((more) => ({ when: always, value: crossedUnknown(more.value, depth + 1) }));
  const isCertain = doubtOf(datum) === undefined;
  for (const { when, value } of datum.items) {
    if (isCertain && when === always) items.push({ when, value: crossed(value, depth + 1) });
    else rest.push({ when: always, value: chosenElsewhere(value) });
  }
  return { type: 'list', items, rest, set: datum.set, notes: undefined };
}

function crossedUnknown(value: Unknown, depth: number): Unknown {
  if (depth > deepest) return chosenElsewhere(value);
  const parts = value.parts?.map((part) =>
    typeof part === 'string' ? part : (crossed(part, depth + 1) as typeof part),
  );
  return unknown(value.reason, value, { parts, nonNull: value.nonNull });
}

function chosenElsewhere(value: Data): Unknown {
  return unknown({ kind: 'choice', of: 'a condition of the configuration that writes the state' }, writtenOf(value));
}
