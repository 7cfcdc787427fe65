import type { Case, Value } from '../model/value.ts';
import { eachCase } from '../model/value.ts';
import type { AddressBook, Entry } from './address-book.ts';
import { dnsNames } from './dns-names.ts';

/**
 * A DNS name that stands for an attribute with the name of a resource, as a value that stands for the resource:
 * `aws_lb.x.dns_name` is no link to the load balancer where an ARN belongs, and is one where a name does.
 */
export function byDnsName(value: Value<string>, book: AddressBook): Value<string> {
  return eachCase(value, (each) => identified(each, book));
}

function identified(value: Case<string>['value'], book: AddressBook): Case<string>['value'] {
  const { origin } = value;
  if (!origin) return value;
  const identity = book
    .find(origin)
    .map((entry) => identityBehind(entry, origin.attribute))
    .find((attribute) => attribute !== undefined);
  // What stands for something else in the sources, an ID for one, names nothing here.
  const { origin: _no, ...bare } = value;
  return identity === undefined ? bare : { ...value, origin: { ...origin, attribute: identity } };
}

/** The attribute that stands for a resource where the given one is its name, or holds it: `dns_entry[0].dns_name`. */
function identityBehind({ raw, kind }: Entry, attribute: string): string | undefined {
  const isName = dnsNames[raw.type]?.some((name) => attribute === name || attribute.startsWith(`${name}[`));
  return isName ? kind?.types.get(raw.type)?.identity[0] : undefined;
}
