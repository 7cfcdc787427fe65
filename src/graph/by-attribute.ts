import type { Case, Value } from '../model/value.ts';
import { eachCase } from '../model/cases.ts';
import { isAddress } from './address-attributes.ts';
import type { AddressBook } from './address-book.ts';
import { dnsNames } from './dns-names.ts';

/** In place of an attribute: the resource itself. No native type has an attribute of this name. */
export const itself = '(itself)';

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
  const isIt = book.find(origin).some(({ raw, kind }) => kind !== undefined && isMeant(raw.type, origin.attribute));
  // What stands for something else in the sources, an ID for one, names nothing here.
  const { origin: _no, ...bare } = value;
  return isIt ? { ...value, origin: { ...origin, attribute: itself } } : bare;
}

/** The name itself, or what holds it: `dns_entry[0].dns_name`. */
const isDnsName: IsMeant = (nativeType, attribute) =>
  dnsNames[nativeType]?.some((name) => attribute === name || attribute.startsWith(`${name}[`)) ?? false;
