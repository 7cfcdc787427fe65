import type { Evidence, Profile } from './profile.ts';

const provider = {
  source: 'https://registry.terraform.io/providers/confluentinc/confluent/latest/docs/resources/confluent_gateway',
  readOn: '2026-11-21',
  read: 'code',
} satisfies Omit<Evidence, 'basis'>;
const guide = {
  source: 'https://docs.confluent.io/cloud/current/connectors/networking/aws-eap-self-managed.md',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

export const confluent: Profile = {
  name: 'confluent',
  vendor: 'Confluent Cloud',
  description: 'A managed connector of Confluent Cloud reaches a database through an egress PrivateLink gateway',
  path: 'endpoint-service',
  principals: ['confluent.principal'],
  inputs: [
    {
      name: 'confluent.principal',
      what: 'the principal of your Confluent gateway',
      from: '`principal_arn` of the egress PrivateLink gateway',
      form: 'principal',
    },
    {
      name: 'confluent.region',
      what: 'the Region of your Confluent gateway',
      from: 'Region of the egress PrivateLink gateway',
      form: 'region',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...guide, basis: 'The gateway connects to an endpoint service of the customer.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'confluent.principal' },
      evidence: { ...provider, basis: 'The principal that is made for each gateway is allowed.' },
    },
    {
      rule: 'supported-region',
      level: 'recommended',
      options: { regions: ['confluent.region'] },
      evidence: { ...guide, basis: 'Clusters share one gateway in each Region.' },
    },
  ],
  manual: [
    {
      text: 'For a dedicated cluster, use a network of the type "PrivateLink Access".',
      who: 'customer',
      when: 'before',
      url: guide.source,
    },
    {
      text: 'Make an access point that names the endpoint service (`vpc_endpoint_service_name`).',
      who: 'customer',
      when: 'after',
      url: 'https://registry.terraform.io/providers/confluentinc/confluent/latest/docs/resources/confluent_access_point',
    },
  ],
  send: [{ value: 'service-name' }],
};
