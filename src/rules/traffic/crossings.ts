import type { Whereabouts } from '../../graph/network/whereabouts.ts';
import type { Passage } from '../../graph/traffic/ports.ts';
import type { Openings } from '../../graph/traffic/openings.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { casesOf, whenState } from '../../model/cases.ts';
import { unknown } from '../../model/value.ts';
import type { Verdict } from '../../model/verdict.ts';
import { all } from '../../model/verdict.ts';
import { rangeText, shortened } from '../inbound/gaps.ts';
import { unknownPartOf } from '../inbound/doubts.ts';
import { asReason } from './as-reason.ts';
import type { PortOfTarget } from './deliveries.ts';
import { listed, unique } from './listed.ts';
import { together } from '../parts/together.ts';

/** One attempt to get through security groups, from or to one place on one port. */
export interface Crossing {
  readonly when: Guard;
  readonly passage: Passage;
  readonly port: PortOfTarget;
  /** Where the other side is: somewhere in all of these together. */
  readonly places: readonly Whereabouts[];
}

/** All must get through. */
export function judgeCrossings(crossings: readonly Crossing[]): Verdict {
  return all(
    crossings.map(({ when, passage }) => ({
      pass: or(not(when), passage.surely),
      fail: and(when, not(passage.possibly)),
      because: [],
    })),
  );
}

export interface DescribedCrossings {
  /** `10.0.1.0/24 on tcp 5432` */
  readonly gaps: string;
  /** `10.0.1.0/24 and 10.0.2.0/24`: what is to be let through. */
  readonly cidrs: string;
  /** `tcp 5432` */
  readonly ports: string;
  /** Nothing but health checks is refused. */
  readonly health: boolean;
}

/**
 * What is refused for certain and what is to be let through, in the words of a message; `addresses` stands for what is
 * not known. Where nothing is refused for certain, all is meant.
 */
export function describeCrossings(
  crossings: readonly Crossing[],
  { under, addresses }: { readonly under: Guard; readonly addresses: string },
): DescribedCrossings {
  const certain = crossings.filter(({ when, passage }) => and(under, when, not(passage.possibly)) !== never);
  const refused = certain.length > 0 ? certain : crossings;
  const ports = unique(refused.map(({ port }) => portText(port)));
  const gaps = ports.map((port) => {
    const there = refused.filter((one) => portText(one.port) === port);
    return `${placesText(there, addresses)} on ${port}`;
  });
  return {
    gaps: shortened(gaps, '; '),
    cidrs: placesText(refused, addresses),
    ports: listed(ports),
    health: certain.length > 0 && certain.every(({ port }) => port.health),
  };
}

function portText({ port, transport, health }: PortOfTarget): string {
  const numbers = casesOf(port).flatMap(({ value }) => (value.state === 'known' ? [value.value] : []));
  const text = numbers.length === 0 ? `any ${transport} port` : `${transport} ${unique(numbers).join(' or ')}`;
  return health ? `${text} (health checks)` : text;
}

function placesText(crossings: readonly Crossing[], addresses: string): string {
  const places = crossings.flatMap((crossing) => crossing.places);
  const ranges = places.map((place) => place.ranges);
  if (ranges.length === 0 || ranges.some((each) => each === undefined || each.length === 0)) return addresses;
  return listed(unique(ranges.flatMap((each) => each ?? []).map(rangeText)));
}

interface Uncertain {
  readonly crossings: readonly Crossing[];
  readonly openings: Openings;
  /** Where it is not decided. */
  readonly under: Guard;
}

/** The first thing to find out: groups that are not shown, then where the other side is, then the port, then the rules. */
export function doubtOf({ crossings, openings, under }: Uncertain): Value<unknown> | undefined {
  const hidden = openings.doubts.find((doubt) => and(doubt.when, under) !== never)?.written;
  if (hidden && 'state' in hidden) return asReason(hidden, 'the security group');
  if (hidden)
    return unknown({ kind: 'opaque', what: 'in which VPC it is, whose default security group guards it' }, hidden);
  const open = crossings.filter(
    ({ when, passage }) => and(under, when, passage.possibly, not(passage.surely)) !== never,
  );
  const place = open.flatMap((one) => one.places).find((one) => one.ranges === undefined);
  if (place) return asReason(place.by);
  const sixth = open.flatMap((one) => one.places).find((one) => one.ranges?.length === 0);
  if (sixth) return unknown({ kind: 'limit', what: 'rules for addresses of IPv6 are not evaluated' }, sixth.by);
  const port = open.map((one) => one.port.port).find((one) => and(under, whenState(one, 'unknown')) !== never);
  return port ?? unknownPartOf(openings, under) ?? whichAddress(open);
}

/** A part of a subnet is let through, and which address there is taken AWS decides. */
function whichAddress(open: readonly Crossing[]): Value<unknown> | undefined {
  const [place] = open.flatMap((one) => one.places);
  if (!place) return undefined;
  const what = `which address in ${placesText(open.slice(0, 1), 'its subnet')} is taken`;
  return unknown({ kind: 'opaque', what }, place.by);
}

/** The groups of the sources; what guards otherwise is not named there. */
export function groupsText({ groups }: Openings): string {
  return together(groups) || 'its security group';
}
