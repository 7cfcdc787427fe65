import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://docs.pingcap.com/tidbcloud/serverless-private-link-connection',
  readOn: '2026-11-21',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

export const tidb: Profile = {
  name: 'tidb',
  vendor: 'TiDB Cloud',
  description: 'TiDB Cloud Essential reaches a database for dataflow through an endpoint service of its own Region',
  path: 'endpoint-service',
  principals: ['tidb.principal'],
  inputs: [
    {
      name: 'tidb.principal',
      what: 'the principal of TiDB Cloud',
      from: 'account ID that the TiDB Cloud console shows',
      form: 'principal',
    },
    {
      name: 'tidb.region',
      what: 'the Region of your TiDB Cloud cluster',
      from: 'Region of the cluster',
      form: 'region',
    },
    {
      name: 'tidb.zones',
      what: 'the Availability Zones of your TiDB Cloud cluster',
      from: 'Availability Zone IDs that the TiDB Cloud console shows',
      form: 'zone-ids',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'The endpoint service is backed by an internal Network Load Balancer.' },
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['tidb.region'] },
      evidence: { ...page, basis: 'The database is in the Region of the cluster; for another one ask the support.' },
    },
    {
      rule: 'nlb-availability-zones',
      level: 'required',
      options: { overlap: ['tidb.zones'] },
      evidence: {
        ...page,
        basis: 'The zones of the load balancer and of the RDS subnet group overlap those of the cluster.',
      },
    },
    {
      rule: 'nlb-scheme',
      level: 'required',
      options: { scheme: 'internal' },
      evidence: { ...page, basis: 'The load balancer is internal.' },
    },
    {
      rule: 'nlb-ip-address-type',
      level: 'recommended',
      options: { types: ['ipv4'] },
      evidence: { ...page, basis: 'The load balancer has the IP address type IPv4.' },
    },
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { targetTypes: ['ip'], protocols: ['TCP'] },
      evidence: { ...page, basis: 'The target group has the type ip, the protocol TCP and IPv4 addresses.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'TiDB Cloud connects to the database through the load balancer.' },
    },
    {
      rule: 'nlb-inbound-rules',
      level: 'required',
      options: { cidrs: ['0.0.0.0/0'] },
      evidence: { ...page, basis: "The load balancer's security group admits the database's port from anywhere." },
    },
    {
      rule: 'nlb-outbound-rules',
      level: 'required',
      evidence: { ...page, basis: "The load balancer's security group lets out all TCP." },
    },
    {
      rule: 'acceptance-required',
      level: 'recommended',
      options: { value: true },
      evidence: { ...page, basis: 'Turning acceptance on is recommended.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'tidb.principal' },
      evidence: { ...page, basis: 'The account that the console shows is an allowed principal, as its root.' },
    },
  ],
  manual: [],
  send: [{ value: 'service-name' }],
};
