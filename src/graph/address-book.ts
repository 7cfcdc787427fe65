import type { Guard } from '../model/guard.ts';
import type { RawResource } from '../model/resource.ts';
import type { Origin } from '../model/value.ts';
import type { DefinedKind } from './define-kind.ts';
import type { Resource } from './graph.ts';

/** What the sources have under one address, mapped to a kind or not. */
export interface Entry {
  readonly raw: RawResource;
  readonly kind?: DefinedKind;
  readonly identity: (attribute: string) => boolean;
  /** Set when its properties are read; stays unset for types without a kind, and when reading failed. */
  resource?: Resource;
}

export interface AddressBook {
  readonly entries: readonly Entry[];
  /** All resources that an address may mean: several when it leaves the instance open. */
  find(origin: Pick<Origin, 'unit' | 'address'>): readonly Entry[];
  addStandIn(standIn: StandIn): void;
  /** The resources that an attribute of another one stands for. */
  standInsFor(owner: Entry, attribute: string): readonly StandIn[];
}

/** A resource that another one's attribute stands for, and when it does. */
export interface StandIn {
  readonly owner: Entry;
  readonly attribute: string;
  readonly entry: Entry;
  readonly when: Guard;
}

/** An instance key: `[0]`, `["a"]`, `["?"]`. */
const instanceKey = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;
const openKey = '["?"]';

export function createAddressBook(entries: readonly Entry[]): AddressBook {
  const exact = new Map<string, Entry>();
  const instances = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { unit, address } = entry.raw;
    const key = keyOf({ unit: unit.id, address });
    if (!exact.has(key)) exact.set(key, entry);
    if (!address.includes('[')) continue;
    const pattern = keyOf({ unit: unit.id, address: address.replace(instanceKey, '[]') });
    const alike = instances.get(pattern);
    if (alike) alike.push(entry);
    else instances.set(pattern, [entry]);
  }
  const found = new Map<string, readonly Entry[]>();
  const search = (origin: Pick<Origin, 'unit' | 'address'>): readonly Entry[] => {
    const pattern = keyOf({ unit: origin.unit, address: origin.address.replace(instanceKey, '[]') });
    const keys = origin.address.match(instanceKey) ?? [];
    return (instances.get(pattern) ?? []).filter((entry) => mayBe(entry.raw.address.match(instanceKey) ?? [], keys));
  };
  const standIns = new Map<Entry, StandIn[]>();
  return {
    entries,
    addStandIn(standIn) {
      standIns.set(standIn.owner, [...(standIns.get(standIn.owner) ?? []), standIn]);
    },
    standInsFor: (owner, attribute) => (standIns.get(owner) ?? []).filter((each) => each.attribute === attribute),
    find(origin) {
      const key = keyOf(origin);
      const entry = exact.get(key);
      if (entry) return [entry];
      if (!origin.address.includes('[')) return [];
      const known = found.get(key) ?? search(origin);
      found.set(key, known);
      return known;
    },
  };
}

function keyOf({ unit, address }: Pick<Origin, 'unit' | 'address'>): string {
  return `${unit}\0${address}`;
}

function mayBe(keys: readonly string[], asked: readonly string[]): boolean {
  return (
    keys.length === asked.length &&
    keys.every((key, depth) => key === openKey || asked[depth] === openKey || key === asked[depth])
  );
}

/**
 * Types that hand out what others put in (stacks, custom resources, third parties' types) may stand for anything, so an
 * attribute of theirs names nothing for certain.
 */
const opaqueType = /^AWS::CloudFormation::(CustomResource|Stack|StackSet)$|^aws_cloudformation_/;

/** The attributes that stand for a resource of a type without a kind, where its naming says so. */
export function commonIdentity(nativeType: string): (attribute: string) => boolean {
  if (opaqueType.test(nativeType) || !/^(AWS::|aws_)/.test(nativeType)) return () => false;
  return (attribute) => ['Ref', 'Arn', 'Id', 'arn', 'id'].includes(attribute);
}
