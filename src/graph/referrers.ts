import type { Guard } from '../model/guard.ts';
import { always, and, never, or } from '../model/guard.ts';
import type { Item, ListOf, Origin, Rest, Written } from '../model/value.ts';
import { known, unknown } from '../model/value.ts';
import type { AddressBook, Entry } from './address-book.ts';
import { perhapsAttached } from './author-names.ts';
import { byDnsName } from './by-attribute.ts';
import { narrowed } from './candidates.ts';
import { destinationsOf } from './destinations.ts';
import type { Resource } from './graph.ts';
import type { Kind } from './kinds.ts';
import type { Link } from './lone-links.ts';
import type { Resources } from './read-resources.ts';
import { mayName } from './unshown.ts';
import { addTo } from '../model/group-by.ts';

/** Who names whom, by the property that does. */
export interface ReferrerIndex {
  of(target: Entry, kind: Kind, property: string): ListOf<Resource>;
}

interface Referrer {
  readonly from: Entry;
  readonly when: Guard;
  readonly by: Written;
}

/** Each property of a kind is looked through when it is first asked about: most are never. */
export function indexReferrers(resources: Resources, book: AddressBook, handedOut: readonly Origin[]): ReferrerIndex {
  const indexes = new Map<string, PropertyIndex>();
  const indexOf = (kind: Kind, property: string): PropertyIndex => {
    const key = `${kind}\0${property}`;
    const made = indexes.get(key) ?? indexProperty({ book, resources }, kind, property);
    indexes.set(key, made);
    return made;
  };
  let leaving: ReadonlySet<Entry> | undefined;
  return {
    of(target, kind, property) {
      const { named, open, perhaps } = indexOf(kind, property);
      const unresolved = (open.get(target.raw.unit.id) ?? []).filter(({ value }) => mayName(target, value));
      const rest = [...unresolved, ...(perhaps.get(target) ?? [])];
      leaving ??= leavingOf(book, handedOut);
      if (leaving.has(target)) rest.push(beyond(target));
      const items = [...(named.get(target)?.values() ?? [])].flatMap(
        ({ from, when, by }): readonly Item<Resource>[] => {
          const resource = resources.of(from);
          return resource ? [{ when, value: known(resource, by) }] : [];
        },
      );
      return { at: target.raw.at, items, rest, absent: items.length + rest.length === 0 ? always : never };
    },
  };
}

interface PropertyIndex {
  readonly named: ReadonlyMap<Entry, ReadonlyMap<Entry, Referrer>>;
  /** By unit, the names that cannot be resolved. */
  readonly open: ReadonlyMap<string, readonly Rest[]>;
  /** The ARNs that name a resource or another one. */
  readonly perhaps: ReadonlyMap<Entry, readonly Rest[]>;
}

function indexProperty(
  { book, resources }: { readonly book: AddressBook; readonly resources: Resources },
  kindName: Kind,
  property: string,
): PropertyIndex {
  const named = new Map<Entry, Map<Entry, Referrer>>();
  const open = new Map<string, Rest[]>();
  const perhaps = new Map<Entry, Rest[]>();
  for (const from of book.ofKind(kindName)) {
    const { raw, kind } = from;
    if (!kind) continue;
    const byName = kind.nameLinks.get(property);
    const kinds = byName ?? kind.links.get(property);
    if (!kinds) continue;
    const { values, rest } = namesIn(resources.link(from, property));
    for (const { when, value } of values) {
      for (const way of destinationsOf(byName ? byDnsName(value, book) : narrowed(value, book, kinds), book)) {
        const guard = and(raw.when, when, way.when);
        if (guard === never) continue;
        if (way.to.type === 'entry') add(named, way.to.entry, { from, when: guard, by: value });
        if (way.to.type === 'unknown') rest.push({ when: and(when, way.when), value: way.to.value });
        if (way.to.type === 'entry' || way.to.type === 'nowhere') continue;
        const attached = perhapsAttached(way.to.value, guard);
        for (const { entry } of book.namedInArn(way.to.value).perhaps) addTo(perhaps, entry, attached);
      }
    }
    for (const each of rest) addTo(open, raw.unit.id, { ...each, when: and(each.when, raw.when) });
  }
  return { named, open, perhaps };
}

function leavingOf(book: AddressBook, handedOut: readonly Origin[]): ReadonlySet<Entry> {
  const entries = handedOut.flatMap((origin) => book.find(origin).filter((entry) => entry.identity(origin.attribute)));
  return new Set(entries);
}

/** The values of a linking property, one or a list. */
function namesIn(value: Link | undefined): { values: readonly Item<string>[]; rest: Rest[] } {
  if (!value) return { values: [], rest: [] };
  return 'items' in value
    ? { values: value.items, rest: [...value.rest] }
    : { values: [{ when: always, value }], rest: [] };
}

function add(named: Map<Entry, Map<Entry, Referrer>>, target: Entry, referrer: Referrer): void {
  const byEntry = named.get(target) ?? new Map<Entry, Referrer>();
  named.set(target, byEntry);
  const before = byEntry.get(referrer.from);
  byEntry.set(referrer.from, before ? { ...before, when: or(before.when, referrer.when) } : referrer);
}

function beyond({ raw }: Entry): Rest {
  const what = `what others attach to \`${raw.address}\`, which leaves its unit by an output or export, or which parts that are not read may name`;
  return { when: always, value: unknown({ kind: 'opaque', what }, { at: raw.at }) };
}
