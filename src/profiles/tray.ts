import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://tray.ai/documentation/platform/connectivity/on-premise-systems/aws-connectivity/aws-privatelink.md',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

export const tray: Profile = {
  name: 'tray',
  vendor: 'Tray.ai',
  description: 'Tray.ai reaches a private system through an endpoint service',
  path: 'endpoint-service',
  inputs: [],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'Tray.ai asks for the name of an endpoint service and its ports.' },
    },
  ],
  manual: [],
  send: [{ value: 'region' }, { value: 'account' }, { value: 'service-name' }, { value: 'port' }],
};
