import type { Location } from '../../../model/source.ts';
import { contains } from '../../../model/source.ts';
import type { Data, Datum } from '../../../model/value.ts';
import { place } from '../../../model/value.ts';
import { instanceOf, isList } from './symbolic.ts';

/**
 * Places a value and everything in it at the argument it is written in, see `place`. What lies within the argument
 * already is left as it is; resources are not opened.
 */
export function placeDeeply(value: Data, argument: Location, entered = false, depth = 0): Data {
  if (value.state === 'one-of') {
    const { state, cases, ...written } = placed(value, argument, entered) as typeof value;
    const inner = cases.map((each) => ({
      when: each.when,
      value: openCase(each.value, argument, entered, depth) as (typeof cases)[number]['value'],
    }));
    return { ...written, state, cases: inner };
  }
  return openCase(placed(value, argument, entered), argument, entered, depth);
}

function placed(value: Data, argument: Location, entered: boolean): Data {
  const moved = place(value, argument);
  return entered && !moved.entered ? { ...moved, entered: true } : moved;
}

function openCase(value: Data, argument: Location, entered: boolean, depth: number): Data {
  const single = entered && !value.entered ? { ...value, entered: true as const } : value;
  if (single.state !== 'known' || typeof single.value !== 'object' || depth > 12 || instanceOf(single)) return single;
  const inner = (part: Data): Data => placeDeeply(part, argument, entered, depth + 1);
  return { ...single, value: changed(single.value, inner, argument, entered) };
}

function changed(datum: Datum & object, inner: (part: Data) => Data, argument: Location, entered: boolean): Datum {
  if (isList(datum)) {
    if (!entered && datum.items.every((item) => isPlain(item.value) && contains(argument, item.value.at))) return datum;
    return { ...datum, items: datum.items.map((item) => ({ when: item.when, value: inner(item.value) })) };
  }
  return { ...datum, entries: new Map([...datum.entries].map(([key, part]) => [key, inner(part)])) };
}

function isPlain(value: Data): boolean {
  return value.state !== 'one-of' && !(value.state === 'known' && typeof value.value === 'object');
}
