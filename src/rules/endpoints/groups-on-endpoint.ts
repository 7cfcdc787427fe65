import type { ResourceGraph } from '../../engine/rule.ts';
import type { Openings } from '../../graph/traffic/openings.ts';
import { openingsOf } from '../../graph/traffic/openings.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Item } from '../../model/value.ts';
import { when } from '../../model/cases.ts';
import type { Endpoint } from './of-type.ts';

export interface GroupsOnEndpoint {
  readonly openings: Openings;
  /** When the VPC's default group is attached and the sources do not show its rules. */
  readonly byDefault: Guard;
}

/** What the security groups of an endpoint let in, that of its VPC included where AWS attaches it. */
export function groupsOnEndpoint(endpoint: Endpoint, graph: ResourceGraph): GroupsOnEndpoint {
  const { securityGroups, defaultGroupAttached, vpc } = endpoint.props;
  const attached = when(defaultGroupAttached, (is) => is);
  const adopted: Item<string>[] = [];
  let shown: Guard = never;
  if (attached !== never) {
    for (const { when: there, target } of graph.follow(vpc, 'Vpc')) {
      if (target.leads !== 'here') continue;
      const value = target.resource.props.defaultSecurityGroup;
      for (const lead of graph.follow(value, 'SecurityGroup')) {
        if (lead.target.leads !== 'here') continue;
        const both = and(attached, there, lead.when);
        shown = or(shown, both);
        adopted.push({ when: both, value });
      }
    }
  }
  const groups = { ...securityGroups, items: [...securityGroups.items, ...adopted] };
  return {
    openings: openingsOf(groups, { graph, unit: endpoint.unit, direction: 'ingress' }),
    byDefault: and(attached, not(shown)),
  };
}
