import type { Kind } from './kinds.ts';
import { definedKinds } from './kinds/defined-kinds.ts';

/** What a kind is called in the formats. */
export function nativeTypesOf(kind: Kind): ReadonlySet<string> {
  return new Set(definedKinds.filter((each) => each.kind === kind).flatMap(({ types }) => [...types.keys()]));
}
