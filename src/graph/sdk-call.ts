import type { Data, Datum, Known } from '../model/value.ts';
import { writtenOf } from '../model/value.ts';
import { isMapping, readEntry } from './data-shapes.ts';
import { readJson, readOpenJson } from './open-json.ts';
import type { PropertyReader } from './property-reader.ts';
import { createReader } from './property-reader.ts';

/** A call of the AWS SDK that a custom resource makes when it is created. */
export interface SdkCall {
  /** Lower case and without punctuation, as SDKs of all ages have it: `ec2`, `elasticloadbalancingv2`. */
  readonly service: string;
  /** `modifyVpcEndpointServicePermissions` */
  readonly action: string;
  readonly parameters: PropertyReader;
}

/**
 * The call of CDK's `AwsCustomResource`, which stands in the template as the text of a JSON object, in old versions as
 * an object. Undefined for every other custom resource, and for what cannot be read as such a text.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources.AwsSdkCall.html
 */
export function sdkCallOf(read: PropertyReader): SdkCall | undefined {
  const call = mappingIn(read.data('Create')) ?? mappingIn(read.data('Update'));
  if (!call) return undefined;
  const of = readerOf(call, read);
  const [service, action] = [of.string('service'), of.string('action')];
  if (service.state !== 'known' || action.state !== 'known') return undefined;
  const parameters = call.entries('parameters');
  const known = mappingIn(parameters);
  if (!known) return undefined;
  const name = action.value.replace(/Command$/, '');
  return {
    service: service.value
      .replace(/^@aws-sdk\/client-/, '')
      .replaceAll('-', '')
      .toLowerCase(),
    action: name.charAt(0).toLowerCase() + name.slice(1),
    parameters: readerOf(known, read),
  };
}

interface Entries {
  readonly value: Known<Datum>;
  readonly entries: (name: string) => Data;
}

function mappingIn(data: Data): Entries | undefined {
  const value = data.state === 'unknown' ? readOpenJson(data) : data;
  if (value?.state !== 'known') return undefined;
  const datum = typeof value.value === 'string' ? readJson(value.value, writtenOf(value)) : value.value;
  if (datum === undefined || !isMapping(datum)) return undefined;
  return { value, entries: (name) => readEntry(datum, name, value) };
}

function readerOf({ value, entries }: Entries, { key, warn }: PropertyReader): PropertyReader {
  return createReader({ read: entries, written: { at: value.at }, key: `${key} call` }, ({ code, message, at }) => {
    if (at) warn(code, message, at);
  });
}
