import type { Guard } from './guard.ts';
import type { Location } from './source.ts';
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
  /** It is a whole number from the first to the last of these. */
  readonly range?: Range | undefined;
}
export interface Range {
  readonly first: number;
  readonly last: number;
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
  const { parts, nonNull, identity, candidates, range, notes } = more;
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
    range,
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
