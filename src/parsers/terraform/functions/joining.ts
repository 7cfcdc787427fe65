import { always, and, never } from '../../../model/guard.ts';
import type { Data, Item, Rest } from '../../../model/value.ts';
import { casesOf, unknown } from '../../../model/value.ts';
import { elementsOf, listOf } from '../evaluate/collections.ts';
import { callIdentity, computedAt, elementPart, isList, unknownResult } from '../evaluate/symbolic.ts';
import type { CallSite, MovingFunction } from './function-types.ts';
import { listElements, longestList, needsList } from './list-arguments.ts';

function concat(args: readonly Data[], call: CallSite): Data {
  const items: Item[] = [];
  const rest: Rest[] = [];
  for (const arg of args) {
    const elements = elementsOf(arg);
    if (elements.wrong === always || elements.absent === always || isSet(arg)) return needsList(call);
    if (items.length + elements.items.length + rest.length + elements.rest.length > longestList) {
      return unknown({ kind: 'limit', what: 'list length' }, { at: call.at });
    }
    items.push(...elements.items);
    rest.push(...elements.rest);
  }
  return listOf(items, computedAt(call.at, args), { rest });
}

function isSet(value: Data): boolean {
  return value.state === 'known' && typeof value.value === 'object' && isList(value.value) && value.value.set === true;
}

function flatten([list]: readonly Data[], call: CallSite): Data {
  if (!list) return needsList(call);
  if (list.state === 'unknown')
    return unknownResult(list, computedAt(call.at, [list]), callIdentity('flatten', [list]));
  if (!listElements(list)) return needsList(call);
  const items: Item[] = [];
  const rest: Rest[] = [];
  flattenInto({ when: always, value: list }, items, rest, 0);
  if (items.length > longestList) return unknown({ kind: 'limit', what: 'list length' }, { at: call.at });
  return listOf(items, computedAt(call.at, [list]), { rest });
}

function flattenInto(item: Item, items: Item[], rest: Rest[], depth: number): void {
  for (const each of casesOf(item.value)) {
    const when = and(item.when, each.when);
    if (when === never || items.length + rest.length > longestList) continue;
    const single = each.value;
    if (single.state === 'known' && typeof single.value === 'object' && isList(single.value) && depth < 100) {
      for (const inner of single.value.items) {
        flattenInto({ when: and(when, inner.when), value: inner.value }, items, rest, depth + 1);
      }
      for (const more of single.value.rest) rest.push({ when: and(when, more.when), value: more.value });
      // What is not known may be a list of any length; an attribute of a resource is taken as the one thing it stands for.
    } else if (single.state === 'unknown' && !single.origin && !single.parts) {
      rest.push({ when, value: elementPart(single) });
    } else items.push({ when, value: single });
  }
}

export const joiningFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['concat', concat],
  ['flatten', flatten],
];
