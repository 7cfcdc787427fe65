import { enumerate } from '../../engine/wording.ts';
import type { Resource } from '../../graph/graph.ts';

/** Several security groups that decide as one, to be followed by "admits" or "lets out": `a` together with `b` and `c`. */
export function together(groups: readonly Pick<Resource, 'address'>[]): string {
  const [first = '', ...others] = new Set(groups.map((group) => `\`${group.address}\``));
  return others.length === 0 ? first : `${first} together with ${enumerate(others)}`;
}
