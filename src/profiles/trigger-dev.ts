import type { Evidence, Profile } from './profile.ts';
import { onInternalBalancer } from './shared/internal-balancer.ts';

const page = {
  source: 'https://trigger.dev/docs/private-networking/aws-console-setup',
  readOn: '2026-11-21',
  sourceDate: '2026-04-28',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

export const triggerDev: Profile = {
  name: 'trigger-dev',
  vendor: 'Trigger.dev',
  description: 'Trigger.dev reaches a database or service through an endpoint service on an internal load balancer',
  path: 'endpoint-service',
  principals: ['trigger-dev.principal'],
  inputs: [
    {
      name: 'trigger-dev.principal',
      what: 'the principal of Trigger.dev',
      from: 'account ID that the Trigger.dev dashboard shows for your environment',
      form: 'principal',
    },
    {
      name: 'trigger-dev.region',
      what: 'the Region of your tasks',
      from: 'Region that your tasks run in',
      form: 'region',
    },
  ],
  requirements: [
    ...onInternalBalancer(page),
    {
      rule: 'nlb-subnets-private',
      level: 'recommended',
      evidence: {
        ...page,
        basis: 'The load balancer has one private subnet for each Availability Zone that it serves.',
      },
    },
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { targetTypes: ['ip', 'instance', 'alb'], protocols: ['TCP'], listenerPortEqualsTargetPort: true },
      evidence: {
        ...page,
        basis:
          'A TCP listener has the port of its target group: IP targets for RDS and ElastiCache, instances, an ALB.',
      },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'The tasks connect to the database through the load balancer.' },
    },
    {
      rule: 'health-check',
      level: 'required',
      evidence: { ...page, basis: 'The health check uses TCP.' },
    },
    {
      rule: 'nlb-ip-address-type',
      level: 'recommended',
      options: { types: ['ipv4'] },
      evidence: { ...page, basis: 'The load balancer has the IP address type IPv4.' },
    },
    {
      rule: 'nlb-inbound-rules',
      level: 'required',
      options: { enforcement: 'off' },
      evidence: {
        ...page,
        basis:
          'With a security group, enforcement of inbound rules on PrivateLink traffic is off, or traffic may be dropped.',
      },
    },
    {
      rule: 'acceptance-required',
      level: 'recommended',
      options: { value: false },
      evidence: { ...page, basis: 'Acceptance is recommended to be off: with it the connection waits.' },
    },
    {
      rule: 'endpoint-service-private-dns',
      level: 'recommended',
      options: { value: 'absent' },
      evidence: { ...page, basis: 'The private DNS name is left off.' },
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['trigger-dev.region'], orSupportedRegions: true },
      evidence: { ...page, basis: 'A service of another Region lists the Region of the tasks as supported.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'trigger-dev.principal' },
      evidence: { ...page, basis: 'The account that the dashboard shows, another in each environment, is allowed.' },
    },
  ],
  manual: [
    {
      text: 'Make sure that your plan is Pro or Enterprise.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
    {
      text: 'Correct the target when a failover changes the address of the database.',
      who: 'customer',
      when: 'always',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }],
};
