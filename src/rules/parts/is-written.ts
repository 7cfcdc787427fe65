import type { Resource } from '../../engine/rule.ts';
import { contains } from '../../model/source.ts';
import type { Written } from '../../model/value.ts';

/** Whether the source writes the property; a default of AWS stands at the header of its resource. */
export function isWritten({ at }: Written, { native }: Resource): boolean {
  return !(contains(native.at, at) && contains(at, native.at));
}
