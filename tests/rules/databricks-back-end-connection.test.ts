import rule from '../../src/rules/databricks-back-end-connection.ts';
import { testRule } from '../rule-tester.ts';

const network = (lines: string): string => `
resource "databricks_mws_vpc_endpoint" "relay" {
  vpc_endpoint_name   = "relay"
  aws_vpc_endpoint_id = "vpce-0aaaaaaaaaaaaaaaa"
}
resource "databricks_mws_vpc_endpoint" "rest" {
  vpc_endpoint_name   = "rest"
  aws_vpc_endpoint_id = "vpce-0bbbbbbbbbbbbbbbb"
}
resource "databricks_mws_networks" "own" {
  network_name = "own"
${lines}
}
`;
const endpoints = (relay: string, rest: string): string => `  vpc_endpoints {
    dataplane_relay = [${relay}]
    rest_api        = [${rest}]
  }`;
const [relay, rest] = [
  'databricks_mws_vpc_endpoint.relay.vpc_endpoint_id',
  'databricks_mws_vpc_endpoint.rest.vpc_endpoint_id',
];

testRule(rule, {
  valid: [
    { name: 'an endpoint for each service', terraform: network(endpoints(relay, rest)) },
    { name: 'endpoints that are registered elsewhere', terraform: network(endpoints('"1f2e"', '"3d4c"')) },
    { name: 'a network on another cloud', terraform: network('  gcp_network_info {}') },
  ],
  invalid: [
    {
      name: 'no endpoints',
      terraform: network(''),
      findings: [
        {
          message: 'noEndpoints',
          address: 'databricks_mws_networks.own',
          at: { terraform: '10:1-10:41' },
          text: '`databricks_mws_networks.own` names no VPC endpoints, so its clusters reach Databricks over the internet. Segment requires back-end PrivateLink: register an endpoint for the relay and one for the REST API, and name both in `vpc_endpoints`.',
        },
      ],
    },
    {
      name: 'none for the relay',
      terraform: network(endpoints('', rest)),
      findings: [
        {
          message: 'noRelay',
          address: 'databricks_mws_networks.own',
          at: { terraform: '12:3-12:16' },
          text: '`databricks_mws_networks.own` names no VPC endpoint for the relay of secure cluster connectivity. Segment requires back-end PrivateLink, which needs one for the relay and one for the REST API; add `dataplane_relay`.',
        },
      ],
    },
    {
      name: 'none for the REST API',
      terraform: network(endpoints(relay, '')),
      findings: [
        {
          message: 'noRest',
          address: 'databricks_mws_networks.own',
          at: { terraform: '12:3-12:16' },
          text: '`databricks_mws_networks.own` names no VPC endpoint for the REST API. Segment requires back-end PrivateLink, which needs one for the relay and one for the REST API; add `rest_api`.',
        },
      ],
    },
    {
      name: 'one for both',
      terraform: network(endpoints(relay, relay)),
      findings: [
        {
          message: 'sameEndpoint',
          address: 'databricks_mws_networks.own',
          at: { terraform: '14:24-14:73' },
          text: '`databricks_mws_networks.own` names `databricks_mws_vpc_endpoint.relay` for the relay and for the REST API. They are two services of Databricks, and an endpoint leads to one; make and register a second one.',
        },
      ],
    },
    {
      name: 'the endpoint of the VPC itself',
      terraform: `${network(endpoints('aws_vpc_endpoint.relay.id', rest))}
resource "aws_vpc_endpoint" "relay" {
  vpc_id = "vpc-0aaaaaaaaaaaaaaaa"
}
`,
      findings: [
        {
          message: 'notRegistered',
          address: 'databricks_mws_networks.own',
          at: { terraform: '13:24-13:49' },
          text: '`databricks_mws_networks.own` names `aws_vpc_endpoint.relay`, which is no endpoint that is registered with Databricks. Register it as a `databricks_mws_vpc_endpoint` and name its `vpc_endpoint_id`.',
        },
      ],
    },
    {
      name: 'account and ID together',
      terraform: network(endpoints('databricks_mws_vpc_endpoint.relay.id', rest)),
      findings: [
        {
          message: 'wrongAttribute',
          address: 'databricks_mws_networks.own',
          at: { terraform: '13:24-13:60' },
          text: '`databricks_mws_networks.own` names a registered endpoint by `id`, which is account and ID together, and Databricks takes the ID alone. Write `vpc_endpoint_id`.',
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'an endpoint from a variable',
      terraform: `variable "relay" {}${network(endpoints('var.relay', rest))}`,
      findings: [
        {
          message: 'unknownEndpoints',
          address: 'databricks_mws_networks.own',
          at: { terraform: '13:24-13:33' },
          text: 'Whether `databricks_mws_networks.own` has back-end PrivateLink is unknown: variable `relay` has no default; pass `--var relay=…` or a `--var-file`. Segment requires it, with a registered endpoint for the relay and one for the REST API.',
        },
      ],
    },
    {
      name: 'all endpoints from a variable',
      terraform: `variable "relays" {}${network(endpoints(relay, rest).replace(`[${relay}]`, 'var.relays'))}`,
      findings: [
        { message: 'unknownEndpoints', address: 'databricks_mws_networks.own', at: { terraform: '12:3-12:16' } },
      ],
    },
    {
      name: 'no endpoints in one case',
      terraform: `variable "stage" {}${network(`  dynamic "vpc_endpoints" {
    for_each = var.stage == "test" ? [] : [1]
    content {
      dataplane_relay = [${relay}]
      rest_api        = [${rest}]
    }
  }`)}`,
      findings: [{ message: 'noEndpoints', address: 'databricks_mws_networks.own', at: { terraform: '12:3-12:26' } }],
    },
  ],
});
