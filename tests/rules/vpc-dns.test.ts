import rule from '../../src/rules/vpc-dns.ts';
import { testRule } from '../rule-tester.ts';

const network = (lines: string, vpc = 'aws_vpc.main.id'): string => `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
${lines}
}
resource "databricks_mws_networks" "own" {
  network_name = "own"
  vpc_id       = ${vpc}
}
`;
const on = '  enable_dns_hostnames = true';

testRule(rule, {
  valid: [
    { name: 'host names on, and resolution as it is by default', terraform: network(on) },
    { name: 'both written', terraform: network(`${on}\n  enable_dns_support   = true`) },
    {
      name: 'a VPC that no Databricks network names',
      terraform: `${network(on)}
resource "aws_vpc" "other" {
  cidr_block         = "10.1.0.0/16"
  enable_dns_support = false
}
`,
    },
    {
      name: 'a VPC that only a network of another cloud names',
      terraform: network('').replace('  vpc_id ', '  gcp_network_info {}\n  vpc_id '),
    },
  ],
  invalid: [
    {
      name: 'host names are off by default',
      terraform: network(''),
      findings: [
        {
          message: 'hostnamesOff',
          address: 'aws_vpc.main',
          at: { terraform: '2:1-2:26' },
          text: '`aws_vpc.main` has DNS host names turned off, so the private names of endpoints do not resolve for the clusters in it. Segment requires DNS resolution and DNS host names; write `enable_dns_hostnames = true`.',
        },
      ],
    },
    {
      name: 'resolution is turned off',
      terraform: network(`${on}\n  enable_dns_support   = false`),
      findings: [
        {
          message: 'supportOff',
          address: 'aws_vpc.main',
          at: { terraform: '5:26-5:31' },
          text: '`aws_vpc.main` has DNS resolution turned off, so the clusters in it find no name of a private endpoint. Segment requires DNS resolution and DNS host names; write `enable_dns_support = true`.',
        },
      ],
    },
    {
      name: 'said once of a VPC that several networks name',
      terraform: `${network('')}
resource "databricks_mws_networks" "second" {
  network_name = "second"
  vpc_id       = aws_vpc.main.id
}
`,
      findings: [{ message: 'hostnamesOff', address: 'aws_vpc.main', at: { terraform: '2:1-2:26' } }],
    },
  ],
  unknown: [
    {
      name: 'a variable for a setting',
      terraform: `variable "dns" {}${network('  enable_dns_hostnames = var.dns')}`,
      findings: [
        {
          message: 'unknownDns',
          address: 'aws_vpc.main',
          at: { terraform: '4:26-4:33' },
          text: 'Whether names of private endpoints resolve in `aws_vpc.main` is unknown: variable `dns` has no default; pass `--var dns=…` or a `--var-file`. Segment requires DNS resolution and DNS host names; write `enable_dns_hostnames = true`.',
        },
      ],
    },
    {
      name: 'a VPC that is not in the sources',
      terraform: network('', '"vpc-0aaaaaaaaaaaaaaaa"'),
      findings: [
        {
          message: 'otherVpc',
          address: 'databricks_mws_networks.own',
          at: { terraform: '8:18-8:41' },
          text: 'Whether names of private endpoints resolve in the VPC of `databricks_mws_networks.own` is unknown: `vpc-0aaaaaaaaaaaaaaaa` is not in the sources. Segment requires DNS resolution and DNS host names there.',
        },
      ],
    },
    {
      name: 'a variable for the VPC',
      terraform: `variable "vpc" {}${network('', 'var.vpc')}`,
      findings: [
        {
          message: 'unknownVpc',
          address: 'databricks_mws_networks.own',
          at: { terraform: '8:18-8:25' },
          text: 'Whether names of private endpoints resolve in the VPC of `databricks_mws_networks.own` is unknown, because it is not known which one that is: variable `vpc` has no default; pass `--var vpc=…` or a `--var-file`. Segment requires DNS resolution and DNS host names there.',
        },
      ],
    },
  ],
});
