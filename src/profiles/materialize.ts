import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://materialize.com/docs/ops/network-security/privatelink/',
  readOn: '2026-11-21',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

export const materialize: Profile = {
  name: 'materialize',
  vendor: 'Materialize',
  description: 'Materialize reaches a database or Kafka through an endpoint service on a Network Load Balancer',
  path: 'endpoint-service',
  principals: ['materialize.principal'],
  inputs: [
    {
      name: 'materialize.principal',
      what: "Materialize's principal",
      from: 'ARN that Materialize made for the connection, read from it in SQL',
      form: 'principal',
    },
    {
      name: 'materialize.cidrs',
      what: "the addresses of Materialize's endpoint",
      from: 'CIDRs from Materialize, which publishes none',
      form: 'cidrs',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'The endpoint service is backed by a Network Load Balancer.' },
    },
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { targetTypes: ['ip'], protocols: ['TCP'] },
      evidence: {
        ...page,
        basis: "A TCP listener leads to a target group of the database's VPC with IP targets and TCP on its port.",
      },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'Materialize connects to the database through the load balancer.' },
    },
    {
      rule: 'nlb-availability-zones',
      level: 'required',
      options: { sameSubnetsAsTarget: true },
      evidence: { ...page, basis: 'The load balancer is enabled in the subnets of the database.' },
    },
    {
      rule: 'nlb-inbound-rules',
      level: 'required',
      options: { cidrs: ['materialize.cidrs'] },
      evidence: {
        ...page,
        basis:
          "Where inbound rules are enforced on PrivateLink traffic, they admit the traffic of Materialize's endpoint on the listener's port.",
      },
    },
    {
      rule: 'target-inbound-rules',
      level: 'required',
      evidence: { ...page, basis: "The database's group admits the load balancer, on the health check's port too." },
    },
    {
      rule: 'health-check',
      level: 'required',
      evidence: { ...page, basis: 'The targets are healthy.' },
    },
    {
      rule: 'nlb-network-acls',
      level: 'required',
      evidence: {
        ...page,
        basis: 'Network ACLs allow the port of the application, and 1024-65535 for what returns between subnets.',
      },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'materialize.principal' },
      evidence: { ...page, basis: 'The principal that Materialize makes for each connection is allowed.' },
    },
    {
      rule: 'acceptance-required',
      level: 'recommended',
      options: { value: false },
      evidence: { ...page, basis: 'Acceptance is better off, so that Materialize can make its endpoints anew.' },
    },
  ],
  manual: [
    {
      text: 'Declare the IDs of the Availability Zones in `CREATE CONNECTION`.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
    {
      text: 'Where acceptance is on, accept each connection by hand.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }, { value: 'zone-ids' }],
};
