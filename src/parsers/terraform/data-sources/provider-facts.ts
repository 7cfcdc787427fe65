import type { Data, Value } from '../../../model/value.ts';
import { known, unknown } from '../../../model/value.ts';
import { partitionOfRegion, suffixOfPartition } from '../../partitions.ts';
import { distribute } from '../evaluate/alternatives.ts';
import { attributeNamed } from '../load/declarations.ts';
import type { Attributes, Reading } from './reading.ts';
import { argument } from './reading.ts';

/** What the settings leave open is for the data source to say: then it is the thing to name. */
function decided(value: Value<string>): Data | undefined {
  return value.state === 'unknown' && value.reason.kind === 'deployment' ? undefined : value;
}

function region(reading: Reading): Data | undefined {
  const own = ['region', 'name'].find((name) => attributeNamed(reading.block.body, name));
  if (own !== undefined) return argument(reading, own);
  return attributeNamed(reading.block.body, 'endpoint') ? undefined : decided(reading.setting().region);
}

function backwards(domain: string): string {
  return domain.split('.').reverse().join('.');
}

/** Computes from texts that are all known; undefined where nothing is certain. */
function ofTexts(
  { at }: Reading,
  inputs: readonly (Data | undefined)[],
  compute: (texts: readonly string[]) => string | undefined,
): Data | undefined {
  const given = inputs.filter((input) => input !== undefined);
  if (given.length < inputs.length) return undefined;
  let uncertain = 0;
  const result = distribute(given, { at }, (singles) => {
    const texts = singles.flatMap((single) =>
      single.state === 'known' && typeof single.value !== 'object' ? [String(single.value)] : [],
    );
    const text = texts.length === singles.length ? compute(texts) : undefined;
    if (text === undefined) uncertain++;
    return known(text ?? '', { at });
  });
  return uncertain === 0 ? result : undefined;
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/region */
export const awsRegion: Attributes = {
  name: region,
  region,
  id: region,
  endpoint: (reading) =>
    ofTexts(reading, [region(reading)], ([name = '']) => {
      const suffix = suffixOfPartition(partitionOfRegion(name));
      return suffix && `ec2.${name}.${suffix}`;
    }),
};

function ofPartition(compute: (suffix: string) => string): (reading: Reading) => Data | undefined {
  return (reading) =>
    ofTexts(reading, [decided(reading.setting().partition)], ([partition = '']) => {
      const suffix = suffixOfPartition(partition);
      return suffix && compute(suffix);
    });
}

export const awsPartition: Attributes = {
  partition: ({ setting }) => decided(setting().partition),
  id: ({ setting }) => decided(setting().partition),
  dns_suffix: ofPartition((suffix) => suffix),
  reverse_dns_prefix: ofPartition(backwards),
};

export const awsCallerIdentity: Attributes = {
  account_id: ({ setting }) => decided(setting().account),
  id: ({ setting }) => decided(setting().account),
};

const arnParts = ['partition', 'service', 'region', 'account', 'resource'] as const;

function arnPart(part: (typeof arnParts)[number]): (reading: Reading) => Data | undefined {
  return (reading) =>
    ofTexts(reading, [argument(reading, 'arn')], ([arn = '']) => {
      const [prefix, ...fields] = arn.split(':');
      const values = [...fields.slice(0, 4), fields.slice(4).join(':')];
      return prefix === 'arn' && fields.length >= 5 ? values[arnParts.indexOf(part)] : undefined;
    });
}

/** It only takes the ARN apart. */
export const awsArn: Attributes = {
  id: (reading) => argument(reading, 'arn'),
  ...Object.fromEntries(arnParts.map((part) => [part, arnPart(part)])),
};

function ownOrProviderRegion(reading: Reading): Data | undefined {
  return attributeNamed(reading.block.body, 'region') ? argument(reading, 'region') : decided(reading.setting().region);
}

function ofService(
  service: string,
  compute: (region: string, service: string, suffix: string) => string,
): (reading: Reading) => Data | undefined {
  return (reading) => {
    const inputs = [ownOrProviderRegion(reading), argument(reading, service)];
    return ofTexts(reading, inputs, ([name = '', id = '']) => {
      const suffix = suffixOfPartition(partitionOfRegion(name));
      return suffix && compute(name, id, suffix);
    });
  };
}

const reverseName = ofService('service_id', (name, id, suffix) => `${backwards(suffix)}.${name}.${id}`);

/** Names of AWS's own services, made by a pattern: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/service */
export const awsService: Attributes = {
  reverse_dns_name: reverseName,
  id: reverseName,
  dns_name: ofService('service_id', (name, id, suffix) => `${id}.${name}.${suffix}`),
  region: ownOrProviderRegion,
};

/** Some services have principals of their own in other partitions than `aws`. */
export const awsServicePrincipal: Attributes = {
  name: ofService('service_name', (_name, id) => `${id}.amazonaws.com`),
};

/**
 * With `service`, the provider asks for exactly this name and takes nothing else
 * (https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_endpoint_service_data_source.go).
 */
export const awsVpcEndpointService: Attributes = {
  service_name: (reading) =>
    attributeNamed(reading.block.body, 'service')
      ? (ofService('service', (name, id, suffix) => `${backwards(suffix)}.${name}.${id}`)(reading) ??
        nameInOpenRegion(reading))
      : undefined,
};

/** Which service it is is known even where its Region is not. */
function nameInOpenRegion(reading: Reading): Data | undefined {
  const region = attributeNamed(reading.block.body, 'region') ? argument(reading, 'region') : reading.setting().region;
  const service = argument(reading, 'service');
  if (region.state !== 'unknown' || service.state !== 'known' || typeof service.value !== 'string') return undefined;
  const parts = ['com.amazonaws.', region, `.${service.value}`];
  return unknown(region.reason, { at: reading.at }, { nonNull: true, parts });
}
