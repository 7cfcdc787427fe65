import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { idOf } from '../balancer/overlap.ts';
import type { Zone, Zones } from '../balancer/zones.ts';

/**
 * Zones in which AWS offers no service to other Regions, by Region.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html
 */
const without: ReadonlyMap<string, readonly string[]> = new Map([
  ['us-east-1', ['use1-az3']],
  ['us-west-1', ['usw1-az2']],
  ['ap-northeast-1', ['apne1-az3']],
  ['ap-northeast-2', ['apne2-az2', 'apne2-az4']],
]);
const all = [...without.values()].flat();

export interface ZonesAcross {
  readonly pass: Guard;
  readonly fail: Guard;
  /** The zones that it fails for. */
  readonly wrong: readonly Zone[];
  readonly doubt: Value<string> | undefined;
}

/** Whether something lies in zones only from which AWS offers services to other Regions. */
export function judgeZones({ zones, rest }: Zones, own: Value<string>): ZonesAcross {
  const fails: { readonly zone: Zone; readonly when: Guard }[] = [];
  const doubts: { readonly value: Value<string>; readonly when: Guard }[] = [];
  for (const zone of zones) {
    for (const { when, value } of casesOf(idOf(zone))) {
      const there = and(zone.when, when);
      if (value.state === 'known') {
        if (all.includes(value.value)) fails.push({ zone, when: there });
      } else if (mayBeWithout(regionOf(zone), own)) doubts.push({ value, when: there });
    }
  }
  if (mayBeWithout(undefined, own)) doubts.push(...rest);
  const fail = or(...fails.map(({ when }) => when));
  const open = or(...doubts.map(({ when }) => when));
  return {
    pass: not(or(fail, open)),
    fail,
    wrong: fails.filter(({ when }) => when !== never).map(({ zone }) => zone),
    doubt: doubts[0]?.value,
  };
}

/** The Region in the name of a zone. */
function regionOf({ zone }: Zone): string | undefined {
  return zone.state === 'known' ? /^(.+-\d+)[a-z]$/.exec(zone.value)?.[1] : undefined;
}

/** Whether the Region has such a zone, or may have. */
function mayBeWithout(region: string | undefined, own: Value<string>): boolean {
  if (region !== undefined) return without.has(region);
  return casesOf(own).some(({ value }) => value.state !== 'known' || without.has(value.value.toLowerCase()));
}

/** The zones for messages. */
export const excludedZones = all.join(', ');
