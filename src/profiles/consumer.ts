import type { Evidence, Profile } from './profile.ts';

const interfaceEndpoint = {
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;
const policies = {
  ...interfaceEndpoint,
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
} satisfies Omit<Evidence, 'basis'>;
const gateways = {
  ...interfaceEndpoint,
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
} satisfies Omit<Evidence, 'basis'>;

export const consumer: Profile = {
  name: 'consumer',
  vendor: 'AWS',
  description: 'What AWS asks of the endpoints through which you use the services of others',
  path: 'consumer',
  inputs: [],
  requirements: [
    {
      rule: 'endpoint-duplicate',
      level: 'required',
      evidence: {
        ...interfaceEndpoint,
        basis: 'A VPC has one endpoint with private DNS for a service; AWS refuses a second one.',
      },
    },
    {
      rule: 'endpoint-type',
      level: 'required',
      evidence: {
        ...gateways,
        basis: 'There are gateway endpoints for S3 and DynamoDB only, and they work through route tables.',
      },
    },
    {
      rule: 'endpoint-region',
      level: 'required',
      evidence: {
        ...interfaceEndpoint,
        basis: "The service is in the endpoint's Region unless the endpoint names another one.",
      },
    },
    {
      rule: 'endpoint-private-dns',
      level: 'recommended',
      evidence: {
        ...interfaceEndpoint,
        basis: 'Private DNS lets the usual name of a service lead to the endpoint; both DNS attributes must be on.',
      },
    },
    {
      rule: 'endpoint-policy',
      level: 'recommended',
      evidence: { ...policies, basis: 'Without a policy of its own an endpoint allows full access to the service.' },
    },
    {
      rule: 'endpoint-availability-zones',
      level: 'recommended',
      evidence: { ...interfaceEndpoint, basis: 'An endpoint has subnets in at least two Availability Zones.' },
    },
    {
      rule: 'endpoint-inbound-rules',
      level: 'recommended',
      evidence: {
        ...interfaceEndpoint,
        basis: "The endpoint's security group lets in the resources that use the service.",
      },
    },
  ],
  manual: [],
  send: [],
};
