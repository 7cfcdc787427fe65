import type { Evidence, Profile } from './profile.ts';

const excerpt = { readOn: '2026-11-21', read: 'excerpt' } as const;
const createService = {
  ...excerpt,
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
} satisfies Omit<Evidence, 'basis'>;
const configureService = {
  ...excerpt,
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
} satisfies Omit<Evidence, 'basis'>;
const groupsOfBalancer = {
  ...excerpt,
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
} satisfies Omit<Evidence, 'basis'>;

export const aws: Profile = {
  name: 'aws',
  vendor: 'AWS',
  description: 'What AWS itself asks of an endpoint service, whoever connects',
  path: 'endpoint-service',
  inputs: [],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      options: { allowGateway: true },
      evidence: {
        ...createService,
        basis: 'An endpoint service is created on Network Load Balancers or on Gateway Load Balancers.',
      },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      evidence: { ...configureService, basis: 'Nobody can connect until a principal is allowed.' },
    },
    {
      rule: 'nlb-inbound-rules',
      level: 'required',
      evidence: {
        ...groupsOfBalancer,
        basis: "Unless turned off, the load balancer's inbound rules apply to traffic that comes over PrivateLink.",
      },
    },
    {
      rule: 'nlb-one-endpoint-service',
      level: 'required',
      evidence: { ...createService, basis: 'A Network Load Balancer can be associated with one endpoint service.' },
    },
    {
      rule: 'nlb-availability-zones',
      level: 'recommended',
      options: { minimum: 2 },
      evidence: {
        ...excerpt,
        source: 'https://docs.aws.amazon.com/vpc/latest/userguide/endpoint-service.html',
        basis: 'A service that is shared should be available in at least two Availability Zones.',
      },
    },
    {
      rule: 'endpoint-service-targets',
      level: 'recommended',
      evidence: { ...createService, basis: 'The load balancer passes on to targets what comes to its listeners.' },
    },
    {
      rule: 'health-check',
      level: 'recommended',
      evidence: {
        ...excerpt,
        source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html',
        basis: 'A target that fails its health check is taken out of service.',
      },
    },
    {
      rule: 'nlb-outbound-rules',
      level: 'recommended',
      evidence: {
        ...groupsOfBalancer,
        basis: "The load balancer's outbound rules let out traffic and health checks to the targets.",
      },
    },
    {
      rule: 'target-inbound-rules',
      level: 'recommended',
      evidence: {
        ...excerpt,
        source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html',
        basis: "The targets' security groups let in traffic and health checks of the load balancer.",
      },
    },
    {
      rule: 'acceptance-required',
      level: 'recommended',
      // AWS offers both ways and advises neither.
      asker: 'the `aws` preset',
      options: { value: true },
      evidence: { ...configureService, basis: 'With acceptance on, each connection request is looked at first.' },
    },
  ],
  manual: [],
  send: [],
};
