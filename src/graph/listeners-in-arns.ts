import { rememberedBy } from '../model/remember.ts';
import type { RawResource } from '../model/resource.ts';
import type { Known, Unknown } from '../model/value.ts';
import { known, unknown } from '../model/value.ts';
import type { AddressBook, Entry } from './address-book.ts';
import { comparePlace, readArn } from './arn.ts';
import type { Destination } from './destinations.ts';
import { destinationsOf } from './destinations.ts';
import { loneLink } from './lone-links.ts';
import type { PropertyReader } from './property-reader.ts';

/** The resources, and how each is read. */
export interface Reading {
  readonly book: AddressBook;
  readonly readerOf: (raw: RawResource) => PropertyReader;
}

/**
 * The listeners that the ARN of one may name: it holds the name and ID of the load balancer, and behind them an ID of the
 * listener, which shows in no source. None is meant for certain, not even the only one on that load balancer: others may
 * be made elsewhere.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
 */
export function listenersInArn(text: Known<string> | Unknown, { book, readerOf }: Reading): readonly Entry[] {
  const balancer = balancerIn(text);
  const arn = balancer && readArn(balancer);
  if (!arn) return [];
  const { surely, perhaps } = book.namedInArn(balancer);
  const named = new Set([...surely, ...perhaps].map(({ entry }) => entry));
  const isNamed = (to: Destination): boolean => {
    if (to.type === 'entry') return named.has(to.entry);
    return to.type === 'unknown' || (to.type === 'outside' && to.value.value === textOf(balancer));
  };
  const found = listenersIn(book, 'loadBalancer', () => listenersOf({ book, readerOf })).filter(
    ({ on, entry }) => comparePlace(arn, entry.raw) !== 'other' && on.some(isNamed),
  );
  return found.length > most ? [] : found.map(({ entry }) => entry);
}

/** So many that an ARN may name are as good as any. */
const most = 1_000;

/** A listener with what its load balancer may be. */
interface Placed {
  readonly entry: Entry;
  readonly on: readonly Destination[];
}

const listenersIn = rememberedBy<readonly Placed[]>();

function listenersOf({ book, readerOf }: Reading): readonly Placed[] {
  return book.ofKind('Listener').map((entry) => {
    const balancer = loneLink(entry, 'loadBalancer')?.(readerOf(entry.raw));
    const isOne = balancer && !('items' in balancer);
    return { entry, on: isOne ? destinationsOf(balancer, book).map(({ to }) => to) : [] };
  });
}

function textOf(value: Known<string> | Unknown): string | undefined {
  return value.state === 'known' ? value.value : undefined;
}

const path = /:listener\/((?:net|app|gwy)\/[^/]+\/[^/]+)\/[^/]+$/;

/** The ARN of the load balancer that the listener of an ARN is on. */
function balancerIn(text: Known<string> | Unknown): Known<string> | Unknown | undefined {
  if (text.state === 'known') return path.test(text.value) ? known(onBalancer(text.value), text) : undefined;
  const last = text.parts?.at(-1);
  if (typeof last !== 'string' || !path.test(last)) return undefined;
  return unknown(text.reason, text, { parts: [...(text.parts?.slice(0, -1) ?? []), onBalancer(last)] });
}

function onBalancer(arn: string): string {
  return arn.replace(path, ':loadbalancer/$1');
}
