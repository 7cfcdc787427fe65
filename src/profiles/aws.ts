import type { Profile } from './profile.ts';

const readOn = '2026-11-21';

export const aws: Profile = {
  name: 'aws',
  vendor: 'AWS',
  description: 'What AWS itself asks of an endpoint service, whoever connects',
  path: 'endpoint-service',
  inputs: [],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      severity: 'error',
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
      severity: 'error',
      evidence: {
        source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
        readOn,
        read: 'excerpt',
        basis: 'Nobody can connect until a principal is allowed.',
      },
    },
    {
      rule: 'nlb-inbound-rules',
      severity: 'error',
      evidence: {
        source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
        readOn,
        read: 'excerpt',
        basis: "Unless turned off, the load balancer's inbound rules apply to traffic that comes over PrivateLink.",
      },
    },
  ],
};
