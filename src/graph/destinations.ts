import type { Guard } from '../model/guard.ts';
import { always, and, choice, never, not, or } from '../model/guard.ts';
import type { Case, Datum, Known, Origin, Unknown, Value } from '../model/value.ts';
import { casesOf } from '../model/cases.ts';
import { unknown } from '../model/value.ts';
import type { AddressBook, Entry, StandIn } from './address-book.ts';
import type { NamedInArn } from './author-names.ts';
import type { Naming } from './named-in-text.ts';
import { namedById, namedInText } from './named-in-text.ts';

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

/** Arguments that repeat other resources' arguments are followed this far. */
const depthLimit = 4;
const caseLimit = 8;

/** The alternatives of where a value leads; they exclude each other and together are always true. */
export function destinationsOf(value: Value<string>, book: AddressBook, depth = 0): readonly Way[] {
  if (value.state !== 'one-of') return waysOf(value, book, depth);
  return value.cases.flatMap((each) =>
    waysOf(each.value, book, depth).map((way) => ({ when: and(each.when, way.when), to: way.to })),
  );
}

function waysOf(value: Case<string>['value'], book: AddressBook, depth: number): readonly Way[] {
  if (value.state === 'absent') return [surely({ type: 'nowhere' })];
  const named = namedBy(value, book);
  if (named.entries.length > instanceLimit) return [surely(undecided(value))];
  if (named.entries.length > 0) return chosen(named);
  const meant = value.origin ? standInsOf(value.origin, book) : book.namedInArn(value).surely;
  if (meant.length > 0) return meantBy(meant, value);
  const inner = depth < depthLimit ? insideOf(value, book) : undefined;
  if (inner) return destinationsOf(inner, book, depth + 1);
  return [surely(value.state === 'known' ? { type: 'outside', value } : { type: 'unknown', value })];
}

/** The value that another one only repeats. */
function insideOf(value: Known<string> | Unknown, book: AddressBook): Value<string> | undefined {
  if (value.state === 'unknown') {
    // A text of one piece is that piece: `Join` and `Split` take a link apart and put it together again.
    const [part, ...more] = value.parts ?? [];
    if (part !== undefined && typeof part !== 'string' && more.length === 0) return part;
  }
  if (!value.origin) return undefined;
  // `aws_lb_listener.x.load_balancer_arn` stands for what is written there.
  const [entry, ...others] = book.find(value.origin);
  if (!entry || others.length > 0) return undefined;
  const written = entry.raw.body.read(value.origin.attribute);
  const cases = casesOf(written);
  const isLink =
    cases.length <= caseLimit && cases.every((each) => each.value.state === 'unknown' || isText(each.value));
  return isLink ? (written as Value<string>) : undefined;
}

function isText(value: Case<Datum>['value']): boolean {
  return value.state === 'known' && typeof value.value === 'string';
}

function namedBy(value: Known<string> | Unknown, book: AddressBook): Naming {
  const { origin } = value;
  if (!origin) return value.state === 'unknown' ? namedInText(value, book) : namedById(value, book);
  return { origin, entries: identified(origin, book) };
}

function identified(origin: Origin, book: AddressBook): readonly Entry[] {
  return book.find(origin).filter((entry) => entry.leadsHere(origin.attribute));
}

function standInsOf(origin: Origin, book: AddressBook): readonly StandIn[] {
  const [owner, ...others] = book.find(origin);
  return owner && others.length === 0 ? book.standInsFor(owner, origin.attribute) : [];
}

/** Where an attribute or ARN means none of these resources, it names what is not in the sources. */
function meantBy(resources: readonly NamedInArn[], value: Known<string> | Unknown): readonly Way[] {
  let taken: Guard = never;
  const ways = resources.map(({ entry, when }): Way => {
    const guard = and(when, not(taken));
    taken = or(taken, when);
    return { when: guard, to: { type: 'entry', entry } };
  });
  const none: Way = { when: not(taken), to: value.state === 'known' ? { type: 'outside', value } : undecided(value) };
  return [...ways, none].filter((way) => way.when !== never);
}

function chosen({ origin, entries }: Naming): readonly Way[] {
  const name = `${origin?.unit} ${origin?.address}`;
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

function surely(to: Destination): Way {
  return { when: always, to };
}
