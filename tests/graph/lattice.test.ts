import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Kind, Kinds } from '../../src/graph/kinds.ts';
import type { RawResource } from '../../src/model/resource.ts';
import { describeArguments, plain } from './argument-table.ts';
import { attribute, open, parsed, ref, resource } from './raw.ts';

describeArguments({
  kind: 'ResourceGateway',
  type: 'AWS::VpcLattice::ResourceGateway',
  rows: [
    ['VpcIdentifier', 'vpc-1', 'vpc', 'vpc-1', 'absent'],
    ['SubnetIds[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['SecurityGroupIds[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['IpAddressType', 'IPV4', 'ipAddressType', 'IPV4', 'absent'],
    ['Ipv4AddressesPerEni', 8, 'ipv4AddressesPerInterface', 8, 16],
    ['ResourceConfigDnsResolution', 'IN_VPC', 'dnsResolution', 'IN_VPC', 'PUBLIC'],
  ],
});

describeArguments({
  kind: 'ResourceGateway',
  type: 'aws_vpclattice_resource_gateway',
  rows: [
    ['vpc_id', 'vpc-1', 'vpc', 'vpc-1', 'absent'],
    ['subnet_ids[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['ip_address_type', 'IPV4', 'ipAddressType', 'IPV4', 'absent'],
    ['ipv4_addresses_per_eni', 8, 'ipv4AddressesPerInterface', 8, 16],
    ['resource_config_dns_resolution', 'IN_VPC', 'dnsResolution', 'IN_VPC', 'PUBLIC'],
  ],
});

describeArguments({
  kind: 'ResourceConfiguration',
  type: 'AWS::VpcLattice::ResourceConfiguration',
  rows: [
    ['ResourceConfigurationType', 'ARN', 'type', 'ARN', 'absent'],
    ['ResourceGatewayId', 'rgw-1', 'gateway', 'rgw-1', 'absent'],
    ['ResourceConfigurationGroupId', 'rcfg-1', 'group', 'rcfg-1', 'absent'],
    ['ProtocolType', 'TCP', 'protocol', 'TCP', 'TCP'],
    ['PortRanges[]', '5432-5440', 'portRanges', ['5432-5440'], 'absent'],
    ['ResourceConfigurationDefinition.ArnResource', 'arn:db', 'resourceArn', 'arn:db', 'absent'],
    ['ResourceConfigurationDefinition.IpResource', '10.0.0.1', 'ipAddress', '10.0.0.1', 'absent'],
    [
      'ResourceConfigurationDefinition.DnsResource.DomainName',
      'db.example.com',
      'domainName',
      'db.example.com',
      'absent',
    ],
    ['ResourceConfigurationDefinition.DnsResource.IpAddressType', 'IPV4', 'domainIpAddressType', 'IPV4', 'absent'],
    ['ResourceConfigurationDefinition.CidrResource.CidrRanges[]', '10.0.0.0/24', 'cidrs', ['10.0.0.0/24'], 'absent'],
    ['CustomDomainName', 'db.example.com', 'customDomainName', 'db.example.com', 'absent'],
    ['DomainVerificationId', 'dv-1', 'domainVerification', 'dv-1', 'absent'],
    ['AllowAssociationToSharableServiceNetwork', true, 'allowedInSharedServiceNetworks', true, false],
  ],
});

describeArguments({
  kind: 'ResourceConfiguration',
  type: 'aws_vpclattice_resource_configuration',
  rows: [
    ['type', 'ARN', 'type', 'ARN', 'SINGLE'],
    ['resource_gateway_identifier', 'rgw-1', 'gateway', 'rgw-1', 'absent'],
    ['resource_configuration_group_id', 'rcfg-1', 'group', 'rcfg-1', 'absent'],
    ['protocol', 'TCP', 'protocol', 'TCP', 'TCP'],
    ['port_ranges[]', '5432', 'portRanges', ['5432-5432'], 'absent'],
    ['resource_configuration_definition[].arn_resource[].arn', 'arn:db', 'resourceArn', 'arn:db', 'absent'],
    ['resource_configuration_definition[].ip_resource[].ip_address', '10.0.0.1', 'ipAddress', '10.0.0.1', 'absent'],
    ['resource_configuration_definition[].dns_resource[].domain_name', 'db.net', 'domainName', 'db.net', 'absent'],
    [
      'resource_configuration_definition[].dns_resource[].ip_address_type',
      'IPV4',
      'domainIpAddressType',
      'IPV4',
      'absent',
    ],
    ['custom_domain_name', 'db.example.com', 'customDomainName', 'db.example.com', 'absent'],
    ['domain_verification_id', 'dv-1', 'domainVerification', 'dv-1', 'absent'],
    ['allow_association_to_shareable_service_network', true, 'allowedInSharedServiceNetworks', true, false],
  ],
});

describeArguments({
  kind: 'ServiceNetwork',
  type: 'AWS::VpcLattice::ServiceNetwork',
  rows: [['AuthType', 'AWS_IAM', 'authType', 'AWS_IAM', 'NONE']],
});

describeArguments({
  kind: 'ServiceNetwork',
  type: 'aws_vpclattice_service_network',
  rows: [['auth_type', 'AWS_IAM', 'authType', 'AWS_IAM', 'NONE']],
});

describeArguments({
  kind: 'ServiceNetworkVpcAssociation',
  type: 'AWS::VpcLattice::ServiceNetworkVpcAssociation',
  rows: [
    ['ServiceNetworkIdentifier', 'sn-1', 'serviceNetwork', 'sn-1', 'absent'],
    ['VpcIdentifier', 'vpc-1', 'vpc', 'vpc-1', 'absent'],
    ['SecurityGroupIds[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['PrivateDnsEnabled', true, 'privateDnsEnabled', true, false],
  ],
});

describeArguments({
  kind: 'ServiceNetworkVpcAssociation',
  type: 'aws_vpclattice_service_network_vpc_association',
  rows: [
    ['service_network_identifier', 'sn-1', 'serviceNetwork', 'sn-1', 'absent'],
    ['vpc_identifier', 'vpc-1', 'vpc', 'vpc-1', 'absent'],
    ['security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['private_dns_enabled', true, 'privateDnsEnabled', true, false],
  ],
});

describeArguments({
  kind: 'ServiceNetworkResourceAssociation',
  type: 'AWS::VpcLattice::ServiceNetworkResourceAssociation',
  rows: [
    ['ServiceNetworkId', 'sn-1', 'serviceNetwork', 'sn-1', 'absent'],
    ['ResourceConfigurationId', 'rcfg-1', 'resourceConfiguration', 'rcfg-1', 'absent'],
    ['PrivateDnsEnabled', true, 'privateDnsEnabled', true, false],
  ],
});

describeArguments({
  kind: 'ServiceNetworkResourceAssociation',
  type: 'aws_vpclattice_service_network_resource_association',
  rows: [
    ['service_network_identifier', 'sn-1', 'serviceNetwork', 'sn-1', 'absent'],
    ['resource_configuration_identifier', 'rcfg-1', 'resourceConfiguration', 'rcfg-1', 'absent'],
    ['private_dns_enabled', true, 'privateDnsEnabled', true, false],
  ],
});

describeArguments({
  kind: 'DomainVerification',
  type: 'AWS::VpcLattice::DomainVerification',
  rows: [['DomainName', 'example.com', 'domainName', 'example.com', 'absent']],
});

describeArguments({
  kind: 'DomainVerification',
  type: 'aws_vpclattice_domain_verification',
  rows: [['domain_name', 'example.com', 'domainName', 'example.com', 'absent']],
});

describeArguments({
  kind: 'ResourceShare',
  type: 'AWS::RAM::ResourceShare',
  rows: [
    ['ResourceArns[]', 'arn:c', 'resources', ['arn:c'], 'absent'],
    ['Principals[]', '111122223333', 'principals', ['111122223333'], 'absent'],
    ['AllowExternalPrincipals', false, 'externalPrincipalsAllowed', false, true],
  ],
});

describeArguments({
  kind: 'ResourceShare',
  type: 'aws_ram_resource_share',
  rows: [['allow_external_principals', true, 'externalPrincipalsAllowed', true, false]],
});

function propsOf<K extends Kind>(kind: K, ...resources: readonly RawResource[]): Kinds[K] {
  const [first] = buildGraph(parsed(resources)).graph.all(kind);
  if (!first) throw new Error(`no ${kind}`);
  return first.props;
}

describe('a resource configuration', () => {
  it('says when a range of ports is none', () => {
    const raw = resource(['AWS::VpcLattice::ResourceConfiguration', 'C'], { PortRanges: ['postgres'] });
    const { graph, diagnostics } = buildGraph(parsed([raw]));
    expect(plain(graph.all('ResourceConfiguration')[0]!.props.portRanges)).toEqual(['unknown']);
    expect(diagnostics).toMatchObject([
      { code: 'wrong-type', message: 'A port range must be a port or a range such as 5432-5440.' },
    ]);
  });

  it('leads to the database whose ARN it has', () => {
    const database = resource(['aws_rds_cluster', 'aws_rds_cluster.c']);
    const configuration = resource(
      ['aws_vpclattice_resource_configuration', 'aws_vpclattice_resource_configuration.r'],
      {
        resource_configuration_definition: [{ arn_resource: [{ arn: attribute('aws_rds_cluster.c', 'arn') }] }],
      },
    );
    const { graph } = buildGraph(parsed([database, configuration]));
    const { resourceArn } = graph.all('ResourceConfiguration')[0]!.props;
    expect(graph.follow(resourceArn, 'DbCluster')).toMatchObject([{ target: { leads: 'here' } }]);
  });

  it('has the policy that a resource of its own gives it, and a service network has not', () => {
    const configuration = resource(['AWS::VpcLattice::ResourceConfiguration', 'C']);
    const network = resource(['AWS::VpcLattice::ServiceNetwork', 'N']);
    const policy = resource(['AWS::VpcLattice::ResourcePolicy', 'P'], {
      ResourceArn: attribute('C', 'Arn'),
      Policy: { Statement: [] },
    });
    expect(plain(propsOf('ResourceConfiguration', configuration, network, policy).resourcePolicy)).toBe('policy');
    expect(plain(propsOf('ServiceNetwork', configuration, network, policy).resourcePolicy)).toBe('absent');
  });

  it.each([
    ['AWS::VpcLattice::ServiceNetwork', 'N', 'AWS::VpcLattice::AuthPolicy', 'ResourceIdentifier', 'Ref', 'Policy'],
    [
      'aws_vpclattice_service_network',
      'aws_vpclattice_service_network.n',
      'aws_vpclattice_auth_policy',
      'resource_identifier',
      'arn',
      'policy',
    ],
  ])('%s has the auth policy that a resource of its own gives it', (type, address, policyType, of, by, policy) => {
    const network = resource([type, address]);
    const own = resource([policyType, `${policyType}.p`], {
      [of]: attribute(address, by),
      [policy]: { Statement: [] },
    });
    expect(plain(propsOf('ServiceNetwork', network).authPolicy)).toBe('absent');
    expect(plain(propsOf('ServiceNetwork', network, own).authPolicy)).toBe('policy');
    expect(plain(propsOf('ServiceNetwork', network, own).resourcePolicy)).toBe('absent');
  });

  it('belongs to the gateway that it names', () => {
    const gateway = resource(['AWS::VpcLattice::ResourceGateway', 'G']);
    const configuration = resource(['AWS::VpcLattice::ResourceConfiguration', 'C'], { ResourceGatewayId: ref('G') });
    const { graph } = buildGraph(parsed([gateway, configuration]));
    const referrers = graph.referrers(graph.all('ResourceGateway')[0]!, 'ResourceConfiguration', 'gateway');
    expect(referrers.items.map(({ value }) => value.state === 'known' && value.value.address)).toEqual(['C']);
  });
});

describe('a resource share', () => {
  const share = resource(['aws_ram_resource_share', 'aws_ram_resource_share.s']);
  const of = { resource_share_arn: attribute('aws_ram_resource_share.s', 'arn') };
  const association = (type: string, properties: Record<string, string>) =>
    resource([type, `${type}.a`], { ...of, ...properties });

  it('shares what is associated with it, with whom is', () => {
    const props = propsOf(
      'ResourceShare',
      share,
      association('aws_ram_resource_association', { resource_arn: 'arn:c' }),
      association('aws_ram_principal_association', { principal: '111122223333' }),
    );
    expect([plain(props.resources), plain(props.principals)]).toEqual([['arn:c'], ['111122223333']]);
  });

  it('may share with others while an association may be another share’s', () => {
    const elsewhere = resource(['aws_ram_principal_association', 'aws_ram_principal_association.a'], {
      resource_share_arn: open(),
      principal: '111122223333',
    });
    expect(plain(propsOf('ResourceShare', share, elsewhere).principals)).toEqual(['more']);
  });
});
