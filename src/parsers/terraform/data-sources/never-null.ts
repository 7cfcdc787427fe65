/**
 * What data sources surely find where they find anything, by type. Where several may find the same, nothing is said of
 * `id` and `arn`: two of them may be equal.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/region
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/availability_zones
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/caller_identity
 */
const attributes: Readonly<Record<string, readonly string[]>> = {
  aws_availability_zones: ['group_names', 'names', 'zone_ids'],
  aws_caller_identity: ['account_id', 'user_id'],
  aws_partition: ['dns_suffix', 'partition', 'reverse_dns_prefix'],
  aws_region: ['description', 'endpoint', 'name', 'region'],
};

export function isNeverNull(type: string, attribute: string): boolean {
  return Object.hasOwn(attributes, type) && (attributes[type]?.includes(attribute) ?? false);
}
