import type { Guard } from '../../../model/guard.ts';
import type { Location } from '../../../model/source.ts';
import { contains } from '../../../model/source.ts';
import type { Data, Datum, Item, Known, List, Mapping, Noted, Origin, Unknown, Written } from '../../../model/value.ts';
import { known, unknown } from '../../../model/value.ts';

/**
 * What the evaluator knows of a value beyond the shared model. The notes ride on the values themselves, because
 * values are copied whenever they are placed.
 */
interface Notes {
  /** For an unknown truth value: when it is true. */
  readonly truth?: Guard;
  /** The value is a resource, data source or module instance; its attributes are read on demand. */
  readonly instance?: Instance;
  /** For a mapping: keys that are there under a condition only. */
  readonly presence?: ReadonlyMap<string, Guard>;
  /** For a number that JavaScript's numbers do not hold: as Terraform writes it. */
  readonly digits?: string;
  readonly doubt?: Doubt;
  /** For a list or mapping: it is a list or a map, and no tuple and no object; see uniform.ts. */
  readonly uniform?: true;
  /** For a list: it may have become a set; see perhaps-set.ts. */
  readonly mayBeSet?: true;
  /** For a JSON text that is not known throughout: the value that was encoded. */
  readonly encoded?: Data;
  /** For an unknown value without an identity: what tells it from what the same expression is elsewhere. */
  readonly ownName?: string;
}

/** What is open of a list beyond what its items are. */
export interface Doubt {
  /**
   * So many of its first items surely stand where they are; any other, and what is not known one by one, may stand
   * anywhere behind them. Without it, what is not known one by one stands behind all items.
   */
  readonly firm?: number;
  /** Two items may be one and the same, and there but once. */
  readonly uncounted?: true;
}

/** A resource, data source or module instance as expressions see it. */
export interface Instance {
  readonly address: string;
  attribute(name: string, at: Location): Data;
  /** Attributes that stand for the whole when it is handed out. */
  readonly identities: readonly string[];
}

/** Longer identities than this are given up: the test of such a value is a condition of its own. */
const longestIdentity = 400;

/** The value with more notes on it. */
export function marked(value: Unknown, notes: Notes): Unknown;
export function marked(value: Mapping, notes: Notes): Mapping;
export function marked(value: List, notes: Notes): List;
export function marked(value: Unknown | Mapping | List, added: Notes): Unknown | Mapping | List {
  const notes = value.notes ? { ...value.notes, ...added } : added;
  if ('state' in value) {
    const { parts, nonNull, identity, candidates } = value;
    return unknown(value.reason, value, { parts, nonNull, identity, candidates, notes });
  }
  if (value.type === 'mapping') return { type: 'mapping', entries: value.entries, rest: value.rest, notes };
  return { type: 'list', items: value.items, rest: value.rest, set: value.set, notes };
}

export function withItems({ rest, set, notes }: List, items: readonly Item[]): List {
  return { type: 'list', items, rest, set, notes };
}

export function withEntries({ rest, notes }: Mapping, entries: ReadonlyMap<string, Data>): Mapping {
  return { type: 'mapping', entries, rest, notes };
}

/**
 * What an unknown value is, as an expression over variables and attributes: equal identities are equal values, so that
 * the same test of the same unknown is the same condition everywhere.
 */
export function identified(value: Unknown, identity: string): Unknown {
  if (identity.length > longestIdentity) return value;
  const { parts, nonNull, candidates, notes } = value;
  return unknown(value.reason, value, { parts, nonNull, identity, candidates, notes });
}

/** What rides on a value as its notes. */
export function noted(notes: Notes): object {
  return notes;
}

/** The same unknown value, of which it is certain that it is not null. */
export function neverNull(value: Unknown): Unknown {
  const { parts, identity, candidates, notes } = value;
  return unknown(value.reason, value, { parts, nonNull: true, identity, candidates, notes });
}

function notesOf({ notes = none }: Noted): Notes {
  return notes;
}

const none: Notes = {};

/** A number and, where JavaScript's cannot hold it, its digits: account numbers and ids must not be rounded. */
export function exactly(digits: string, written: Written): Known<number> {
  const value = Number(digits);
  return known(value, written, isExact(value, digits) ? undefined : ({ digits } satisfies Notes));
}

function isExact(value: number, digits: string): boolean {
  if (/^-?\d{1,15}$/.test(digits) || !/^-?\d+(\.\d+)?$/.test(digits)) return true;
  if (digits.includes('.')) return digits.replace(/0+$/, '').replace(/\D/g, '').length <= 15;
  return Number.isFinite(value) && BigInt(value) === BigInt(digits);
}

