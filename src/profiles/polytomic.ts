import type { Evidence, Profile } from './profile.ts';
import { gatewayLetsOut } from './shared/resource-gateway.ts';

const page = {
  source: 'https://docs.polytomic.com/docs/connecting-through-aws-privatelink-nlb',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;
const latticePage = {
  source: 'https://docs.polytomic.com/docs/postgresql-connecting-through-aws-privatelink',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;
const module = {
  source: 'https://github.com/polytomic/on-premises/blob/HEAD/terraform/modules/aws-privatelink-rds-nlb/main.tf',
  readOn: '2026-11-21',
  read: 'code',
} satisfies Omit<Evidence, 'basis'>;

export const polytomicNlb: Profile = {
  name: 'polytomic/nlb',
  vendor: 'Polytomic',
  description: 'Polytomic reaches RDS through an endpoint service on an internal Network Load Balancer',
  path: 'endpoint-service',
  principals: ['polytomic.principal'],
  inputs: [
    {
      name: 'polytomic.principal',
      what: "Polytomic's principal",
      from: 'account ID from Polytomic',
      form: 'principal',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: "The endpoint service is backed by a Network Load Balancer in the database's VPC." },
    },
    {
      rule: 'nlb-scheme',
      level: 'required',
      options: { scheme: 'internal' },
      evidence: { ...page, basis: 'The load balancer is internal.' },
    },
    {
      rule: 'nlb-availability-zones',
      level: 'required',
      options: { minimum: 2 },
      evidence: { ...page, basis: 'The load balancer has private subnets in at least two Availability Zones.' },
    },
    {
      rule: 'nlb-subnets-private',
      level: 'recommended',
      evidence: { ...page, basis: 'The subnets of the load balancer are private.' },
    },
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { targetTypes: ['ip'], protocols: ['TCP'] },
      evidence: { ...module, basis: 'The target is an IP address that is reached by TCP.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'Polytomic connects to the database through the load balancer.' },
    },
    {
      rule: 'health-check',
      level: 'recommended',
      evidence: { ...module, basis: "The health check uses TCP on the database's port." },
    },
    {
      rule: 'nlb-cross-zone',
      level: 'recommended',
      options: { value: true },
      evidence: { ...module, basis: "Polytomic's module turns cross-zone load balancing on." },
    },
    {
      rule: 'nlb-inbound-rules',
      level: 'recommended',
      evidence: { ...module, basis: "Polytomic's module gives the load balancer no security group." },
    },
    {
      rule: 'acceptance-required',
      level: 'recommended',
      options: { value: false },
      evidence: { ...module, basis: "Polytomic's module turns acceptance off." },
    },
    {
      rule: 'target-inbound-rules',
      level: 'required',
      evidence: { ...module, basis: "The database's group admits the CIDR of the VPC on the database's port." },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'polytomic.principal' },
      evidence: { ...page, basis: "Polytomic's account is an allowed principal, as its root." },
    },
    {
      rule: 'target-ip-drift',
      level: 'recommended',
      evidence: { ...module, basis: 'The address of the target is fixed, and is set anew after a failover.' },
    },
  ],
  manual: [],
  send: [{ value: 'service-name' }],
};

export const polytomicLattice: Profile = {
  name: 'polytomic/lattice',
  vendor: 'Polytomic',
  description: 'Polytomic reaches a database through a resource that is shared over VPC Lattice',
  path: 'vpc-lattice',
  inputs: [
    {
      name: 'polytomic.account',
      what: "Polytomic's account",
      from: 'AWS account ID from Polytomic',
      form: 'account',
    },
  ],
  requirements: [
    {
      rule: 'lattice-resource-share',
      level: 'required',
      options: { account: 'polytomic.account' },
      evidence: {
        ...latticePage,
        basis:
          'A resource gateway in private subnets of two Availability Zones, a resource configuration by host name, which follows a failover, and a resource share to Polytomic.',
      },
    },
    {
      rule: 'lattice-outbound-rules',
      level: 'required',
      options: { account: 'polytomic.account' },
      evidence: gatewayLetsOut,
    },
  ],
  manual: [
    {
      text: 'With Terraform, use version 5.60 or newer of the AWS provider.',
      who: 'customer',
      when: 'before',
      url: latticePage.source,
    },
  ],
  send: [{ value: 'resource-configuration' }],
};
