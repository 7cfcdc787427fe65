import rule from '../../src/rules/databricks-private-endpoint-rule.ts';
import { testRule } from '../rule-tester.ts';

const bound = `
resource "databricks_mws_ncc_binding" "analytics" {
  network_connectivity_config_id = databricks_mws_network_connectivity_config.config.network_connectivity_config_id
  workspace_id                   = 17
}
`;
const to = (lines: string, binding = bound): string => `
resource "databricks_mws_network_connectivity_config" "config" {
  name   = "config"
  region = "us-east-1"
}
resource "databricks_mws_ncc_private_endpoint_rule" "database" {
  network_connectivity_config_id = databricks_mws_network_connectivity_config.config.network_connectivity_config_id
${lines}
}
resource "aws_vpc_endpoint_service" "database" {
  acceptance_required = true
}
${binding}`;
const service = '  endpoint_service = aws_vpc_endpoint_service.database.service_name';
const domains = '  domain_names = ["db.internal.example.com"]';
const many = `  domain_names = [${Array.from({ length: 11 }, (_, index) => `"db${index}.example.com"`).join(', ')}]`;

testRule(rule, {
  valid: [
    { name: 'an endpoint service of the sources', terraform: to(`${service}\n${domains}`) },
    {
      name: 'the name of a service that is elsewhere',
      terraform: to(`  endpoint_service = "com.amazonaws.vpce.us-east-1.vpce-svc-0aaaaaaaaaaaaaaaa"\n${domains}`),
    },
    {
      name: 'a workspace that names the configuration itself',
      terraform: to(
        `${service}\n${domains}`,
        `
resource "databricks_mws_workspaces" "analytics" {
  network_connectivity_config_id = databricks_mws_network_connectivity_config.config.network_connectivity_config_id
}
`,
      ),
    },
    {
      name: 'buckets, which a rule for S3 names',
      terraform: to('  endpoint_service = "com.amazonaws.us-east-1.s3"\n  resource_names = ["bucket"]', ''),
    },
    {
      name: 'a resource of another cloud',
      terraform: to('  resource_id = "/subscriptions/1"\n  group_id = "blob"', ''),
    },
  ],
  invalid: [
    {
      name: 'the ID of a service in place of its name',
      terraform: to(`  endpoint_service = "vpce-svc-0aaaaaaaaaaaaaaaa"\n${domains}`),
      findings: [
        {
          message: 'noServiceName',
          address: 'databricks_mws_ncc_private_endpoint_rule.database',
          at: { terraform: '8:22-8:50' },
          text: '`databricks_mws_ncc_private_endpoint_rule.database` names `vpce-svc-0aaaaaaaaaaaaaaaa` as its endpoint service, which is no name of one; AWS gives a name such as `com.amazonaws.vpce.<region>.vpce-svc-<id>`. Write that, or the `service_name` of the endpoint service.',
        },
      ],
    },
    {
      name: 'a load balancer',
      terraform: `${to(`  endpoint_service = aws_lb.database.arn\n${domains}`)}
resource "aws_lb" "database" {
  load_balancer_type = "network"
}
`,
      findings: [
        {
          message: 'otherThing',
          address: 'databricks_mws_ncc_private_endpoint_rule.database',
          at: { terraform: '8:22-8:41' },
          text: '`databricks_mws_ncc_private_endpoint_rule.database` names `aws_lb.database` as its endpoint service, which is none; name the `service_name` of an endpoint service.',
        },
      ],
    },
    {
      name: 'buckets for a service of its own',
      terraform: to(`${service}\n  resource_names = ["bucket"]`),
      findings: [
        {
          message: 'buckets',
          address: 'databricks_mws_ncc_private_endpoint_rule.database',
          at: { terraform: '9:20-9:30' },
          text: '`databricks_mws_ncc_private_endpoint_rule.database` names buckets for an endpoint service of your own. Databricks takes them only for S3; write the names under which the databases are reached in `domain_names` instead.',
        },
      ],
    },
    {
      name: 'more domains than Databricks takes',
      terraform: to(`${service}\n${many}`),
      findings: [
        {
          message: 'tooManyDomains',
          address: 'databricks_mws_ncc_private_endpoint_rule.database',
          at: { terraform: '9:18-9:228' },
          text: '`databricks_mws_ncc_private_endpoint_rule.database` names 11 domains, and Databricks takes at most 10 for a rule. Spread them over several rules.',
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'a name from a variable',
      terraform: `variable "service" {}${to(`  endpoint_service = var.service\n${domains}`)}`,
      findings: [
        {
          message: 'unknownService',
          address: 'databricks_mws_ncc_private_endpoint_rule.database',
          at: { terraform: '8:22-8:33' },
          text: 'Whether `databricks_mws_ncc_private_endpoint_rule.database` leads to an endpoint service is unknown: variable `service` has no default; pass `--var service=…` or a `--var-file`.',
        },
      ],
    },
    {
      name: 'no domains',
      terraform: to(service),
      findings: [
        {
          message: 'noDomains',
          address: 'databricks_mws_ncc_private_endpoint_rule.database',
          at: { terraform: '6:1-6:63' },
          text: '`databricks_mws_ncc_private_endpoint_rule.database` names no domain, so it is unknown what serverless compute would reach through it: Databricks sends there what goes to the names in `domain_names`. List the names of your databases there.',
        },
      ],
    },
    {
      name: 'domains from a variable',
      terraform: `variable "domains" {}${to(`${service}\n  domain_names = var.domains`)}`,
      findings: [
        {
          message: 'unknownDomains',
          address: 'databricks_mws_ncc_private_endpoint_rule.database',
          at: { terraform: '9:18-9:29' },
          text: 'Whether the domains of `databricks_mws_ncc_private_endpoint_rule.database` are at most 10 is unknown: variable `domains` has no default; pass `--var domains=…` or a `--var-file`.',
        },
      ],
    },
    {
      name: 'no workspace',
      terraform: to(`${service}\n${domains}`, ''),
      findings: [
        {
          message: 'unbound',
          address: 'databricks_mws_ncc_private_endpoint_rule.database',
          at: { terraform: '7:36-7:116' },
          text: 'Whether a workspace uses `databricks_mws_ncc_private_endpoint_rule.database` is unknown: the sources bind `databricks_mws_network_connectivity_config.config` to none. Bind it with a `databricks_mws_ncc_binding`, or in the account console.',
        },
      ],
    },
  ],
});
