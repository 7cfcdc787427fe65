import { map } from '../../model/value.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { domainName, resourceName } from './dns-name.ts';
import { reachedByName } from './reached-by-name.ts';

/** CloudFormation has none. https://registry.terraform.io/providers/hashicorp/dns/latest/docs/data-sources/a_record_set */
const terraform: NativeType<'AddressLookup'> = {
  identity: ['id'],
  map: (read, { unit }) => ({ name: resourceName(map(domainName(read.string('host')), withoutPort), unit) }),
};

/** `endpoint` of a database has the port behind the name, which is no part of it. */
function withoutPort(name: string): string {
  return name.replace(/:\d+$/, '');
}

export const addressLookup = defineKind({
  kind: 'AddressLookup',
  types: { 'data.dns_a_record_set': terraform, 'data.dns_aaaa_record_set': terraform },
  nameLinks: { name: reachedByName },
});
