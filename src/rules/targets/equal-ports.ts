import { referenceKey } from '../../graph/reference-key.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, or } from '../../model/guard.ts';
import type { Unit } from '../../model/resource.ts';
import type { Case, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import type { Verdict } from '../../model/verdict.ts';

/** Whether two numbers are the same, also where both are one unknown: the same variable for both. */
export function areEqual(one: Value<number>, other: Value<number>, unit: Unit): Verdict {
  let [pass, fail]: [Guard, Guard] = [never, never];
  for (const a of casesOf(one)) {
    for (const b of casesOf(other)) {
      const both = and(a.when, b.when);
      const equal = isSame(a.value, b.value, unit);
      if (equal === true) pass = or(pass, both);
      if (equal === false) fail = or(fail, both);
    }
  }
  return { pass, fail, because: [one, other] };
}

type Single = Case<number>['value'];

function isSame(one: Single, other: Single, unit: Unit): boolean | undefined {
  if (one.state === 'known' && other.state === 'known') return one.value === other.value;
  if (one.state !== 'unknown' || other.state !== 'unknown') return undefined;
  const [name, otherName] = [referenceKey(one, unit), referenceKey(other, unit)];
  return name !== undefined && name === otherName ? true : undefined;
}
