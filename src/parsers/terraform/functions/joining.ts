import { always, and, never } from '../../../model/guard.ts';
import type { Data, Item, Rest } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import { unknown } from '../../../model/value.ts';
import { doubtIn, elementsOf, listOf } from '../evaluate/collections.ts';
import { callIdentity, computedAt, doubtOf, elementPart, isList, unknownResult } from '../evaluate/symbolic.ts';
import { limitTexts, longestList } from '../evaluate/limits.ts';
import { isTooLarge } from '../evaluate/unfolded.ts';
import { isUniformValue } from '../evaluate/uniform.ts';
import { unifiedOrNone } from './conversion.ts';
import type { CallSite, MovingFunction } from './function-types.ts';
import { listElements, needsList } from './list-arguments.ts';

function concat(args: readonly Data[], call: CallSite): Data {
  const all = pile();
  for (const arg of args) {
    const elements = elementsOf(arg);
    if (elements.wrong === always || elements.absent === always || isSet(arg)) return needsList(call);
    if (sizeOf(all) + elements.items.length + elements.rest.length > longestList) {
      return unknown({ kind: 'limit', what: limitTexts.list }, { at: call.at });
    }
    if (elements.firm < elements.items.length) loosen(all, all.items.length + elements.firm);
    for (const item of elements.items) all.items.push(item);
    if (elements.rest.length > 0) loosen(all, all.items.length);
    for (const more of elements.rest) all.rest.push(more);
    all.uncounted ||= elements.uncounted;
  }
  // Lists make a list where their elements can be of one type; beside a tuple, all are one.
  const alike = args.every(isUniformValue) ? unifiedOrNone(all.items) : undefined;
  const more = { rest: all.rest, doubt: doubtIn(all), uniform: alike !== undefined };
  return listOf(alike ?? all.items, computedAt(call.at, args), more);
}

/** A list that grows; what comes behind something that is not known one by one has no certain place. */
interface Pile {
  readonly items: Item[];
  readonly rest: Rest[];
  firm: number;
  uncounted: boolean;
}

function pile(): Pile {
  return { items: [], rest: [], firm: Infinity, uncounted: false };
}

function sizeOf({ items, rest }: Pile): number {
  return items.length + rest.length;
}

function loosen(all: Pile, firm: number): void {
  all.firm = Math.min(all.firm, firm);
}

function isSet(value: Data): boolean {
  return value.state === 'known' && typeof value.value === 'object' && isList(value.value) && value.value.set === true;
}

function flatten([list]: readonly Data[], call: CallSite): Data {
  if (!list) return needsList(call);
  if (list.state === 'unknown')
    return unknownResult(list, computedAt(call.at, [list]), callIdentity('flatten', [list]));
  if (!listElements(list)) return needsList(call);
  if (isTooLarge(list)) return unknown({ kind: 'limit', what: limitTexts.parts }, { at: call.at });
  const all = pile();
  flattenInto({ when: always, value: list }, all, 0);
  if (all.items.length > longestList) return unknown({ kind: 'limit', what: limitTexts.list }, { at: call.at });
  return listOf(all.items, computedAt(call.at, [list]), { rest: all.rest, doubt: doubtIn(all) });
}

/** Attributes that are surely one thing, as far as names tell. */
const single = /(?:^|_)(?:id|arn|name|address|endpoint|block|zone|port)$/;

function flattenInto(item: Item, all: Pile, depth: number): void {
  for (const each of casesOf(item.value)) {
    const when = and(item.when, each.when);
    if (when === never || sizeOf(all) > longestList) continue;
    const { value } = each;
    if (value.state === 'known' && typeof value.value === 'object' && isList(value.value) && depth < 100) {
      const doubt = doubtOf(value.value);
      for (const [index, inner] of value.value.items.entries()) {
        if (index === doubt?.firm) loosen(all, all.items.length);
        flattenInto({ when: and(when, inner.when), value: inner.value }, all, depth + 1);
      }
      for (const more of value.value.rest) pushOpen(all, { when: and(when, more.when), value: more.value });
      all.uncounted ||= doubt?.uncounted === true;
      // What is not known may be a list of any length.
    } else if (value.state === 'unknown' && !value.parts && !single.test(value.origin?.attribute ?? '')) {
      pushOpen(all, { when, value: elementPart(value) });
    } else all.items.push({ when, value });
  }
}

function pushOpen(all: Pile, more: Rest): void {
  loosen(all, all.items.length);
  all.rest.push(more);
}

export const joiningFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['concat', concat],
  ['flatten', flatten],
];
