import type { RuleContext } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { casesOf, when as whenKnown, whenState } from '../../model/cases.ts';

/** The Regions of the vendor, as options and inputs tell them. */
export interface VendorRegions {
  readonly regions: readonly string[];
  /** An input that holds one and that the user did not pass. */
  readonly missing?: Value<string>;
}

type Asked = Pick<RuleContext<Record<string, string>, object>, 'input'>;

/** What is no name of a Region names an input that holds one, or several separated by commas. */
export function readRegions(written: readonly string[], { input }: Asked): VendorRegions {
  const regions: string[] = [];
  for (const text of written) {
    const value = isRegion(text) ? undefined : input(text);
    if (value && value.state !== 'known') return { regions, missing: value };
    const names = (value?.value ?? text).toLowerCase().split(/[\s,]+/);
    regions.push(...names.filter((name) => name !== '' && !regions.includes(name)));
  }
  return { regions };
}

/** `eu-west-1`, `us-gov-west-1` */
function isRegion(text: string): boolean {
  return /^[a-z]{2,}(?:-[a-z]+)+-\d+$/i.test(text);
}

/** When a service is offered to the Region by its list, and when it may be. */
export function offersTo({ items, rest }: ListOf<string>, region: string): { surely: Guard; maybe: Guard } {
  const surely = or(
    ...items.map(({ when, value }) =>
      and(
        when,
        whenKnown(value, (one) => one.toLowerCase() === region),
      ),
    ),
  );
  const open = items.map(({ when, value }) => and(when, whenState(value, 'unknown')));
  return { surely, maybe: or(surely, ...open, ...rest.map(({ when }) => when)) };
}

/** When a service in its own Region is offered to another one as well, and when it may be. */
export function whenAcross(supported: ListOf<string>, own: Value<string>): { surely: Guard; maybe: Guard } {
  let [surely, maybe]: [Guard, Guard] = [never, or(...supported.rest.map(({ when }) => when))];
  const known: { when: Guard; region: string }[] = [];
  for (const item of supported.items) {
    for (const one of casesOf(item.value)) {
      for (const home of casesOf(own)) {
        const when = and(item.when, one.when, home.when);
        const isHome = areSame(one.value, home.value);
        if (isHome !== true) maybe = or(maybe, when);
        if (isHome === false) surely = or(surely, when);
      }
      if (one.value.state === 'known') known.push({ when: and(item.when, one.when), region: one.value.value });
    }
  }
  // One of two cannot be its own.
  for (const one of known) {
    for (const other of known) if (one.region !== other.region) surely = or(surely, and(one.when, other.when));
  }
  return { surely, maybe };
}

type Single = ReturnType<typeof casesOf<string>>[number]['value'];

function areSame(one: Single, other: Single): boolean | undefined {
  if (one.state !== 'known' || other.state !== 'known') return undefined;
  return one.value.toLowerCase() === other.value.toLowerCase();
}

/** Whether the service is, or is offered, in a Region. */
export function judgeOffer(supported: ListOf<string>, own: Value<string>, region: string) {
  const offer = offersTo(supported, region);
  const home = whenKnown(own, (one) => one.toLowerCase() === region);
  return { pass: or(home, offer.surely), fail: not(or(home, whenState(own, 'unknown'), offer.maybe)) };
}
