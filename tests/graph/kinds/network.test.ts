import { testNative } from './rows.ts';

const vpcDefaults = {
  cidrs: 'absent',
  ipv6Cidrs: 'absent',
  dnsSupport: true,
  dnsHostnames: false,
  dhcpOptions: 'absent',
  mainRouteTables: 'absent',
  defaultRouteTable: 'unknown',
  defaultNetworkAcl: 'unknown',
  defaultSecurityGroup: 'unknown',
  defaultRoutes: 'absent',
  defaultAclIngress: 'absent',
  defaultAclEgress: 'absent',
};

testNative({
  types: ['AWS::EC2::VPC'],
  kind: 'Vpc',
  unwritten: vpcDefaults,
  rows: [
    ['CidrBlock', '10.0.0.0/16', 'cidrs'],
    ['EnableDnsSupport', 'false', 'dnsSupport', false],
    ['EnableDnsHostnames', true, 'dnsHostnames'],
  ],
  elsewhere: ['Ipv4IpamPoolId'],
});

const terraformVpcRows = [
  ['ipv6_cidr_block', '2001:db8::/56', 'ipv6Cidrs'],
  ['enable_dns_support', false, 'dnsSupport'],
  ['enable_dns_hostnames', true, 'dnsHostnames'],
] as const;
const pools = ['ipv6_ipam_pool_id', 'assign_generated_ipv6_cidr_block'];

testNative({
  types: ['aws_vpc'],
  kind: 'Vpc',
  unwritten: vpcDefaults,
  rows: [['cidr_block', '10.0.0.0/16', 'cidrs'], ...terraformVpcRows],
  elsewhere: ['ipv4_ipam_pool_id', ...pools],
});

testNative({
  types: ['aws_default_vpc'],
  kind: 'Vpc',
  // It exists already, and its main table has routes.
  unwritten: { ...vpcDefaults, cidrs: ['unknown'], dnsHostnames: true, defaultRoutes: ['…'] },
  rows: [...terraformVpcRows, ['enable_dns_hostnames', false, 'dnsHostnames']],
  elsewhere: pools,
});

testNative({
  types: ['AWS::EC2::VPCCidrBlock'],
  kind: 'Vpc',
  of: ['AWS::EC2::VPC', 'VpcId', 'Ref'],
  rows: [
    ['CidrBlock', '10.1.0.0/16', 'cidrs'],
    ['Ipv6CidrBlock', '2001:db8::/56', 'ipv6Cidrs'],
  ],
  elsewhere: ['Ipv4IpamPoolId', 'Ipv6IpamPoolId', 'AmazonProvidedIpv6CidrBlock'],
});

testNative({
  types: ['aws_vpc_ipv4_cidr_block_association'],
  kind: 'Vpc',
  of: ['aws_vpc', 'vpc_id', 'id'],
  rows: [['cidr_block', '10.1.0.0/16', 'cidrs']],
  elsewhere: ['ipv4_ipam_pool_id'],
});

testNative({
  types: ['aws_vpc_ipv6_cidr_block_association'],
  kind: 'Vpc',
  of: ['aws_vpc', 'vpc_id', 'id'],
  rows: [['ipv6_cidr_block', '2001:db8::/56', 'ipv6Cidrs']],
  elsewhere: pools,
});

testNative({
  types: ['AWS::EC2::VPCDHCPOptionsAssociation'],
  kind: 'Vpc',
  of: ['AWS::EC2::VPC', 'VpcId', 'Ref'],
  rows: [['DhcpOptionsId', 'dopt-1', 'dhcpOptions']],
});

testNative({
  types: ['aws_vpc_dhcp_options_association'],
  kind: 'Vpc',
  of: ['aws_vpc', 'vpc_id', 'id'],
  rows: [['dhcp_options_id', 'dopt-1', 'dhcpOptions']],
});

testNative({
  types: ['aws_main_route_table_association'],
  kind: 'Vpc',
  of: ['aws_vpc', 'vpc_id', 'id'],
  rows: [['route_table_id', 'rtb-1', 'mainRouteTables']],
});

