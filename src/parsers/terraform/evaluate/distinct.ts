import { and, never, not } from '../../../model/guard.ts';
import type { Data, Item, Written } from '../../../model/value.ts';
import { inSetOrder } from '../set-order.ts';
import type { Elements } from './collections.ts';
import { doubtIn, listOf } from './collections.ts';
import { isEqual } from './equality.ts';
import { keyOfValue } from './value-key.ts';
import { doubtOf, instanceOf, isList, isOfItsOwn, presenceOf } from './symbolic.ts';
import { isTooLarge } from './unfolded.ts';

interface Distinct {
  readonly items: readonly Item[];
  /** How many of the first ones are surely none of those before them. */
  readonly firm: number;
  readonly uncounted: boolean;
}

/** Drops an element where an equal one stands before it; whether unknown ones are equal to others may stay open. */
export function distinctItems(items: readonly Item[]): Distinct {
  const kept: Item[] = [];
  const comparable = comparableTo([]);
  let firm = Infinity;
  for (const item of items) {
    let when = item.when;
    let mayRepeat = false;
    const { candidates, add } = comparable(item.value);
    for (const earlier of candidates) {
      if (when === never) break;
      const equal = isSame(earlier.value, item.value);
      if (equal) when = and(when, not(earlier.when));
      else if (equal === undefined) mayRepeat ||= and(when, earlier.when) !== never;
    }
    if (when === never) continue;
    if (mayRepeat) firm = Math.min(firm, kept.length);
    const own = when === item.when ? item : { when, value: item.value };
    kept.push(own);
    add(own);
  }
  return { items: kept, firm: Math.min(firm, kept.length), uncounted: firm < kept.length };
}

interface Comparable {
  /** The items that may be equal to the value. */
  readonly candidates: Iterable<Item>;
  /** Adds an item with this value. */
  add(item: Item): void;
}

/** Items by what they are: a value that is known throughout is compared with its equals and with what is not known. */
export function comparableTo(items: readonly Item[]): (value: Data) => Comparable {
  const byKey = new Map<string, Item[]>();
  const keyless: Item[] = [];
  const all: Item[] = [];
  const comparable = (value: Data): Comparable => {
    const key = keyOfValue(value);
    const equal = key === undefined ? keyless : (byKey.get(key) ?? []);
    const add = (item: Item): void => {
      all.push(item);
      if (equal.push(item) === 1 && key !== undefined) byKey.set(key, equal);
    };
    return { candidates: key === undefined ? all : [...equal, ...keyless], add };
  };
  for (const item of items) comparable(item.value).add(item);
  return comparable;
}

/** Whether two elements are equal; the id of one resource is not that of another. */
function isSame(one: Data, other: Data): boolean | undefined {
  const [left, right] = [ownerOf(one), ownerOf(other)];
  return left !== undefined && right !== undefined && left !== right ? false : isEqual(one, other);
}

/** The resource of which a value is the id or ARN, and its kind of name. */
function ownerOf(value: Data): string | undefined {
  if (value.state !== 'unknown' || !value.origin || !isOfItsOwn(value)) return undefined;
  return `${value.origin.unit} ${value.origin.address}`;
}

/** A set of elements of one type, in Terraform's order as far as they are known. */
export function setOf(
  { items, rest, uncounted }: Pick<Elements, 'items' | 'rest' | 'uncounted'>,
  written: Written,
): Data {
  const found = distinctItems(items);
  const isOpen = found.items.length + rest.length > 1 && (rest.length > 0 || !found.items.every(isSettled));
  const doubt = doubtIn({
    items: found.items,
    firm: isOpen ? 0 : found.items.length,
    uncounted: found.uncounted || uncounted,
  });
  return listOf(inSetOrder(found.items), written, { rest, set: true, doubt });
}

/** Whether it is known where an element stands among others. */
function isSettled({ value }: Item): boolean {
  return !isTooLarge(value) && isSettledIn(value);
}

function isSettledIn(value: Data): boolean {
  if (value.state !== 'known' || instanceOf(value)) return value.state === 'absent';
  const datum = value.value;
  if (typeof datum !== 'object') return true;
  if (isList(datum))
    return datum.rest.length === 0 && !doubtOf(datum) && datum.items.every((item) => isSettledIn(item.value));
  return !datum.rest && !presenceOf(datum) && [...datum.entries.values()].every(isSettledIn);
}
