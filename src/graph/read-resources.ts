import { remembered, remembering } from '../model/remember.ts';
import type { RawResource } from '../model/resource.ts';
import type { ListOf, Value } from '../model/value.ts';
import type { Absorbed } from './absorb.ts';
import type { AddressBook, Entry } from './address-book.ts';
import type { Attempt } from './attempt.ts';
import type { DefinedKind, NativeType } from './define-kind.ts';
import type { Resource } from './graph.ts';
import type { Kind } from './kinds.ts';
import type { LiteralNames } from './literal-names.ts';
import type { PropertyReader } from './property-reader.ts';
import { perhapsMore } from './unshown.ts';

/**
 * The resources of known kinds. Each is read when it is first asked for: most of what a run holds has to do with no
 * endpoint at all. What is wrong in such a resource stays unsaid, for nothing hangs on it.
 */
export interface Resources {
  /** Nothing for types without a kind, and where reading fails. */
  of(entry: Entry): Resource | undefined;
  /** Every one of a kind, in the order of the sources. */
  all(kind: Kind): readonly Resource[];
  /** What a resource of these was read from. */
  entryOf(resource: Resource): Entry;
}

export interface Reading {
  readonly book: AddressBook;
  readonly readerOf: (raw: RawResource) => PropertyReader;
  readonly nameOf: (entry: Entry) => Value<string> | undefined;
  readonly names: LiteralNames;
  readonly absorbedBy: (kind: Kind) => Absorbed;
  readonly attempt: Attempt;
}

export function readResources(reading: Reading): Resources {
  const entries = new Map<Resource, Entry>();
  const of = remembered((entry: Entry): Resource | undefined => {
    const { raw, kind, native } = entry;
    if (!kind || !native) return undefined;
    const resource = reading.attempt(raw, () => readEntry({ entry, kind, native }, reading));
    if (resource) entries.set(resource, entry);
    return resource;
  });
  return {
    of,
    all: remembering((kind) => Object.freeze(reading.book.ofKind(kind).flatMap((entry) => of(entry) ?? []))),
    entryOf(resource) {
      const entry = entries.get(resource);
      if (!entry) throw new Error(`${resource.address} is not of this graph`);
      return entry;
    },
  };
}

interface KnownEntry {
  readonly entry: Entry;
  readonly kind: DefinedKind;
  readonly native: NativeType<Kind>;
}

function readEntry({ entry, kind, native }: KnownEntry, reading: Reading): Resource {
  const { raw } = entry;
  const { unit, address, when, setting } = raw;
  const name = reading.nameOf(entry);
  const own = native.map(reading.readerOf(raw), raw);
  const props = kind.complete(withLinks(reading.absorbedBy(kind.kind).addTo(entry, own), { kind, raw }, reading.names));
  return Object.freeze({
    kind: kind.kind,
    unit,
    address,
    when,
    setting,
    // The same properties as the kind's mapping gave, with what satellites add, defaults filled in and literals linked.
    props: freezeLists(props) as typeof own,
    native: Object.freeze({
      type: raw.type,
      at: raw.at,
      ...(raw.callers && { callers: raw.callers }),
      ...(name && { name }),
    }),
  });
}

function withLinks(
  props: object,
  { kind, raw }: { readonly kind: DefinedKind; readonly raw: RawResource },
  names: LiteralNames,
): object {
  // Links are declared for properties of these two types only (`LinkProperty`).
  const written = props as Readonly<Record<string, Value<string> | ListOf<string>>>;
  const changed: Record<string, Value<string> | ListOf<string>> = {};
  let changes = 0;
  for (const [property, kinds] of [...kind.links, ...kind.nameLinks]) {
    const before = written[property];
    if (before === undefined) continue;
    const value = kind.links.has(property) ? linked(before, { kinds, names, raw }) : perhapsMoreIn(before);
    if (value === before) continue;
    changed[property] = value;
    changes++;
  }
  return changes === 0 ? props : { ...props, ...changed };
}

interface Linking {
  readonly kinds: readonly Kind[];
  readonly names: LiteralNames;
  readonly raw: RawResource;
}

/** With the resources of the unit that literal names in it mean. */
export function linked(
  value: Value<string> | ListOf<string>,
  { kinds, names, raw }: Linking,
): Value<string> | ListOf<string> {
  if ('items' in value) return names.linkAll(perhapsMore(value), raw.unit, kinds);
  return names.link(value, raw.unit, kinds);
}

function perhapsMoreIn(value: Value<string> | ListOf<string>): typeof value {
  return 'items' in value ? perhapsMore(value) : value;
}

function freezeLists(props: object): object {
  for (const value of Object.values(props) as unknown[]) {
    if (typeof value !== 'object' || value === null) continue;
    if ('items' in value) Object.freeze(value.items);
    if ('rest' in value) Object.freeze(value.rest);
    Object.freeze(value);
  }
  return Object.freeze(props);
}
