import type { Profile } from './profile.ts';

const readOn = '2026-11-21';

export const aws: Profile = {
  name: 'aws',
  vendor: 'AWS',
  description: 'What AWS itself asks of an endpoint service, whoever connects',
  path: 'endpoint-service',
  inputs: [],
  manual: [],
  send: [],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      options: { allowGateway: true },
      evidence: {
        source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
        readOn,
        read: 'excerpt',
        basis: 'An endpoint service is created on Network Load Balancers or on Gateway Load Balancers.',
      },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      evidence: {
        source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
        readOn,
        read: 'excerpt',
        basis: 'Nobody can connect until a principal is allowed.',
      },
    },
    {
      rule: 'nlb-inbound-rules',
      level: 'required',
      evidence: {
        source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
        readOn,
        read: 'excerpt',
        basis: "Unless turned off, the load balancer's inbound rules apply to traffic that comes over PrivateLink.",
      },
    },
  ],
};
