import type { Guard } from '../../model/guard.ts';
import { and, or } from '../../model/guard.ts';

/** When something is so: surely, and at most. */
export interface Openness {
  readonly surely: Guard;
  readonly possibly: Guard;
}

export function both(...parts: readonly Openness[]): Openness {
  return {
    surely: and(...parts.map((part) => part.surely)),
    possibly: and(...parts.map((part) => part.possibly)),
  };
}

export function anyOf(parts: readonly Openness[]): Openness {
  return { surely: or(...parts.map((part) => part.surely)), possibly: or(...parts.map((part) => part.possibly)) };
}
