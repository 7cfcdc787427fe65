import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { Unit } from '../model/resource.ts';
import type { Case, ListOf, Value } from '../model/value.ts';
import { casesOf, oneOf, withWritten } from '../model/value.ts';
import type { AddressBook, Entry } from './address-book.ts';
import type { Kind } from './kinds.ts';

/**
 * Gives a literal that equals the literal name of a resource in the same unit that resource as its origin, so that
 * `cluster_identifier = "analytics"` leads to the cluster of that name. Names never link across units: two of them may
 * both own an "analytics".
 */
export interface LiteralNames {
  link(value: Value<string>, unit: Unit, kinds: readonly Kind[]): Value<string>;
  linkAll(list: ListOf<string>, unit: Unit, kinds: readonly Kind[]): ListOf<string>;
}

interface Named {
  readonly entry: Entry;
  readonly property: string;
  /** When the resource exists under this name. */
  readonly when: Guard;
}

export function createLiteralNames(
  book: AddressBook,
  nameOf: (entry: Entry) => Value<string> | undefined,
): LiteralNames {
  const byUnit = new Map<string, Map<string, Named[]>>();
  for (const entry of book.entries) {
    const name = nameOf(entry);
    if (!name || !entry.kind) continue;
    for (const each of casesOf(name)) {
      if (each.value.state !== 'known' || each.value.value === '') continue;
      const { unit } = entry.raw;
      const named = byUnit.get(unit.id) ?? new Map<string, Named[]>();
      byUnit.set(unit.id, named);
      const key = keyOf(entry.kind.kind, each.value.value);
      const found: Named = { entry, property: name.property ?? 'name', when: and(entry.raw.when, each.when) };
      const alike = named.get(key);
      if (alike) alike.push(found);
      else named.set(key, [found]);
    }
  }
  const link: LiteralNames['link'] = (value, unit, kinds) => {
    const named = byUnit.get(unit.id);
    if (!named || value.state === 'absent' || value.state === 'unknown') return value;
    const find = (name: string): readonly Named[] => kinds.flatMap((kind) => named.get(keyOf(kind, name)) ?? []);
    if (value.state === 'known') return withOrigins(value, find);
    const linked = casesOf(value).map((each) => ({
      when: each.when,
      value: withOrigins(each.value, find),
    }));
    return oneOf(linked, value);
  };
  return {
    link,
    linkAll(list, unit, kinds) {
      const items = list.items.map((item) => {
        const value = link(item.value, unit, kinds);
        return value === item.value ? item : { ...item, value };
      });
      return items.every((item, index) => item === list.items[index]) ? list : { ...list, items };
    },
  };
}

/** AWS stores the names of clusters and subnet groups in lower case. */
function keyOf(kind: Kind, name: string): string {
  return `${kind}\0${name.toLowerCase()}`;
}

function withOrigins(value: Case<string>['value'], find: (name: string) => readonly Named[]): Value<string> {
  if (value.state !== 'known' || value.origin) return value;
  const found = find(value.value);
  if (found.length === 0) return value;
  let taken: Guard = never;
  const cases = found.map(({ entry, property, when }) => {
    const guard = and(when, not(taken));
    taken = or(taken, when);
    const { unit, address } = entry.raw;
    return { when: guard, value: withWritten(value, { origin: { unit: unit.id, address, attribute: property } }) };
  });
  return oneOf([...cases, { when: not(taken), value }], value);
}
