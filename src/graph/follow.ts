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
import type { Resources } from './read-resources.ts';
import type { ReferrerIndex } from './referrers.ts';
import { rulesOnGroup } from './rules-on-group.ts';

export interface GraphParts {
  readonly book: AddressBook;
  readonly referrers: ReferrerIndex;
  readonly resources: Resources;
  readonly absorbedBy: (kind: Kind) => Absorbed;
}

export function createGraph({ book, resources, referrers, absorbedBy }: GraphParts): ResourceGraph {
  const leadsOf = <K extends Kind>(value: Value<string>, kinds: readonly K[]): readonly Lead<K>[] =>
    destinationsOf(value, book).map((way) => ({ when: way.when, target: targetOf(way.to, kinds, resources) }));
  const followed = rememberedBy<readonly Lead[]>();
  return Object.freeze<ResourceGraph>({
    all: <K extends Kind>(kind: K) => resources.all(kind) as unknown as readonly Resource<K>[],
    among: <K extends Kind>(kind: K, some: ReadonlySet<Resource>) =>
      resources.among(kind, some) as unknown as readonly Resource<K>[],
    // Many rules follow the same value. What is remembered under kinds leads to these.
    follow: <K extends Kind>(value: Value<string>, ...kinds: readonly K[]) =>
      followed(value, kinds.join(), () => leadsOf(narrowed(value, book, kinds), kinds)) as readonly Lead<K>[],
    followDnsName: (name, ...kinds) => leadsOf(byDnsName(name, book), kinds),
    followAddress: (address, ...kinds) => leadsOf(byAddress(address, book), kinds),
    referrers: (target, kind, property) => referrers.of(resources.entryOf(target), kind, property) as never,
    rulesOnGroup: (group, unit) => rulesOnGroup({ book, absorbed: absorbedBy('SecurityGroup') }, group, unit),
  });
}

function targetOf<K extends Kind>(to: Destination, kinds: readonly K[], resources: Resources): Target<K> {
  switch (to.type) {
    case 'nowhere':
      return { leads: 'nowhere' };
    case 'outside':
      return { leads: 'outside', value: to.value.value, shown: to.value.sensitive ? '(sensitive)' : to.value.value };
    case 'unknown':
      return { leads: 'unknown', value: to.value };
    case 'entry':
      return entryTarget(to.entry, kinds, resources);
  }
}

function entryTarget<K extends Kind>(entry: Entry, kinds: readonly K[], resources: Resources): Target<K> {
  const { raw, kind } = entry;
  const asked = kinds.length === 0 || kinds.some((each) => each === kind?.kind);
  if (!asked || !kind) return { leads: 'elsewhere', nativeType: raw.type, address: raw.address };
  const resource = resources.of(entry);
  if (resource) return { leads: 'here', resource: resource as unknown as Resource<K> };
  const detail = `${raw.address} could not be read`;
  return { leads: 'unknown', value: unknown({ kind: 'invalid', detail }, { at: raw.at }) };
}
