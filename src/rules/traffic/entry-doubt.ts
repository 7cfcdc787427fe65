import type { Guard } from '../../model/guard.ts';
import { and, never } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { whenState } from '../../model/cases.ts';
import { asReason } from './as-reason.ts';
import type { Gateway } from './acl-of-balancer.ts';

/** What of the network ACL is not known: which one it is, or a part of an entry. */
export function entryDoubt(gateways: readonly Gateway[], under: Guard): Value<unknown> | ListOf<unknown> | undefined {
  for (const { rules } of gateways) {
    const hidden = rules.doubts.find((doubt) => and(doubt.when, under) !== never);
    if (hidden) return 'state' in hidden.written ? asReason(hidden.written) : hidden.written;
    for (const { entry, when } of rules.entries) {
      const { number, action, protocol, fromPort, toPort, cidr } = entry;
      const parts: readonly Value<unknown>[] = [number, action, protocol, fromPort, toPort, cidr];
      const unknown = parts.find((part) => and(under, when, whenState(part, 'unknown')) !== never);
      if (unknown) return unknown;
    }
  }
  return undefined;
}
