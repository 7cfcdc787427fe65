import type { ListOf } from '../../model/value.ts';
import { map } from '../../model/cases.ts';
import { orElse } from '../defaults.ts';
import type { NativeType, ResourceHeader } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { inBlock } from '../in-block.ts';
import type { Kinds } from '../kinds.ts';
import { expand, joinLists, listOfValue } from '../list-of.ts';
import type { DnsRecord } from '../props/dns.ts';
import type { PropertyReader } from '../property-reader.ts';
import { domainName, resourceName } from './dns-name.ts';
import { reachedByName } from './reached-by-name.ts';
import { emptyAsUnset, only } from './unset.ts';

interface RecordNames {
  readonly name: string;
  readonly type: string;
  readonly values: (read: PropertyReader) => ListOf<string>;
  readonly alias: readonly [block: string, name: string];
}

const template: RecordNames = {
  name: 'Name',
  type: 'Type',
  values: (read) => read.strings('ResourceRecords'),
  alias: ['AliasTarget', 'DNSName'],
};

const terraform: RecordNames = {
  name: 'name',
  type: 'type',
  values: (read) => read.strings('records'),
  alias: ['alias', 'name'],
};

const terraformExclusive: RecordNames = {
  name: 'name',
  type: 'type',
  values: (read) => expand(read.blocks('resource_records'), (block) => listOfValue(block.string('value'))),
  alias: ['alias_target', 'dns_name'],
};

function recordIn(read: PropertyReader, names: RecordNames, { unit }: ResourceHeader): ListOf<DnsRecord> {
  const values = names.values(read);
  const [block, property] = names.alias;
  const record: DnsRecord = {
    ...read.written,
    name: domainName(read.string(names.name)),
    type: map(read.string(names.type), (type) => type.toUpperCase()),
    values: { ...values, items: values.items.map((item) => ({ ...item, value: resourceName(item.value, unit) })) },
    aliasOf: resourceName(
      inBlock(read, [block], (alias) => alias.string(property)),
      unit,
    ),
  };
  return only(record, read.written);
}

function propsOf(records: ListOf<DnsRecord>, zones: ListOf<string>): Kinds['DnsRecords'] {
  const targets = expand(records, ({ values, aliasOf }) => joinLists([values, listOfValue(aliasOf)]));
  return { records, zones, targets };
}

/** A zone is named by its ID or by its name. */
function zoneOf(read: PropertyReader): ListOf<string> {
  return listOfValue(orElse(read.string('HostedZoneId'), read.string('HostedZoneName')));
}

const recordSet: NativeType<'DnsRecords'> = {
  identity: ['Ref'],
  map: (read, header) => propsOf(recordIn(read, template, header), zoneOf(read)),
};

/** The zone stands in the group or in each of its records. */
const recordSetGroup: NativeType<'DnsRecords'> = {
  identity: ['Ref', 'Id'],
  map: (read, header) => {
    const sets = read.blocks('RecordSets');
    const records = expand(sets, (block) => recordIn(block, template, header));
    return propsOf(records, joinLists([zoneOf(read), expand(sets, zoneOf)]));
  },
};

const terraformRecord: NativeType<'DnsRecords'> = {
  identity: ['id'],
  map: (resource, header) => {
    const read = emptyAsUnset(resource);
    return propsOf(recordIn(read, terraform, header), listOfValue(read.string('zone_id')));
  },
};

const terraformExclusiveRecords: NativeType<'DnsRecords'> = {
  // Its ID is that of the zone, which stands for the zone.
  identity: [],
  map: (resource, header) => {
    const read = emptyAsUnset(resource);
    const records = expand(read.blocks('resource_record_set'), (block) => recordIn(block, terraformExclusive, header));
    return propsOf(records, listOfValue(read.string('zone_id')));
  },
};

export const dnsRecords = defineKind({
  kind: 'DnsRecords',
  types: {
    'AWS::Route53::RecordSet': recordSet,
    'AWS::Route53::RecordSetGroup': recordSetGroup,
    aws_route53_record: terraformRecord,
    aws_route53_records_exclusive: terraformExclusiveRecords,
  },
  links: { zones: ['HostedZone'] },
  nameLinks: { targets: reachedByName },
});
