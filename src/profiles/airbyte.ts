import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://docs.airbyte.com/platform/operating-airbyte/privatelink',
  readOn: '2026-11-21',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

export const airbyte: Profile = {
  name: 'airbyte',
  vendor: 'Airbyte',
  description: 'Airbyte Cloud reaches a database through an endpoint service on an internal Network Load Balancer',
  path: 'endpoint-service',
  principals: ['airbyte.principal'],
  inputs: [
    {
      name: 'airbyte.principal',
      what: "Airbyte's principal",
      from: 'account ID or ARN from Airbyte',
      form: 'principal',
    },
  ],
  manual: [],
  send: [],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'The endpoint service is backed by an internal Network Load Balancer.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'airbyte.principal' },
      evidence: { ...page, basis: 'The account that Airbyte names is an allowed principal of the service.' },
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['us-east-1', 'eu-west-3'], orSupportedRegions: true },
      evidence: {
        ...page,
        basis:
          "Airbyte's endpoints are in us-east-1 and eu-west-3; a service elsewhere must list one of them among its supported regions.",
      },
    },
  ],
};
