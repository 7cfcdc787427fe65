import { referenceKey } from '../../graph/reference-key.ts';
import type { Unit } from '../../model/resource.ts';
import type { Case } from '../../model/value.ts';

/** Whether two values surely are the same: both known and equal, or both what the same thing outside the sources says. */
export function isSameValue(one: Case<string>['value'], other: Case<string>['value'], unit: Unit): boolean {
  if (one.state === 'absent' || other.state === 'absent') return false;
  if (isOfDeployment(one) && isOfDeployment(other)) return deployedBy(one) === deployedBy(other);
  const key = referenceKey(one, unit);
  return key !== undefined && key === referenceKey(other, unit);
}

/** Where one unit is deployed is one fact, however often it is asked for. */
function isOfDeployment(value: Case<string>['value']): boolean {
  return deployedBy(value) !== undefined;
}

function deployedBy(value: Case<string>['value']): string | undefined {
  return value.state === 'unknown' && value.reason.kind === 'deployment' ? value.reason.name : undefined;
}
