/**
 * Attributes of data sources that are lists or sets of strings, of those that arguments for networks are made of.
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/data-sources/subnets, and so for each; the schema
 * that `terraform providers schema -json` prints has them all. `aws_subnet_ids` is there up to version 4.
 */
const attributes: Readonly<Record<string, readonly string[]>> = {
  aws_availability_zones: ['group_names', 'names', 'zone_ids'],
  aws_db_instance: ['vpc_security_groups'],
  aws_db_subnet_group: ['subnet_ids'],
  aws_instance: ['security_groups', 'vpc_security_group_ids'],
  aws_instances: ['ids', 'private_ips', 'public_ips'],
  aws_lb: ['security_groups', 'subnets'],
  aws_lbs: ['arns'],
  aws_network_interface: ['private_ips', 'security_groups'],
  aws_network_interfaces: ['ids'],
  aws_rds_cluster: ['vpc_security_group_ids'],
  aws_redshift_cluster: ['vpc_security_group_ids'],
  aws_redshift_subnet_group: ['subnet_ids'],
  aws_route_tables: ['ids'],
  aws_security_groups: ['arns', 'ids'],
  aws_subnet_ids: ['ids'],
  aws_subnets: ['ids'],
  aws_vpc_endpoint: ['network_interface_ids', 'route_table_ids', 'security_group_ids', 'subnet_ids'],
  aws_vpcs: ['ids'],
};

export function isListAttribute(type: string, attribute: string): boolean {
  return Object.hasOwn(attributes, type) && (attributes[type]?.includes(attribute) ?? false);
}
