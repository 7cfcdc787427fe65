import type { Finding, Place } from '../model/report.ts';
import { count } from './text/wrap.ts';

/** What stands in one line beside a statement. */
export interface RelatedLine {
  /** Left out of a line that is about several. */
  readonly place?: Place;
  readonly text: string;
}

/** A module may be called at a hundred places: the first few show where a value comes from. */
const mostShown = 5;

/** The way of a connection, and the places that have to do with what is stated, in the words of all reports for people. */
export function relatedLines(
  { way = [], related = [] }: Partial<Pick<Finding, 'way' | 'related'>>,
  placeText: (place: Place) => string,
): readonly RelatedLine[] {
  const passed = way.map(({ address, place }) => `\`${address}\` (${placeText(place)})`);
  const more = related.length - mostShown;
  return [
    ...(passed.length > 0 ? [{ text: `way of the connection: ${passed.join(' → ')}` }] : []),
    ...related.slice(0, mostShown).map(({ place, message }) => ({ place, text: message })),
    ...(more > 0 ? [{ text: `and ${count(more, 'more place')}; --format json lists them all` }] : []),
  ];
}

const mostNamed = 5;

/** The other resources of which it is true as well. */
export function othersText(
  { instances, unit }: Pick<Finding, 'instances' | 'unit'>,
  pathText: (path: string) => string,
): readonly string[] {
  const others = instances.slice(1);
  if (others.length === 0) return [];
  const named = others
    .slice(0, mostNamed)
    .map((one) => (one.unit === unit ? one.address : `${one.address} in ${pathText(one.unit)}`));
  const more = others.length > mostNamed ? ` and ${others.length - mostNamed} more` : '';
  return [`also ${named.join(', ')}${more}`];
}

/** What is open of an undecided check, where its message does not say it; most do. */
export function unsaidOf({ message, lacks }: Pick<Finding, 'message' | 'lacks'>): readonly string[] {
  return lacks.filter((lack) => !message.includes(lack));
}
