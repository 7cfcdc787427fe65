import type { Resource } from '../../engine/rule.ts';
import type { Written } from '../../model/value.ts';

/** Where the Region is written; `--region` and the environment of a stack are in no text, so there the resource. */
export function placeOfRegion({ setting: { region }, native }: Resource): Written {
  const { at } = region;
  const isText = 'path' in at ? at.path.length > 0 : at.end > at.start;
  // What only the place of deployment tells stands nowhere either.
  const isDeployed = region.state === 'unknown' && region.reason.kind === 'deployment';
  return isText && !isDeployed ? region : native;
}
