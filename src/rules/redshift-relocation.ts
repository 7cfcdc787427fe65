import type { Resource, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { when, whenState } from '../model/cases.ts';
import type { Guard } from '../model/guard.ts';
import { always, and, implies, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { isSaid } from './parts/said-by.ts';
import type { Zones } from './redshift/zones-of-cluster.ts';
import { zonesOf } from './redshift/zones-of-cluster.ts';

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
  create({ asked, check, graph }) {
    return {
      RedshiftCluster(cluster) {
        const { nodeType } = cluster.props;
        const old = when(nodeType, cannotRelocate);
        const able = when(nodeType, (type) => !cannotRelocate(type));
        const nodesSaid = isSaid({ rule: 'redshift-node-type', on: cluster, fits: refusesOld }, { asked });
        const zones = zonesOf(cluster, graph);
        // When they are old, or that they are not known, is said of the nodes there: here, whether relocation is on.
        const isLeft = nodesSaid && !implies(cluster.when, old);
        if (isLeft && and(cluster.when, old) !== never) {
          const fail = { message: 'oldNodes', at: nodeType, data: settingsOf(cluster) } as const;
          check({ pass: not(old), fail: old, because: [nodeType] }, { on: cluster, fail, saidElsewhere: true });
        }
        const judged = judge(cluster, isLeft ? { old: never, able: always, zones } : { old, able, zones });
        check(judged.verdict, judged.report);
      },
    };
  },
});

type Cluster = Resource<'RedshiftCluster'>;

/** The generations before RA3: dense compute and dense storage. */
function cannotRelocate(nodeType: string): boolean {
  return /^d[csw]\d/i.test(nodeType);
}

function refusesOld({ families }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(families) && !families.some((family) => cannotRelocate(String(family)));
}

interface Facts {
  /** When the nodes are of a generation that cannot be relocated, and when they are of one that can. */
  readonly old: Guard;
  readonly able: Guard;
  readonly zones: Zones;
}

function settingsOf({ props: { nodeType, relocation } }: Cluster) {
  return {
    nodeType,
    smallest: { property: nodeType, set: 'ra3.large' },
    relocation: { property: relocation, set: true },
  } as const;
}

function judge(cluster: Cluster, facts: Facts) {
  const { nodeType, relocation: value, multiAz } = cluster.props;
  const { old, able, zones } = facts;
  const on = when(value, (written) => written);
  const off = when(value, (written) => !written);
  const single = singleIn(multiAz);
  // In one zone neither setting is right, so it does not matter which one is meant.
  const relocatable = and(able, or(whenState(value, 'absent'), whenState(value, 'unknown')), single);
  const oneZone = and(not(old), zones.stuck, or(on, relocatable));
  const fail = or(old, and(not(old), off, single), oneZone);
  const isAlways = (guard: Guard): boolean => implies(cluster.when, guard);
  const sometimesOld = !isAlways(fail) && and(cluster.when, old) !== never;
  const said: Said =
    isAlways(old) || sometimesOld
      ? { message: 'oldNodes', at: nodeType, data: settingsOf(cluster) }
      : and(cluster.when, not(old), oneZone) !== never && zones.subnets
        ? {
            message: 'oneZone',
            at: zones.subnets,
            data: { ...settingsOf(cluster), group: zones.group, subnets: zones.subnets },
          }
        : { message: 'turnedOff', at: value, data: settingsOf(cluster) };
  return {
    verdict: { pass: and(not(fail), on), fail: sometimesOld ? old : fail, because: [nodeType, value, multiAz] },
    report: { on: cluster, fail: said, unknown: openQuestion(cluster, facts) },
  };
}

function singleIn(multiAz: Value<boolean>): Guard {
  return not(
    or(
      when(multiAz, (both) => both),
      whenState(multiAz, 'unknown'),
    ),
  );
}

function openQuestion(cluster: Cluster, { old, able }: Facts): Said {
  const { nodeType, relocation: value, multiAz } = cluster.props;
  const data = settingsOf(cluster);
  const isAlways = (guard: Guard): boolean => implies(cluster.when, guard);
  const isPossible = (guard: Guard): boolean => and(cluster.when, not(old), guard) !== never;
  const off = when(value, (written) => !written);
  if (isPossible(off) && !isAlways(or(old, not(off), singleIn(multiAz)))) {
    return { message: 'multiAz', at: multiAz, data };
  }
  if (isAlways(whenState(value, 'absent')) && isAlways(able)) return { message: 'notSaid', at: value, data };
  if (isPossible(whenState(value, 'unknown')) || isAlways(able)) {
    return { message: 'unknownRelocation', at: value, data: { value, ...data } };
  }
  return { message: 'unknownNodesNotOn', at: nodeType, data };
}
