import type { Guard } from '../model/guard.ts';
import { and, choice } from '../model/guard.ts';
import type { Case, Known, Origin, Unknown, Value } from '../model/value.ts';
import { casesOf, unknown } from '../model/value.ts';
import type { AddressBook, Entry } from './address-book.ts';

/** Where one alternative of a value leads, before anyone asks for a kind. */
export type Destination =
  | { readonly type: 'entry'; readonly entry: Entry }
  | { readonly type: 'outside'; readonly value: Known<string> }
  | { readonly type: 'unknown'; readonly value: Unknown }
  | { readonly type: 'nowhere' };

export interface Way {
  readonly when: Guard;
  readonly to: Destination;
}

/** An address that leaves open which of more instances than this it means is simply unknown. */
const instanceLimit = 32;

/** The alternatives of where a value leads; they exclude each other and together are always true. */
export function destinationsOf(value: Value<string>, book: AddressBook): readonly Way[] {
  return casesOf(value).flatMap((each) =>
    waysOf(each.value, book).map((way) => ({ when: and(each.when, way.when), to: way.to })),
  );
}

function waysOf(value: Case<string>['value'], book: AddressBook): readonly Way[] {
  if (value.state === 'absent') return [always({ type: 'nowhere' })];
  const named = value.origin && identified(value.origin, book);
  if (named && named.length > 0)
    return named.length > instanceLimit ? [always(undecided(value))] : chosen(named, value);
  if (value.state === 'known') return [always({ type: 'outside', value })];
  const [part, ...more] = value.parts ?? [];
  // A text of one piece is that piece: `Join` and `Split` take a link apart and put it together again.
  if (part !== undefined && typeof part !== 'string' && more.length === 0 && part !== value) {
    return destinationsOf(part, book);
  }
  return [always({ type: 'unknown', value })];
}

function identified(origin: Origin, book: AddressBook): readonly Entry[] {
  return book.find(origin).filter((entry) => entry.identity(origin.attribute));
}

function chosen(entries: readonly Entry[], value: Known<string> | Unknown): readonly Way[] {
  const name = `${value.origin?.unit} ${value.origin?.address}`;
  return entries.map((entry, index) => ({
    when: choice(name, index, entries.length),
    to: { type: 'entry', entry },
  }));
}

function undecided(value: Known<string> | Unknown): Destination {
  if (value.state === 'unknown') return { type: 'unknown', value };
  const of = value.origin?.address ?? value.value;
  return { type: 'unknown', value: unknown({ kind: 'choice', of }, value) };
}

function always(to: Destination): Way {
  return { when: and(), to };
}