const subnetDefaults = {
  vpc: 'absent',
  cidr: 'absent',
  ipv6Cidr: 'absent',
  availabilityZone: 'absent',
  availabilityZoneId: 'absent',
  mapPublicIpOnLaunch: false,
  routeTables: 'absent',
  networkAcls: 'absent',
};

testNative({
  types: ['AWS::EC2::Subnet'],
  kind: 'Subnet',
  unwritten: subnetDefaults,
  rows: [
    ['VpcId', 'vpc-1', 'vpc'],
    ['CidrBlock', '10.0.1.0/24', 'cidr'],
    ['Ipv6CidrBlock', '2001:db8::/64', 'ipv6Cidr'],
    ['AvailabilityZone', 'eu-west-1a', 'availabilityZone'],
    ['AvailabilityZoneId', 'euw1-az1', 'availabilityZone'],
    ['AvailabilityZoneId', 'euw1-az1', 'availabilityZoneId'],
    ['MapPublicIpOnLaunch', 'true', 'mapPublicIpOnLaunch', true],
  ],
  elsewhere: ['Ipv4IpamPoolId', 'Ipv6IpamPoolId'],
});

testNative({
  types: ['aws_subnet'],
  kind: 'Subnet',
  unwritten: subnetDefaults,
  rows: [
    ['vpc_id', 'vpc-1', 'vpc'],
    ['cidr_block', '10.0.1.0/24', 'cidr'],
    ['ipv6_cidr_block', '2001:db8::/64', 'ipv6Cidr'],
    ['availability_zone', 'eu-west-1a', 'availabilityZone'],
    ['availability_zone_id', 'euw1-az1', 'availabilityZone'],
    ['availability_zone_id', 'euw1-az1', 'availabilityZoneId'],
    ['map_public_ip_on_launch', true, 'mapPublicIpOnLaunch'],
  ],
  elsewhere: ['ipv4_ipam_pool_id', 'ipv6_ipam_pool_id'],
});

testNative({
  types: ['aws_default_subnet'],
  kind: 'Subnet',
  unwritten: {
    ...subnetDefaults,
    vpc: 'unknown',
    cidr: 'unknown',
    availabilityZoneId: 'unknown',
    mapPublicIpOnLaunch: true,
  },
  rows: [
    ['ipv6_cidr_block', '2001:db8::/64', 'ipv6Cidr'],
    ['availability_zone', 'eu-west-1a', 'availabilityZone'],
    ['map_public_ip_on_launch', false, 'mapPublicIpOnLaunch'],
  ],
});

testNative({
  types: ['AWS::EC2::SubnetRouteTableAssociation'],
  kind: 'Subnet',
  of: ['AWS::EC2::Subnet', 'SubnetId', 'Ref'],
  rows: [['RouteTableId', 'rtb-1', 'routeTables']],
});

testNative({
  types: ['aws_route_table_association'],
  kind: 'Subnet',
  of: ['aws_subnet', 'subnet_id', 'id'],
  rows: [['route_table_id', 'rtb-1', 'routeTables']],
});

testNative({
  types: ['AWS::EC2::SubnetNetworkAclAssociation'],
  kind: 'Subnet',
  of: ['AWS::EC2::Subnet', 'SubnetId', 'Ref'],
  rows: [['NetworkAclId', 'acl-1', 'networkAcls']],
});

testNative({
  types: ['aws_network_acl_association'],
  kind: 'Subnet',
  of: ['aws_default_subnet', 'subnet_id', 'id'],
  rows: [['network_acl_id', 'acl-1', 'networkAcls']],
});

testNative({
  types: ['AWS::EC2::DHCPOptions'],
  kind: 'DhcpOptions',
  unwritten: { domainNameServers: ['AmazonProvidedDNS'], domainName: 'absent' },
  rows: [
    ['DomainNameServers', ['10.0.0.2', '10.0.0.3'], 'domainNameServers'],
    ['DomainName', 'example.internal', 'domainName'],
  ],
});

