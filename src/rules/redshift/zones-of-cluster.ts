import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import { casesOf, when } from '../../model/cases.ts';
import { count } from '../../model/count.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';

/** Whether a cluster has a zone to move to. */
export interface Zones {
  /** When all subnets are known to lie in one zone. */
  readonly stuck: Guard;
  readonly group: string;
  readonly subnets?: ListOf<string>;
}

export function zonesOf(cluster: Resource<'RedshiftCluster'>, graph: ResourceGraph): Zones {
  let zones: Zones = { stuck: never, group: '' };
  for (const { when: chosen, target } of graph.follow(cluster.props.subnetGroup, 'RedshiftSubnetGroup')) {
    if (target.leads !== 'here') continue;
    const { subnets } = target.resource.props;
    const stuck = and(cluster.when, chosen, whenInOneZone(subnets, graph));
    if (stuck === never) continue;
    zones = { stuck: or(zones.stuck, stuck), group: `\`${target.resource.address}\``, subnets };
  }
  return zones;
}

/** One subnet lies in one zone whatever its ID is; several do when the zone of each is known to be the same. */
function whenInOneZone(subnets: ListOf<string>, graph: ResourceGraph): Guard {
  const zones = subnets.items.map((item) => ({ exists: item.when, zone: zoneOf(item.value, graph) }));
  const names = new Set(zones.flatMap(({ zone }) => [...zone.keys()]));
  const alike = [...names].map((name) =>
    and(...zones.map(({ exists, zone }) => or(not(exists), zone.get(name) ?? never))),
  );
  const open = or(...subnets.rest.map((rest) => rest.when));
  const some = or(...subnets.items.map((item) => item.when));
  return or(
    when(count(subnets), (n) => n === 1),
    and(some, not(open), or(...alike)),
  );
}

/** The zones that a subnet may lie in, each with its condition, as far as the sources tell. */
function zoneOf(subnet: Value<string>, graph: ResourceGraph): ReadonlyMap<string, Guard> {
  const zones = new Map<string, Guard>();
  for (const lead of graph.follow(subnet, 'Subnet')) {
    if (lead.target.leads !== 'here') continue;
    for (const each of casesOf(lead.target.resource.props.availabilityZone)) {
      if (each.value.state !== 'known') continue;
      const zone = each.value.value;
      zones.set(zone, or(zones.get(zone) ?? never, and(lead.when, each.when)));
    }
  }
  return zones;
}
