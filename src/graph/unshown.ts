import type { ListOf } from '../model/value.ts';

/**
 * A list of links without what a plan may not show in it. A literal ID beside a reference is rare, nothing in the
 * sources is led to by it, and every list of one new balancer, group or subnet would be undecided for its sake.
 */
export function withoutUnshown(list: ListOf<string>): ListOf<string> {
  const rest = list.rest.filter(({ value }) => value.reason.kind !== 'unshown');
  return rest.length === list.rest.length ? list : { ...list, rest };
}
