import type { Profile } from './profile.ts';

export const atlan: Profile = {
  name: 'atlan',
  vendor: 'Atlan',
  description: 'Atlan reaches Athena through an interface endpoint',
  path: 'brokered',
  inputs: [],
  requirements: [],
  manual: [
    {
      text: 'Open a support ticket with Atlan: it reaches Athena by the ID of an interface endpoint.',
      who: 'customer',
      when: 'before',
      url: 'https://docs.atlan.com/apps/connectors/database/amazon-athena/how-tos/special-cases',
    },
  ],
  send: [],
};
