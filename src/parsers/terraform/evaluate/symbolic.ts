import type { Guard } from '../../../model/guard.ts';
import type { Location } from '../../../model/source.ts';
import { contains } from '../../../model/source.ts';
import type { Data, Datum, Known, List, Mapping, Unknown, Written } from '../../../model/value.ts';
import { known, unknown, writtenOf } from '../../../model/value.ts';

/**
 * What the evaluator knows of a value beyond the shared model. The marks ride on the values themselves, because
 * values are copied whenever they are placed.
 */
interface Marks {
  /**
   * What an unknown value is, as an expression over variables and attributes: equal identities are equal values, so
   * that the same test of the same unknown is the same condition everywhere.
   */
  readonly identity?: string;
  /** For an unknown truth value: when it is true. */
  readonly truth?: Guard;
  /** The value is a resource, data source or module instance; its attributes are read on demand. */
  readonly instance?: Instance;
  /** For a mapping: keys that are there under a condition only. */
  readonly presence?: ReadonlyMap<string, Guard>;
  /** For a number that JavaScript's numbers do not hold: as Terraform writes it. */
  readonly digits?: string;
  readonly doubt?: Doubt;
  /** For a JSON text that is not known throughout: the value that was encoded. */
  readonly encoded?: Data;
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

export function marked<T extends Unknown | Mapping | List>(value: T, marks: Marks): T {
  if (marks.identity !== undefined && marks.identity.length > longestIdentity) {
    const { identity: _tooLong, ...others } = marks;
    return { ...value, ...others };
  }
  return { ...value, ...marks };
}

function marksOf(value: object): Marks {
  return value;
}

/** A number and, where JavaScript's cannot hold it, its digits: account numbers and ids must not be rounded. */
export function exactly(digits: string, written: Written): Known<number> {
  const value = Number(digits);
  const number = known(value, written);
  return isExact(value, digits) ? number : { ...number, ...({ digits } satisfies Marks) };
}

function isExact(value: number, digits: string): boolean {
  if (/^-?\d{1,15}$/.test(digits) || !/^-?\d+(\.\d+)?$/.test(digits)) return true;
  if (digits.includes('.')) return digits.replace(/0+$/, '').replace(/\D/g, '').length <= 15;
  return Number.isFinite(value) && BigInt(value) === BigInt(digits);
}

export function digitsOf(value: Data): string | undefined {
  return value.state === 'known' && typeof value.value === 'number' ? marksOf(value).digits : undefined;
}

export function identityOf(value: Unknown): string | undefined {
  return marksOf(value).identity;
}

export function encodedOf(value: Unknown): Data | undefined {
  return marksOf(value).encoded;
}

export function truthOf(value: Unknown): Guard | undefined {
  return marksOf(value).truth;
}

export function presenceOf(mapping: Mapping): ReadonlyMap<string, Guard> | undefined {
  return marksOf(mapping).presence;
}

export function doubtOf(list: List): Doubt | undefined {
  return marksOf(list).doubt;
}

export function instanceOf(value: Data | Mapping): Instance | undefined {
  if (!('state' in value)) return marksOf(value).instance;
  if (value.state === 'unknown') return marksOf(value).instance;
  return value.state === 'known' && isMapping(value.value) ? marksOf(value.value).instance : undefined;
}

export function isList(datum: Datum): datum is List {
  return typeof datum === 'object' && datum.type === 'list';
}

export function isMapping(datum: Datum): datum is Mapping {
  return typeof datum === 'object' && datum.type === 'mapping';
}

/** A part of an unknown value: `step` is `.name`, `[0]` or `["key"]`. It stands for that part of the same attribute. */
export function partOf(whole: Unknown, step: string): Unknown {
  const { origin, ...written } = writtenOf(whole);
  const attribute = origin && `${origin.attribute}${step}`;
  const part = unknown(whole.reason, {
    ...written,
    ...(origin && attribute !== undefined && { origin: { ...origin, attribute } }),
  });
  const identity = identityOf(whole);
  return identity === undefined ? part : marked(part, { identity: identity + step });
}

/**
 * Stands for each element of a collection that is not known one by one. It has no identity: two of them may differ. A
 * symbolic instance stands for every instance already.
 */
export function elementPart(collection: Unknown): Unknown {
  if (instanceOf(collection)) return collection;
  const { identity: _shared, ...part } = { identity: undefined, ...partOf(collection, '[?]') };
  return part;
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
  const way = source ? [source.at, ...(source.via ?? [])].reverse() : [];
  const via = way.filter((step) => !contains(at, step)).slice(0, longestWay);
  const sensitive = inputs.some((input) => input.sensitive);
  return { at, ...(via.length > 0 && { via }), ...(sensitive && { sensitive }) };
}

/** The result of computing with something unknown: unknown for the same reason, but a value of its own. */
export function unknownResult(cause: Unknown, written: Written, identity?: string): Unknown {
  const result = unknown(cause.reason, written);
  return identity === undefined ? result : marked(result, { identity });
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