testNative({
  types: ['aws_vpc_dhcp_options'],
  kind: 'DhcpOptions',
  unwritten: { domainNameServers: ['AmazonProvidedDNS'], domainName: 'absent' },
  rows: [
    ['domain_name_servers', ['10.0.0.2', '10.0.0.3'], 'domainNameServers'],
    ['domain_name', 'example.internal', 'domainName'],
  ],
});

testNative({
  types: ['aws_default_vpc_dhcp_options'],
  kind: 'DhcpOptions',
  unwritten: { domainNameServers: ['AmazonProvidedDNS'], domainName: 'absent' },
  rows: [],
});

testNative({
  types: ['AWS::EC2::InternetGateway'],
  kind: 'InternetGateway',
  unwritten: { vpcs: 'absent' },
  rows: [],
});

testNative({
  types: ['aws_internet_gateway'],
  kind: 'InternetGateway',
  unwritten: { vpcs: 'absent' },
  rows: [['vpc_id', 'vpc-1', 'vpcs']],
});

testNative({
  types: ['AWS::EC2::VPCGatewayAttachment'],
  kind: 'InternetGateway',
  of: ['AWS::EC2::InternetGateway', 'InternetGatewayId', 'Ref'],
  rows: [['VpcId', 'vpc-1', 'vpcs']],
});

testNative({
  types: ['aws_internet_gateway_attachment'],
  kind: 'InternetGateway',
  of: ['aws_internet_gateway', 'internet_gateway_id', 'id'],
  rows: [['vpc_id', 'vpc-1', 'vpcs']],
});

testNative({
  types: ['AWS::EC2::NatGateway'],
  kind: 'NatGateway',
  unwritten: { subnet: 'absent', connectivityType: 'public' },
  rows: [
    ['SubnetId', 'subnet-1', 'subnet'],
    ['ConnectivityType', 'private', 'connectivityType'],
  ],
});

testNative({
  types: ['aws_nat_gateway'],
  kind: 'NatGateway',
  unwritten: { subnet: 'absent', connectivityType: 'public' },
  rows: [
    ['subnet_id', 'subnet-1', 'subnet'],
    ['connectivity_type', 'private', 'connectivityType'],
  ],
});

testNative({
  types: ['AWS::EC2::VPCBlockPublicAccessOptions'],
  kind: 'BlockPublicAccess',
  unwritten: { internetGatewayBlockMode: 'absent' },
  rows: [['InternetGatewayBlockMode', 'block-ingress', 'internetGatewayBlockMode']],
});

testNative({
  types: ['aws_vpc_block_public_access_options'],
  kind: 'BlockPublicAccess',
  unwritten: { internetGatewayBlockMode: 'absent' },
  rows: [['internet_gateway_block_mode', 'block-ingress', 'internetGatewayBlockMode']],
});

const exclusionDefaults = { internetGatewayExclusionMode: 'absent', vpc: 'absent', subnet: 'absent' };

testNative({
  types: ['AWS::EC2::VPCBlockPublicAccessExclusion'],
  kind: 'BlockPublicAccessExclusion',
  unwritten: exclusionDefaults,
  rows: [
    ['InternetGatewayExclusionMode', 'allow-egress', 'internetGatewayExclusionMode'],
    ['VpcId', 'vpc-1', 'vpc'],
    ['SubnetId', 'subnet-1', 'subnet'],
  ],
});

testNative({
  types: ['aws_vpc_block_public_access_exclusion'],
  kind: 'BlockPublicAccessExclusion',
  unwritten: exclusionDefaults,
  rows: [
    ['internet_gateway_exclusion_mode', 'allow-egress', 'internetGatewayExclusionMode'],
    ['vpc_id', 'vpc-1', 'vpc'],
    ['subnet_id', 'subnet-1', 'subnet'],
  ],
});

const interfaceDefaults = { subnet: 'absent', privateIps: 'absent', securityGroups: 'absent' };

