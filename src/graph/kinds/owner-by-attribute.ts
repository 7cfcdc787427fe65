import type { Value } from '../../model/value.ts';
import { casesOf, oneOf } from '../../model/cases.ts';
import { absent, unknown, writtenOf } from '../../model/value.ts';

/** The attributes of a VPC that name what it was created with. */
export const defaultsOfVpc = {
  routeTable: ['default_route_table_id', 'main_route_table_id'],
  networkAcl: ['default_network_acl_id', 'DefaultNetworkAcl'],
  securityGroup: ['DefaultSecurityGroup'],
} as const;

/**
 * The resource by whose attribute another one is named: `aws_vpc.main.default_route_table_id` is a table of
 * `aws_vpc.main`. Absent where the value is no such attribute.
 */
export function ownerBy(value: Value<string>, attributes: readonly string[]): Value<string> {
  const alternatives = casesOf(value).map(({ when, value: each }) => {
    const { origin, ...written } = writtenOf(each);
    if (!origin || !attributes.includes(origin.attribute)) return { when, value: absent(written) };
    const { unit, address } = origin;
    // Terraform's attributes and those of templates differ in their first letter.
    const attribute = /^[A-Z]/.test(origin.attribute) ? 'Ref' : 'id';
    const reason = { kind: 'attribute', address, attribute } as const;
    return { when, value: unknown(reason, { ...written, origin: { unit, address, attribute } }, { nonNull: true }) };
  });
  return oneOf<string>(alternatives, value);
}
