import type { Unknown } from '../model/value.ts';

/**
 * By type of a resource or data source the attribute that holds the name of the vendor's endpoint service, which no
 * service of AWS itself has. It is known only after the vendor made the service.
 */
const nameOfService: ReadonlyMap<string, string> = new Map([
  // https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/privatelink_endpoint
  ['mongodbatlas_privatelink_endpoint', 'endpoint_service_name'],
  // https://registry.terraform.io/providers/confluentinc/confluent/latest/docs/resources/confluent_network
  ['confluent_network', 'private_link_endpoint_service'],
  // https://registry.terraform.io/providers/confluentinc/confluent/latest/docs/resources/confluent_private_link_attachment
  ['confluent_private_link_attachment', 'vpc_endpoint_service_name'],
  // https://registry.terraform.io/providers/ClickHouse/clickhouse/latest/docs/resources/service
  ['clickhouse_service', 'endpoint_service_id'],
  // https://registry.terraform.io/providers/aiven/aiven/latest/docs/resources/aws_privatelink
  ['aiven_aws_privatelink', 'aws_service_name'],
]);

/** Whether what is not known is surely the name of an endpoint service, by the attribute that it stands for. */
export function namesVendorService({ origin }: Unknown): boolean {
  if (!origin) return false;
  const type = /(?:^|\.)([a-z]+_\w+)\.[\w-]+(?:\[[^\]]*\])?$/.exec(origin.address)?.[1];
  const attribute = /\w+$/.exec(origin.attribute)?.[0];
  return type !== undefined && attribute !== undefined && nameOfService.get(type) === attribute;
}
