import { and, never } from '../model/guard.ts';
import type { RawResource } from '../model/resource.ts';
import type { ListOf, Unknown, Value } from '../model/value.ts';
import type { AddressBook, Entry } from './address-book.ts';
import { perhapsAttached } from './author-names.ts';
import { openedBy, under, withContributions } from './contributions.ts';
import { narrowed } from './candidates.ts';
import type { AnySatellite, Contribution, DefinedKind } from './define-kind.ts';
import type { Way } from './destinations.ts';
import { destinationsOf } from './destinations.ts';
import type { Kind } from './kinds.ts';
import type { Reading } from './listeners-in-arns.ts';
import { listenersInArn } from './listeners-in-arns.ts';
import { referenceKey } from './reference-key.ts';
import { mayName } from './unshown.ts';
import { addTo } from '../model/group-by.ts';

/** What the satellites of one kind add: to resources of the sources, and to what only a reference names. */
export interface Absorbed {
  addTo(entry: Entry, props: object): object;
  /** What was written for a thing that is not in the sources but named by a reference. */
  unattached(reference: string): readonly Contribution[];
}

/** A satellite once it is read. */
export interface SatelliteResource extends Pick<AnySatellite, 'unresolved'> {
  readonly kind: DefinedKind;
  readonly raw: RawResource;
  readonly belongsTo: Value<string> | ListOf<string>;
  readonly adds: Contribution;
}

/** What a satellite adds of which it is unknown what it belongs to. */
interface OpenContribution {
  readonly added: Contribution;
  readonly to: Unknown;
}

export function absorb(satellites: readonly SatelliteResource[], reading: Reading): Absorbed {
  const { book } = reading;
  const byEntry = new Map<Entry, Contribution[]>();
  const byReference = new Map<string, Contribution[]>();
  const byUnit = new Map<string, OpenContribution[]>();
  for (const { kind, raw, unresolved, belongsTo, adds: added } of satellites) {
    for (const { when, to } of ownersOf(belongsTo, kind.kind, book)) {
      const guard = and(raw.when, when);
      if (guard === never || to.type === 'nowhere') continue;
      if (to.type === 'entry') {
        if (to.entry.kind === kind) addTo(byEntry, to.entry, under(added, guard));
        continue;
      }
      const perhaps = book.namedInArn(to.value).perhaps.map(({ entry }) => entry);
      for (const entry of [...perhaps, ...listenersInArn(to.value, reading)]) {
        if (entry.kind === kind) addTo(byEntry, entry, openedBy(added, perhapsAttached(to.value, guard)));
      }
      const reference = referenceKey(to.value, raw.unit);
      if (reference !== undefined) addTo(byReference, reference, under(added, guard));
      if (to.type === 'unknown' && (unresolved === 'rest' || isComputed(to.value))) {
        addTo(byUnit, raw.unit.id, {
          added: openedBy(added, { when: guard, value: to.value }),
          to: to.value,
        });
      }
    }
  }
  return {
    addTo(entry, props) {
      const inUnit = byUnit.get(entry.raw.unit.id);
      const added = byEntry.get(entry);
      if (!added && !inUnit) return props;
      const open = inUnit?.filter(({ to }) => mayName(entry, to)).slice(0, openLimit) ?? [];
      return withContributions(props, {
        added: added ?? [],
        open: open.map((each) => each.added),
        key: `${entry.raw.unit.id} ${entry.raw.address}`,
      });
    },
    unattached: (reference) => byReference.get(reference) ?? [],
  };
}

/** What a satellite belongs to: one resource, or all that a list names. */
function ownersOf(belongsTo: SatelliteResource['belongsTo'], kind: Kind, book: AddressBook): readonly Way[] {
  if (!('items' in belongsTo)) return destinationsOf(narrowed(belongsTo, book, [kind]), book);
  const named = belongsTo.items.flatMap((item) =>
    destinationsOf(narrowed(item.value, book, [kind]), book).map((way) => ({ ...way, when: and(item.when, way.when) })),
  );
  const open = belongsTo.rest.map(({ when, value }): Way => ({ when, to: { type: 'unknown', value } }));
  return [...named, ...open];
}

/** So many satellites of unknown belonging say as much as thousands. */
const openLimit = 100;

/**
 * Computed from what is in the sources, such as an element of unknown index, or a reference that a plan does not record:
 * it may well be a resource of the unit.
 */
function isComputed({ reason }: Unknown): boolean {
  return ['choice', 'function', 'unread-file', 'cycle', 'limit', 'plan-reference'].includes(reason.kind);
}
