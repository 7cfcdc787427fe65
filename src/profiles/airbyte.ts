import type { Evidence, Profile } from './profile.ts';

const page = {
  source: 'https://docs.airbyte.com/platform/operating-airbyte/privatelink',
  readOn: '2026-11-21',
  read: 'page',
} satisfies Omit<Evidence, 'basis'>;

export const airbyte: Profile = {
  name: 'airbyte',
  vendor: 'Airbyte',
  description: 'Airbyte Cloud reaches a database through an endpoint service on an internal Network Load Balancer',
  path: 'endpoint-service',
  principals: ['airbyte.principal'],
  inputs: [
    {
      name: 'airbyte.principal',
      what: "Airbyte's principal",
      from: 'account ID or ARN from Airbyte',
      form: 'principal',
    },
  ],
  requirements: [
    {
      rule: 'endpoint-service-nlb',
      level: 'required',
      evidence: { ...page, basis: 'The endpoint service is backed by an internal Network Load Balancer.' },
    },
    {
      rule: 'nlb-scheme',
      level: 'required',
      options: { scheme: 'internal' },
      evidence: { ...page, basis: 'Only an internal load balancer will do; an internet-facing one is incompatible.' },
    },
    {
      rule: 'nlb-subnets-private',
      level: 'required',
      evidence: {
        ...page,
        basis: "No route table of the load balancer's subnets has a route to an internet gateway.",
      },
    },
    {
      rule: 'endpoint-service-targets',
      level: 'required',
      options: { targetTypes: ['ip'] },
      evidence: { ...page, basis: 'The targets are registered by IP address and are healthy.' },
    },
    {
      rule: 'target-inbound-rules',
      level: 'required',
      evidence: {
        ...page,
        basis:
          "The database's security group admits TCP on the database's port from the CIDRs of the load balancer's subnets; a rule that refers to the group itself is not enough.",
      },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'Airbyte connects to the database through the load balancer.' },
    },
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { principal: 'airbyte.principal' },
      evidence: { ...page, basis: 'The account that Airbyte names is an allowed principal of the service.' },
    },
    {
      rule: 'supported-region',
      level: 'required',
      options: { regions: ['us-east-1', 'eu-west-3'], orSupportedRegions: true },
      evidence: {
        ...page,
        basis:
          "Airbyte's endpoints are in us-east-1 and eu-west-3; a service elsewhere must list one of them among its supported regions.",
      },
    },
  ],
  manual: [
    {
      text: 'Make sure that your plan is Enterprise Flex: PrivateLink is a part of no other.',
      who: 'customer',
      when: 'before',
      url: page.source,
    },
    {
      text: 'Send the name of the endpoint service to Airbyte.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
    {
      text: 'Accept the connection that Airbyte requests, which is pending until then.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
    {
      text: 'For Snowflake, which needs no endpoint service, hand over the output of `SYSTEM$GET_PRIVATELINK_CONFIG`; Airbyte sets up the DNS.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }],
};
