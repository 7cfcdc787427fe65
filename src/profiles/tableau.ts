import type { Evidence, ManualStep, Profile } from './profile.ts';

const page = {
  source: 'https://help.tableau.com/current/online/en-us/private_connect_setup_tableau_cloud.htm',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

const edition: ManualStep = {
  text: 'Make sure that your edition is Enterprise or Tableau+, and buy the licence for endpoints.',
  who: 'customer',
  when: 'before',
  url: page.source,
};

export const tableauDatabase: Profile = {
  name: 'tableau/database',
  vendor: 'Tableau Cloud',
  description: 'Tableau Cloud reaches a database through an endpoint service',
  path: 'endpoint-service',
  principals: ['tableau.principal'],
  inputs: [
    {
      name: 'tableau.principal',
      what: 'the principal of Tableau Cloud',
      from: 'IAM ARN that Tableau names for the Region of your site',
      form: 'principal',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'Tableau connects to an endpoint service of its customer.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'tableau.principal' },
      evidence: { ...page, basis: "Tableau's IAM ARN for the Region is an allowed principal." },
    },
  ],
  manual: [
    edition,
    {
      text: 'For Athena, use the Region of your site.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }],
};

export const tableauSnowflake: Profile = {
  name: 'tableau/snowflake',
  vendor: 'Tableau Cloud',
  description: 'Tableau Cloud reaches Snowflake of its own Region over a connection that Snowflake brokers',
  path: 'brokered',
  inputs: [
    {
      name: 'tableau.region',
      what: 'the Region of your Tableau site',
      from: 'AWS Region of your Tableau Cloud site',
      form: 'region',
    },
  ],
  requirements: [
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['tableau.region'], path: 'brokered' },
      evidence: { ...page, basis: 'Snowflake is in the Region of the site.' },
    },
  ],
  manual: [edition],
  send: [],
};

export const tableauDatabricks: Profile = {
  name: 'tableau/databricks',
  vendor: 'Tableau Cloud',
  description: 'Tableau Cloud reaches Databricks over a connection that Databricks brokers',
  path: 'brokered',
  inputs: [],
  requirements: [],
  manual: [
    edition,
    {
      text: 'Follow the guide for Databricks: no principal of Tableau has to be allowed there.',
      who: 'customer',
      when: 'before',
      url: 'https://help.tableau.com/current/online/en-us/private_connect_setup_aws_databricks.htm',
    },
  ],
  send: [],
};
