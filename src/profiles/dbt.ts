import type { InputDeclaration } from '../engine/inputs.ts';
import type { Profile, Requirement } from './profile.ts';
import { toMakeRedshiftEndpoint } from './shared/redshift-endpoint.ts';

const pages = 'https://docs.getdbt.com/docs/cloud/secure/private-connectivity/aws';
const read = { readOn: '2026-11-21', read: 'page' } as const;
const postgres = { ...read, source: `${pages}/aws-postgres` };
const redshift = { ...read, source: `${pages}/aws-redshift` };
const selfHosted = { ...read, source: `${pages}/aws-self-hosted` };
const snowflake = { ...read, source: `${pages}/aws-snowflake` };
const databricks = { ...read, source: `${pages}/aws-databricks` };

const principal = 'arn:aws:iam::346425330055:role/MTPL_Admin';
const cidrs: InputDeclaration = {
  name: 'dbt.cidrs',
  what: 'the private addresses of dbt',
  from: "CIDRs from dbt's support; 10.0.0.0/8 until then",
  form: 'cidrs',
};

/** What the pages for PostgreSQL and for an interface of Redshift both say. */
const throughBalancer: readonly Requirement[] = [
  {
    rule: 'endpoint-service-nlb',
    level: 'required',
    evidence: { ...postgres, basis: 'The endpoint service is backed by a Network Load Balancer.' },
  },
  {
    rule: 'nlb-scheme',
    level: 'required',
    options: { scheme: 'internal' },
    evidence: { ...postgres, basis: 'The load balancer is internal.' },
  },
  {
    rule: 'nlb-ip-address-type',
    level: 'recommended',
    options: { types: ['ipv4'] },
    evidence: { ...postgres, basis: 'The load balancer has the IP address type IPv4.' },
  },
  {
    rule: 'nlb-availability-zones',
    level: 'required',
    options: { minimum: 2 },
    evidence: { ...postgres, basis: 'The load balancer has subnets in at least two Availability Zones.' },
  },
  {
    rule: 'nlb-cross-zone',
    level: 'recommended',
    options: { value: true },
    evidence: {
      ...postgres,
      basis: 'Cross-zone load balancing is strongly recommended; some connections do not work without it.',
    },
  },
  {
    rule: 'nlb-inbound-rules',
    level: 'required',
    options: { cidrs: ['dbt.cidrs'] },
    evidence: {
      ...postgres,
      basis: 'The load balancer has no security group, or one that admits the private CIDRs of dbt.',
    },
  },
  {
    rule: 'allowed-principals',
    level: 'required',
    options: { principal },
    evidence: { ...postgres, basis: 'The role MTPL_Admin of the account 346425330055 is an allowed principal.' },
  },
  {
    rule: 'endpoint-service-reachable',
    level: 'required',
    evidence: { ...postgres, basis: 'dbt connects to the database through the load balancer.' },
  },
  {
    rule: 'target-ip-drift',
    level: 'recommended',
    evidence: { ...postgres, basis: 'A failover of RDS Multi-AZ changes the address that the target holds.' },
  },
];

export const dbtPostgres: Profile = {
  name: 'dbt/postgres',
  vendor: 'dbt',
  description: 'The dbt platform reaches PostgreSQL through an endpoint service on a Network Load Balancer',
  path: 'endpoint-service',
  principals: [principal],
  inputs: [cidrs],
  requirements: [
    ...throughBalancer,
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { targetTypes: ['ip', 'instance'], protocols: ['TCP'] },
      evidence: {
        ...postgres,
        basis: 'A TCP listener leads to a TCP target group: IP targets for RDS, instances or IP targets for EC2.',
      },
    },
  ],
  manual: [
    {
      text: "Send the name of the endpoint service to dbt's support, and ask for the CIDRs of dbt.",
      who: 'customer',
      when: 'after',
      url: postgres.source,
    },
  ],
  send: [{ value: 'service-name' }],
};

export const dbtRedshiftInterface: Profile = {
  name: 'dbt/redshift-interface',
  vendor: 'dbt',
  description: 'The dbt platform reaches Redshift through an endpoint service on a Network Load Balancer',
  path: 'endpoint-service',
  principals: [principal],
  inputs: [cidrs],
  requirements: [
    ...throughBalancer,
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { targetTypes: ['ip'], protocols: ['TCP'] },
      evidence: { ...redshift, basis: 'A TCP listener leads to a TCP target group with IP targets.' },
    },
  ],
  manual: [
    {
      text: "Register the addresses of the cluster's network interfaces rather than those of its nodes.",
      who: 'customer',
      when: 'before',
      url: redshift.source,
    },
    {
      text: "Send the name of the endpoint service to dbt's support, and ask for the CIDRs of dbt.",
      who: 'customer',
      when: 'after',
      url: redshift.source,
    },
  ],
  send: [{ value: 'service-name' }],
};

