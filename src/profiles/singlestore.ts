import type { Evidence, Profile } from './profile.ts';

const page = {
  source:
    'https://docs.singlestore.com/cloud/connect-to-your-workspace/private-connections/connect-out-from-singlestore-helios-workspaces-to-private-networks-services-via-aws-privatelink/',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

export const singlestore: Profile = {
  name: 'singlestore',
  vendor: 'SingleStore',
  description: 'A workspace of SingleStore Helios reaches a database or Kafka through an endpoint service',
  path: 'endpoint-service',
  principals: ['singlestore.principal'],
  inputs: [
    {
      name: 'singlestore.principal',
      what: "SingleStore's principal",
      from: "account ID from SingleStore's support",
      form: 'principal',
    },
    {
      name: 'singlestore.region',
      what: 'the Region of your SingleStore workspace',
      from: 'AWS Region of the workspace',
      form: 'region',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'The endpoint service is backed by a Network Load Balancer.' },
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['singlestore.region'] },
      evidence: { ...page, basis: 'Load balancer and endpoint service are in the Region of the workspace.' },
    },
    {
      rule: 'nlb-cross-zone',
      level: 'required',
      options: { value: true },
      evidence: { ...page, basis: 'Cross-zone load balancing is enabled.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'Each service has a target group, through which the workspace connects to it.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'singlestore.principal' },
      evidence: { ...page, basis: 'The account that the support names is an allowed principal.' },
    },
  ],
  manual: [
    {
      text: 'Use one outbound connection for each workspace: it can have no more.',
      who: 'customer',
      when: 'always',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }],
};
