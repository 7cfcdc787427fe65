import type { Case, Value } from '../model/value.ts';
import { eachCase } from '../model/value.ts';
import { isAddress } from './address-attributes.ts';
import type { AddressBook, Entry } from './address-book.ts';
import { dnsNames } from './dns-names.ts';

/** Whether an attribute of a native type is what is looked for. */
type IsMeant = (nativeType: string, attribute: string) => boolean;

/**
 * A DNS name that stands for an attribute with the name of a resource, as a value that stands for the resource:
 * `aws_lb.x.dns_name` is no link to the load balancer where an ARN belongs, and is one where a name does.
 */
export function byDnsName(value: Value<string>, book: AddressBook): Value<string> {
  return eachCase(value, (each) => identified(each, book, isDnsName));
}

/** The same for IP addresses: `aws_instance.x.private_ip`. */
export function byAddress(value: Value<string>, book: AddressBook): Value<string> {
  return eachCase(value, (each) => identified(each, book, isAddress));
}

function identified(value: Case<string>['value'], book: AddressBook, isMeant: IsMeant): Case<string>['value'] {
  const { origin } = value;
  if (!origin) return value;
  const identity = book
    .find(origin)
    .map((entry) => identityBehind(entry, origin.attribute, isMeant))
    .find((attribute) => attribute !== undefined);
  // What stands for something else in the sources, an ID for one, names nothing here.
  const { origin: _no, ...bare } = value;
  return identity === undefined ? bare : { ...value, origin: { ...origin, attribute: identity } };
}

/** The attribute that stands for a resource where the given one is what is looked for. */
function identityBehind({ raw, kind }: Entry, attribute: string, isMeant: IsMeant): string | undefined {
  return isMeant(raw.type, attribute) ? kind?.types.get(raw.type)?.identity[0] : undefined;
}

/** The name itself, or what holds it: `dns_entry[0].dns_name`. */
const isDnsName: IsMeant = (nativeType, attribute) =>
  dnsNames[nativeType]?.some((name) => attribute === name || attribute.startsWith(`${name}[`)) ?? false;
