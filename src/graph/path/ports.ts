import type { Value } from '../../model/value.ts';
import { orElse } from '../defaults.ts';
import type { Resource } from '../graph.ts';
import type { TargetOfGroup } from '../props/balancing.ts';

const portsOfTargets = new WeakMap<TargetOfGroup, Value<number>>();

/** The port on which a target is reached: its own, or that of its group. The same value for the same target. */
export function portOfTarget({ props }: Resource<'TargetGroup'>, target: TargetOfGroup | undefined): Value<number> {
  if (!target || target.port.state === 'absent') return props.port;
  const known = portsOfTargets.get(target) ?? orElse(target.port, props.port);
  portsOfTargets.set(target, known);
  return known;
}
