import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Kinds } from '../../src/graph/kinds.ts';
import { atom, never, not } from '../../src/model/guard.ts';
import type { RawResource } from '../../src/model/resource.ts';
import { describeArguments, plain } from './argument-table.ts';
import type { LiteralMapping } from './raw.ts';
import { attribute, either, open, parsed, resource } from './raw.ts';

const everything = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}';

describeArguments({
  kind: 'VpcEndpoint',
  type: 'AWS::EC2::VPCEndpoint',
  rows: [
    ['VpcEndpointType', 'Interface', 'type', 'Interface', 'Gateway'],
    ['VpcId', 'vpc-1', 'vpc', 'vpc-1', 'absent'],
    ['ServiceName', 'com.amazonaws.us-east-1.s3', 'serviceName', 'com.amazonaws.us-east-1.s3', 'absent'],
    ['ServiceRegion', 'eu-west-1', 'serviceRegion', 'eu-west-1', 'absent'],
    ['ResourceConfigurationArn', 'arn:c', 'resourceConfiguration', 'arn:c', 'absent'],
    ['ServiceNetworkArn', 'arn:n', 'serviceNetwork', 'arn:n', 'absent'],
    ['SubnetIds[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['SecurityGroupIds[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['RouteTableIds[]', 'rtb-1', 'routeTables', ['rtb-1'], 'absent'],
    ['PrivateDnsEnabled', 'true', 'privateDnsEnabled', true, false],
    ['DnsOptions.DnsRecordIpType', 'ipv4', 'dnsRecordIpType', 'ipv4', 'absent'],
    [
      'DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint',
      'OnlyInboundResolver',
      'privateDnsOnlyForInboundResolver',
      true,
      'absent',
    ],
    [
      'DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint',
      'AllResolvers',
      'privateDnsOnlyForInboundResolver',
      false,
      'absent',
    ],
    ['DnsOptions.PrivateDnsPreference', 'ALL_DOMAINS', 'privateDnsPreference', 'ALL_DOMAINS', 'VERIFIED_DOMAINS_ONLY'],
    ['DnsOptions.PrivateDnsSpecifiedDomains[]', 'a.com', 'privateDnsSpecifiedDomains', ['a.com'], 'absent'],
    ['PolicyDocument', everything, 'policy', 'policy', 'absent'],
    ['IpAddressType', 'dualstack', 'ipAddressType', 'dualstack', 'absent'],
  ],
});

describeArguments({
  kind: 'VpcEndpoint',
  type: 'aws_vpc_endpoint',
  rows: [
    ['vpc_endpoint_type', 'Interface', 'type', 'Interface', 'Gateway'],
    ['vpc_id', 'vpc-1', 'vpc', 'vpc-1', 'absent'],
    ['service_name', 'com.amazonaws.us-east-1.s3', 'serviceName', 'com.amazonaws.us-east-1.s3', 'absent'],
    ['service_region', 'eu-west-1', 'serviceRegion', 'eu-west-1', 'absent'],
    ['resource_configuration_arn', 'arn:c', 'resourceConfiguration', 'arn:c', 'absent'],
    ['service_network_arn', 'arn:n', 'serviceNetwork', 'arn:n', 'absent'],
    ['subnet_ids[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['subnet_configuration[].subnet_id', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['route_table_ids[]', 'rtb-1', 'routeTables', ['rtb-1'], 'absent'],
    ['private_dns_enabled', true, 'privateDnsEnabled', true, false],
    ['dns_options[].dns_record_ip_type', 'ipv4', 'dnsRecordIpType', 'ipv4', 'absent'],
    [
      'dns_options[].private_dns_only_for_inbound_resolver_endpoint',
      true,
      'privateDnsOnlyForInboundResolver',
      true,
      'absent',
    ],
    [
      'dns_options[].private_dns_preference',
      'ALL_DOMAINS',
      'privateDnsPreference',
      'ALL_DOMAINS',
      'VERIFIED_DOMAINS_ONLY',
    ],
    ['dns_options[].private_dns_specified_domains[]', 'a.com', 'privateDnsSpecifiedDomains', ['a.com'], 'absent'],
    ['policy', everything, 'policy', 'policy', 'absent'],
    ['ip_address_type', 'dualstack', 'ipAddressType', 'dualstack', 'absent'],
    ['auto_accept', true, 'autoAccept', true, false],
  ],
});

const endpoint = (properties: LiteralMapping = {}) =>
  resource(['aws_vpc_endpoint', 'aws_vpc_endpoint.e'], { vpc_endpoint_type: 'Interface', ...properties });
const of = { vpc_endpoint_id: attribute('aws_vpc_endpoint.e', 'id') };
const satellite = (type: string, properties: LiteralMapping) => resource([type, `${type}.x`], { ...of, ...properties });

function propsOf(...resources: readonly RawResource[]): Kinds['VpcEndpoint'] {
  const [first] = buildGraph(parsed(resources)).graph.all('VpcEndpoint');
  if (!first) throw new Error('no endpoint');
  return first.props;
}

describe('a VPC endpoint', () => {
  it('cannot accept its own connection in a template', () => {
    expect(plain(propsOf(resource(['AWS::EC2::VPCEndpoint', 'E'])).autoAccept)).toBe(false);
  });

  it('stands once in a subnet that is listed and configured', () => {
    const both = { subnet_ids: ['subnet-1'], subnet_configuration: [{ subnet_id: 'subnet-1', ipv4: '10.0.0.4' }] };
    expect(plain(propsOf(endpoint(both)).subnets)).toEqual(['subnet-1']);
  });

  it('takes the subnets that are configured where none are listed', () => {
    const prod = atom('prod');
    const { subnets } = propsOf(
      endpoint({ subnet_ids: either(prod, ['subnet-1'], null), subnet_configuration: [{ subnet_id: 'subnet-2' }] }),
    );
    expect(subnets.items.map(({ when, value }) => [when, plain(value)])).toEqual([
      [prod, 'subnet-1'],
      [not(prod), 'subnet-2'],
    ]);
    expect(subnets.absent).toBe(never);
  });

  it('takes an empty text as not written, as the provider does', () => {
    const props = propsOf(endpoint({ service_region: '', policy: '' }));
    expect([plain(props.serviceRegion), plain(props.policy)]).toEqual(['absent', 'absent']);
  });

  it('says which names of resolvers there are', () => {
    const options = { DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: 'Some' } };
    const { graph, diagnostics } = buildGraph(parsed([resource(['AWS::EC2::VPCEndpoint', 'E'], options)]));
    expect(graph.all('VpcEndpoint')).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      {
        code: 'wrong-type',
        message: 'PrivateDnsOnlyForInboundResolverEndpoint must be OnlyInboundResolver or AllResolvers.',
      },
    ]);
  });

  it.each([
    ['aws_vpc_endpoint_subnet_association', 'subnet_id', 'subnet-1', 'subnets'],
    ['aws_vpc_endpoint_security_group_association', 'security_group_id', 'sg-1', 'securityGroups'],
    ['aws_vpc_endpoint_route_table_association', 'route_table_id', 'rtb-1', 'routeTables'],
  ] as const)('has what an %s adds', (type, argument, id, prop) => {
    expect(plain(propsOf(endpoint(), satellite(type, { [argument]: id }))[prop])).toEqual([id]);
  });

  it('has the policy and the private DNS that resources of their own give it', () => {
    const props = propsOf(
      endpoint(),
      satellite('aws_vpc_endpoint_policy', { policy: everything }),
      satellite('aws_vpc_endpoint_private_dns', { private_dns_enabled: true }),
    );
    expect([plain(props.policy), plain(props.privateDnsEnabled)]).toEqual(['policy', true]);
    expect(props.privateDnsEnabled.property).toBe('private_dns_enabled');
  });
});

