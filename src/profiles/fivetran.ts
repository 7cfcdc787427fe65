import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://fivetran.com/docs/destinations/connection-options/aws-private-link',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;
const reference = {
  source: 'https://fivetran.com/docs/rest-api/interactive-api-reference/api-configuration/private-link-configuration',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

export const fivetran: Profile = {
  name: 'fivetran',
  vendor: 'Fivetran',
  description: 'Fivetran reaches a database through an endpoint service on a Network Load Balancer',
  path: 'endpoint-service',
  principals: ['fivetran.principal'],
  inputs: [
    {
      name: 'fivetran.principal',
      what: "Fivetran's principal",
      from: 'account ID or ARN from Fivetran',
      form: 'principal',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'Aurora, EC2 and RDS need a Network Load Balancer behind the endpoint service.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'Fivetran connects to the database through the load balancer.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'fivetran.principal' },
      evidence: { ...page, basis: 'Fivetran connects to an endpoint service, which must allow it.' },
    },
    {
      rule: 'supported-region',
      level: 'recommended',
      options: {
        regions: [
          'us-east-1',
          'us-east-2',
          'us-west-2',
          'ap-northeast-1',
          'ap-southeast-1',
          'ap-southeast-2',
          'eu-central-1',
          'eu-west-1',
          'eu-west-2',
          'ap-south-1',
          'ca-central-1',
          'us-gov-west-1',
        ],
      },
      evidence: { ...reference, basis: 'The API takes twelve Regions of AWS for a private link.' },
    },
  ],
  manual: [
    {
      text: 'Make sure that your plan is Business Critical.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
    {
      text: 'Let the database take TLS: Fivetran requires it on the link unless you turn that off.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }],
};
