import type { Profile } from './profile.ts';

export const astronomer: Profile = {
  name: 'astronomer',
  vendor: 'Astronomer',
  description: 'Airflow on a dedicated cluster of Astronomer connects over PrivateLink',
  path: 'brokered',
  inputs: [],
  requirements: [],
  manual: [
    {
      text: 'Use a dedicated cluster: a standard one reaches services of AWS only.',
      who: 'customer',
      when: 'before',
      url: 'https://www.astronomer.io/docs/astro/connect-aws-privatelink.md',
    },
  ],
  send: [],
};
