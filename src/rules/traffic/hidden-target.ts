import type { Guard } from '../../model/guard.ts';
import { or } from '../../model/guard.ts';
import type { Unknown } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import type { Delivery, Hidden } from './deliveries.ts';

/** Targets that the sources do not show, told by the first of them. */
export interface HiddenTarget {
  readonly when: Guard;
  /** At the place where it is named, with the reason. */
  readonly target: Unknown;
}

export function hiddenTarget(hidden: readonly Hidden[]): HiddenTarget | undefined {
  const [first] = hidden;
  if (!first) return undefined;
  return { when: or(...hidden.map(({ when }) => when)), target: reasonOf(first) };
}

/** Why it is not shown, at the place where it is named. */
export function reasonOf({ end, targetGroup }: Hidden): Unknown {
  const reason = 'unknown' in end ? end.unknown.reason : ({ kind: 'opaque', what: shownOf(end, targetGroup) } as const);
  return unknown(reason, end.value);
}

function shownOf(end: Hidden['end'], group: Hidden['targetGroup']): string {
  if ('shown' in end) return `\`${end.shown}\``;
  return group ? `a target of \`${group.address}\`` : 'the target';
}

/** A target by an address, of which the sources do not show whose it is. */
export function literalTarget({ when, target, targetGroup, destination }: Delivery): Hidden {
  const shown = destination.type === 'address' ? destination.address : destination.resource.address;
  return { when, targetGroup, end: { reached: false, hop: 'destination', why: 'outside', shown, value: target.id } };
}