testNative({
  types: ['AWS::EC2::NetworkInterface'],
  kind: 'NetworkInterface',
  unwritten: interfaceDefaults,
  rows: [
    ['SubnetId', 'subnet-1', 'subnet'],
    ['PrivateIpAddress', '10.0.0.5', 'privateIps'],
    ['PrivateIpAddresses.PrivateIpAddress', '10.0.0.5', 'privateIps'],
    ['GroupSet', ['sg-1', 'sg-2'], 'securityGroups'],
  ],
});

testNative({
  types: ['aws_network_interface'],
  kind: 'NetworkInterface',
  unwritten: interfaceDefaults,
  rows: [
    ['subnet_id', 'subnet-1', 'subnet'],
    ['private_ip', '10.0.0.5', 'privateIps'],
    ['private_ips', ['10.0.0.5', '10.0.0.6'], 'privateIps'],
    ['private_ip_list', ['10.0.0.5', '10.0.0.6'], 'privateIps'],
    ['security_groups', ['sg-1', 'sg-2'], 'securityGroups'],
  ],
});

testNative({
  types: ['aws_network_interface_sg_attachment'],
  kind: 'NetworkInterface',
  of: ['aws_network_interface', 'network_interface_id', 'id'],
  rows: [['security_group_id', 'sg-1', 'securityGroups']],
});

const instanceDefaults = { ...interfaceDefaults, availabilityZone: 'absent', networkInterfaces: 'absent' };

testNative({
  types: ['AWS::EC2::Instance'],
  kind: 'Instance',
  unwritten: instanceDefaults,
  rows: [
    ['SubnetId', 'subnet-1', 'subnet'],
    ['PrivateIpAddress', '10.0.0.5', 'privateIps'],
    ['SecurityGroupIds', ['sg-1', 'sg-2'], 'securityGroups'],
    ['SecurityGroups', ['db', 'edge'], 'securityGroups'],
    ['AvailabilityZone', 'eu-west-1a', 'availabilityZone'],
    ['NetworkInterfaces.SubnetId', 'subnet-1', 'subnet'],
    ['NetworkInterfaces.PrivateIpAddress', '10.0.0.5', 'privateIps'],
    ['NetworkInterfaces.PrivateIpAddresses.PrivateIpAddress', '10.0.0.5', 'privateIps'],
    ['NetworkInterfaces.NetworkInterfaceId', 'eni-1', 'networkInterfaces'],
  ],
  elsewhere: ['LaunchTemplate', 'NetworkInterfaces.GroupSet'],
});

testNative({
  types: ['aws_instance'],
  kind: 'Instance',
  unwritten: instanceDefaults,
  rows: [
    ['subnet_id', 'subnet-1', 'subnet'],
    ['private_ip', '10.0.0.5', 'privateIps'],
    ['secondary_private_ips', ['10.0.0.5', '10.0.0.6'], 'privateIps'],
    ['vpc_security_group_ids', ['sg-1', 'sg-2'], 'securityGroups'],
    ['security_groups', ['db', 'edge'], 'securityGroups'],
    ['availability_zone', 'eu-west-1a', 'availabilityZone'],
    ['network_interface.network_interface_id', 'eni-1', 'networkInterfaces'],
    ['primary_network_interface.network_interface_id', 'eni-1', 'networkInterfaces'],
  ],
  elsewhere: ['launch_template'],
});

testNative({
  types: ['AWS::EC2::NetworkInterfaceAttachment'],
  kind: 'Instance',
  of: ['AWS::EC2::Instance', 'InstanceId', 'Ref'],
  rows: [['NetworkInterfaceId', 'eni-1', 'networkInterfaces']],
});

testNative({
  types: ['aws_network_interface_attachment'],
  kind: 'Instance',
  of: ['aws_instance', 'instance_id', 'id'],
  rows: [['network_interface_id', 'eni-1', 'networkInterfaces']],
});

testNative({
  types: ['aws_network_interface_sg_attachment'],
  kind: 'Instance',
  of: ['aws_instance', 'network_interface_id', 'primary_network_interface_id'],
  rows: [['security_group_id', 'sg-1', 'securityGroups']],
});
