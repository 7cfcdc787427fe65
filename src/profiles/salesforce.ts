import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.private_connect_outbound_aws.htm',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;
const data360 = {
  source: 'https://developer.salesforce.com/docs/data/data-cloud-int/guide/c360-a-private-connect-integrations.html',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

export const salesforcePrivateConnect: Profile = {
  name: 'salesforce/private-connect',
  vendor: 'Salesforce',
  description: 'Salesforce Private Connect calls out through an endpoint service',
  path: 'endpoint-service',
  principals: ['salesforce.principal'],
  inputs: [
    {
      name: 'salesforce.principal',
      what: 'the principal of Salesforce',
      from: 'ARN of the IAM role that Setup shows for the Region of your VPC',
      form: 'principal',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'Salesforce connects to an endpoint service of its customer.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'salesforce.principal' },
      evidence: { ...page, basis: "The IAM role that Setup shows for the VPC's Region is an allowed principal." },
    },
  ],
  manual: [
    {
      text: 'Make sure that your edition is Enterprise, Performance, Unlimited or Developer, and buy a licence for each connection.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
    {
      text: 'Hand over the name of the endpoint service in Setup, and route callouts over it by a named credential.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }],
};

export const salesforceData360: Profile = {
  name: 'salesforce/data-360',
  vendor: 'Salesforce',
  description: 'Salesforce Data 360 reaches Snowflake, Databricks, Redshift or MSK over a private network route',
  path: 'brokered',
  inputs: [],
  requirements: [],
  manual: [
    {
      text: 'Create a private network route, managed by Salesforce or by yourself.',
      who: 'customer',
      when: 'before',
      url: data360.source,
    },
    {
      text: 'Let Redshift be reached through an endpoint service of your own: an endpoint that Redshift manages is not available there.',
      who: 'customer',
      when: 'before',
      url: data360.source,
    },
  ],
  send: [],
};
