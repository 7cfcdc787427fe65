import { and, not } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { map, oneOf, when as whenKnown, whenState } from '../../model/cases.ts';
import { absent, known, writtenOf } from '../../model/value.ts';
import { anyOf } from '../list-of.ts';

/** False where a group is named; unknown where a list that cannot be read may name one; else it is still open. */
export function withoutDefaultGroup(groups: ListOf<string>): Value<boolean> {
  const written = writtenOf(groups);
  const named = anyOf(groups.items.map((item) => item.when));
  const open = groups.rest.map((rest) => ({ when: and(not(named), rest.when), value: rest.value }));
  const undecided = anyOf([named, ...open.map((each) => each.when)]);
  return oneOf<boolean>(
    [
      { when: named, value: known(false, written) },
      ...open.slice(0, 1).map(({ value }) => ({ when: and(undecided, not(named)), value })),
      { when: not(undecided), value: absent(written) },
    ],
    written,
  );
}

/**
 * Beside the group that an association adds, the VPC's default group stays attached to an endpoint that names none,
 * unless the association is told to replace it.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_security_group_association
 */
export function unlessReplaced(replaces: Value<boolean>): Value<boolean> {
  const kept = whenKnown(replaces, (yes) => !yes);
  return oneOf<boolean>(
    [
      { when: kept, value: absent(replaces) },
      { when: not(kept), value: map(replaces, (yes) => !yes) },
    ],
    replaces,
  );
}

/** Gateway and Gateway Load Balancer endpoints have no security groups. */
const groupless: ReadonlySet<string> = new Set(['Gateway', 'GatewayLoadBalancer']);

/**
 * An endpoint that has groups gets the default one where none is named.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export function orDefaultGroup(written: Value<boolean>, type: Value<string>): Value<boolean> {
  const { at, property } = written;
  const place = { at, ...(property !== undefined && { property }) };
  const byType = map(type, (name) => !groupless.has(name));
  const without = whenKnown(type, (name) => groupless.has(name));
  const open = whenState(written, 'absent');
  return oneOf<boolean>(
    [
      { when: without, value: known(false, place) },
      { when: and(not(without), open), value: { ...byType, ...place } },
      { when: and(not(without), not(open)), value: written },
    ],
    place,
  );
}
