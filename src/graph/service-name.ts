import type { Case, Known, Unknown, Value, Written } from '../model/value.ts';
import { eachCase } from '../model/cases.ts';
import { absent, known, unknown, writtenOf } from '../model/value.ts';
import type { Field } from './composed-text.ts';
import { behind, fieldsOf, openIn, piecesOf, textIn } from './composed-text.ts';
import type { ServiceName } from './props/endpoints.ts';
import { regionCode } from '../model/region.ts';
import { namesVendorService } from './vendor-services.ts';

/**
 * What names of services begin with: the domain of a partition backwards, and for some services `aws`. Behind that, or
 * with `aws` one field further, stands the Region.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const prefixes: readonly (readonly [start: string, regionAt: number])[] = [
  ['com.amazonaws.', 0],
  ['cn.com.amazonaws.', 0],
  ['eu.amazonaws.', 0],
  ['gov.ic.c2s.', 0],
  ['gov.sgov.sc2s.', 0],
  ['gov.ic.hci.csp.', 0],
  ['uk.adc-e.cloud.', 0],
  ['aws.', 1],
];
/** What names of endpoint services go on with: `com.amazonaws.vpce.<region>.<ID>`. */
const ofOthers = 'vpce.';

/** What a name of a service means, in whatever way it is put together. */
export function readServiceName(name: Value<string>): Value<ServiceName> {
  return eachCase(name, meaningOf);
}

/** The ID of the endpoint service whose name it is. */
export function endpointServiceIn(name: Known<string> | Unknown): Value<string> | undefined {
  const read = parse(name);
  return read?.type === 'endpoint-service' ? read.id : undefined;
}

function meaningOf(value: Case<string>['value']): Case<ServiceName>['value'] {
  if (value.state === 'absent') return value;
  const read = parse(value);
  if (read) return known(read, value);
  if (value.state === 'known') return known({ type: 'other', name: value.value }, value);
  return namesVendorService(value) ? known(vendorService(value), value) : value;
}

function vendorService({ reason, at }: Unknown): ServiceName {
  const open = unknown(reason, { at });
  return { type: 'endpoint-service', id: open, region: open };
}

function parse(name: Known<string> | Unknown): ServiceName | undefined {
  const pieces = piecesOf(name).map((piece) => (typeof piece === 'string' ? piece.toLowerCase() : piece));
  for (const [start, regionAt] of prefixes) {
    const rest = behind(pieces, start);
    if (!rest) continue;
    const others = behind(rest, ofOthers);
    return others ? endpointService(fieldsOf(others, '.'), name) : ofAws(fieldsOf(rest, '.'), regionAt, name);
  }
  return undefined;
}

function endpointService(fields: readonly Field[], name: Written): ServiceName | undefined {
  const [region, id, ...more] = fields;
  if (!region || !id || more.length > 0) return undefined;
  return { type: 'endpoint-service', id: valueOf(id, name), region: valueOf(region, name) };
}

/** Few names have no Region: `com.amazonaws.s3-global.accesspoint`. What is not known in its place stands for one. */
function ofAws(fields: readonly Field[], regionAt: number, name: Written): ServiceName | undefined {
  const region = fields[regionAt] ?? [];
  const text = textIn(region);
  const isRegion = text === undefined || regionCode.test(text);
  const others = fields.filter((_field, index) => !isRegion || index !== regionAt).map(textIn);
  if (others.length === 0 || others.includes(undefined) || others.includes('')) return undefined;
  return {
    type: 'aws',
    service: others.join('.'),
    region: isRegion ? valueOf(region, name) : absent({ at: name.at }),
  };
}

/** A field as a value, at the place of the name that it is of. */
function valueOf(field: Field, name: Written): Value<string> {
  const { origin: _ofAll, ...written } = writtenOf(name);
  const text = textIn(field);
  if (text !== undefined) return known(text, written);
  const open = openIn(field);
  if (open) return { ...open, at: written.at };
  const [first] = field.filter((piece) => typeof piece === 'object');
  const reason = first?.state === 'unknown' ? first.reason : ({ kind: 'choice', of: 'a part of the name' } as const);
  return unknown(reason, written, { parts: field });
}
