import type { Location } from '../../model/source.ts';
import type { Scope } from './scope.ts';

/** The name of a condition or choice that only its place tells from others; it is not shown to people. */
export function placeVariable({ state }: Scope, at: Location): string {
  return `${state.unit.id} ${placeKey(at)}`;
}

/** One text for each place that something can start at. */
export function placeKey(at: Location): string {
  return `${at.file.path}${'path' in at ? `/${at.path.join('/')}:0` : `:${at.start}`}`;
}
