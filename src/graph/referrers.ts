import type { Guard } from '../model/guard.ts';
import { always, and, never, or } from '../model/guard.ts';
import type { Item, ListOf, Origin, Rest, Value, Written } from '../model/value.ts';
import { known, unknown } from '../model/value.ts';
import type { AddressBook, Entry } from './address-book.ts';
import { narrowed } from './candidates.ts';
import { destinationsOf } from './destinations.ts';
import type { Resource } from './graph.ts';

/** Who names whom, by the property that does. */
export interface ReferrerIndex {
  of(target: Entry, kind: string, property: string): ListOf<Resource>;
}

interface Referrer {
  readonly resource: Resource;
  readonly when: Guard;
  readonly by: Written;
}

export function indexReferrers(book: AddressBook, handedOut: readonly Origin[]): ReferrerIndex {
  const named = new Map<Entry, Map<string, Map<Resource, Referrer>>>();
  const open = new Map<string, Rest[]>();
  for (const { raw, kind, resource } of book.entries) {
    if (!kind || !resource) continue;
    for (const [property, kinds] of kind.links) {
      const key = `${kind.kind}\0${property}`;
      const { values, rest } = namesIn(resource, property);
      for (const { when, value } of values) {
        for (const way of destinationsOf(narrowed(value, book, kinds), book)) {
          const guard = and(raw.when, when, way.when);
          if (guard === never) continue;
          if (way.to.type === 'entry') add(named, way.to.entry, { key, resource, when: guard, by: value });
          if (way.to.type === 'unknown') rest.push({ when: and(when, way.when), value: way.to.value });
        }
      }
      const inUnit = `${raw.unit.id}\0${key}`;
      const unresolved = rest.map((each) => ({ ...each, when: and(each.when, raw.when) }));
      const sofar = open.get(inUnit);
      if (sofar) sofar.push(...unresolved);
      else if (unresolved.length > 0) open.set(inUnit, unresolved);
    }
  }
  const leaving = new Set(
    handedOut.flatMap((origin) => book.find(origin).filter((entry) => entry.identity(origin.attribute))),
  );
  return {
    of(target, kind, property) {
      const key = `${kind}\0${property}`;
      const referrers = [...(named.get(target)?.get(key)?.values() ?? [])];
      const rest = [...(open.get(`${target.raw.unit.id}\0${key}`) ?? [])];
      if (leaving.has(target)) rest.push(beyond(target));
      const items: Item<Resource>[] = referrers.map(({ resource, when, by }) => ({
        when,
        value: known(resource, by),
      }));
      return { at: target.raw.at, items, rest, absent: items.length + rest.length === 0 ? always : never };
    },
  };
}

/** The values of a linking property, one or a list. */
function namesIn(resource: Resource, property: string): { values: readonly Item<string>[]; rest: Rest[] } {
  // Links are declared for properties of these two types only (`LinkProperty`).
  const value = (resource.props as unknown as Readonly<Record<string, Value<string> | ListOf<string>>>)[property];
  if (!value) return { values: [], rest: [] };
  return 'items' in value
    ? { values: value.items, rest: [...value.rest] }
    : { values: [{ when: always, value }], rest: [] };
}

function add(
  named: Map<Entry, Map<string, Map<Resource, Referrer>>>,
  target: Entry,
  { key, ...referrer }: Referrer & { readonly key: string },
): void {
  const byKey = named.get(target) ?? new Map<string, Map<Resource, Referrer>>();
  named.set(target, byKey);
  const byResource = byKey.get(key) ?? new Map<Resource, Referrer>();
  byKey.set(key, byResource);
  const before = byResource.get(referrer.resource);
  byResource.set(referrer.resource, before ? { ...before, when: or(before.when, referrer.when) } : referrer);
}

function beyond({ raw }: Entry): Rest {
  const what = `what others attach to ${raw.address}, which leaves its unit by an output or export`;
  return { when: always, value: unknown({ kind: 'opaque', what }, { at: raw.at }) };
}