describe('the default security group', () => {
  const attached = (...resources: readonly RawResource[]) => plain(propsOf(...resources).defaultGroupAttached);
  const association = (properties: LiteralMapping = {}) =>
    satellite('aws_vpc_endpoint_security_group_association', { security_group_id: 'sg-1', ...properties });

  it('is attached to an endpoint that names none', () => {
    expect(attached(endpoint())).toBe(true);
    expect(attached(endpoint({ security_group_ids: [] }))).toBe(true);
  });

  it('is not attached to one that names a group, or that can have none', () => {
    expect(attached(endpoint({ security_group_ids: ['sg-1'] }))).toBe(false);
    expect(attached(endpoint({ vpc_endpoint_type: 'Gateway' }))).toBe(false);
    expect(attached(endpoint({ vpc_endpoint_type: 'GatewayLoadBalancer' }))).toBe(false);
  });

  it('stays attached beside an associated group unless that replaces it', () => {
    expect(attached(endpoint(), association())).toBe(true);
    expect(attached(endpoint(), association({ replace_default_association: false }))).toBe(true);
    expect(attached(endpoint(), association({ replace_default_association: true }))).toBe(false);
    expect(attached(endpoint(), association({ replace_default_association: open() }))).toBe('unknown');
  });

  it('is attached or not as the list that cannot be read or the type that is unknown has it', () => {
    expect(attached(endpoint({ security_group_ids: open() }))).toBe('unknown');
    expect(attached(endpoint({ vpc_endpoint_type: open() }))).toBe('unknown');
  });
});
