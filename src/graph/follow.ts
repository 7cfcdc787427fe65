import { rememberedBy } from '../model/remember.ts';
import type { Value } from '../model/value.ts';
import { unknown } from '../model/value.ts';
import type { Absorbed } from './absorb.ts';
import type { AddressBook, Entry } from './address-book.ts';
import { byAddress, byDnsName } from './by-attribute.ts';
import { narrowed } from './candidates.ts';
import type { Destination } from './destinations.ts';
import { destinationsOf } from './destinations.ts';
import type { Lead, Resource, ResourceGraph, Target } from './graph.ts';
import type { Kind } from './kinds.ts';
import type { ReferrerIndex } from './referrers.ts';
import { rulesOnGroup } from './rules-on-group.ts';

export interface GraphParts {
  readonly book: AddressBook;
  readonly referrers: ReferrerIndex;
  readonly absorbed: Absorbed;
}

export function createGraph({ book, referrers, absorbed }: GraphParts): ResourceGraph {
  const byKind = new Map<Kind, Resource[]>();
  const entries = new Map<Resource, Entry>();
  for (const entry of book.entries) {
    const { resource } = entry;
    if (!resource) continue;
    entries.set(resource, entry);
    const alike = byKind.get(resource.kind);
    if (alike) alike.push(resource);
    else byKind.set(resource.kind, [resource]);
  }
  for (const list of byKind.values()) Object.freeze(list);
  const leadsOf = <K extends Kind>(value: Value<string>, kinds: readonly K[]): readonly Lead<K>[] =>
    destinationsOf(value, book).map((way) => ({ when: way.when, target: targetOf(way.to, kinds) }));
  const followed = rememberedBy<readonly Lead[]>();
  return Object.freeze<ResourceGraph>({
    // The map holds resources under their own kind.
    all: <K extends Kind>(kind: K) => (byKind.get(kind) ?? []) as unknown as readonly Resource<K>[],
    // Many rules follow the same value. What is remembered under kinds leads to these.
    follow: <K extends Kind>(value: Value<string>, ...kinds: readonly K[]) =>
      followed(value, kinds.join(), () => leadsOf(narrowed(value, book, kinds), kinds)) as readonly Lead<K>[],
    followDnsName: (name, ...kinds) => leadsOf(byDnsName(name, book), kinds),
    followAddress: (address, ...kinds) => leadsOf(byAddress(address, book), kinds),
    referrers: (target, kind, property) => {
      const entry = entries.get(target);
      if (!entry) throw new Error(`${target.address} is not of this graph`);
      return referrers.of(entry, kind, property) as never;
    },
    rulesOnGroup: (group, unit) => rulesOnGroup({ book, absorbed }, group, unit),
  });
}

function targetOf<K extends Kind>(to: Destination, kinds: readonly K[]): Target<K> {
  switch (to.type) {
    case 'nowhere':
      return { leads: 'nowhere' };
    case 'outside':
      return { leads: 'outside', value: to.value.value, shown: to.value.sensitive ? '(sensitive)' : to.value.value };
    case 'unknown':
      return { leads: 'unknown', value: to.value };
    case 'entry':
      return entryTarget(to.entry, kinds);
  }
}

function entryTarget<K extends Kind>({ raw, kind, resource }: Entry, kinds: readonly K[]): Target<K> {
  const asked = kinds.length === 0 || kinds.some((each) => each === kind?.kind);
  if (!asked || !kind) return { leads: 'elsewhere', nativeType: raw.type, address: raw.address };
  if (resource) return { leads: 'here', resource: resource as unknown as Resource<K> };
  const detail = `${raw.address} could not be read`;
  return { leads: 'unknown', value: unknown({ kind: 'invalid', detail }, { at: raw.at }) };
}
