import type { ValueToSend } from '../profiles/profile.ts';

/** What a vendor is told of resources or of where they are. */
export type Sent = Exclude<ValueToSend['value'], 'other'>;

const labels: Readonly<Record<Sent, string>> = {
  'service-name': 'Name of the endpoint service',
  region: 'Region',
  'zone-ids': 'Availability Zone IDs',
  account: 'AWS account',
  port: 'Port',
  'dns-name': 'DNS name of the load balancer',
  'private-dns-name': 'Private DNS name of the endpoint service',
  'cluster-identifier': 'Identifier of the cluster',
  'workgroup-name': 'Name of the workgroup',
  'resource-configuration': 'ARN of the resource configuration',
  'cluster-arn': 'ARN of the cluster',
};

/** A value to send, as people call it. */
export function labelOf(sent: ValueToSend): string {
  return sent.value === 'other' ? sent.what : labels[sent.value];
}
