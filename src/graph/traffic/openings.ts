import type { Resource, ResourceGraph } from '../graph.ts';
import type { TrafficRule } from '../props/security-group.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import { rememberedBy } from '../../model/remember.ts';
import type { Unit } from '../../model/resource.ts';
import type { ListOf, Value, Written } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { leadsOf } from '../questions/leads-of-list.ts';
import { isShown } from '../unshown.ts';

/** A rule that lets traffic through, with the condition that it is there. */
export interface Opening {
  readonly rule: TrafficRule;
  readonly when: Guard;
}

/** What the security groups of one thing let through in one direction, as far as the sources tell. */
export interface Openings {
  readonly rules: readonly Opening[];
  /** When rules may be there that the sources do not show. */
  readonly open: Guard;
  /** When there is surely a group, and when there is surely none. */
  readonly some: Guard;
  readonly none: Guard;
  /** The groups that are in the sources. */
  readonly groups: readonly Resource<'SecurityGroup'>[];
  /** What is not in the sources or cannot be read; without what a plan may not show, which is for no rule to speak of. */
  readonly doubts: readonly Doubt[];
}

export interface Doubt {
  readonly when: Guard;
  readonly written: Written & (Value<unknown> | ListOf<unknown>);
}

export type Direction = 'ingress' | 'egress';

/** Where the groups are asked about: the unit in which they are named, and what is to get through them. */
export interface Surroundings {
  readonly graph: ResourceGraph;
  readonly unit: Unit;
  readonly direction: Direction;
}

const known = rememberedBy<Openings>();

/** Together the groups let through what any of them does. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html */
export function openingsOf(list: ListOf<string>, around: Surroundings): Openings {
  // A list is of one unit and one graph.
  return known(list, around.direction, () => collectOpenings(list, around));
}

function collectOpenings(list: ListOf<string>, { graph, unit, direction }: Surroundings): Openings {
  const rules: Opening[] = [];
  const groups: Resource<'SecurityGroup'>[] = [];
  const doubts: Doubt[] = [];
  let some: Guard = never;
  const take = (written: ListOf<TrafficRule>, within: Guard): void => {
    for (const item of written.items) {
      for (const { when, value } of casesOf(item.value)) {
        const there = and(within, item.when, when);
        if (there === never) continue;
        if (value.state === 'known') rules.push({ rule: value.value, when: there });
        if (value.state === 'unknown') doubts.push({ when: there, written: value });
      }
    }
    for (const { when, value } of written.rest) doubts.push({ when: and(within, when), written: value });
  };
  for (const { when, target, value } of leadsOf(graph, list, 'SecurityGroup')) {
    some = or(some, when);
    if (target.leads === 'here') {
      groups.push(target.resource);
      take(target.resource.props[direction], when);
    } else {
      doubts.push({ when, written: value });
      take(graph.rulesOnGroup(value, unit)[direction], when);
    }
  }
  for (const { when, value } of list.rest) doubts.push({ when, written: value });
  const maybe = or(some, ...list.rest.map((rest) => rest.when));
  const open = or(...doubts.map((doubt) => doubt.when));
  return { rules, open, some, none: not(maybe), groups, doubts: doubts.filter(({ when }) => isShown(when)) };
}
