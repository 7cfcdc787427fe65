import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://documentation.immuta.com/SaaS/',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

export const immuta: Profile = {
  name: 'immuta',
  vendor: 'Immuta',
  description: 'Immuta SaaS reaches Redshift or PostgreSQL through an endpoint service',
  path: 'endpoint-service',
  principals: ['immuta.principal'],
  inputs: [
    {
      name: 'immuta.principal',
      what: "Immuta's principal",
      from: 'account ID or ARN from Immuta',
      form: 'principal',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'Immuta connects to an endpoint service of its customer.' },
    },
    {
      rule: 'acceptance-required',
      level: 'required',
      options: { value: true },
      evidence: { ...page, basis: 'Acceptance must be on.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'immuta.principal' },
      evidence: { ...page, basis: 'The principal that Immuta gives is allowed.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'Immuta connects to the database through the endpoint service.' },
    },
    {
      rule: 'target-ip-drift',
      level: 'recommended',
      evidence: { ...page, basis: 'A failover of RDS Multi-AZ needs something that sets the address of the target.' },
    },
  ],
  manual: [
    {
      text: 'Accept the connection of Immuta.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
    {
      text: "For an API Gateway (preview), let its resource policy admit the ID of Immuta's VPC endpoint.",
      who: 'customer',
      when: 'before',
      url: page.source,
    },
  ],
  send: [{ value: 'region' }, { value: 'zone-ids' }, { value: 'service-name' }, { value: 'port' }],
};
