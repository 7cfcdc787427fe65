import type { Guard } from '../model/guard.ts';
import { addTo } from '../model/group-by.ts';
import type { RawResource } from '../model/resource.ts';
import type { Known, Origin, Unknown } from '../model/value.ts';
import type { NamedInArns } from './author-names.ts';
import { createAuthorNames } from './author-names.ts';
import type { DefinedKind, NativeType } from './define-kind.ts';
import type { Kind } from './kinds.ts';
import { createLiteralIds } from './literal-ids.ts';

/** What the sources have under one address, mapped to a kind or not. */
export interface Entry {
  readonly raw: RawResource;
  readonly kind?: DefinedKind;
  readonly native?: NativeType<Kind>;
  /** Whether an attribute stands for the resource itself. */
  readonly identity: (attribute: string) => boolean;
  /** Whether an attribute leads to it: those that stand for it do, and some others. */
  readonly leadsHere: (attribute: string) => boolean;
}

export interface AddressBook {
  readonly entries: readonly Entry[];
  ofKind(kind: Kind): readonly Entry[];
  /** All resources that an address may mean: several when it leaves the instance open. */
  find(origin: Address): readonly Entry[];
  /** The resource that has this ID or ARN, where a plan or state tells it. */
  withId(text: string): Entry | undefined;
  /** The resources that an ARN names by the name that their author gave them. */
  namedInArn(text: Known<string> | Unknown): NamedInArns;
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
  const byUnit = new Map<string, Map<string, Entry>>();
  const byKind = new Map<Kind, Entry[]>();
  for (const entry of entries) {
    const { unit, address } = entry.raw;
    if (entry.kind) addTo(byKind, entry.kind.kind, entry);
    const inUnit = byUnit.get(unit.id) ?? new Map<string, Entry>();
    byUnit.set(unit.id, inUnit);
    if (!inUnit.has(address)) inUnit.set(address, entry);
  }
  const findOpen = createSearch(entries);
  const standIns = new Map<Entry, StandIn[]>();
  return {
    entries,
    ofKind: (kind) => byKind.get(kind) ?? [],
    withId: createLiteralIds(entries),
    namedInArn: createAuthorNames(entries),
    addStandIn(standIn) {
      const others = standIns.get(standIn.owner);
      if (others) others.push(standIn);
      else standIns.set(standIn.owner, [standIn]);
    },
    standInsFor: (owner, attribute) => (standIns.get(owner) ?? []).filter((each) => each.attribute === attribute),
    find(origin) {
      const entry = byUnit.get(origin.unit)?.get(origin.address);
      if (entry) return [entry];
      return origin.address.includes('[') ? findOpen(origin) : [];
    },
  };
}

type Address = Pick<Origin, 'unit' | 'address'>;

/** Finds instances where an address or an entry leaves the key open. Few runs ask, so the index is made when one does. */
function createSearch(entries: readonly Entry[]): (origin: Address) => readonly Entry[] {
  let instances: ReadonlyMap<string, readonly Entry[]> | undefined;
  const found = new Map<string, readonly Entry[]>();
  return (origin) => {
    const key = `${origin.unit}\0${origin.address}`;
    const known = found.get(key);
    if (known) return known;
    instances ??= groupInstances(entries);
    const keys = origin.address.match(instanceKey) ?? [];
    const alike = instances.get(patternOf(origin)) ?? [];
    const matching = alike.filter((entry) => mayBe(entry.raw.address.match(instanceKey) ?? [], keys));
    found.set(key, matching);
    return matching;
  };
}

function groupInstances(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const instances = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { unit, address } = entry.raw;
    if (!address.includes('[')) continue;
    const pattern = patternOf({ unit: unit.id, address });
    const alike = instances.get(pattern);
    if (alike) alike.push(entry);
    else instances.set(pattern, [entry]);
  }
  return instances;
}

function patternOf({ unit, address }: Address): string {
  return `${unit}\0${address.replace(instanceKey, '[]')}`;
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
