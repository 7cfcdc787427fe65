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
  readonly via?: readonly Step[] | undefined;
  readonly origin?: Origin | undefined;
  /** The native name of the property it was read from, for messages: `load_balancer_type`, `Type`. */
  readonly property?: string | undefined;
  /** Never to be printed. */
  readonly sensitive?: true | undefined;
  /** The value entered a module or nested stack through an argument: `at` is that argument and stays the place. */
  readonly entered?: true | undefined;
}

/** What a parser remembers of something for itself. It stays with it when that is placed or copied. */
export interface Noted {
  readonly notes?: object | undefined;
}

export type Known<T> = Written & Noted & { readonly state: 'known'; readonly value: T };
export type Unknown = Written & Openness & { readonly state: 'unknown'; readonly reason: UnknownReason };
/** What is known of an unknown value. */
export interface Openness extends Noted {
  /** For a string known in part: its pieces in order, so that ARNs can be taken apart and links survive. */
  readonly parts?: readonly (string | Value<string>)[] | undefined;
  /** It is certain to have a value (an attribute that AWS fills in), so it is neither null nor absent. */
  readonly nonNull?: true | undefined;
  /** What it is as an expression over variables and attributes: equal identities in one unit are equal values. */
  readonly identity?: string | undefined;
  /** It stands for one of these attributes; the kinds that a property links to tell which may be meant. */
  readonly candidates?: readonly Origin[] | undefined;
}
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
export interface List extends Noted {
  readonly type: 'list';
  readonly items: readonly Item[];
  /** There may be more items, under these conditions, that cannot be read. */
  readonly rest: readonly Rest[];
  /** Terraform's set: unordered and without duplicates. */
  readonly set?: true | undefined;
}
export interface Item<T = Datum> {
  readonly when: Guard;
  readonly value: Value<T>;
}
export interface Rest {
  readonly when: Guard;
  readonly value: Unknown;
}
export interface Mapping extends Noted {
  readonly type: 'mapping';
  readonly entries: ReadonlyMap<string, Data>;
  /** There may be more entries that cannot be read. */
  readonly rest?: Unknown | undefined;
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

// Values are made here, each state with the same fields in the same order, and nothing is spread: V8 handles objects of
// few shapes several times faster, and gives what is spread a shape of its own at each place in the code that does it.

export function known<T>(value: T, written: Written, notes?: object): Known<T> {
  const { at, via, origin, property, sensitive, entered } = written;
  return { at, via, origin, property, sensitive, entered, state: 'known', value, notes };
}

export function absent({ at, via, origin, property, sensitive, entered }: Written): Absent {
  return { at, via, origin, property, sensitive, entered, state: 'absent' };
}

export function unknown(reason: UnknownReason, written: Written, more = nothingElse): Unknown {
  const { at, via, origin, property, sensitive, entered } = written;
  const { parts, nonNull, identity, candidates, notes } = more;
  const state = 'unknown';
  return {
    at,
    via,
    origin,
    property,
    sensitive,
    entered,
    state,
    reason,
    parts,
    nonNull,
    identity,
    candidates,
    notes,
  };
}

const nothingElse: Openness = {};

/** Alternatives that are known to exclude each other and to be all there are. */
export function either<T>(cases: readonly Case<T>[], written: Written): OneOf<T> {
  const { at, via, origin, property, sensitive, entered } = written;
  return { at, via, origin, property, sensitive, entered, state: 'one-of', cases };
}

/** The part of a value that says where it came from, without the value. */
export function writtenOf({ at, via, origin, property, sensitive, entered }: Written): Written {
  return { at, via, origin, property, sensitive, entered };
}

/** The same value, written otherwise. Of one that is several, each stays as it is. */
export function rewritten<T>(value: Case<T>['value'], more: Partial<Written>): Case<T>['value'];
export function rewritten<T>(value: Value<T>, more: Partial<Written>): Value<T>;
export function rewritten<T>(value: Value<T>, more: Partial<Written>): Value<T> {
  const written = joined(value, more);
  switch (value.state) {
    case 'known':
      return known(value.value, written, value.notes);
    case 'unknown':
      return unknown(value.reason, written, value);
    case 'absent':
      return absent(written);
    case 'one-of':
      return either(value.cases, written);
  }
}

function joined(written: Written, more: Partial<Written>): Written {
  return {
    at: more.at ?? written.at,
    via: more.via ?? written.via,
    origin: more.origin ?? written.origin,
    property: more.property ?? written.property,
    sensitive: more.sensitive ?? written.sensitive,
    entered: more.entered ?? written.entered,
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
      // Looking up what is at -1 takes V8 longer than everything else here.
      const same = equal < 0 ? undefined : cases[equal];
      if (same) cases[equal] = { when: or(same.when, guard), value: same.value };
      else cases.push({ when: guard, value: each.value });
    }
  }
  const [only] = cases;
  if (only && cases.length === 1) return only.value;
  return either(cases, written);
}

function isSame<T>(one: Case<T>['value'], other: Case<T>['value']): boolean {
  return one === other;
}

/** The alternatives of a value; of one that is no alternative, itself. */
export function casesOf<T>(value: Value<T>): readonly Case<T>[] {
  return value.state === 'one-of' ? value.cases : [{ when: always, value }];
}

/** Applies a function to each alternative of a value. */
export function eachCase<T, U>(value: Value<T>, change: (one: Case<T>['value']) => Value<U>): Value<U> {
  if (value.state !== 'one-of') return change(value);
  return oneOf(
    value.cases.map((each) => ({ when: each.when, value: change(each.value) })),
    value,
  );
}

/** Applies a function to what is known; unknown and absent stay what they are. Provenance is kept, the origin is not. */
export function map<T, U>(value: Value<T>, change: (known: T, written: Known<T>) => U): Value<U> {
  switch (value.state) {
    case 'known': {
      const { at, via, property, sensitive, entered } = value;
      return known(change(value.value, value), { at, via, origin: undefined, property, sensitive, entered });
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
export function place<T>(value: Case<T>['value'], argument: Location): Case<T>['value'];
export function place<T>(value: Value<T>, argument: Location): Value<T>;
export function place<T>(value: Value<T>, argument: Location): Value<T> {
  const inside = contains(argument, value.at);
  if (value.state !== 'one-of') return inside ? value : rewritten(value, placed(value, argument));
  const cases = value.cases.map((each) => ({ when: each.when, value: place(each.value, argument) }));
  return either(cases, inside ? value : joined(value, placed(value, argument)));
}

function placed({ at, via = [], entered }: Written, argument: Location): Partial<Written> {
  return entered ? { via: [argument, ...via] } : { at: argument, via: [at, ...via] };
}

/** The same value under another property name or with an origin added; the value itself is not copied deeply. */
export function withWritten<T>(value: Value<T>, more: Partial<Written>): Value<T> {
  if (value.state !== 'one-of') return rewritten(value, more);
  const cases = value.cases.map((each) => ({ when: each.when, value: rewritten(each.value, more) }));
  return either(cases, joined(value, more));
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
