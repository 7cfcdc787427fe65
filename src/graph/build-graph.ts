import { and, never } from '../model/guard.ts';
import type { Diagnostic } from '../model/report.ts';
import type { ParsedUnit, RawResource } from '../model/resource.ts';
import type { ListOf, Value } from '../model/value.ts';
import type { Absorbed, SatelliteResource } from './absorb.ts';
import { absorb } from './absorb.ts';
import type { AddressBook, Entry } from './address-book.ts';
import { commonIdentity, createAddressBook } from './address-book.ts';
import type { Report } from './collect-diagnostics.ts';
import { collectDiagnostics } from './collect-diagnostics.ts';
import { kindType, originsIn, satelliteType, takenByCustom } from './custom-resources.ts';
import type { DefinedKind, NativeType } from './define-kind.ts';
import { destinationsOf } from './destinations.ts';
import { createGraph } from './follow.ts';
import type { ResourceGraph } from './graph.ts';
import { definedKinds } from './kinds/defined-kinds.ts';
import { itself } from './by-attribute.ts';
import type { LiteralNames } from './literal-names.ts';
import { createLiteralNames } from './literal-names.ts';
import type { PropertyReader } from './property-reader.ts';
import { createReader } from './property-reader.ts';
import type { Listening, PortBehind } from './port-attributes.ts';
import { portsBehind } from './port-attributes.ts';
import { indexReferrers } from './referrers.ts';
import { perhapsMore } from './unshown.ts';
import type { Kind } from './kinds.ts';

