import { addTo } from '../model/group-by.ts';
import type { RawResource } from '../model/resource.ts';
import type { SatelliteResource } from './absorb.ts';
import type { Attempt } from './attempt.ts';
import { satelliteType } from './custom-resources.ts';
import type { DefinedKind } from './define-kind.ts';
import type { Kind } from './kinds.ts';
import { definedKinds } from './kinds/defined-kinds.ts';
import type { LiteralNames } from './literal-names.ts';
import type { PropertyReader } from './property-reader.ts';
import { linked } from './read-resources.ts';

/** One native type may add to several kinds: a route to its table, or to the VPC whose main table that is. */
const kindsBySatellite: ReadonlyMap<string, readonly DefinedKind[]> = new Map(
  definedKinds
    .flatMap((kind) => [...kind.satellites.keys()])
    .map((type) => [type, definedKinds.filter((kind) => kind.satellites.has(type))]),
);

/** The resources that may add to those of each kind. */
export function satellitesByKind(raws: readonly RawResource[]): ReadonlyMap<Kind, readonly RawResource[]> {
  const byKind = new Map<Kind, RawResource[]>();
  for (const raw of raws)
    for (const { kind } of kindsBySatellite.get(satelliteType(raw.type)) ?? []) addTo(byKind, kind, raw);
  return byKind;
}

interface Reading {
  readonly readerOf: (raw: RawResource) => PropertyReader;
  readonly names: LiteralNames;
  readonly attempt: Attempt;
}

/** Reads those of one kind. */
export function readSatellites(
  kind: DefinedKind,
  raws: readonly RawResource[],
  { readerOf, names, attempt }: Reading,
): readonly SatelliteResource[] {
  return raws.flatMap((raw) => {
    const satellite = kind.satellites.get(satelliteType(raw.type));
    if (!satellite) return [];
    const read = readerOf(raw);
    const found = attempt(raw, () => {
      const belongsTo = linked(satellite.belongsTo(read), { kinds: [kind.kind], names, raw });
      return { kind, raw, unresolved: satellite.unresolved, belongsTo, adds: satellite.adds(read, raw) };
    });
    return found ?? [];
  });
}
