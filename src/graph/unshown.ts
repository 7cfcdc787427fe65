import { and, atom, never, not } from '../model/guard.ts';
import type { Guard } from '../model/guard.ts';
import type { ListOf, Unknown } from '../model/value.ts';
import type { Entry } from './address-book.ts';

/** The condition that sets of a plan hold literals beside the references that it records. */
export const unshownCondition = 'sets hold more than the plan shows';
const holdMore = atom(unshownCondition);

/** Where sets of a plan hold no more than it shows. */
export const asShown: Guard = not(holdMore);

/**
 * A list of links whose plan may not show all of it. A literal ID beside a reference is rare, and nothing in the sources
 * is led to by it, so that it is a case of its own: what fails may fail for it alone, what passes need not wait for it.
 */
export function perhapsMore(list: ListOf<string>): ListOf<string> {
  if (!list.rest.some(({ value }) => value.reason.kind === 'unshown')) return list;
  const rest = list.rest.map((each) =>
    each.value.reason.kind === 'unshown' ? { ...each, when: and(each.when, holdMore) } : each,
  );
  return { ...list, rest };
}

/** Whether something may be there that a plan does show. */
export function isShown(when: Guard): boolean {
  return and(when, asShown) !== never;
}

/** Whether what is not known may name a resource: a literal that a plan does not show names only what has an ID already. */
export function mayName({ raw, identity }: Entry, { reason }: Unknown): boolean {
  if (reason.kind !== 'unshown') return true;
  return ['id', 'arn'].some((attribute) => identity(attribute) && raw.body.read(attribute).state === 'known');
}
