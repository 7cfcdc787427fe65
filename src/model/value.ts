import type { Guard } from './guard.ts';
import { always, and, never, not, or } from './guard.ts';
import type { Location } from './source.ts';
import { contains } from './source.ts';
import type { UnknownReason } from './unknown.ts';

/** The attribute of a resource that a value stands for, whether the value itself is known or not. */
export interface Origin {
  readonly unit: string;
  /** As the author writes it; a Terraform instance whose key is unknown ends in `["?"]`. */
  readonly address: string;
  /** The native name: `arn`, `Ref`, `LoadBalancerArn`. */
  readonly attribute: string;
}

/** A place that a value passes. */
export type Step = Location & {
  /** What it is there, for people: "local `port`". */
  readonly as?: string;
};

/** What every value carries: where it was written and how it came from there. */
export interface Written {
  /** The place to change. For what is not written: the block or resource where it would stand. */
  readonly at: Location;
  /** Other places on the value's way (default, local, argument, module call), from `at` on. */
  readonly via?: readonly Step[];
  readonly origin?: Origin;
  /** The native name of the property it was read from, for messages: `load_balancer_type`, `Type`. */
  readonly property?: string;
  /** Never to be printed. */
  readonly sensitive?: true;
  /** The value entered a module or nested stack through an argument: `at` is that argument and stays the place. */
  readonly entered?: true;
}

export type Known<T> = Written & { readonly state: 'known'; readonly value: T };
export type Unknown = Written & {
  readonly state: 'unknown';
  readonly reason: UnknownReason;
  /** For a string known in part: its pieces in order, so that ARNs can be taken apart and links survive. */
  readonly parts?: readonly (string | Value<string>)[];
  /** It is certain to have a value (an attribute that AWS fills in), so it is neither null nor absent. */
  readonly nonNull?: true;
  /** What it is as an expression over variables and attributes: equal identities in one unit are equal values. */
  readonly identity?: string;
  /** It stands for one of these attributes; the kinds that a property links to tell which may be meant. */
  readonly candidates?: readonly Origin[];
};
/** Not written, `null`, or `AWS::NoValue`: what AWS does then is for the kind to say. */
export type Absent = Written & { readonly state: 'absent' };
/** Several values, each under its own condition; the conditions exclude each other and together are always true. */
export type OneOf<T> = Written & { readonly state: 'one-of'; readonly cases: readonly Case<T>[] };
export interface Case<T> {
  readonly when: Guard;
  readonly value: Known<T> | Unknown | Absent;
}
export type Value<T> = Known<T> | Unknown | Absent | OneOf<T>;

export type Scalar = string | number | boolean;

/**
 * What a parser hands over: a value of any shape. Lists and mappings are themselves known or unknown, and so is each
 * thing in them.
 */
export type Data = Value<Datum>;
export type Datum = Scalar | List | Mapping;
export interface List {
  readonly type: 'list';
  readonly items: readonly Item[];
  /** There may be more items, under these conditions, that cannot be read. */
  readonly rest: readonly Rest[];
  /** Terraform's set: unordered and without duplicates. */
  readonly set?: true;
}
export interface Item<T = Datum> {
  readonly when: Guard;
  readonly value: Value<T>;
}
export interface Rest {
  readonly when: Guard;
  readonly value: Unknown;
}
export interface Mapping {
  readonly type: 'mapping';
  readonly entries: ReadonlyMap<string, Data>;
  /** There may be more entries that cannot be read. */
  readonly rest?: Unknown;
}

/**
 * A list as rules see it: alternatives are flattened, each item under the condition that it is there. Not written and
 * written empty are both a list without items; `absent` tells them apart where AWS does.
 */
export interface ListOf<T> extends Written {
  readonly items: readonly Item<T>[];
  readonly rest: readonly Rest[];
  /** When the property is not written at all. */
  readonly absent: Guard;
}

export function known<T>(value: T, written: Written): Known<T> {
  if (!isPlain(written)) return { ...writtenOf(written), state: 'known', value };
  const { at, property } = written;
  return property === undefined ? { at, state: 'known', value } : { at, property, state: 'known', value };
}

export function absent(written: Written): Absent {
  if (!isPlain(written)) return { ...writtenOf(written), state: 'absent' };
  const { at, property } = written;
  return property === undefined ? { at, state: 'absent' } : { at, property, state: 'absent' };
}

/**
 * Nothing but a place and a name, as most values have when they are made: building those without copies is much
 * quicker, and they take less memory.
 */
function isPlain({ via, origin, sensitive, entered }: Written): boolean {
  return !via && !origin && !sensitive && !entered;
}

export function unknown(
  reason: UnknownReason,
  written: Written,
  more?: { readonly parts?: Unknown['parts']; readonly nonNull?: true },
): Unknown {
  const value: Unknown =
    isPlain(written) && written.property === undefined
      ? { at: written.at, state: 'unknown', reason }
      : { ...writtenOf(written), state: 'unknown', reason };
  if (!more?.parts && !more?.nonNull) return value;
  return { ...value, ...(more.parts && { parts: more.parts }), ...(more.nonNull && { nonNull: more.nonNull }) };
}

