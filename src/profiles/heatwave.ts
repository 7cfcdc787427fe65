import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://dev.mysql.com/doc/heatwave-aws/en/heatwave-aws-network-config-ibr-privatelink.html',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

export const heatwave: Profile = {
  name: 'heatwave',
  vendor: 'HeatWave on AWS',
  description: 'Inbound replication of HeatWave on AWS reaches a source database through an endpoint service',
  path: 'endpoint-service',
  inputs: [],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'An endpoint service on a Network Load Balancer leads to the source.' },
    },
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { targetTypes: ['ip'], protocols: ['TCP'] },
      evidence: {
        ...page,
        basis: "The target group has the type ip, the protocol TCP, the source's port and the source's VPC.",
      },
    },
    {
      rule: 'target-inbound-rules',
      level: 'required',
      evidence: { ...page, basis: 'The source lets in the traffic of the load balancer.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'HeatWave connects to the source through the load balancer.' },
    },
  ],
  manual: [
    {
      text: 'Find out the IDs of the Availability Zones of the source.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }, { value: 'zone-ids' }],
};
