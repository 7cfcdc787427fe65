import type { Profile } from './profile.ts';

export const reltio: Profile = {
  name: 'reltio',
  vendor: 'Reltio',
  description: 'Reltio reaches Snowflake of its own AWS Region over a connection that Snowflake brokers',
  path: 'brokered',
  inputs: [
    { name: 'reltio.region', what: 'the Region of your Reltio tenant', from: 'AWS Region from Reltio', form: 'region' },
  ],
  requirements: [
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['reltio.region'], path: 'brokered' },
      evidence: {
        source: 'https://docs.reltio.com/',
        readOn: '2026-11-21',
        read: 'excerpt',
        basis: 'Snowflake is on AWS, in the Region of Reltio.',
      },
    },
  ],
  manual: [],
  send: [],
};
