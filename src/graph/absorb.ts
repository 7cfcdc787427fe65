import type { Guard } from '../model/guard.ts';
import { and, never, not } from '../model/guard.ts';
import type { RawResource } from '../model/resource.ts';
import type { ListOf, Rest, Unknown, Value } from '../model/value.ts';
import { writtenOf } from '../model/value.ts';
import type { AddressBook, Entry } from './address-book.ts';
import { narrowed } from './candidates.ts';
import type { AnySatellite, DefinedKind } from './define-kind.ts';
import { destinationsOf } from './destinations.ts';
import type { Kind } from './kinds.ts';
import { guarded, joinLists, whenFilled } from './list-of.ts';
import { referenceKey } from './reference-key.ts';

/** Lists by property, as one satellite adds them. */
export type Contribution = Readonly<Record<string, ListOf<unknown> | undefined>>;

/** What satellites add: to resources of the sources, and to what only a reference names. */
export interface Absorbed {
  addTo(entry: Entry, props: object): object;
  /** What was written for a thing that is not in the sources, by kind and reference. */
  unattached(kind: Kind, reference: string): readonly Contribution[];
}

/** A satellite once it is read. */
export interface SatelliteResource extends Pick<AnySatellite, 'unresolved'> {
  readonly kind: DefinedKind;
  readonly raw: RawResource;
  readonly belongsTo: Value<string>;
  readonly adds: Contribution;
}

export function absorb(satellites: readonly SatelliteResource[], book: AddressBook): Absorbed {
  const byEntry = new Map<Entry, Contribution[]>();
  const byReference = new Map<string, Contribution[]>();
  const byUnit = new Map<string, Contribution[]>();
  for (const { kind, raw, unresolved, belongsTo, adds: added } of satellites) {
    for (const { when, to } of destinationsOf(narrowed(belongsTo, book, [kind.kind]), book)) {
      const guard = and(raw.when, when);
      if (guard === never || to.type === 'nowhere') continue;
      if (to.type === 'entry') {
        if (to.entry.kind === kind) push(byEntry, to.entry, under(added, guard));
        continue;
      }
      const reference = referenceKey(to.value, raw.unit);
      if (reference !== undefined) push(byReference, `${kind.kind}\0${reference}`, under(added, guard));
      if (to.type === 'unknown' && (unresolved === 'rest' || isComputed(to.value))) {
        push(byUnit, `${kind.kind}\0${raw.unit.id}`, openedBy(added, { when: guard, value: to.value }));
      }
    }
  }
  return {
    addTo(entry, props) {
      const inUnit = (byUnit.get(`${entry.kind?.kind}\0${entry.raw.unit.id}`) ?? []).slice(0, openLimit);
      return withContributions(props, [...(byEntry.get(entry) ?? []), ...inUnit]);
    },
    unattached: (kind, reference) => byReference.get(`${kind}\0${reference}`) ?? [],
  };
}

/** So many satellites of unknown belonging say as much as thousands. */
const openLimit = 100;

/** Computed from what is in the sources, such as an element of unknown index: it may well be a resource of the unit. */
function isComputed({ reason }: Unknown): boolean {
  return ['choice', 'function', 'cycle', 'limit'].includes(reason.kind);
}

/** Lists that may hold more, where the contribution would have held something. */
function openedBy(added: Contribution, rest: Rest): Contribution {
  return Object.fromEntries(
    Object.entries(added).map(([property, list]) => [
      property,
      list && whenFilled(list) !== never ? { ...writtenOf(list), items: [], rest: [rest], absent: never } : undefined,
    ]),
  );
}

function push<K>(map: Map<K, Contribution[]>, key: K, contribution: Contribution): void {
  const list = map.get(key);
  if (list) list.push(contribution);
  else map.set(key, [contribution]);
}

/** An addition is there only under the condition; outside it the list is not written at all. */
function under(added: Contribution, guard: Guard): Contribution {
  return Object.fromEntries(
    Object.entries(added).map(([property, list]) => [
      property,
      list && {
        ...list,
        items: guarded(list.items, guard),
        rest: guarded(list.rest, guard),
        absent: not(and(guard, not(list.absent))),
      },
    ]),
  );
}

function withContributions(props: object, contributions: readonly Contribution[]): object {
  if (contributions.length === 0) return props;
  const merged = Object.entries(props).map(([property, value]: [string, unknown]) => {
    const lists = contributions.flatMap((contribution) => contribution[property] ?? []);
    return [property, lists.length > 0 && isList(value) ? joinLists([value, ...lists]) : value] as const;
  });
  return Object.fromEntries(merged);
}

function isList(value: unknown): value is ListOf<unknown> {
  return typeof value === 'object' && value !== null && 'items' in value && 'rest' in value;
}
