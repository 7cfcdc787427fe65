import { always } from '../../model/guard.ts';
import type { ListOf, Unknown, Value, Written } from '../../model/value.ts';
import { casesOf, map, oneOf } from '../../model/cases.ts';
import { absent, known, unknown } from '../../model/value.ts';
import { emptyList } from '../list-of.ts';
import type { ResourceHeader } from '../define-kind.ts';
import type { PropertyReader } from '../property-reader.ts';

/**
 * Reads as most resources of the Terraform provider do: its SDK takes "" for an argument that is not written, and plans
 * write every unset text of a block-like argument as "".
 * https://developer.hashicorp.com/terraform/plugin/sdkv2/schemas/schema-types
 */
export function emptyAsUnset(read: PropertyReader): PropertyReader {
  return {
    ...read,
    string: (property) => unlessEmpty(read.string(property)),
    strings: (property) => withoutEmpty(read.strings(property)),
    blocks: (property) => {
      const blocks = read.blocks(property);
      if (blocks.items.length === 0) return blocks;
      return { ...blocks, items: blocks.items.map((item) => ({ ...item, value: map(item.value, emptyAsUnset) })) };
    },
  };
}

function unlessEmpty(value: Value<string>): Value<string> {
  if (value.state !== 'one-of') return value.state === 'known' && value.value === '' ? absent(value) : value;
  if (!casesOf(value).some((each) => each.value.state === 'known' && each.value.value === '')) return value;
  const cases = casesOf(value).map((each): { when: typeof each.when; value: Value<string> } => {
    const isEmpty = each.value.state === 'known' && each.value.value === '';
    return { when: each.when, value: isEmpty ? absent(each.value) : each.value };
  });
  return oneOf(cases, value);
}

function withoutEmpty(list: ListOf<string>): ListOf<string> {
  if (list.items.every(({ value }) => unlessEmpty(value) === value)) return list;
  const items = list.items.map((item) => ({ ...item, value: unlessEmpty(item.value) }));
  return { ...list, items: items.filter(({ value }) => value.state !== 'absent') };
}

/** 0 where the provider's SDK takes it for a number that is not written. */
export function unlessZero(value: Value<number>): Value<number> {
  if (value.state !== 'one-of') return value.state === 'known' && value.value === 0 ? absent(value) : value;
  const cases = casesOf(value).map((each): { when: typeof each.when; value: Value<number> } => {
    const isZero = each.value.state === 'known' && each.value.value === 0;
    return { when: each.when, value: isZero ? absent(each.value) : each.value };
  });
  return oneOf(cases, value);
}

/** What a native type has no property for stays absent, at the resource's header. */
export function noProperty<T>({ written }: PropertyReader): Value<T> {
  return absent({ at: written.at });
}

/** A list that only other resources write: at the header, under the name that would be written, if there is one. */
export function writtenElsewhere<T>({ written }: PropertyReader, property?: string): ListOf<T> {
  return emptyList({ at: written.at, ...(property !== undefined && { property }) }, always);
}

/** An attribute of the resource itself that AWS fills in, as the value it is elsewhere. */
export function ownAttribute({ unit, address, at }: ResourceHeader, attribute: string): Unknown {
  const origin = { unit: unit.id, address, attribute };
  return unknown({ kind: 'attribute', address, attribute }, { at, property: attribute, origin }, { nonNull: true });
}

/** A list of one that is surely there. */
export function only<T>(value: T, written: Written): ListOf<T> {
  return { ...emptyList(written), items: [{ when: always, value: known(value, written) }] };
}
