import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { TrafficRule } from '../../graph/props/security-group.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { ListOf, Value, Written } from '../../model/value.ts';
import { casesOf } from '../../model/value.ts';

/** A rule that lets traffic in to a load balancer, with the condition that it is there. */
export interface Opening {
  readonly rule: TrafficRule;
  readonly when: Guard;
}

/** What a load balancer's security groups let in, as far as the sources tell. */
export interface Openings {
  readonly rules: readonly Opening[];
  /** When rules may be there that the sources do not show. */
  readonly open: Guard;
  /** When there is surely a group, and when there is surely none. */
  readonly some: Guard;
  readonly none: Guard;
  /** The groups that are in the sources. */
  readonly groups: readonly Resource<'SecurityGroup'>[];
  /** What is not in the sources or cannot be read. */
  readonly doubts: readonly Doubt[];
}

export interface Doubt {
  readonly when: Guard;
  readonly written: Written & (Value<unknown> | ListOf<unknown>);
}

export function openingsOf(balancer: Resource<'LoadBalancer'>, graph: ResourceGraph): Openings {
  const { securityGroups } = balancer.props;
  const rules: Opening[] = [];
  const groups: Resource<'SecurityGroup'>[] = [];
  const doubts: Doubt[] = [];
  let some: Guard = never;
  const take = (ingress: ListOf<TrafficRule>, within: Guard): void => {
    for (const item of ingress.items) {
      for (const { when, value } of casesOf(item.value)) {
        const there = and(within, item.when, when);
        if (there === never) continue;
        if (value.state === 'known') rules.push({ rule: value.value, when: there });
        if (value.state === 'unknown') doubts.push({ when: there, written: value });
      }
    }
    for (const { when, value } of ingress.rest) doubts.push({ when: and(within, when), written: value });
  };
  for (const item of securityGroups.items) {
    for (const { when, target } of graph.follow(item.value, 'SecurityGroup')) {
      const attached = and(item.when, when);
      if (attached === never || target.leads === 'nowhere') continue;
      some = or(some, attached);
      if (target.leads === 'here') {
        groups.push(target.resource);
        take(target.resource.props.ingress, attached);
      } else {
        doubts.push({ when: attached, written: item.value });
        take(graph.rulesOnGroup(item.value, balancer.unit).ingress, attached);
      }
    }
  }
  for (const { when, value } of securityGroups.rest) doubts.push({ when, written: value });
  const maybe = or(some, ...securityGroups.rest.map((rest) => rest.when));
  return { rules, open: or(...doubts.map((doubt) => doubt.when)), some, none: not(maybe), groups, doubts };
}
