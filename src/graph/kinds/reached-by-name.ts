import type { Kind } from '../kinds.ts';

/** What a DNS name may lead to. */
export const reachedByName: readonly Kind[] = [
  'DbCluster',
  'DbClusterEndpoint',
  'DbInstance',
  'DbProxy',
  'DbProxyEndpoint',
  'Instance',
  'LoadBalancer',
  'RedshiftCluster',
  'RedshiftEndpointAccess',
  'RedshiftServerlessWorkgroup',
  'VpcEndpoint',
];
