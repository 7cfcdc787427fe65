import type { Guard } from '../../model/guard.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import type { Location } from '../../model/source.ts';
import type { Data, Item, Known, List, Rest, Unknown, Value, Written } from '../../model/value.ts';
import { casesOf, oneOf, whenState } from '../../model/cases.ts';
import { place, withWritten } from '../../model/provenance.ts';
import { known, unknown, writtenOf } from '../../model/value.ts';

export function listOf(items: readonly Item[], written: Written, rest: readonly Rest[] = []): Known<List> {
  return known({ type: 'list', items, rest }, written);
}

/** A value as an item: what is absent (`AWS::NoValue`) is no item, under the same conditions. */
function itemsOf(value: Data): readonly Item[] {
  const gone = whenState(value, 'absent');
  if (gone === never) return [{ when: always, value }];
  const present = casesOf(value).filter((each) => each.value.state !== 'absent');
  return present.length === 0 ? [] : [{ when: not(gone), value: oneOf(present, value) }];
}

export function itemsOfAll(values: readonly Data[]): readonly Item[] {
  const isPlain = values.every(({ state }) => state === 'known' || state === 'unknown');
  return isPlain ? values.map((value) => ({ when: always, value })) : values.flatMap(itemsOf);
}

/** Applies a function to each alternative of a value. */
export function eachCase(value: Data, change: (one: Exclude<Data, { state: 'one-of' }>) => Data): Data {
  if (value.state !== 'one-of') return change(value);
  return oneOf(
    value.cases.map((each) => ({ when: each.when, value: change(each.value) })),
    value,
  );
}

export function isList(value: Data): value is Known<List> {
  return value.state === 'known' && typeof value.value === 'object' && value.value.type === 'list';
}

/** Places a value at the argument it is used in, and the items of a list that came as one with it. */
export function placeAll(value: Data, argument: Location): Data {
  return eachCase(value, (one) => {
    const placed = place(one as Data, argument);
    if (!isList(placed)) return placed;
    const items = placed.value.items.map((item) => ({ when: item.when, value: place(item.value, argument) }));
    return { ...placed, value: { ...placed.value, items } };
  });
}

/** The item at an index, counted among those that are there. */
export function select(list: List, index: number, written: Written): Data {
  const alternatives: { when: Guard; value: Data }[] = [];
  // before[n]: when exactly n items are there before the one looked at
  let before: Guard[] = [always];
  for (const item of list.items) {
    const here = and(before[index] ?? never, item.when);
    if (here !== never) alternatives.push({ when: here, value: item.value });
    before = advance(before, item.when, index);
    if (before.every((guard) => guard === never)) break;
  }
  const left = or(...before);
  if (left !== never) {
    const open = list.rest[0]?.value;
    const detail = `the list has no item ${index}`;
    const missing = unknown({ kind: 'invalid', detail }, { at: written.at });
    alternatives.push({ when: left, value: open ? partOf(open, `[${index}]`) : missing });
  }
  return oneOf(alternatives, written);
}

/**
 * What a function takes out of a value that is not known. It does not stand for what the whole stands for, and only the
 * same step from the same whole leads to the same value.
 */
export function partOf(whole: Unknown, step: string): Unknown {
  const { origin: _whole, parts: _pieces, ...part } = whole;
  return { ...part, identity: `${identityOf(whole)}${step}` };
}

function identityOf(value: Unknown): string {
  const { reason, identity, origin, parts, at } = value;
  if (identity !== undefined) return identity;
  if (parts) return parts.map((part) => JSON.stringify(typeof part === 'string' ? part : identityIn(part))).join(' + ');
  if (origin) return `${origin.address}.${origin.attribute}`;
  if (reason.kind === 'parameter' || reason.kind === 'import') return `${reason.kind} ${reason.name}`;
  if (reason.kind === 'dynamic-reference') return reason.text;
  // Nothing says that it equals any other: it is what stands at its place.
  return `${at.file.path} ${'path' in at ? at.path.join('/') : at.start}`;
}

function identityIn(part: Value<string>): string {
  if (part.state === 'known') return part.value;
  return part.state === 'unknown' ? identityOf(part) : '';
}

function advance(before: readonly Guard[], present: Guard, index: number): Guard[] {
  const next: Guard[] = [];
  for (let n = 0; n <= Math.min(index, before.length); n++) {
    const stays = and(before[n] ?? never, not(present));
    const comes = n === 0 ? never : and(before[n - 1] ?? never, present);
    next.push(or(stays, comes));
  }
  return next;
}

/** A string taken apart, as far as it is known. */
export function split(value: Value<string>, delimiter: string, at: Location): Data {
  return eachCase(value, (one) => {
    if (one.state === 'known') return splitText(one as Known<string>, delimiter, at);
    if (one.state !== 'unknown') return one;
    if (!one.parts) return partOf(one, ` split at ${JSON.stringify(delimiter)}`);
    return splitParts(one, one.parts, delimiter, at);
  });
}

function splitText(text: Known<string>, delimiter: string, at: Location): Known<List> {
  const { origin: _whole, ...written } = writtenOf(text);
  const items = text.value.split(delimiter).map((part) => ({ when: always, value: known(part, written) }));
  return listOf(items, { ...written, at });
}

type Parts = NonNullable<Unknown['parts']>;

/**
 * Splits a partly known string. What AWS fills in (an ID, an ARN, an address) holds no comma, bar or blank; any other
 * unknown piece may hold the delimiter, so that only what stands before it is certain.
 */
function splitParts(whole: Unknown, parts: Parts, delimiter: string, at: Location): Data {
  const done: Parts[] = [];
  let current: (string | Value<string>)[] = [];
  for (const part of parts) {
    if (typeof part !== 'string') {
      if (!isWhole(part, delimiter)) return listOf(itemsOfParts(done, at), { at }, [{ when: always, value: whole }]);
      current.push(part);
      continue;
    }
    const [first = '', ...others] = part.split(delimiter);
    current.push(first);
    for (const next of others) {
      done.push(current);
      current = [next];
    }
  }
  return listOf(itemsOfParts([...done, current], at), { at });
}

function isWhole(part: Value<string>, delimiter: string): boolean {
  return part.state === 'unknown' && part.reason.kind === 'attribute' && /^[,;|\s]+$/.test(delimiter);
}

function itemsOfParts(all: readonly Parts[], at: Location): Item[] {
  return all.map((parts) => ({ when: always, value: joined(parts, at) }));
}

function joined(parts: Parts, at: Location): Value<string> {
  const filled = parts.filter((part) => part !== '');
  const [only] = filled;
  if (only === undefined) return known('', { at });
  if (filled.length === 1) return typeof only === 'string' ? known(only, { at }) : withoutParts(only);
  if (filled.every((part) => typeof part === 'string')) return known(filled.join(''), { at });
  const first = filled.find((part) => typeof part !== 'string');
  const reason = first?.state === 'unknown' ? first.reason : ({ kind: 'function', name: 'Fn::Split' } as const);
  return unknown(reason, { at }, { parts: filled });
}

/** A list joined of one value carries that value as its only part. */
function withoutParts(value: Value<string>): Value<string> {
  if (value.state !== 'unknown' || value.parts?.length !== 1) return value;
  const { parts: _self, ...whole } = value;
  return withWritten(whole, {});
}
