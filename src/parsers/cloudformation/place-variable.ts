import type { Location } from '../../model/source.ts';
import type { Scope } from './scope.ts';

/** The name of a condition or choice that only its place tells from others; it is not shown to people. */
export function placeVariable({ state }: Scope, at: Location): string {
  const place = 'path' in at ? `/${at.path.join('/')}:0` : `:${at.start}`;
  return `${state.unit.id} ${at.file.path}${place}`;
}
