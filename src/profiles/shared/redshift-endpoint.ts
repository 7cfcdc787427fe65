import type { ValueToSend } from '../profile.ts';

/**
 * What a vendor has to know to make a Redshift-managed endpoint: of a cluster its identifier, of a workgroup its name, and
 * whose it is.
 * https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateEndpointAccess.html
 * https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateEndpointAccess.html
 */
export const toMakeRedshiftEndpoint: readonly ValueToSend[] = [
  { value: 'cluster-identifier' },
  { value: 'workgroup-name' },
  { value: 'account' },
];
