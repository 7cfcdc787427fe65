import { always, and, never, not, or } from '../model/guard.ts';
import type { Guard } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { oneOf } from '../model/cases.ts';
import { absent, writtenOf } from '../model/value.ts';
import type { PropertyReader } from './property-reader.ts';

/**
 * A value inside nested blocks of which there is at most one each. Without the block it is absent, under the name of
 * the block and at the place where that would stand.
 */
export function inBlock<T>(
  read: PropertyReader,
  [block, ...inner]: readonly [string, ...string[]],
  value: (block: PropertyReader) => Value<T>,
): Value<T> {
  const blocks = read.blocks(block);
  const written = writtenOf(blocks);
  const [next, ...deeper] = inner;
  const valueIn = (each: PropertyReader): Value<T> =>
    next === undefined ? value(each) : inBlock(each, [next, ...deeper], value);
  const [first] = blocks.items;
  if (blocks.rest.length === 0) {
    if (!first) return absent(written);
    if (first.when === always && first.value.state === 'known') return valueIn(first.value.value);
  }
  const alternatives: { readonly when: Guard; readonly value: Value<T> }[] = [];
  let taken: Guard = never;
  const add = (when: Guard, found: Value<T>): void => {
    alternatives.push({ when: and(when, not(taken)), value: found });
    taken = or(taken, when);
  };
  for (const { when, value: found } of blocks.items) {
    if (found.state === 'known') add(when, valueIn(found.value));
    else if (found.state === 'unknown') add(when, found);
  }
  for (const rest of blocks.rest) add(rest.when, rest.value);
  add(always, absent(written));
  return oneOf(alternatives, written);
}
