import type { Guard } from '../../../model/guard.ts';
import { always, and, never, not, or } from '../../../model/guard.ts';
import type { Data, Datum, Item, List, Mapping, Rest, Unknown, Written } from '../../../model/value.ts';
import { casesOf, oneOf } from '../../../model/cases.ts';
import { counting } from '../../../model/count.ts';
import { absent, known, writtenOf } from '../../../model/value.ts';
import { restrict } from './alternatives.ts';
import type { Doubt } from './symbolic.ts';
import { doubtOf, elementPart, isList, isMapping, marked, noted, presenceOf } from './symbolic.ts';

/**
 * The elements of a value that is or may be a list: the alternatives of `c ? [a] : [b]` become elements under
 * conditions, so that joining many such lists never multiplies their alternatives.
 */
export interface Elements {
  readonly items: readonly Item[];
  readonly rest: readonly Rest[];
  /** How many of the first items surely stand where they are, and whether the number of items is open; see `Doubt`. */
  readonly firm: number;
  readonly uncounted: boolean;
  readonly absent: Guard;
  /** When the value is no list. */
  readonly wrong: Guard;
}

export function elementsOf(value: Data): Elements {
  const items: Item[] = [];
  const rest: Rest[] = [];
  let missing: Guard = never;
  let wrong: Guard = never;
  let firm = Infinity;
  let uncounted = false;
  for (const { when, value: each } of casesOf(value)) {
    if (each.state === 'absent') missing = or(missing, when);
    else if (each.state === 'unknown') rest.push({ when, value: elementPart(each) });
    else if (isList(each.value)) {
      const doubt = doubtOf(each.value);
      uncounted ||= doubt?.uncounted === true;
      for (const [index, item] of each.value.items.entries()) {
        if (index === doubt?.firm) firm = Math.min(firm, items.length);
        pushUnder(items, item, when);
      }
      for (const more of each.value.rest) pushUnder(rest, more, when);
    } else wrong = or(wrong, when);
  }
  return { items, rest, absent: missing, wrong, firm: Math.min(firm, items.length), uncounted };
}

/** What is open of a list, to be handed on; undefined when nothing is. */
export function doubtIn(elements: Pick<Elements, 'items' | 'firm' | 'uncounted'>): Doubt | undefined {
  const firm = elements.firm < elements.items.length ? { firm: elements.firm } : undefined;
  const uncounted = elements.uncounted ? ({ uncounted: true } as const) : undefined;
  return firm || uncounted ? { ...firm, ...uncounted } : undefined;
}

function pushUnder<T extends { readonly when: Guard }>(into: T[], element: T, when: Guard): void {
  const guard = and(when, element.when);
  if (guard !== never) into.push(guard === element.when ? element : { ...element, when: guard });
}

interface More {
  readonly rest?: readonly Rest[];
  readonly set?: boolean | undefined;
  readonly doubt?: Doubt | undefined;
  /** It is no tuple; see uniform.ts. */
  readonly uniform?: boolean | undefined;
}

export function listOf(items: readonly Item[], written: Written, more?: More): Data {
  const notes = more && notesFor(more);
  return known<Datum>(
    { type: 'list', items, rest: more?.rest ?? [], set: more?.set === true ? true : undefined, notes },
    written,
  );
}

function notesFor({ doubt, uniform }: More): object | undefined {
  if (!uniform) return doubt && noted({ doubt });
  return doubt ? noted({ doubt, uniform }) : uniformOnly;
}

const uniformOnly = noted({ uniform: true });

/** The items of a list of which it is certain what it holds, and where. */
export function certainItems(list: List): readonly Data[] | undefined {
  if (list.rest.length > 0 || doubtOf(list) || list.items.some((item) => item.when !== always)) return undefined;
  return list.items.map((item) => item.value);
}

/**
 * What stands at an index, as far as items surely stand in a row, with the condition under which none of them does;
 * undefined where too many items are there under conditions of their own.
 */
export function itemAt(
  elements: Pick<Elements, 'items' | 'firm'>,
  index: number,
): { readonly found: readonly Item[]; readonly missing: Guard } | undefined {
  const row = elements.items.slice(0, elements.firm);
  const conditions = row.map((item) => item.when);
  const countOf = counting();
  const found: Item[] = [];
  let missing: Guard = always;
  for (const [position, item] of row.entries()) {
    if (missing === never) break;
    const counts = countOf(conditions.slice(0, position), index, item.when);
    if (!counts) return undefined;
    const here = counts.get(index) ?? never;
    if (here !== never) found.push({ when: here, value: item.value });
    missing = and(missing, not(here));
  }
  return { found, missing };
}

/** One entry of a mapping, under the condition that its key is there. */
export interface Entry {
  readonly when: Guard;
  readonly value: Data;
}

export interface Entries {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly rest: readonly Rest[];
  readonly absent: Guard;
  readonly wrong: Guard;
}

/** The entries of a value that is or may be a mapping; see `elementsOf`. */
export function entriesOf(value: Data): Entries {
  if (value.state === 'known' && isMapping(value.value)) {
    const { rest } = value.value;
    const entries = new Map<string, Entry>();
    for (const [key, entry] of presentEntries(value.value)) if (entry.when !== never) entries.set(key, entry);
    return { entries, rest: rest ? [{ when: always, value: rest }] : [], absent: never, wrong: never };
  }
  const found = new Map<string, Entry[]>();
  const rest: Rest[] = [];
  let missing: Guard = never;
  let wrong: Guard = never;
  for (const { when, value: each } of casesOf(value)) {
    if (each.state === 'absent') missing = or(missing, when);
    else if (each.state === 'unknown') rest.push({ when, value: elementPart(each) });
    else if (isMapping(each.value)) {
      for (const [key, entry] of presentEntries(each.value)) {
        const guard = and(when, entry.when);
        if (guard !== never) found.set(key, [...(found.get(key) ?? []), { when: guard, value: entry.value }]);
      }
      if (each.value.rest) rest.push({ when, value: each.value.rest });
    } else wrong = or(wrong, when);
  }
  const entries = new Map<string, Entry>();
  for (const [key, alternatives] of found) entries.set(key, joined(alternatives, writtenOf(value)));
  return { entries, rest, absent: missing, wrong };
}

function joined(alternatives: readonly Entry[], written: Written): Entry {
  const [only] = alternatives;
  if (only && alternatives.length === 1) return only;
  return { when: or(...alternatives.map((each) => each.when)), value: oneOf(alternatives, written) };
}

function* presentEntries(mapping: Mapping): Iterable<readonly [string, Entry]> {
  const presence = presenceOf(mapping);
  for (const [key, value] of mapping.entries) {
    const when = presence?.get(key) ?? always;
    yield [key, { when, value: when === always ? value : restrict(value, when) }];
  }
}

/** A mapping whose keys may each be there under a condition; for others a key that is not there reads as absent. */
export function mappingOf(entries: ReadonlyMap<string, Entry>, written: Written, rest?: Unknown): Data {
  const values = new Map<string, Data>();
  let presence: Map<string, Guard> | undefined;
  for (const [key, { when, value }] of entries) {
    if (when === always) {
      values.set(key, value);
      continue;
    }
    (presence ??= new Map()).set(key, when);
    const missing = absent(value);
    values.set(
      key,
      oneOf(
        [
          { when, value },
          { when: not(when), value: missing },
        ],
        writtenOf(value),
      ),
    );
  }
  const mapping: Mapping = { type: 'mapping', entries: values, rest, notes: undefined };
  return known<Datum>(presence ? marked(mapping, { presence }) : mapping, written);
}
