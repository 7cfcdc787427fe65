import { always } from '../../model/guard.ts';
import type { Data, Datum, Item, Written } from '../../model/value.ts';
import { absent, known, unknown, writtenOf } from '../../model/value.ts';
import type { UnknownReason } from '../../model/unknown.ts';
import type { Json } from './json.ts';
import { isArray, isObject, member } from './json.ts';

/** A value of a plan, with what the plan says of it in two other trees of the same shape. */
export interface PlannedValue {
  /** Undefined where the plan has none; a value that is known after apply has none either. */
  readonly value: Json | undefined;
  readonly unknown: Json | undefined;
  readonly sensitive: Json | undefined;
}

/** A part of a value; all of a sensitive value is sensitive. */
export function partAt(whole: PlannedValue, step: string | number): PlannedValue {
  const part = (tree: Json | undefined): Json | undefined =>
    typeof step === 'string' ? member(tree, step) : isArray(tree) ? tree[step] : undefined;
  return {
    value: part(whole.value),
    unknown: whole.unknown === true ? true : part(whole.unknown),
    sensitive: isSensitive(whole) ? true : part(whole.sensitive),
  };
}

export function isUnknown({ value, unknown: after }: PlannedValue): boolean {
  return value === undefined || after === true;
}

export function isSensitive({ sensitive }: PlannedValue): boolean {
  return sensitive === true;
}

export function elementsOf(planned: PlannedValue): readonly PlannedValue[] | undefined {
  return isArray(planned.value) ? planned.value.map((_, index) => partAt(planned, index)) : undefined;
}

/** The value as others have it, written elsewhere; what is known after apply is unknown for the reason given. */
export function plannedData(planned: PlannedValue, written: Written, reason: UnknownReason): Data {
  const place: Written = isSensitive(planned) ? { ...writtenOf(written), sensitive: true } : written;
  const { value } = planned;
  if (isUnknown(planned) || value === undefined) return unknown(reason, place);
  if (value === null) return absent(place);
  const part = (step: string | number): Data => {
    const { origin: _whole, ...around } = place;
    const inner = typeof step === 'string' ? { ...around, property: step } : around;
    return plannedData(partAt(planned, step), inner, reason);
  };
  if (isArray(value)) {
    const items = value.map((_, index): Item => ({ when: always, value: part(index) }));
    return known<Datum>({ type: 'list', items, rest: [] }, place);
  }
  if (!isObject(value)) return known<Datum>(value, place);
  const entries = new Map(Object.keys(value).map((key) => [key, part(key)]));
  return known<Datum>({ type: 'mapping', entries }, place);
}
