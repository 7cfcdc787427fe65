/**
 * Data sources that find what a name of something else in the sources stands for. They are handed on with the resources,
 * so that what they find can be followed to what they were given.
 * https://registry.terraform.io/providers/hashicorp/dns/latest/docs/data-sources/a_record_set
 */
const lookups: ReadonlySet<string> = new Set(['dns_a_record_set', 'dns_aaaa_record_set']);

export function isLookup({ type }: { readonly type: string }): boolean {
  return lookups.has(type);
}
