import type { Guard } from '../../model/guard.ts';
import { and, never, or } from '../../model/guard.ts';
import type { Unit } from '../../model/resource.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import { referenceKey } from '../reference-key.ts';
import type { Knock } from './admissions.ts';
import type { Opening, Openings } from './openings.ts';
import type { Passage } from './ports.ts';
import { passageOf, whenRefused } from './ports.ts';
import { remembered } from '../../model/remember.ts';

/** A security group as a rule or a resource names it. */
export interface GroupName {
  readonly when: Guard;
  /** The group, or what it is called where it is not in the sources; undefined when it may be any. */
  readonly is: Resource<'SecurityGroup'> | string | undefined;
}

interface Place {
  readonly graph: ResourceGraph;
  readonly unit: Unit;
}

/** The security groups of a list by their names: what has them is a member of each. */
export function membershipsOf(list: ListOf<string>, place: Place): readonly GroupName[] {
  const named = list.items.flatMap(({ when, value }) =>
    namesOf(value, place).map((name) => ({ ...name, when: and(when, name.when) })),
  );
  const open = list.rest.map(({ when }): GroupName => ({ when, is: undefined }));
  return [...named, ...open].filter(({ when }) => when !== never);
}

function namesOf(value: Value<string>, { graph, unit }: Place): readonly GroupName[] {
  return graph.follow(value, 'SecurityGroup').flatMap(({ when, target }): readonly GroupName[] => {
    switch (target.leads) {
      case 'here':
        return [{ when, is: target.resource }];
      case 'outside':
        return [{ when, is: `literal ${target.value}` }];
      case 'unknown':
        return [{ when, is: keyOf(graph, referenceKey(target.value, unit)) }];
      case 'elsewhere':
      case 'nowhere':
        return [];
    }
  });
}

/** The default group of a VPC of the sources is no other of their groups, although it has no ID yet. */
function keyOf(graph: ResourceGraph, key: string | undefined): string | undefined {
  return key !== undefined && defaultGroupsIn(graph).has(key) ? `default ${key}` : key;
}

const defaultGroupsIn = remembered((graph: ResourceGraph): ReadonlySet<string> => {
  const keys = graph
    .all('Vpc')
    .flatMap(({ props, unit }) =>
      casesOf(props.defaultSecurityGroup).flatMap(({ value }) =>
        value.state === 'absent' ? [] : (referenceKey(value, unit) ?? []),
      ),
    );
  return new Set(keys);
});

/** When members of these groups are let through on the ports because a rule names one of the groups. */
export function membersTo(
  { ports, transport }: Knock,
  { rules }: Openings,
  { members, ...place }: Place & { readonly members: readonly GroupName[] },
): Passage {
  let [surely, possibly]: [Guard, Guard] = [never, never];
  for (const { rule, when } of rules) {
    if (rule.peer.type !== 'group') continue;
    const passage = passageOf(rule, transport, ports);
    const open = or(passage.possibly, whenRefused(rule));
    if (open === never) continue;
    for (const named of namesOf(rule.peer.id, place)) {
      for (const member of members) {
        const there = and(when, named.when, member.when);
        const alike = isSame(named, member);
        if (alike === true) surely = or(surely, and(there, passage.surely));
        if (alike !== false) possibly = or(possibly, and(there, open));
      }
    }
  }
  return { surely, possibly };
}

/** A group of the sources has no literal ID yet; which one an unknown reference names is open. */
function isSame({ is: one }: GroupName, { is: other }: GroupName): boolean | undefined {
  if (one !== undefined && one === other) return true;
  const isFixed = (is: GroupName['is']): boolean => typeof is === 'object' || /^(?:literal|default) /.test(is ?? '');
  return isFixed(one) && isFixed(other) ? false : undefined;
}

/** The rules that surely name one of the groups, whatever their ports. */
export function rulesNaming(
  { rules }: Openings,
  { members, ...place }: Place & { readonly members: readonly GroupName[] },
): readonly Opening[] {
  return rules.filter(
    ({ rule }) =>
      rule.peer.type === 'group' &&
      namesOf(rule.peer.id, place).some((named) => members.some((member) => isSame(named, member) === true)),
  );
}
