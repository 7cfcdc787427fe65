import type { Evidence, Profile } from './profile.ts';
import { onInternalBalancer } from './shared/internal-balancer.ts';

const page = {
  source: 'https://redis.io/docs/latest/operate/rc/rdi/setup/',
  readOn: '2026-11-21',
  sourceDate: '2026-08-25',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

export const redis: Profile = {
  name: 'redis',
  vendor: 'Redis Cloud',
  description:
    'Redis Data Integration reaches a source database through an endpoint service on a Network Load Balancer',
  path: 'endpoint-service',
  principals: ['redis.principal'],
  inputs: [
    {
      name: 'redis.principal',
      what: 'the principal of Redis Cloud',
      from: 'ARN that the Redis console shows',
      form: 'principal',
    },
    {
      name: 'redis.cidrs',
      what: 'the addresses that Redis Cloud connects from',
      from: 'CIDRs from Redis, which publishes none',
      form: 'cidrs',
    },
  ],
  requirements: [
    ...onInternalBalancer(page),
    {
      rule: 'nlb-ip-address-type',
      level: 'recommended',
      options: { types: ['ipv4'] },
      evidence: { ...page, basis: 'Load balancer and endpoint service have the IP address type IPv4.' },
    },
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { targetTypes: ['ip', 'instance'], protocols: ['TCP'] },
      evidence: {
        ...page,
        basis:
          "A TCP listener on the database's port leads to IP targets for RDS and Aurora, and to an instance for EC2.",
      },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'Redis connects to the source database through the load balancer.' },
    },
    {
      rule: 'nlb-cross-zone',
      level: 'required',
      options: { value: true },
      evidence: { ...page, basis: 'Cross-zone load balancing is enabled.' },
    },
    {
      rule: 'acceptance-required',
      level: 'required',
      options: { value: true },
      evidence: { ...page, basis: 'Acceptance is required for the endpoint service.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'redis.principal' },
      evidence: { ...page, basis: 'The ARN that the Redis console shows is an allowed principal.' },
    },
    {
      rule: 'nlb-inbound-rules',
      level: 'required',
      options: { cidrs: ['redis.cidrs'] },
      evidence: {
        ...page,
        basis:
          "The load balancer's security group lets PrivateLink in; where it is the database's own, enforcement must be off.",
      },
    },
    {
      rule: 'target-inbound-rules',
      level: 'required',
      evidence: {
        ...page,
        basis: 'The database sees the private addresses of the load balancer only, and admits its subnets.',
      },
    },
    {
      rule: 'target-ip-drift',
      level: 'recommended',
      evidence: { ...page, basis: 'A Lambda function that follows a failover of RDS is recommended.' },
    },
  ],
  manual: [
    {
      text: "Keep the database's credentials in a Secrets Manager secret, under a KMS key that is shared with the account of Redis.",
      who: 'customer',
      when: 'before',
      url: page.source,
    },
    {
      text: 'Do not place RDS Proxy before the database: it is not recommended, and does not work with PostgreSQL.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
    { text: 'Accept the connection of Redis.', who: 'customer', when: 'after', url: page.source },
  ],
  send: [{ value: 'service-name' }],
};
