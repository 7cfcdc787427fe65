import type { Written } from '../../model/value.ts';
import type { Target } from '../graph.ts';
import type { Hop, Lost } from './way.ts';

type Without<L> = L extends Lost ? Omit<L, 'reached'> : never;

/** Where and why a way is lost. */
export type LostHow = Without<Lost>;

/** Why a way ends where a value does not lead on. */
export function lostBy(hop: Hop, target: Target, value: Written): LostHow {
  switch (target.leads) {
    case 'elsewhere':
      return { hop, value, why: 'elsewhere', nativeType: target.nativeType, address: target.address };
    case 'outside':
      return { hop, value, why: 'outside', shown: target.shown };
    case 'unknown':
      return { hop, value, why: 'unknown', unknown: target.value };
    default:
      return { hop, value, why: 'nothing' };
  }
}
