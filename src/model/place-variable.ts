import type { UnknownReason } from './unknown.ts';

/**
 * The name of a condition that only a place tells from others. It has no words for people, but says why the condition is
 * open, so that a message can tell what would decide it.
 */
export function placeVariable(place: string, reason: UnknownReason | undefined): string {
  return reason === undefined ? place : `${place} because ${JSON.stringify(reason)}`;
}

/** Whether a condition has such a name. */
export function isPlaceVariable(name: string): boolean {
  return /^\/.*:\d+(?: \(\d+\))?(?: because \{.*\})?$/s.test(name);
}

/** Why a condition with such a name is open, where the name says it. */
export function reasonOfPlace(name: string): UnknownReason | undefined {
  const json = isPlaceVariable(name) ? / because (\{.*\})$/s.exec(name)?.[1] : undefined;
  // Only `placeVariable` writes what stands there.
  return json === undefined ? undefined : (JSON.parse(json) as UnknownReason);
}
