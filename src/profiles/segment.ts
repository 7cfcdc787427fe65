import type { Evidence, ManualStep, Profile, Requirement } from './profile.ts';

const page = {
  source: 'https://segment.com/docs/connections/aws-privatelink/',
  readOn: '2026-11-21',
  sourceDate: '2025-01-09',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

const regions = ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1'];
const supportedRegion: Requirement = {
  rule: 'supported-region',
  level: 'required',
  options: { regions },
  evidence: { ...page, basis: 'Only warehouses in these four regions are eligible.' },
};
const supportedRegionBrokered: Requirement = { ...supportedRegion, options: { regions, path: 'brokered' } };

const askForAccess: ManualStep = {
  text: 'Ask your Segment CSM for access to the private beta and for the IDs that Segment connects with.',
  who: 'customer',
  when: 'before',
  url: page.source,
};
const volume: ManualStep = {
  text: 'Keep what is sent over all PrivateLink connections together below 300 GB a month.',
  who: 'customer',
  when: 'always',
  url: page.source,
};

const limit = { rule: 'endpoint-limit', level: 'required' } as const;
const atMostTwo: Evidence = { ...page, basis: 'A customer has at most two PrivateLink endpoints.' };

export const segmentRedshift: Profile = {
  name: 'segment/redshift',
  vendor: 'Segment',
  description: 'Segment reaches a Redshift cluster over a Redshift-managed endpoint',
  path: 'redshift-managed',
  inputs: [
    {
      name: 'segment.account',
      what: "Segment's account",
      from: 'AWS account ID from your Segment CSM',
      form: 'account',
    },
    { name: 'segment.vpc', what: "Segment's VPC", from: 'VPC ID from your Segment CSM', form: 'vpcs' },
  ],
  requirements: [
    {
      rule: 'redshift-port',
      level: 'required',
      options: {
        ranges: [
          [5431, 5455],
          [8191, 8215],
        ],
      },
      evidence: { ...page, basis: 'The port lies in 5431-5455 or 8191-8215.' },
    },
    {
      rule: 'redshift-node-type',
      level: 'required',
      options: { families: ['ra3'] },
      evidence: { ...page, basis: 'The cluster uses RA3 nodes.' },
    },
    {
      rule: 'redshift-relocation',
      level: 'required',
      evidence: { ...page, basis: 'Cluster relocation is turned on.' },
    },
    {
      rule: 'redshift-endpoint-authorization',
      level: 'required',
      options: { account: 'segment.account', vpcs: ['segment.vpc'] },
      evidence: { ...page, basis: "The cluster grants access to Segment's account and VPC, whose IDs the CSM gives." },
    },
    {
      rule: 'redshift-endpoint-authorization',
      level: 'recommended',
      options: { account: 'segment.account', vpcs: ['segment.vpc'], narrow: true },
      evidence: { ...page, basis: "The grant names Segment's VPC, and does not let in the others of its account." },
    },
    supportedRegion,
    { ...limit, options: { maximum: 2, principal: 'segment.account' }, evidence: atMostTwo },
  ],
  manual: [
    askForAccess,
    {
      text: 'Send the cluster identifier and your AWS account ID to your CSM.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
    volume,
  ],
  send: [{ value: 'cluster-identifier' }, { value: 'account' }],
};

export const segmentRdsPostgres: Profile = {
  name: 'segment/rds-postgres',
  vendor: 'Segment',
  description: 'Segment reaches an RDS for PostgreSQL database through an endpoint service on a Network Load Balancer',
  path: 'endpoint-service',
  principals: ['segment.principal'],
  inputs: [
    {
      name: 'segment.principal',
      what: "Segment's principal",
      from: 'ARN from your Segment CSM',
      form: 'principal',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'A Network Load Balancer stands in front of the database.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'The load balancer passes the connection on to the database.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'segment.principal' },
      evidence: { ...page, basis: "Segment's principal, which the CSM gives, is an allowed principal of the service." },
    },
    {
      rule: 'nlb-inbound-rules',
      level: 'required',
      options: { cidrs: ['10.0.0.0/8'] },
      evidence: {
        ...page,
        basis: 'Inbound rules are not enforced on PrivateLink traffic, or they admit 10.0.0.0/8.',
      },
    },
    supportedRegion,
    {
      rule: 'target-ip-drift',
      level: 'recommended',
      evidence: {
        ...page,
        basis: "The target group's addresses are kept in step with the database, for instance by a Lambda function.",
      },
    },
    { ...limit, options: { maximum: 2, principal: 'segment.principal' }, evidence: atMostTwo },
  ],
  manual: [
    askForAccess,
    {
      text: 'Send the name of the endpoint service to your CSM.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
    {
      text: "Tell your CSM when the load balancer's Availability Zones change.",
      who: 'customer',
      when: 'always',
      url: page.source,
    },
    volume,
  ],
  send: [{ value: 'service-name' }],
};

export const segmentSnowflake: Profile = {
  name: 'segment/snowflake',
  vendor: 'Segment',
  description: 'Segment reaches Snowflake over a connection that Snowflake brokers',
  path: 'brokered',
  inputs: [],
  requirements: [
    {
      rule: 'snowflake-edition',
      level: 'required',
      evidence: { ...page, basis: 'The Snowflake account is on AWS and has Business Critical edition or higher.' },
    },
    supportedRegionBrokered,
  ],
  manual: [
    askForAccess,
    {
      text: 'Open a support case with Snowflake that authorizes Segment to connect over PrivateLink.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
    {
      text: 'Run `SYSTEM$GET_PRIVATELINK_CONFIG` in Snowflake and send the values to your CSM.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
    volume,
  ],
  send: [{ value: 'other', what: 'the values of `SYSTEM$GET_PRIVATELINK_CONFIG` in Snowflake' }],
};

export const segmentDatabricks: Profile = {
  name: 'segment/databricks',
  vendor: 'Segment',
  description: 'Segment reaches a Databricks workspace over a connection that Databricks brokers',
  path: 'brokered',
  inputs: [
    {
      name: 'segment.endpoint',
      what: "Segment's VPC endpoint",
      from: 'VPC endpoint ID from your Segment CSM',
      form: 'endpoint',
    },
  ],
  requirements: [
    {
      rule: 'databricks-pricing-tier',
      level: 'required',
      evidence: { ...page, basis: 'The Databricks account is on the Enterprise tier and the E2 platform.' },
    },
    {
      rule: 'databricks-customer-managed-vpc',
      level: 'required',
      evidence: { ...page, basis: 'The workspace is in a VPC that the customer manages.' },
    },
    {
      rule: 'databricks-secure-cluster-connectivity',
      level: 'required',
      evidence: { ...page, basis: 'The workspace uses secure cluster connectivity.' },
    },
    {
      rule: 'vpc-dns',
      level: 'required',
      evidence: { ...page, basis: 'DNS hostnames and DNS resolution are on in the VPC.' },
    },
    {
      rule: 'databricks-security-group',
      level: 'required',
      evidence: {
        ...page,
        basis: 'A security group gives access both ways to 0.0.0.0/0 on 443, 3306, 6666, 2443 and 8443-8451.',
      },
    },
    {
      rule: 'databricks-back-end-connection',
      level: 'required',
      evidence: { ...page, basis: 'Back-end PrivateLink is set up for the workspace.' },
    },
    {
      rule: 'databricks-private-access-settings',
      level: 'required',
      options: { endpoint: 'segment.endpoint' },
      evidence: { ...page, basis: "Segment's endpoint is registered and stands in the private access settings." },
    },
    supportedRegionBrokered,
  ],
  manual: [askForAccess, volume],
  send: [],
};
