import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { and, implies, never, not, or } from '../model/guard.ts';
import type { ListOf, Value } from '../model/value.ts';
import { casesOf, when, whenState } from '../model/cases.ts';
import { count } from '../model/count.ts';

const messages = {
  oldNodes:
    '{{on}} runs on `{{nodeType}}` nodes, which cannot be relocated between Availability Zones. {{who}} relocation, because the Redshift-managed endpoint for the connection depends on it. Move the cluster to RA3 nodes first ({{set(smallest)}}), then write {{set(relocation)}}.',
  turnedOff:
    '{{on}} has relocation turned off. {{who}} it, because the Redshift-managed endpoint for the connection depends on it; write {{set(relocation)}}. On a running cluster that causes a reboot, and its port must be within 5431-5455 or 8191-8215 before.',
  oneZone:
    '{{on}} cannot be relocated: its subnet group {{group}} lies in one Availability Zone, and there is no other to move to. {{who}} relocation; add a subnet of another zone to {{name(subnets)}}, then write {{set(relocation)}}. On a running cluster that causes a reboot, and its port must be within 5431-5455 or 8191-8215 before.',
  notSaid:
    '{{on}} does not say whether relocation is on; AWS turns it on only for new clusters whose subnet group spans several zones. {{who}} it: write {{set(relocation)}}. On a running cluster that causes a reboot, and its port must be within 5431-5455 or 8191-8215 before.',
  multiAz:
    '{{on}} has relocation turned off and is, or may be, Multi-AZ. AWS accepts Multi-AZ in place of relocation for Redshift-managed endpoints, but the page of {{vendor}} names only relocation: ask {{vendor}}, or write {{set(relocation)}}.',
  unknownNodesNotOn:
    'Whether {{on}} can be relocated between Availability Zones is unknown: {{why(nodeType)}}. {{who}} relocation, which needs RA3 nodes ({{set(smallest)}}); write {{set(relocation)}} too.',
  unknownRelocation:
    'Whether relocation is on for {{on}} is unknown: {{why(value)}}. {{who}} it, because the Redshift-managed endpoint for the connection depends on it; write {{set(relocation)}}.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'redshift-relocation',
  meta: {
    docs: {
      description: 'Require a Redshift cluster to be relocatable between Availability Zones',
      references: [
        'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-recovery.html',
        'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-cross-vpc.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check, graph }) {
    return {
      RedshiftCluster(cluster) {
        const { nodeType, relocation: value, multiAz } = cluster.props;
        const relocation = { property: value, set: true };
        const old = when(nodeType, cannotRelocate);
        const on = when(value, (written) => written);
        const off = when(value, (written) => !written);
        const open = whenState(value, 'unknown');
        const notWritten = whenState(value, 'absent');
        const able = when(nodeType, (type) => !cannotRelocate(type));
        const single = not(
          or(
            when(multiAz, (both) => both),
            whenState(multiAz, 'unknown'),
          ),
        );
        const { stuck, group, subnets } = zonesOf(cluster, graph);
        const turnedOff = and(not(old), off, single);
        // In one zone neither setting is right, so it does not matter which one is meant.
        const relocatable = and(able, or(notWritten, open), single);
        const oneZone = and(not(old), stuck, or(on, relocatable));
        const fail = or(old, turnedOff, oneZone);
        const always = (guard: Guard): boolean => implies(cluster.when, guard);
        const possible = (guard: Guard): boolean => and(cluster.when, not(old), guard) !== never;
        const smallest = { property: nodeType, set: 'ra3.large' };
        const openQuestion = (): Said => {
          if (possible(off) && !always(or(old, not(off), single)))
            return { message: 'multiAz', at: multiAz, data: { relocation } };
          if (always(notWritten) && always(able)) return { message: 'notSaid', at: value, data: { relocation } };
          if (possible(open) || always(able))
            return { message: 'unknownRelocation', at: value, data: { value, relocation } };
          return { message: 'unknownNodesNotOn', at: nodeType, data: { nodeType, smallest, relocation } };
        };
        const sometimesOld = !always(fail) && and(cluster.when, old) !== never;
        const said: Said =
          always(old) || sometimesOld
            ? { message: 'oldNodes', at: nodeType, data: { nodeType, smallest, relocation } }
            : possible(oneZone) && subnets
              ? { message: 'oneZone', at: subnets, data: { group, subnets, relocation } }
              : { message: 'turnedOff', at: value, data: { relocation } };
        check(
          { pass: and(not(fail), on), fail: sometimesOld ? old : fail, because: [nodeType, value, multiAz] },
          { on: cluster, fail: said, unknown: openQuestion() },
        );
      },
    };
  },
});

/** The generations before RA3: dense compute and dense storage. */
function cannotRelocate(nodeType: string): boolean {
  return /^d[csw]\d/i.test(nodeType);
}

interface Zones {
  /** When all subnets are known to lie in one zone. */
  readonly stuck: Guard;
  readonly group: string;
  readonly subnets?: ListOf<string>;
}

function zonesOf(cluster: Resource<'RedshiftCluster'>, graph: ResourceGraph): Zones {
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
