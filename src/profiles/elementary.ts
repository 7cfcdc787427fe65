import type { Evidence, ManualStep, Profile } from './profile.ts';

const page = {
  source:
    'https://github.com/elementary-data/elementary/blob/HEAD/docs/cloud/integrations/security-and-connectivity/aws-privatelink-integration.mdx',
  readOn: '2026-11-21',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

const addresses: ManualStep = {
  text: 'Where access is restricted by address, admit 10.0.1.x, 10.0.2.x and 10.0.3.x.',
  who: 'customer',
  when: 'after',
  url: page.source,
};

export const elementarySnowflake: Profile = {
  name: 'elementary/snowflake',
  vendor: 'Elementary',
  description: 'Elementary reaches Snowflake over a connection that Snowflake brokers',
  path: 'brokered',
  inputs: [],
  requirements: [],
  manual: [
    {
      text: 'Open a support case with Snowflake that authorizes the account 743289191656.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
    addresses,
  ],
  send: [],
};

export const elementaryDatabricks: Profile = {
  name: 'elementary/databricks',
  vendor: 'Elementary',
  description: 'Elementary reaches a Databricks workspace over a connection that Databricks brokers',
  path: 'brokered',
  inputs: [],
  requirements: [
    {
      rule: 'databricks-customer-managed-vpc',
      level: 'required',
      evidence: { ...page, basis: 'The workspace is in a VPC that the customer manages.' },
    },
  ],
  manual: [addresses],
  send: [],
};
