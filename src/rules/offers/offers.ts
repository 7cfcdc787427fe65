import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { Value } from '../../model/value.ts';

/** What the vendor may make an endpoint to. */
export type Offer = Resource<'EndpointService'> | Resource<'RedshiftEndpointAuthorization'>;

/** All offers of the sources in their order, those that are there in copies once, and by which of them each one counts. */
export interface Offers {
  readonly list: readonly Offer[];
  readonly placeOf: (offer: Offer) => number;
}

export function offersIn(graph: ResourceGraph): Offers {
  const list: Offer[] = [];
  const places = new Map<Offer, number>();
  const byAddress = new Map<string, number[]>();
  for (const offer of [...graph.all('EndpointService'), ...graph.all('RedshiftEndpointAuthorization')]) {
    const alike = byAddress.get(offer.address) ?? [];
    const original = alike.find((place) => isCopy(offer, list[place]));
    places.set(offer, original ?? list.length);
    if (original !== undefined) continue;
    byAddress.set(offer.address, [...alike, list.length]);
    list.push(offer);
  }
  return { list, placeOf: (offer) => places.get(offer) ?? list.length };
}

/** Another unit has the same text: a template that lies in two folders, or an assembly that was kept. */
function isCopy(offer: Offer, other: Offer | undefined): boolean {
  return other !== undefined && offer.unit !== other.unit && offer.native.at.file.text === other.native.at.file.text;
}

/**
 * Whether two offers surely are deployed side by side: by one unit, or into an account and Region that both name. Units
 * that do not say where they are deployed may be the same system for several stages.
 */
export function areTogether({ unit, setting: one }: Offer, { unit: otherUnit, setting: other }: Offer): boolean {
  const same = [isSame(one.account, other.account), isSame(one.region, other.region)];
  if (same.includes(false)) return false;
  return unit === otherUnit || same.every((is) => is === true);
}

function isSame(one: Value<string>, other: Value<string>): boolean | undefined {
  return one.state === 'known' && other.state === 'known' ? one.value === other.value : undefined;
}
