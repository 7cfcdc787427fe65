import type { Unit } from '../../model/resource.ts';
import type { Value } from '../../model/value.ts';
import { map } from '../../model/cases.ts';
import { absent } from '../../model/value.ts';
import { attributesIn } from '../custom-resources.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { dnsNames } from '../dns-names.ts';
import type { PropertyReader } from '../property-reader.ts';
import { domainName, resourceName } from './dns-name.ts';
import { reachedByName } from './reached-by-name.ts';

/** https://registry.terraform.io/providers/hashicorp/dns/latest/docs/data-sources/a_record_set */
const terraform: NativeType<'AddressLookup'> = {
  identity: ['id'],
  map: (read, { unit }) => ({ name: resourceName(map(domainName(read.string('host')), withoutPort), unit) }),
};

/** `endpoint` of a database has the port behind the name, which is no part of it. */
function withoutPort(name: string): string {
  return name.replace(/:\d+$/, '');
}

/**
 * CloudFormation has no way to ask DNS, so that a function behind a custom resource does it. One that is given the name of
 * a single database, and whose attribute is then the address of a target, is taken for that; any other stays opaque.
 */
const custom: NativeType<'AddressLookup'> = {
  identity: [],
  map: (read, { unit }) => ({ name: onlyName(read, unit) }),
};

const names: ReadonlySet<string> = new Set(Object.values(dnsNames).flatMap((each) => each ?? []));

function onlyName(read: PropertyReader, unit: Unit): Value<string> {
  const given = read.names().filter((name) => name !== 'ServiceToken');
  const taken = attributesIn(given.map((name) => read.data(name)));
  const [name, ...others] = taken.filter(({ origin }) => origin && names.has(origin.attribute));
  return name && others.length === 0 ? resourceName(name, unit) : absent(read.written);
}

export const addressLookup = defineKind({
  kind: 'AddressLookup',
  types: {
    'data.dns_a_record_set': terraform,
    'data.dns_aaaa_record_set': terraform,
    'AWS::CloudFormation::CustomResource': custom,
  },
  nameLinks: { name: reachedByName },
});