export interface BuiltGraph {
  readonly graph: ResourceGraph;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Gives every resource of a known type its kind: reads its properties, adds what satellites write for it, and links it
 * both ways. Every property is read here, whether a rule will ask for it or not, so that no fault in one goes unsaid.
 */
export function buildGraph(units: readonly ParsedUnit[]): BuiltGraph {
  const { report, diagnostics } = collectDiagnostics();
  const raws = units.flatMap((unit) => unit.resources).filter((raw) => raw.when !== never);
  const book = createAddressBook(raws.map(entryOf));
  const portBehind = portsBehind(book, (entry) => listeningOf(entry, readerOf));
  const readerOf = (raw: RawResource): PropertyReader => readerFor(raw, { report, portBehind });
  const nameOf = new Map(
    book.entries.map((entry) => [entry, attempt(entry.raw, report, () => readName(entry, readerOf))]),
  );
  const names = createLiteralNames(book, (entry) => nameOf.get(entry));
  for (const entry of book.entries) attempt(entry.raw, report, () => bookStandIn(entry, readerOf, book));
  const satellites = satellitesIn(raws, { readerOf, names, report });
  const taken = raws.flatMap((raw) => attempt(raw, report, () => takenByCustom(raw, definedKinds, readerOf)) ?? []);
  const absorbed = absorb([...satellites, ...taken], book);
  for (const entry of book.entries) {
    const name = nameOf.get(entry);
    attempt(entry.raw, report, () => readEntry(entry, { readerOf, names, absorbed, name }));
  }
  const handedOut = [...units.flatMap((unit) => unit.handedOut), ...taken.flatMap(originsIn)];
  const referrers = indexReferrers(book, handedOut);
  return { graph: createGraph({ book, referrers, absorbed }), diagnostics };
}

function readerFor(
  { unit, address, at, body }: RawResource,
  { report, portBehind }: { readonly report: Report; readonly portBehind: PortBehind },
): PropertyReader {
  const names = (): readonly string[] => body.names?.() ?? [];
  return createReader(
    { read: (name) => body.read(name), names, written: { at }, key: `${unit.id} ${address}`, portBehind },
    report,
  );
}

/** The same properties that the resource gets; faults in them are said once. */
function listeningOf(entry: Entry, readerOf: Reading['readerOf']): Listening | undefined {
  const native = nativeOf(entry);
  // Only types with a port attribute are asked, and all of those have these properties.
  return native?.map(readerOf(entry.raw), entry.raw) as Listening | undefined;
}

function entryOf(raw: RawResource): Entry {
  const type = kindType(raw.type);
  const kind = kindByType.get(type);
  const native = kind?.types.get(type);
  if (!kind || !native) {
    const identity = commonIdentity(raw.type);
    return { raw, identity, leadsHere: identity };
  }
  const { identity, leadsHere } = testsOf(native);
  return { raw, kind, identity, leadsHere };
}

type AttributeTests = Pick<Entry, 'identity' | 'leadsHere'>;

const testsByType = new Map<NativeType<Kind>, AttributeTests>();

/** The same tests for all resources of a type. */
function testsOf(native: NativeType<Kind>): AttributeTests {
  const made = testsByType.get(native);
  if (made) return made;
  const identity = (attribute: string): boolean => native.identity.includes(attribute) || attribute === native.name;
  const leadsHere = (attribute: string): boolean =>
    identity(attribute) || attribute === itself || (native.leadsHere?.includes(attribute) ?? false);
  const tests = { identity, leadsHere };
  testsByType.set(native, tests);
  return tests;
}

const kindByType: ReadonlyMap<string, DefinedKind> = new Map(
  definedKinds.flatMap((kind) => [...kind.types.keys()].map((type) => [type, kind])),
);
/** One native type may add to several kinds: a route to its table, or to the VPC whose main table that is. */
const kindsBySatellite: ReadonlyMap<string, readonly DefinedKind[]> = new Map(
  definedKinds
    .flatMap((kind) => [...kind.satellites.keys()])
    .map((type) => [type, definedKinds.filter((kind) => kind.satellites.has(type))]),
);

interface Reading {
  readonly readerOf: (raw: RawResource) => PropertyReader;
  readonly names: LiteralNames;
}

function nativeOf({ raw, kind }: Entry): NativeType<Kind> | undefined {
  return kind?.types.get(kindType(raw.type));
}

function readName(entry: Entry, readerOf: Reading['readerOf']): Value<string> | undefined {
  const name = nativeOf(entry)?.name;
  return name === undefined ? undefined : readerOf(entry.raw).string(name);
}

/** An adopted default group, table or ACL is what its VPC's attribute names. */
function bookStandIn(entry: Entry, readerOf: Reading['readerOf'], book: AddressBook): void {
  const native = nativeOf(entry);
  if (!native?.standsFor) return;
  const standsFor = native.standsFor(readerOf(entry.raw));
  for (const { when, to } of destinationsOf(standsFor.of, book)) {
    if (to.type !== 'entry') continue;
    for (const attribute of standsFor.attributes) {
      book.addStandIn({ owner: to.entry, attribute, entry, when: and(when, entry.raw.when) });
    }
  }
}

function satellitesIn(
  raws: readonly RawResource[],
  { readerOf, names, report }: Reading & { readonly report: Report },
): readonly SatelliteResource[] {
  return raws.flatMap((raw) =>
    (kindsBySatellite.get(satelliteType(raw.type)) ?? []).flatMap((kind) => {
      const satellite = kind.satellites.get(satelliteType(raw.type));
      if (!satellite) return [];
      const read = readerOf(raw);
      const found = attempt(raw, report, () => {
        const written = satellite.belongsTo(read);
        const belongsTo = linked(written, { kinds: [kind.kind], names, raw });
        return { kind, raw, unresolved: satellite.unresolved, belongsTo, adds: satellite.adds(read, raw) };
      });
      return found ?? [];
    }),
  );
}

interface Linking {
  readonly kinds: readonly Kind[];
  readonly names: LiteralNames;
  readonly raw: RawResource;
}

function linked<V extends Value<string> | ListOf<string>>(value: V, { kinds, names, raw }: Linking): V;
function linked(value: Value<string> | ListOf<string>, { kinds, names, raw }: Linking): typeof value {
  if ('items' in value) return names.linkAll(perhapsMore(value), raw.unit, kinds);
  return names.link(value, raw.unit, kinds);
}

interface EntryReading extends Reading {
  readonly absorbed: Absorbed;
  readonly name: Value<string> | undefined;
}

function readEntry(entry: Entry, { readerOf, names, absorbed, name }: EntryReading): void {
  const { raw, kind } = entry;
  const native = nativeOf(entry);
  if (!kind || !native) return;
  const { unit, address, when, setting } = raw;
  const own = native.map(readerOf(raw), raw);
  const props = kind.complete(withLinks(absorbed.addTo(entry, own), { kind, names, raw }));
  const resource = {
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
  };
  entry.resource = Object.freeze(resource);
}

function withLinks(
  props: object,
  { kind, names, raw }: { readonly kind: DefinedKind; readonly names: LiteralNames; readonly raw: RawResource },
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

/** A fault with one resource must not hide the others. */
function attempt<T>(raw: RawResource, report: Report, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    report({
      code: 'unread-resource',
      severity: 'error',
      message: `${raw.address} could not be read: ${why}.`,
      at: raw.at,
    });
    return undefined;
  }
}
