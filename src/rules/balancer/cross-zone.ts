import type { Resource } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { and, or } from '../../model/guard.ts';
import { when as whenKnown } from '../../model/cases.ts';

export interface CrossZone {
  readonly on: Guard;
  readonly off: Guard;
}

/**
 * When traffic for a target group goes to targets of all zones, and when it stays in its zone. The group may override
 * what its load balancer says.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 */
export function crossZoneOf(balancer: Resource<'LoadBalancer'>, group?: Resource<'TargetGroup'>): CrossZone {
  const { crossZone } = balancer.props;
  const own = { on: whenKnown(crossZone, (on) => on), off: whenKnown(crossZone, (on) => !on) };
  if (!group) return own;
  const says = (text: string): Guard => whenKnown(group.props.crossZone, (written) => written.toLowerCase() === text);
  const follows = says('use_load_balancer_configuration');
  return { on: or(says('true'), and(follows, own.on)), off: or(says('false'), and(follows, own.off)) };
}
