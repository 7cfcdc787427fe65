import type { Evidence, Profile } from './profile.ts';

const skill = {
  source: 'https://github.com/Snowflake-Labs/coco-skills',
  readOn: '2026-11-21',
  read: 'code',
} satisfies Omit<Evidence, 'basis'>;
const reference = {
  source: 'https://docs.snowflake.com/en/sql-reference/functions/system_get_privatelink_config',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;

export const snowflakeOpenflow: Profile = {
  name: 'snowflake/openflow',
  vendor: 'Snowflake',
  description: 'Openflow and Snowpark Container Services reach a database through an endpoint service',
  path: 'endpoint-service',
  principals: ['snowflake.principal'],
  inputs: [
    {
      name: 'snowflake.principal',
      what: 'the principal of your Snowflake account',
      from: '`privatelink-account-principal` of SYSTEM$GET_PRIVATELINK_CONFIG',
      form: 'principal',
    },
    {
      name: 'snowflake.region',
      what: 'the Region of your Snowflake account',
      from: 'AWS Region of your Snowflake account',
      form: 'region',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...skill, basis: 'The endpoint service is backed by an internal Network Load Balancer.' },
    },
    {
      rule: 'nlb-scheme',
      level: 'required',
      options: { scheme: 'internal' },
      evidence: { ...skill, basis: 'The load balancer is internal.' },
    },
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { targetTypes: ['ip'], protocols: ['TCP'] },
      evidence: { ...skill, basis: 'The targets are IP addresses that are reached by TCP.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...skill, basis: 'Openflow connects to the database through the load balancer.' },
    },
    {
      rule: 'nlb-cross-zone',
      level: 'recommended',
      options: { value: true },
      evidence: { ...skill, basis: 'Cross-zone load balancing is enabled.' },
    },
    {
      rule: 'nlb-client-routing',
      level: 'recommended',
      options: { value: 'any_availability_zone' },
      evidence: { ...skill, basis: 'The DNS record of the load balancer routes clients to any Availability Zone.' },
    },
    {
      rule: 'acceptance-required',
      level: 'required',
      options: { value: true },
      evidence: { ...skill, basis: 'Acceptance is left on.' },
    },
    {
      rule: 'target-inbound-rules',
      level: 'required',
      evidence: {
        ...skill,
        basis:
          "The database's group admits the group of the load balancer on the database's port, or its subnets' CIDRs if it has none.",
      },
    },
    {
      rule: 'nlb-network-acls',
      level: 'required',
      evidence: { ...skill, basis: 'Network ACLs let in the ports of the listeners and let out 1024-65535.' },
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['snowflake.region'] },
      evidence: { ...skill, basis: 'The endpoint service is in the Region of the Snowflake account.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'snowflake.principal' },
      evidence: { ...reference, basis: 'The principal of the Snowflake account, `privatelink-account-principal`.' },
    },
    {
      rule: 'target-ip-drift',
      level: 'recommended',
      evidence: { ...skill, basis: 'A failover of the database changes the address that the target holds.' },
    },
    {
      rule: 'endpoint-limit',
      level: 'recommended',
      options: { maximum: 5, principal: 'snowflake.principal' },
      evidence: { ...skill, basis: 'An error message speaks of at most five private endpoints for an account.' },
    },
  ],
  manual: [
    {
      text: 'Give each database a listener port of its own.',
      who: 'customer',
      when: 'before',
      url: skill.source,
    },
    {
      text: 'Choose Availability Zones that Snowflake has an endpoint in as well; compare their IDs, not their names.',
      who: 'customer',
      when: 'before',
      url: skill.source,
    },
    {
      text: 'Place a TCP proxy before a database whose address is neither in RFC 1918 nor in RFC 6598.',
      who: 'customer',
      when: 'before',
      url: skill.source,
    },
    { text: 'Accept the connection of Snowflake.', who: 'customer', when: 'after', url: skill.source },
    {
      text: 'Let Openflow use the DNS name of the load balancer, in lower case, with the port.',
      who: 'customer',
      when: 'after',
      url: skill.source,
    },
  ],
  send: [{ value: 'service-name' }, { value: 'dns-name' }, { value: 'port' }],
};
