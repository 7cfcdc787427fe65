import type { RuleContext } from '../../engine/rule.ts';
import { and, not, or } from '../../model/guard.ts';
import type { Case, Unknown, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { unknown } from '../../model/value.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Zone, Zones } from './zones.ts';
import { isZoneId } from './zones.ts';

/** The zones of the vendor, as options and inputs tell them. */
export interface VendorZones {
  readonly ids: readonly string[];
  /** An input that holds them and that the user did not pass. */
  readonly missing?: Value<string>;
}

/** What is no ID of a zone names an input that holds one, or several separated by commas. */
export function readVendorZones(
  overlap: readonly string[],
  { input }: Pick<RuleContext<Record<string, string>, object>, 'input'>,
): VendorZones {
  const ids: string[] = [];
  for (const text of overlap) {
    if (isZoneId(text)) {
      ids.push(text);
      continue;
    }
    const value = input(text);
    if (value.state !== 'known') return { ids, missing: value };
    ids.push(...value.value.split(/[\s,]+/).filter((one) => one !== ''));
  }
  return { ids };
}

/** Passes where one zone surely is the vendor's, fails where all are known and none is. */
export function judgeOverlap({ zones, rest }: Zones, ids: readonly string[]): Verdict {
  const shared = or(...each(zones, (id) => id.state === 'known' && ids.includes(id.value)));
  const open = or(...each(zones, (id) => id.state !== 'known'), ...rest.map(({ when }) => when));
  return { pass: shared, fail: not(or(shared, open)), because: zones.map(({ zone }) => zone) };
}

function each(zones: readonly Zone[], holds: (id: Case<string>['value']) => boolean) {
  return zones.flatMap((zone) =>
    casesOf(idOf(zone)).flatMap(({ when, value }) => (holds(value) ? [and(zone.when, when)] : [])),
  );
}

/** A name stands for another zone in each account, so that only the ID tells. */
export function idOf({ subnet, zone }: Zone): Value<string> {
  const id = subnet?.props.availabilityZoneId;
  if (id && id.state !== 'absent') return id;
  if (zone.state === 'known' && isZoneId(zone.value)) return zone;
  return zone.state === 'unknown' ? zone : nameless(zone);
}

function nameless(zone: Case<string>['value']): Unknown {
  const name = zone.state === 'known' && !zone.sensitive ? `zone \`${zone.value}\`` : 'the zone';
  return unknown(
    { kind: 'opaque', what: `the ID of ${name}, and a name stands for another zone in each account` },
    zone,
  );
}

/** Why it cannot be told whether a zone is the vendor's. */
export function doubtOf({ zones, rest }: Zones): Value<string> | undefined {
  const [doubt] = zones.flatMap((zone) => casesOf(idOf(zone)).filter(({ value }) => value.state === 'unknown'));
  return doubt?.value ?? rest[0]?.value;
}
