import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://docs.unstructured.io/business/aws/aws-privatelink/connect-to-customer-managed-services',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

export const unstructured: Profile = {
  name: 'unstructured',
  vendor: 'Unstructured',
  description: 'Unstructured reaches RDS, MongoDB or Elasticsearch through an endpoint service',
  path: 'endpoint-service',
  inputs: [],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'An endpoint service on a Network Load Balancer stands before the database.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'Unstructured connects to the database through the load balancer.' },
    },
  ],
  manual: [],
  send: [
    { value: 'other', what: 'the type of the service (RDS, MongoDB, Elasticsearch)' },
    { value: 'region' },
    { value: 'port' },
  ],
};