export function digitsOf(value: Data): string | undefined {
  return value.state === 'known' && typeof value.value === 'number' ? notesOf(value).digits : undefined;
}

export function identityOf(value: Unknown): string | undefined {
  return value.identity;
}

export function encodedOf(value: Unknown): Data | undefined {
  return notesOf(value).encoded;
}

export function truthOf(value: Unknown): Guard | undefined {
  return notesOf(value).truth;
}

export function ownNameOf(value: Unknown): string | undefined {
  return notesOf(value).ownName;
}

export function presenceOf(mapping: Mapping): ReadonlyMap<string, Guard> | undefined {
  return notesOf(mapping).presence;
}

export function notedUniform(datum: List | Mapping): boolean {
  return notesOf(datum).uniform === true;
}

export function mayBeSet(list: List): boolean {
  return list.set === true || notesOf(list).mayBeSet === true;
}

export function doubtOf(list: List): Doubt | undefined {
  return notesOf(list).doubt;
}

export function instanceOf(value: Data | Mapping): Instance | undefined {
  if (!('state' in value)) return notesOf(value).instance;
  if (value.state === 'unknown') return notesOf(value).instance;
  return value.state === 'known' && isMapping(value.value) ? notesOf(value.value).instance : undefined;
}

export function isList(datum: Datum): datum is List {
  return typeof datum === 'object' && datum.type === 'list';
}

export function isMapping(datum: Datum): datum is Mapping {
  return typeof datum === 'object' && datum.type === 'mapping';
}

/** A part of an unknown value: `step` is `.name`, `[0]` or `["key"]`. It stands for that part of the same attribute. */
export function partOf(whole: Unknown, step: string): Unknown {
  const { at, via, property, sensitive, entered, identity } = whole;
  const origin = whole.origin && partOfAttribute(whole.origin, step);
  const part = unknown(whole.reason, { at, via, origin, property, sensitive, entered });
  return identity === undefined ? part : identified(part, identity + step);
}

function partOfAttribute({ unit, address, attribute }: Origin, step: string): Origin {
  return { unit, address, attribute: attribute + step };
}

/**
 * Stands for each element of a collection that is not known one by one. It has no identity: two of them may differ. A
 * symbolic instance stands for every instance already.
 */
export function elementPart(collection: Unknown): Unknown {
  if (instanceOf(collection)) return collection;
  const part = partOf(collection, '[?]');
  return unknown(part.reason, part);
}

/** The id or ARN of one managed resource, which is not empty and no other resource's. */
export function isOfItsOwn({ origin, nonNull }: Unknown): boolean {
  return (
    nonNull === true && (origin?.attribute === 'id' || origin?.attribute === 'arn') && !origin.address.includes('["?"]')
  );
}

/** A way longer than this is told up to here. */
const longestWay = 12;

/** Where a computed value stands: at its expression, with the way of the value that it was made from back to its place. */
export function computedAt(at: Location, inputs: readonly Written[]): Written {
  const source = inputs.find((input) => !contains(at, input.at)) ?? inputs[0];
  const sensitive = inputs.some((input) => input.sensitive) || undefined;
  if (!source || (!source.via && contains(at, source.at))) return { at, sensitive };
  const way = [source.at, ...(source.via ?? [])].reverse();
  const via = way.filter((step) => !contains(at, step)).slice(0, longestWay);
  return { at, via: via.length > 0 ? via : undefined, sensitive };
}

/** The result of computing with something unknown: unknown for the same reason, but a value of its own. */
export function unknownResult(cause: Unknown, written: Written, identity?: string): Unknown {
  const result = unknown(cause.reason, written);
  return identity === undefined ? result : identified(result, identity);
}

/** How a value reads inside the identity of another; undefined when it has no name. */
export function identityText(value: Data): string | undefined {
  if (value.state === 'unknown') return identityOf(value);
  if (value.state === 'absent') return 'null';
  if (value.state === 'known' && typeof value.value !== 'object') return digitsOf(value) ?? JSON.stringify(value.value);
  return undefined;
}

/** `name(a, b)` over the identities of the arguments, when each has one. */
export function callIdentity(name: string, args: readonly Data[]): string | undefined {
  const texts = args.map(identityText);
  return texts.includes(undefined) ? undefined : `${name}(${texts.join(', ')})`;
}
