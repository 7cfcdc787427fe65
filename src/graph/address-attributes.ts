import { kindType } from './custom-resources.ts';

/**
 * The attributes of native types with private IP addresses that a resource is reached by, without the indexes of what is
 * in lists. RDS has none: its addresses are found by asking DNS.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshiftserverless_workgroup
 */
export const addressAttributes: Readonly<Record<string, readonly string[] | undefined>> = {
  'AWS::EC2::Instance': ['PrivateIp', 'PrivateIpAddress'],
  'AWS::EC2::NetworkInterface': ['PrimaryPrivateIpAddress', 'SecondaryPrivateIpAddresses', 'PrivateIpAddress'],
  aws_instance: ['private_ip', 'secondary_private_ips'],
  aws_network_interface: ['private_ip', 'private_ips', 'private_ip_list'],
  aws_redshift_cluster: ['cluster_nodes.private_ip_address'],
  aws_redshift_endpoint_access: ['vpc_endpoint.network_interface.private_ip_address'],
  aws_redshiftserverless_endpoint_access: ['vpc_endpoint.network_interface.private_ip_address'],
  aws_redshiftserverless_workgroup: ['endpoint.vpc_endpoint.network_interface.private_ip_address'],
  'data.dns_a_record_set': ['addrs'],
  'data.dns_aaaa_record_set': ['addrs'],
};

export function isAddress(nativeType: string, attribute: string): boolean {
  // Of a custom resource any attribute may be one.
  if (kindType(nativeType) === 'AWS::CloudFormation::CustomResource') return attribute !== 'Ref';
  return addressAttributes[nativeType]?.includes(attribute.replace(/\[[^\]]*\]/g, '')) ?? false;
}
