import { and, never } from '../model/guard.ts';
import { remembered, remembering } from '../model/remember.ts';
import type { Diagnostic } from '../model/report.ts';
import type { ParsedUnit, RawResource } from '../model/resource.ts';
import type { Value } from '../model/value.ts';
import { absorb } from './absorb.ts';
import type { AddressBook, Entry } from './address-book.ts';
import { commonIdentity, createAddressBook } from './address-book.ts';
import { createAttempt } from './attempt.ts';
import { itself } from './by-attribute.ts';
import type { Report } from './collect-diagnostics.ts';
import { collectDiagnostics } from './collect-diagnostics.ts';
import { kindType, originsIn, takenByCustom } from './custom-resources.ts';
import type { DefinedKind, NativeType } from './define-kind.ts';
import { destinationsOf } from './destinations.ts';
import { createGraph } from './follow.ts';
import type { ResourceGraph } from './graph.ts';
import type { Kind } from './kinds.ts';
import { definedKinds } from './kinds/defined-kinds.ts';
import { createLiteralNames } from './literal-names.ts';
import type { Listening, PortBehind } from './port-attributes.ts';
import { portsBehind } from './port-attributes.ts';
import type { PropertyReader } from './property-reader.ts';
import { createReader } from './property-reader.ts';
import { readResources } from './read-resources.ts';
import { indexReferrers } from './referrers.ts';
import { readSatellites, satellitesByKind } from './satellites.ts';

export interface BuiltGraph {
  readonly graph: ResourceGraph;
  /** What is wrong in the resources that were asked for so far. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Gives every resource of a known type its kind: reads its properties, adds what satellites write for it, and links it
 * both ways. All of that is done for a resource when it is first asked for.
 */
export function buildGraph(units: readonly ParsedUnit[]): BuiltGraph {
  const { report, diagnostics } = collectDiagnostics();
  const attempt = createAttempt(report);
  const raws = units.flatMap((unit) => unit.resources).filter((raw) => raw.when !== never);
  const book = createAddressBook(raws.map(entryOf));
  const portBehind = portsBehind(book, (entry) => listeningOf(entry, readerOf));
  const readerOf = (raw: RawResource): PropertyReader => readerFor(raw, { report, portBehind });
  const nameOf = remembered((entry: Entry) => attempt(entry.raw, () => readName(entry, readerOf)));
  const names = createLiteralNames(book, nameOf);
  for (const entry of book.entries)
    if (entry.native?.standsFor) attempt(entry.raw, () => bookStandIn(entry, readerOf, book));
  const taken = raws.flatMap((raw) => attempt(raw, () => takenByCustom(raw, definedKinds, readerOf)) ?? []);
  const satellites = satellitesByKind(raws);
  const absorbedBy = remembering((name: Kind) => {
    const kind = kindByName.get(name);
    const own = kind ? readSatellites(kind, satellites.get(name) ?? [], { readerOf, names, attempt }) : [];
    return absorb([...own, ...taken.filter((each) => each.kind === kind)], { book, readerOf });
  });
  const resources = readResources({ book, readerOf, nameOf, names, absorbedBy, attempt });
  const handedOut = [...units.flatMap((unit) => unit.handedOut), ...taken.flatMap(originsIn)];
  const referrers = indexReferrers(resources, book, handedOut);
  return { graph: createGraph({ book, resources, referrers, absorbedBy }), diagnostics };
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
function listeningOf({ raw, native }: Entry, readerOf: ReaderOf): Listening | undefined {
  // Only types with a port attribute are asked, and all of those have these properties.
  return native?.map(readerOf(raw), raw) as Listening | undefined;
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
  return { raw, kind, native, identity, leadsHere };
}

type AttributeTests = Pick<Entry, 'identity' | 'leadsHere'>;

/** The same tests for all resources of a type. */
const testsOf = remembered((native: NativeType<Kind>): AttributeTests => {
  const identity = (attribute: string): boolean => native.identity.includes(attribute) || attribute === native.name;
  const leadsHere = (attribute: string): boolean =>
    identity(attribute) || attribute === itself || (native.leadsHere?.includes(attribute) ?? false);
  return { identity, leadsHere };
});

const kindByName: ReadonlyMap<Kind, DefinedKind> = new Map(definedKinds.map((kind) => [kind.kind, kind]));
const kindByType: ReadonlyMap<string, DefinedKind> = new Map(
  definedKinds.flatMap((kind) => [...kind.types.keys()].map((type) => [type, kind])),
);

type ReaderOf = (raw: RawResource) => PropertyReader;

function readName({ raw, native }: Entry, readerOf: ReaderOf): Value<string> | undefined {
  return native?.name === undefined ? undefined : readerOf(raw).string(native.name);
}

/** An adopted default group, table or ACL is what its VPC's attribute names. */
function bookStandIn(entry: Entry, readerOf: ReaderOf, book: AddressBook): void {
  const standsFor = entry.native?.standsFor?.(readerOf(entry.raw));
  if (!standsFor) return;
  for (const { when, to } of destinationsOf(standsFor.of, book)) {
    if (to.type !== 'entry') continue;
    for (const attribute of standsFor.attributes) {
      book.addStandIn({ owner: to.entry, attribute, entry, when: and(when, entry.raw.when) });
    }
  }
}
