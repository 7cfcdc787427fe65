import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://segment.com/docs/connections/aws-privatelink/',
  readOn: '2026-11-21',
  sourceDate: '2025-01-09',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

const regions = ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1'];
const supportedRegion = {
  rule: 'supported-region',
  level: 'required',
  options: { regions },
  evidence: { ...page, basis: 'Only warehouses in these four regions are eligible.' },
} as const;

export const segmentRedshift: Profile = {
  name: 'segment/redshift',
  vendor: 'Segment',
  description: 'Segment reaches a Redshift cluster over a Redshift-managed endpoint',
  path: 'redshift-managed',
  inputs: [],
  manual: [],
  send: [],
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
    supportedRegion,
  ],
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
  manual: [],
  send: [],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'A Network Load Balancer stands in front of the database.' },
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
  ],
};
