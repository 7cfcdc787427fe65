import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { Unit } from '../model/resource.ts';
import type { Case, ListOf, Value } from '../model/value.ts';
import { casesOf, eachCase, oneOf } from '../model/cases.ts';
import { withWritten } from '../model/provenance.ts';
import { addTo } from '../model/group-by.ts';
import { remembering } from '../model/remember.ts';
import type { AddressBook, Entry } from './address-book.ts';
import type { Arn } from './arn.ts';
import { comparePlace, readArn } from './arn.ts';
import { arnShapes } from './arn-shapes.ts';
import { behind, textIn } from './composed-text.ts';
import type { Kind } from './kinds.ts';

/**
 * Gives a literal that equals the literal name of a resource in the same unit that resource as its origin, so that
 * `cluster_identifier = "analytics"` leads to the cluster of that name. Names never link across units: two of them may
 * both own an "analytics".
 */
export interface LiteralNames {
  link(value: Value<string>, unit: Unit, kinds: readonly Kind[]): Value<string>;
  linkAll(list: ListOf<string>, unit: Unit, kinds: readonly Kind[]): ListOf<string>;
}

interface Named {
  readonly entry: Entry;
  readonly property: string;
  /** When the resource exists under this name. */
  readonly when: Guard;
}

export function createLiteralNames(
  book: AddressBook,
  nameOf: (entry: Entry) => Value<string> | undefined,
): LiteralNames {
  const namesOf = remembering((kind: Kind) => indexNames(book.ofKind(kind), nameOf));
  const link: LiteralNames['link'] = (value, unit, kinds) => {
    if (value.state === 'absent') return value;
    const find = (each: Case<string>['value']): readonly Named[] => {
      if (each.state === 'absent' || each.origin) return [];
      const arn = readArn(each);
      if (arn) return kinds.flatMap((kind) => byArn(arn, { kind, unit, names: namesOf(kind) }));
      if (each.state !== 'known') return [];
      return kinds.flatMap((kind) => namesOf(kind).get(unit.id)?.get(keyOf(each.value)) ?? []);
    };
    return eachCase(value, (each) => withOrigins(each, find(each)));
  };
  return {
    link,
    linkAll(list, unit, kinds) {
      const items = list.items.map((item) => {
        const value = link(item.value, unit, kinds);
        return value === item.value ? item : { ...item, value };
      });
      return items.every((item, index) => item === list.items[index]) ? list : { ...list, items };
    },
  };
}

/** The resources of a kind by unit and name. */
type Names = ReadonlyMap<string, ReadonlyMap<string, readonly Named[]>>;

function indexNames(entries: readonly Entry[], nameOf: (entry: Entry) => Value<string> | undefined): Names {
  const byUnit = new Map<string, Map<string, Named[]>>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (!name) continue;
    for (const { when, value } of casesOf(name)) {
      if (value.state !== 'known' || value.value === '') continue;
      const { unit } = entry.raw;
      const named = byUnit.get(unit.id) ?? new Map<string, Named[]>();
      byUnit.set(unit.id, named);
      addTo(named, keyOf(value.value), { entry, property: name.property ?? 'name', when: and(entry.raw.when, when) });
    }
  }
  return byUnit;
}

/** AWS stores the names of clusters and subnet groups in lower case; those of zones may end in the dot of the root. */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/**
 * What an ARN names by a name that is written. In its own unit it may leave open where; another unit's resource is meant
 * only when both say where they are, for an ARN is one of its kind in all of AWS.
 */
function byArn(
  arn: Arn,
  { kind, unit, names }: { readonly kind: Kind; readonly unit: Unit; readonly names: Names },
): readonly Named[] {
  const shape = arnShapes[kind];
  const name = shape?.isName && shape.service === arn.service ? behind(arn.resource, shape.type) : undefined;
  const text = name && textIn(name);
  if (text === undefined) return [];
  return [...names].flatMap(([id, named]) =>
    (named.get(keyOf(text)) ?? []).filter(({ entry }) => {
      const place = comparePlace(arn, entry.raw);
      return place === 'same' || (place === 'possible' && id === unit.id);
    }),
  );
}

function withOrigins(value: Case<string>['value'], found: readonly Named[]): Value<string> {
  if (found.length === 0 || value.state === 'absent') return value;
  let taken: Guard = never;
  const cases = found.map(({ entry, property, when }) => {
    const guard = and(when, not(taken));
    taken = or(taken, when);
    const { unit, address } = entry.raw;
    return { when: guard, value: withWritten(value, { origin: { unit: unit.id, address, attribute: property } }) };
  });
  return oneOf([...cases, { when: not(taken), value }], value);
}