export const dbtRedshift: Profile = {
  name: 'dbt/redshift',
  vendor: 'dbt',
  description: 'The dbt platform reaches a Redshift cluster or workgroup over a Redshift-managed endpoint',
  path: 'redshift-managed',
  inputs: [],
  requirements: [
    {
      rule: 'redshift-endpoint-authorization',
      level: 'required',
      options: { account: '346425330055', serverless: true },
      evidence: {
        ...redshift,
        basis: 'The cluster or workgroup grants access to the account 346425330055, for all VPCs or for one.',
      },
    },
  ],
  manual: [
    {
      text: "To grant access to a single VPC instead of all, ask dbt's support for its ID in your Region.",
      who: 'customer',
      when: 'before',
      url: redshift.source,
    },
  ],
  send: toMakeRedshiftEndpoint,
};

export const dbtSelfHosted: Profile = {
  name: 'dbt/self-hosted',
  vendor: 'dbt',
  description: 'The dbt platform reaches what you host yourself through an endpoint service on a Network Load Balancer',
  path: 'endpoint-service',
  principals: ['dbt.principal'],
  inputs: [
    {
      name: 'dbt.principal',
      what: 'the principal of dbt',
      from: "account ID or ARN from dbt's support",
      form: 'principal',
    },
    cidrs,
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...selfHosted, basis: 'Only a Network Load Balancer was validated.' },
    },
    {
      rule: 'nlb-scheme',
      level: 'recommended',
      options: { scheme: 'internal' },
      evidence: { ...selfHosted, basis: 'Only an internal load balancer was validated.' },
    },
    {
      rule: 'nlb-cross-zone',
      level: 'recommended',
      options: { value: true },
      evidence: { ...selfHosted, basis: 'Cross-zone load balancing is recommended.' },
    },
    {
      rule: 'nlb-inbound-rules',
      level: 'required',
      options: { cidrs: ['dbt.cidrs'] },
      evidence: {
        ...selfHosted,
        basis: 'Enforcement of inbound rules is off, which is recommended, or the rules admit the CIDRs of dbt.',
      },
    },
    {
      rule: 'acceptance-required',
      level: 'recommended',
      options: { value: true },
      evidence: { ...selfHosted, basis: 'Turning acceptance on is recommended.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'dbt.principal' },
      evidence: { ...selfHosted, basis: "The principal that dbt's support gives is allowed." },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...selfHosted, basis: 'The load balancer has healthy targets, through which dbt connects.' },
    },
  ],
  manual: [
    {
      text: "Send the name of the endpoint service to dbt's support, and accept the connection where acceptance is on.",
      who: 'customer',
      when: 'after',
      url: selfHosted.source,
    },
  ],
  send: [{ value: 'service-name' }],
};

export const dbtSnowflake: Profile = {
  name: 'dbt/snowflake',
  vendor: 'dbt',
  description: 'The dbt platform reaches Snowflake over a connection that Snowflake brokers',
  path: 'brokered',
  inputs: [],
  requirements: [],
  manual: [
    {
      text: 'Open a support case with Snowflake that authorizes the account 346425330055.',
      who: 'customer',
      when: 'before',
      url: snowflake.source,
    },
    {
      text: 'Where a network policy restricts access, let it admit the ID of the VPC endpoint of dbt.',
      who: 'customer',
      when: 'after',
      url: snowflake.source,
    },
  ],
  send: [],
};

export const dbtDatabricks: Profile = {
  name: 'dbt/databricks',
  vendor: 'dbt',
  description: 'The dbt platform reaches a Databricks workspace over a connection that Databricks brokers',
  path: 'brokered',
  inputs: [
    {
      name: 'dbt.endpoint',
      what: 'the VPC endpoint of dbt',
      from: "VPC endpoint ID from dbt's support",
      form: 'endpoint',
    },
  ],
  requirements: [
    {
      rule: 'databricks-private-access-settings',
      level: 'required',
      options: { endpoint: 'dbt.endpoint', accessLevel: 'ENDPOINT' },
      evidence: {
        ...databricks,
        basis: 'The endpoint of dbt is registered, and private access settings of the level Endpoint name it.',
      },
    },
  ],
  manual: [
    {
      text: 'Stop the workloads that run in the workspace before you attach the private access settings.',
      who: 'customer',
      when: 'before',
      url: databricks.source,
    },
  ],
  send: [],
};
