import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://github.com/sourcegraph/docs/blob/HEAD/docs/cloud/private_connectivity_aws.mdx',
  readOn: '2026-11-21',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

export const sourcegraph: Profile = {
  name: 'sourcegraph',
  vendor: 'Sourcegraph',
  description: 'Sourcegraph Cloud reaches a private service through an endpoint service',
  path: 'endpoint-service',
  principals: ['sourcegraph.principal'],
  inputs: [
    {
      name: 'sourcegraph.principal',
      what: "Sourcegraph's principal",
      from: 'ARN from Sourcegraph, arn:aws:iam::<account>:root',
      form: 'principal',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'Sourcegraph connects to an endpoint service of its customer.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'sourcegraph.principal' },
      evidence: { ...page, basis: 'The account that Sourcegraph names is an allowed principal, as its root.' },
    },
  ],
  manual: [{ text: 'Make sure that your plan is Enterprise.', who: 'customer', when: 'before', url: page.source }],
  send: [
    { value: 'service-name' },
    { value: 'region' },
    { value: 'private-dns-name' },
    { value: 'other', what: 'the type of the TLS certificate' },
  ],
};
