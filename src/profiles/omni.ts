import type { Evidence, Profile } from './profile.ts';
import { toMakeRedshiftEndpoint } from './shared/redshift-endpoint.ts';

const page = {
  source: 'https://docs.omni.co/connect-data/aws-privatelink.md',
  readOn: '2026-11-21',
  sourceDate: '2025-07-23',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;
const redshiftPage = {
  source: 'https://docs.omni.co/connect-data/redshift-privatelink.md',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

export const omniDatabase: Profile = {
  name: 'omni/database',
  vendor: 'Omni',
  description: 'Omni reaches a database through an endpoint service that is offered to the Regions of its environment',
  path: 'endpoint-service',
  principals: ['arn:aws:iam::767117061426:root'],
  inputs: [
    {
      name: 'omni.regions',
      what: 'the primary and disaster recovery Regions of your Omni environment',
      from: 'us-east-1,us-west-2 for EastUsa; eu-west-1,eu-central-1 for Ireland; ap-southeast-2,ap-southeast-4 for Australia; ca-central-1,ca-west-1 for Canada',
      form: 'regions',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'Omni connects to an endpoint service of its customer.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'arn:aws:iam::767117061426:root' },
      evidence: { ...page, basis: 'The account 767117061426 is an allowed principal.' },
    },
    {
      rule: 'cross-region',
      level: 'required',
      options: { regions: ['omni.regions'] },
      evidence: {
        ...page,
        basis:
          'Cross-Region access is on, and the supported regions hold the primary and the disaster recovery Region of the environment.',
      },
    },
  ],
  manual: [
    {
      text: 'Where acceptance is on, accept the connection by hand.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }],
};

export const omniRedshift: Profile = {
  name: 'omni/redshift',
  vendor: 'Omni',
  description: 'Omni reaches a Redshift cluster or workgroup over a Redshift-managed endpoint (beta)',
  path: 'redshift-managed',
  inputs: [
    {
      name: 'omni.region',
      what: 'the Region of your Omni instance',
      from: 'primary Region of your Omni environment',
      form: 'region',
    },
  ],
  requirements: [
    {
      rule: 'redshift-endpoint-authorization',
      level: 'required',
      options: { account: '767117061426', serverless: true },
      evidence: { ...redshiftPage, basis: 'The cluster or workgroup grants access to the account of Omni.' },
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['omni.region'], serverless: true },
      evidence: { ...redshiftPage, basis: 'The cluster or workgroup is in the Region of the Omni instance.' },
    },
  ],
  manual: [],
  send: toMakeRedshiftEndpoint,
};
