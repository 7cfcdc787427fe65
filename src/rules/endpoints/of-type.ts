import type { Resource } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { when, whenState } from '../../model/cases.ts';
import type { Verdict } from '../../model/verdict.ts';

export type Endpoint = Resource<'VpcEndpoint'>;

/** When an endpoint is of certain types: surely, and at most. */
export interface OfType {
  readonly surely: Guard;
  readonly possibly: Guard;
  /** Where both differ, this is what to find out. */
  readonly type: Value<string>;
}

export function ofType({ props: { type } }: Endpoint, ...names: readonly string[]): OfType {
  const surely = when(type, (name) => names.includes(name));
  return { surely, possibly: or(surely, whenState(type, 'unknown')), type };
}

/** A verdict that counts for those types; for others nothing is wrong. */
export function onlyFor({ surely, possibly }: OfType, { pass, fail, because }: Verdict): Verdict {
  return { pass: or(not(possibly), pass), fail: and(surely, fail), because };
}

/** The first of several things that is open, so that finding it out may decide the verdict. */
export function firstOpen<T>(under: Guard, candidates: readonly (readonly [when: Guard, doubt: T])[]): T | undefined {
  return candidates.find(([when]) => and(under, when) !== never)?.[1];
}

/** When it is not told whether the endpoint is of those types. */
export function whenTypeOpen({ surely, possibly }: OfType): Guard {
  return and(possibly, not(surely));
}
