import { always } from '../../model/guard.ts';
import type { Unit } from '../../model/resource.ts';
import type { Case, ListOf, Value } from '../../model/value.ts';
import { eachCase } from '../../model/cases.ts';
import { absent, known, unknown, writtenOf } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { inBlock } from '../in-block.ts';
import type { Kinds } from '../kinds.ts';
import { emptyList, expand } from '../list-of.ts';
import { readPolicy } from '../policy.ts';
import type { PortRange } from '../props/lattice.ts';
import type { PropertyReader } from '../property-reader.ts';
import { resourceName } from './dns-name.ts';
import { reachedByName } from './reached-by-name.ts';

type Configuration = Kinds['ResourceConfiguration'];

const template: NativeType<'ResourceConfiguration'> = {
  identity: ['Ref', 'Arn', 'Id'],
  map: (read, { at, unit }) => ({
    type: read.string('ResourceConfigurationType'),
    gateway: read.string('ResourceGatewayId'),
    group: read.string('ResourceConfigurationGroupId'),
    protocol: orDefault(read.string('ProtocolType'), defaultProtocol),
    portRanges: portRanges(read, 'PortRanges'),
    ...definitionIn(
      read,
      {
        block: 'ResourceConfigurationDefinition',
        resourceArn: ['ArnResource'],
        ipAddress: ['IpResource'],
        dns: ['DnsResource', 'DomainName', 'IpAddressType'],
      },
      unit,
    ),
    cidrs: expand(read.blocks('ResourceConfigurationDefinition'), (definition) =>
      expand(definition.blocks('CidrResource'), (block) => block.strings('CidrRanges')),
    ),
    customDomainName: read.string('CustomDomainName'),
    domainVerification: read.string('DomainVerificationId'),
    // Spelt otherwise than in the API and in Terraform.
    allowedInSharedServiceNetworks: orDefault(read.boolean('AllowAssociationToSharableServiceNetwork'), false),
    resourcePolicy: absent({ at, property: 'AWS::VpcLattice::ResourcePolicy.Policy' }),
  }),
};

const terraform: NativeType<'ResourceConfiguration'> = {
  identity: ['id', 'arn'],
  map: (read, { at, unit }) => ({
    // The provider's own default; AWS asks for it.
    type: orDefault(read.string('type'), 'SINGLE'),
    gateway: read.string('resource_gateway_identifier'),
    group: read.string('resource_configuration_group_id'),
    protocol: orDefault(read.string('protocol'), defaultProtocol),
    portRanges: portRanges(read, 'port_ranges'),
    ...definitionIn(
      read,
      {
        block: 'resource_configuration_definition',
        resourceArn: ['arn_resource', 'arn'],
        ipAddress: ['ip_resource', 'ip_address'],
        dns: ['dns_resource', 'domain_name', 'ip_address_type'],
      },
      unit,
    ),
    // The provider has no block for it.
    cidrs: emptyList({ at }, always),
    customDomainName: read.string('custom_domain_name'),
    domainVerification: read.string('domain_verification_id'),
    allowedInSharedServiceNetworks: orDefault(read.boolean('allow_association_to_shareable_service_network'), false),
    resourcePolicy: absent({ at, property: 'policy' }),
  }),
};

// https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_CreateResourceConfiguration.html
const defaultProtocol = 'TCP';

interface DefinitionNames {
  readonly block: string;
  /** A property of the definition, or a property of a block in it. */
  readonly resourceArn: readonly [string] | readonly [block: string, property: string];
  readonly ipAddress: readonly [string] | readonly [block: string, property: string];
  readonly dns: readonly [block: string, name: string, ipAddressType: string];
}

function definitionIn(
  read: PropertyReader,
  { block, resourceArn, ipAddress, dns }: DefinitionNames,
  unit: Unit,
): Pick<Configuration, 'resourceArn' | 'ipAddress' | 'domainName' | 'domainIpAddressType'> {
  const single = ([first, property]: DefinitionNames['resourceArn']): Value<string> =>
    property === undefined
      ? inBlock(read, [block], (definition) => definition.string(first))
      : inBlock(read, [block, first], (inner) => inner.string(property));
  const [dnsBlock, name, ipAddressType] = dns;
  return {
    resourceArn: single(resourceArn),
    ipAddress: single(ipAddress),
    domainName: resourceName(
      inBlock(read, [block, dnsBlock], (inner) => inner.string(name)),
      unit,
    ),
    domainIpAddressType: inBlock(read, [block, dnsBlock], (inner) => inner.string(ipAddressType)),
  };
}

function portRanges(read: PropertyReader, property: string): ListOf<PortRange> {
  const written = read.strings(property);
  const items = written.items.map(({ when, value }) => ({
    when,
    value: eachCase(value, (each) => rangeIn(each, read)),
  }));
  return { ...written, items };
}

function rangeIn(value: Case<string>['value'], read: PropertyReader): Case<PortRange>['value'] {
  if (value.state !== 'known') return value;
  const [, from, to = from] = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(value.value) ?? [];
  if (from !== undefined) return known({ ...writtenOf(value), from: Number(from), to: Number(to) }, value);
  const detail = `${value.property ?? 'A port range'} must be a port or a range such as 5432-5440`;
  read.warn('wrong-type', `${detail}.`, value.at);
  return unknown({ kind: 'invalid', detail }, value);
}

export const resourceConfiguration = defineKind({
  kind: 'ResourceConfiguration',
  types: {
    'AWS::VpcLattice::ResourceConfiguration': template,
    aws_vpclattice_resource_configuration: terraform,
  },
  satellites: {
    'AWS::VpcLattice::ResourcePolicy': {
      belongsTo: (read) => read.string('ResourceArn'),
      adds: (read) => ({ resourcePolicy: readPolicy(read, 'Policy') }),
      unresolved: 'rest',
    },
    aws_vpclattice_resource_policy: {
      belongsTo: (read) => read.string('resource_arn'),
      adds: (read) => ({ resourcePolicy: readPolicy(read, 'policy') }),
      unresolved: 'rest',
    },
  },
  links: {
    gateway: ['ResourceGateway'],
    group: ['ResourceConfiguration'],
    resourceArn: ['DbInstance', 'DbCluster'],
    domainVerification: ['DomainVerification'],
  },
  nameLinks: { domainName: reachedByName },
});
