import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { Way } from '../../graph/path/way.ts';
import { waysThrough } from '../../graph/path/ways.ts';
import type { Guard } from '../../model/guard.ts';
import { not } from '../../model/guard.ts';
import { when as whenKnown } from '../../model/cases.ts';

/** The ways from endpoint services by a target group of a load balancer that they name: not by one further behind. */
export function waysByGroup(graph: ResourceGraph, group: Resource<'TargetGroup'>): readonly Way[] {
  return waysThrough(graph, group).filter((way) => way.targetGroup === group);
}

/** When the targets of a group are addresses: instances and application load balancers are registered by what they are. */
export function whenByAddress({ props }: Resource<'TargetGroup'>): Guard {
  return not(whenKnown(props.targetType, (type) => type !== 'ip'));
}

/** One way for each target: several listeners may forward to a group. */
export function targetsOf(ways: readonly Way[]): readonly Way[] {
  const found: Way[] = [];
  for (const way of ways) {
    const isSeen = found.some(
      (one) => one.target === way.target && one.destination === way.destination && one.end === way.end,
    );
    if (!isSeen) found.push(way);
  }
  return found;
}
