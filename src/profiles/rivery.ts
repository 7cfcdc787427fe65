import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://docs.rivery.io/docs/create-aws-privatelink',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

export const rivery: Profile = {
  name: 'rivery',
  vendor: 'Rivery',
  description: 'Rivery (Boomi) reaches a VPC through an endpoint service on a Network Load Balancer',
  path: 'endpoint-service',
  principals: ['arn:aws:iam::012922587834:root'],
  inputs: [],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'The endpoint service is on a Network Load Balancer in the VPC that is exposed.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'arn:aws:iam::012922587834:root' },
      evidence: { ...page, basis: 'The account 012922587834 is an allowed principal.' },
    },
  ],
  manual: [{ text: 'Make sure that your plan is Enterprise.', who: 'customer', when: 'before', url: page.source }],
  send: [{ value: 'service-name' }],
};