/** The part of a value that says where it came from, without the value. */
export function writtenOf(value: Written): Written {
  const { at, via, origin, property, sensitive, entered } = value;
  if (isPlain(value)) return property === undefined ? { at } : { at, property };
  return {
    at,
    ...(via && { via }),
    ...(origin && { origin }),
    ...(property !== undefined && { property }),
    ...(sensitive && { sensitive }),
    ...(entered && { entered }),
  };
}

/**
 * Combines alternatives into one value: impossible ones are dropped, nested ones flattened, and a single one left
 * stands for itself.
 */
export function oneOf<T>(
  alternatives: readonly { readonly when: Guard; readonly value: Value<T> }[],
  written: Written,
): Value<T> {
  const cases: Case<T>[] = [];
  for (const { when, value } of alternatives) {
    for (const each of casesOf(value)) {
      const guard = and(when, each.when);
      if (guard === never) continue;
      const equal = cases.findIndex((other) => isSame(other.value, each.value));
      const same = cases[equal];
      if (same) cases[equal] = { when: or(same.when, guard), value: same.value };
      else cases.push({ when: guard, value: each.value });
    }
  }
  const [only] = cases;
  if (only && cases.length === 1) return only.value;
  return { ...writtenOf(written), state: 'one-of', cases };
}

function isSame<T>(one: Case<T>['value'], other: Case<T>['value']): boolean {
  return one === other;
}

/** The alternatives of a value; of one that is no alternative, itself. */
export function casesOf<T>(value: Value<T>): readonly Case<T>[] {
  return value.state === 'one-of' ? value.cases : [{ when: always, value }];
}

/** Applies a function to what is known; unknown and absent stay what they are. Provenance is kept, the origin is not. */
export function map<T, U>(value: Value<T>, change: (known: T, written: Known<T>) => U): Value<U> {
  switch (value.state) {
    case 'known': {
      const { origin: _computed, ...written } = writtenOf(value);
      return { ...written, state: 'known', value: change(value.value, value) };
    }
    case 'one-of':
      return oneOf(
        value.cases.map((each) => ({ when: each.when, value: map(each.value, change) })),
        value,
      );
    default:
      return value;
  }
}

/** When the value is known and satisfies the test. */
export function when<T>(value: Value<T>, holds: (known: T) => boolean): Guard {
  if (value.state !== 'one-of') return value.state === 'known' && holds(value.value) ? always : never;
  return or(
    ...casesOf(value).map((each) => (each.value.state === 'known' && holds(each.value.value) ? each.when : never)),
  );
}

/** When the value is of a state. */
export function whenState(value: Value<unknown>, state: 'known' | 'unknown' | 'absent'): Guard {
  if (value.state !== 'one-of') return value.state === state ? always : never;
  return or(...casesOf(value).map((each) => (each.value.state === state ? each.when : never)));
}

/**
 * Places a value at the argument it is written in. A literal inside the argument keeps its own place; one that comes
 * from a default, a local or an output is placed at the argument; one that entered a module stays at the outermost
 * caller's argument. The other places are kept in `via`.
 */
export function place<T>(value: Value<T>, argument: Location): Value<T> {
  if (contains(argument, value.at) && value.state !== 'one-of') return value;
  if (value.state === 'one-of') {
    const cases = value.cases.map((each) => ({
      when: each.when,
      value: place(each.value, argument) as Case<T>['value'],
    }));
    return { ...value, ...placed(value, argument), cases };
  }
  return { ...value, ...placed(value, argument) };
}

function placed(value: Written, argument: Location): Pick<Written, 'at' | 'via'> {
  if (contains(argument, value.at)) return { at: value.at };
  return value.entered
    ? { at: value.at, via: [argument, ...(value.via ?? [])] }
    : { at: argument, via: [value.at, ...(value.via ?? [])] };
}

/** The same value under another property name or with an origin added; the value itself is not copied deeply. */
export function withWritten<T>(value: Value<T>, more: Partial<Written>): Value<T> {
  if (value.state !== 'one-of') return { ...value, ...more };
  const cases = value.cases.map((each) => ({ when: each.when, value: { ...each.value, ...more } }));
  return { ...value, ...more, cases };
}

/** How many items a list has, as far as that can be said. */
export function count<T>(list: ListOf<T>): Value<number> {
  const open = or(...list.rest.map((rest) => rest.when));
  let counts: { when: Guard; n: number }[] = [{ when: not(open), n: 0 }];
  for (const item of list.items) {
    const next = new Map<number, Guard>();
    for (const { when: guard, n } of counts) {
      const withItem = and(guard, item.when);
      const without = and(guard, not(item.when));
      if (withItem !== never) next.set(n + 1, or(next.get(n + 1) ?? never, withItem));
      if (without !== never) next.set(n, or(next.get(n) ?? never, without));
    }
    counts = [...next].map(([n, guard]) => ({ when: guard, n }));
  }
  const written = writtenOf(list);
  const alternatives: { when: Guard; value: Value<number> }[] = counts
    .sort((a, b) => a.n - b.n)
    .map(({ when: guard, n }) => ({ when: guard, value: known(n, written) }));
  for (const rest of list.rest) alternatives.push({ when: rest.when, value: rest.value });
  return oneOf(alternatives, written);
}

/** When a list surely has no item. */
export function whenEmpty<T>(list: ListOf<T>): Guard {
  return not(or(...list.items.map((item) => item.when), ...list.rest.map((rest) => rest.when)));
}
