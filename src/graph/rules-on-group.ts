import { always } from '../model/guard.ts';
import type { Unit } from '../model/resource.ts';
import type { ListOf, Value } from '../model/value.ts';
import type { Absorbed } from './absorb.ts';
import type { AddressBook } from './address-book.ts';
import { destinationsOf } from './destinations.ts';
import type { Kinds } from './kinds.ts';
import { emptyList, guarded, joinLists } from './list-of.ts';
import { referenceKey } from './reference-key.ts';

type Rules = Pick<Kinds['SecurityGroup'], 'ingress' | 'egress'>;

/** The rules that were written for a group outside the sources under the same reference. */
export function rulesOnGroup(
  { book, absorbed }: { readonly book: AddressBook; readonly absorbed: Absorbed },
  group: Value<string>,
  unit: Unit,
): Rules {
  const ingress: ListOf<unknown>[] = [];
  const egress: ListOf<unknown>[] = [];
  for (const { when, to } of destinationsOf(group, book)) {
    if (to.type !== 'outside' && to.type !== 'unknown') continue;
    const reference = referenceKey(to.value, unit);
    if (reference === undefined) continue;
    for (const added of absorbed.unattached(reference)) {
      for (const [list, into] of [
        [added['ingress'], ingress],
        [added['egress'], egress],
      ] as const) {
        if (list && 'items' in list)
          into.push({ ...list, items: guarded(list.items, when), rest: guarded(list.rest, when) });
      }
    }
  }
  const none = emptyList<unknown>({ at: group.at }, always);
  // Satellites of security groups add traffic rules only (`Additions<'SecurityGroup'>`).
  return { ingress: joinLists([none, ...ingress]), egress: joinLists([none, ...egress]) } as Rules;
}
