import { choice } from '../model/guard.ts';
import type { Case, Origin, Value } from '../model/value.ts';
import { casesOf, oneOf } from '../model/cases.ts';
import type { AddressBook } from './address-book.ts';
import type { Kind } from './kinds.ts';

/**
 * A plan may record only which attributes go into a value, not which of them it is. Those that stand for a resource of
 * a kind that belongs here may be it: one that is left is the link, several are alternatives.
 */
export function narrowed(value: Value<string>, book: AddressBook, kinds: readonly Kind[]): Value<string> {
  if (value.state !== 'one-of' && candidatesOf(value).length === 0) return value;
  if (casesOf(value).every((each) => candidatesOf(each.value).length === 0)) return value;
  const cases = casesOf(value).map((each) => ({ when: each.when, value: narrowedCase(each.value, book, kinds) }));
  return oneOf(cases, value);
}

function candidatesOf(value: Case<string>['value']): readonly Origin[] {
  return value.state === 'unknown' ? (value.candidates ?? []) : [];
}

function narrowedCase(value: Case<string>['value'], book: AddressBook, kinds: readonly Kind[]): Value<string> {
  const origins = new Map<string, Origin>();
  for (const origin of candidatesOf(value)) {
    const stands = book
      .find(origin)
      .some(({ kind, leadsHere }) => leadsHere(origin.attribute) && kind && kinds.includes(kind.kind));
    if (stands && !origins.has(origin.address)) origins.set(origin.address, origin);
  }
  const name = choiceName(value, [...origins.keys()].join(' or '));
  const alternatives = [...origins.values()].map((origin, index) => ({
    when: choice(`${origin.unit} ${name}`, index, origins.size),
    value: { ...value, origin },
  }));
  return alternatives.length === 0 ? value : oneOf(alternatives, value);
}

/** Two arguments may each take another one of the same things. */
function choiceName(value: Case<string>['value'], between: string): string {
  const address =
    value.state === 'unknown' && value.reason.kind === 'plan-reference' ? value.reason.address : undefined;
  return address === undefined ? between : `what ${address}.${value.property ?? 'argument'} refers to: ${between}`;
}
