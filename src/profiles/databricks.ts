import type { Evidence, Profile } from './profile.ts';
import { onInternalBalancer } from './shared/internal-balancer.ts';

const page = {
  source: 'https://docs.databricks.com/aws/en/security/network/serverless-network-security/pl-to-internal-network',
  readOn: '2026-11-21',
  read: 'excerpt',
} satisfies Omit<Evidence, 'basis'>;
const module = {
  source: 'https://github.com/databricks/terraform-databricks-sra',
  readOn: '2026-11-21',
  read: 'code',
} satisfies Omit<Evidence, 'basis'>;
const provider = {
  source:
    'https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_ncc_private_endpoint_rule',
  readOn: '2026-11-21',
  read: 'code',
} satisfies Omit<Evidence, 'basis'>;

const principals = [
  'arn:aws:iam::565502421330:role/private-connectivity-role-{region}',
  'arn:aws-us-gov:iam::347038500609:role/private-connectivity-role-us-gov-west-1',
  'arn:aws-us-gov:iam::347034940029:role/private-connectivity-role-us-gov-west-1',
];

export const databricksServerless: Profile = {
  name: 'databricks/serverless',
  vendor: 'Databricks',
  description: 'Serverless compute of Databricks reaches a database through an endpoint service (public preview)',
  path: 'endpoint-service',
  principals,
  inputs: [],
  requirements: [
    ...onInternalBalancer(page),
    {
      rule: 'allowed-principals',
      level: 'required',
      options: { anyOf: principals, wildcard: 'allow' },
      evidence: {
        ...page,
        basis:
          "The role private-connectivity-role-<region> of Databricks' account is an allowed principal; `*` is named as a simpler choice.",
      },
    },
    {
      rule: 'nlb-inbound-rules',
      level: 'required',
      options: { enforcement: 'off' },
      evidence: { ...page, basis: 'Enforcement of inbound rules on PrivateLink traffic is off.' },
    },
    {
      rule: 'endpoint-service-targets',
      level: 'recommended',
      options: { targetTypes: ['ip'], protocols: ['TCP'] },
      evidence: { ...module, basis: 'The module of Databricks makes IP targets that are reached by TCP.' },
    },
    {
      rule: 'endpoint-service-reachable',
      level: 'required',
      evidence: { ...page, basis: 'Serverless compute connects to the database through the load balancer.' },
    },
    {
      rule: 'health-check',
      level: 'recommended',
      evidence: { ...module, basis: 'The module of Databricks checks health by TCP.' },
    },
    {
      rule: 'acceptance-required',
      level: 'recommended',
      options: { value: true },
      evidence: { ...module, basis: 'The module of Databricks turns acceptance on unless told otherwise.' },
    },
    {
      rule: 'nlb-cross-zone',
      level: 'recommended',
      options: { value: true },
      evidence: { ...module, basis: 'The module of Databricks turns cross-zone load balancing on.' },
    },
    {
      rule: 'nlb-availability-zones',
      level: 'recommended',
      options: { minimum: 2 },
      evidence: { ...module, basis: 'Across Regions the load balancer spans at least two Availability Zones.' },
    },
    {
      rule: 'databricks-private-endpoint-rule',
      level: 'required',
      evidence: {
        ...provider,
        basis: 'A private endpoint rule of the network connectivity configuration names the endpoint service.',
      },
    },
    {
      rule: 'databricks-pricing-tier',
      level: 'required',
      evidence: { ...page, basis: 'The account is on the Enterprise plan.' },
    },
  ],
  manual: [
    {
      text: 'Accept the connection within 14 days: a private endpoint rule that nobody approves expires.',
      who: 'customer',
      when: 'after',
      url: page.source,
    },
    {
      text: 'Stay within 10 network connectivity configurations and 30 private endpoints in a Region, 50 workspaces for a configuration and 10 domain names for a rule.',
      who: 'customer',
      when: 'always',
      url: page.source,
    },
  ],
  send: [{ value: 'service-name' }, { value: 'other', what: 'the domain names under which the database is reached' }],
};
