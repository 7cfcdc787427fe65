import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { ItemLead } from '../../graph/questions/leads-of-list.ts';
import { leadsOf } from '../../graph/questions/leads-of-list.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import type { Unit } from '../../model/resource.ts';
import type { Case, ListOf, Rest, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { known, unknown } from '../../model/value.ts';
import type { Verdict } from '../../model/verdict.ts';
import { certainReference, isOpenInstance } from '../parts/certain-reference.ts';

/** One zone, by one of the subnets that something lies in. */
export interface Zone {
  readonly when: Guard;
  /** Undefined where the subnet is not in the sources. */
  readonly subnet: Resource<'Subnet'> | undefined;
  /** Its name or ID, or why neither is known. */
  readonly zone: Case<string>['value'];
  /** Alike for what surely is one subnet; undefined for what may be any. */
  readonly subnetKey: string | undefined;
  /** Alike for what surely is one zone. */
  readonly key: string | undefined;
}

export interface Zones {
  readonly zones: readonly Zone[];
  /** There may be more that cannot be read. */
  readonly rest: readonly Rest[];
}

/** The zones of the subnets that a resource of the unit lists. */
export function zonesIn(subnets: ListOf<string>, unit: Unit, graph: ResourceGraph): Zones {
  const zones = leadsOf(graph, subnets, 'Subnet').flatMap((lead) =>
    lead.target.leads === 'here' ? zonesOfSubnet(lead.when, lead.target.resource) : [unseenZone(lead, unit)],
  );
  // Nothing is made without subnets, so others must be meant than the sources show.
  const none = unknown({ kind: 'opaque', what: 'any subnet of it' }, subnets);
  return { zones, rest: [...subnets.rest, { when: subnets.absent, value: none }].filter(({ when }) => when !== never) };
}

/** The zone that is written for something itself. */
export function namedZones(zone: Value<string>, unit: Unit): Zones {
  const zones = casesOf(zone).flatMap(({ when, value }): readonly Zone[] =>
    value.state === 'absent'
      ? []
      : [{ when, subnet: undefined, zone: value, subnetKey: undefined, key: zoneKey(value, unit) }],
  );
  return { zones, rest: [] };
}

function zonesOfSubnet(there: Guard, subnet: Resource<'Subnet'>): readonly Zone[] {
  const subnetKey = certainAddress(subnet);
  return casesOf(subnet.props.availabilityZone).map(({ when, value: zone }) => ({
    when: and(there, when),
    subnet,
    zone,
    subnetKey,
    key: zone.state === 'known' || subnetKey !== undefined ? (zoneKey(zone, subnet.unit) ?? subnetKey) : undefined,
  }));
}

/** One instance of which the key is open may be another subnet at each place that names it. */
function certainAddress({ unit, address }: Resource<'Subnet'>): string | undefined {
  return isOpenInstance(address) ? undefined : `subnet ${unit.id} ${address}`;
}

/** AWS takes one subnet of each zone, so that a subnet which the sources do not show is a zone of its own. */
function unseenZone({ when, target, value }: ItemLead<'Subnet'>, unit: Unit): Zone {
  const outside = target.leads === 'outside' ? target : undefined;
  const zone =
    target.leads === 'unknown'
      ? target.value
      : unknown({ kind: 'opaque', what: `the zone of subnet \`${outside?.shown ?? ''}\`` }, value);
  const name = outside ? known(outside.value, value) : zone;
  const key = certainReference(name, unit);
  return { when, subnet: undefined, zone, subnetKey: key, key };
}

function zoneKey(zone: Case<string>['value'], unit: Unit): string | undefined {
  const key = zone.state === 'absent' ? undefined : certainReference(zone, unit);
  return key === undefined ? undefined : `zone ${key}`;
}

/** Whether they are so many zones at least. */
export function judgeCount({ zones, rest }: Zones, minimum: number): Verdict {
  const distinct = new Map<unknown, Guard>();
  for (const zone of zones) {
    const same = zone.key ?? zone;
    distinct.set(same, or(distinct.get(same) ?? never, zone.when));
  }
  const enough = whenAtLeast([...distinct.values()], minimum);
  const open = or(...rest.map(({ when }) => when));
  return { pass: enough, fail: not(or(enough, open)), because: rest.map(({ value }) => value) };
}

/** When so many of the conditions hold together. */
export function whenAtLeast(guards: readonly Guard[], count: number): Guard {
  const reached: Guard[] = [always, ...Array.from({ length: count }, () => never)];
  for (const guard of guards) {
    for (let n = count; n > 0; n--) reached[n] = or(reached[n] ?? never, and(reached[n - 1] ?? never, guard));
  }
  return reached[count] ?? always;
}

const notShown = 'a zone that the sources do not show';

/** For messages, each once: `us-east-1a`, or the subnet where its zone is not told. */
export function namesOf({ zones }: Pick<Zones, 'zones'>): string {
  const distinct = new Map(zones.toReversed().map((zone) => [zone.key ?? zone, zone]));
  const names = [...distinct.values()].toReversed().map(({ zone, subnet }) => {
    if (zone.state === 'known') return zone.sensitive ? '(sensitive)' : zone.value;
    return subnet === undefined ? notShown : `the zone of \`${subnet.address}\``;
  });
  return [...new Set(names)].join(', ');
}

/** The same, where they are too few. */
export function onlyNamesOf(zones: Zones): string {
  const names = namesOf(zones);
  if (names === notShown) return 'a single zone, which the sources do not show';
  return names === '' ? 'no Availability Zone' : `${names} only`;
}

/** What means the same zone in every account: `use1-az1`. https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html */
export function isZoneId(text: string): boolean {
  return /^[a-z]{2,5}\d(?:-[a-z]{3}\d)?-az\d$/.test(text);
}
