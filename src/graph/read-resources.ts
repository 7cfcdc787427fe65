import { remembered, remembering } from '../model/remember.ts';
import type { RawResource } from '../model/resource.ts';
import type { Value } from '../model/value.ts';
import type { Absorbed } from './absorb.ts';
import type { AddressBook, Entry } from './address-book.ts';
import type { Attempt } from './attempt.ts';
import type { DefinedKind, NativeType } from './define-kind.ts';
import type { Resource } from './graph.ts';
import type { Kind } from './kinds.ts';
import type { LiteralNames } from './literal-names.ts';
import type { Link } from './lone-links.ts';
import { loneLink } from './lone-links.ts';
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
  /** Those of a kind that are among some, in the same order. */
  among(kind: Kind, some: ReadonlySet<Resource>): readonly Resource[];
  /** What a property that names other resources says. Where it can be read alone, nothing else is read for it. */
  link(entry: Entry, property: string): Link | undefined;
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
  const entryOf = (resource: Resource): Entry => {
    const entry = entries.get(resource);
    if (!entry) throw new Error(`${resource.address} is not of this graph`);
    return entry;
  };
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
    among(kind, some) {
      const ofKind = [...some].filter((resource) => resource.kind === kind);
      const byEntry = new Map(ofKind.map((resource) => [entryOf(resource), resource]));
      return reading.book.ofKind(kind).flatMap((entry) => byEntry.get(entry) ?? []);
    },
    link(entry, property) {
      const { raw, kind } = entry;
      const alone = loneLink(entry, property);
      if (!kind || !alone) return linksIn(of(entry)?.props ?? {})[property];
      const own = reading.attempt(raw, () => alone(reading.readerOf(raw)));
      return own && withLink(own, property, { kind, raw, names: reading.names });
    },
    entryOf,
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
  const props = kind.complete(
    withLinks(reading.absorbedBy(kind.kind).addTo(entry, own), { kind, raw, names: reading.names }),
  );
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

interface LinksOf {
  readonly kind: DefinedKind;
  readonly raw: RawResource;
  readonly names: LiteralNames;
}

function withLinks(props: object, of: LinksOf): object {
  const written = linksIn(props);
  const changed: Record<string, Link> = {};
  let changes = 0;
  for (const property of [...of.kind.links.keys(), ...of.kind.nameLinks.keys()]) {
    const before = written[property];
    if (before === undefined) continue;
    const value = withLink(before, property, of);
    if (value === before) continue;
    changed[property] = value;
    changes++;
  }
  return changes === 0 ? props : { ...props, ...changed };
}

/** Links are declared for properties of these two types only (`LinkProperty`). */
function linksIn(props: object): Readonly<Record<string, Link | undefined>> {
  return props as Readonly<Record<string, Link | undefined>>;
}

function withLink(written: Link, property: string, { kind, raw, names }: LinksOf): Link {
  const kinds = kind.links.get(property);
  return kinds ? linked(written, { kinds, names, raw }) : perhapsMoreIn(written);
}

interface Linking {
  readonly kinds: readonly Kind[];
  readonly names: LiteralNames;
  readonly raw: RawResource;
}

/** With the resources of the unit that literal names in it mean. */
export function linked(value: Link, { kinds, names, raw }: Linking): Link {
  if ('items' in value) return names.linkAll(perhapsMore(value), raw.unit, kinds);
  return names.link(value, raw.unit, kinds);
}

function perhapsMoreIn(value: Link): Link {
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
