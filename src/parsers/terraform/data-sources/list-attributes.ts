import { always } from '../../../model/guard.ts';
import type { Data, Datum, Item, Unknown } from '../../../model/value.ts';
import { known } from '../../../model/value.ts';
import { listOf } from '../evaluate/collections.ts';
import { isList, withItems } from '../evaluate/symbolic.ts';

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

/**
 * A list in which what a data source finds several of is an item: `[data.aws_subnets.private.ids]`. Before version 0.12
 * Terraform took such a list for its elements; now it refuses it, and as one text it must not be counted.
 */
export function withListItems(value: Data): Data {
  if (value.state !== 'known' || typeof value.value !== 'object' || !isList(value.value)) return value;
  const { items } = value.value;
  if (!items.some(({ value: item }) => isSeveral(item))) return value;
  const seen = items.map((item): Item => (isSeveral(item.value) ? { ...item, value: openList(item.value) } : item));
  return known<Datum>(withItems(value.value, seen), value);
}

function isSeveral(item: Data): item is Unknown {
  if (item.state !== 'unknown' || !item.origin) return false;
  const { address, attribute } = item.origin;
  const type = /(?:^|\.)data\.(\w+)\./.exec(address)?.[1] ?? '';
  return Object.hasOwn(attributes, type) && (attributes[type]?.includes(attribute) ?? false);
}

function openList(value: Unknown): Data {
  return listOf([], { at: value.at, via: value.via }, { rest: [{ when: always, value }] });
}
