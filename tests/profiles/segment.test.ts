import { databricksOf, snowflakeAccount, workspaceOf } from './other-systems.ts';
import { testProfile } from './test-profile.ts';

const principals = ['arn:aws:iam::111122223333:role/segment'];

testProfile('segment/rds-postgres', {
  inputs: { 'segment.principal': 'arn:aws:iam::111122223333:role/segment' },
  ready: { principals },
});

const redshift = (change: Readonly<Record<string, string>> = {}, more = ''): string => {
  const text = {
    node_type: '"ra3.large"',
    port: '5439',
    availability_zone_relocation_enabled: 'true',
    region: 'us-east-1',
    account: '111122223333',
    ...change,
  };
  const { region, account, ...written } = text;
  const cluster = Object.entries(written).map(([name, value]) => `  ${name} = ${value}`);
  return `
provider "aws" {
  region = "${region}"
}
resource "aws_redshift_cluster" "main" {
  cluster_identifier = "main"
${cluster.join('\n')}
}
resource "aws_redshift_endpoint_authorization" "segment" {
  account            = "${account}"
  cluster_identifier = aws_redshift_cluster.main.cluster_identifier
  vpc_ids            = ["vpc-0123456789abcdef0"]
}
${more}`;
};
const grant = (name: string): string => `
resource "aws_redshift_endpoint_authorization" "${name}" {
  account            = "111122223333"
  cluster_identifier = "${name}"
  vpc_ids            = ["vpc-0123456789abcdef0"]
}`;

testProfile('segment/redshift', {
  inputs: { 'segment.account': '111122223333', 'segment.vpc': 'vpc-0123456789abcdef0' },
  ready: redshift(),
  breaks: {
    'redshift-port': redshift({ port: '5500' }),
    'redshift-node-type': redshift({ node_type: '"rg9.large"' }),
    'redshift-relocation': redshift({ availability_zone_relocation_enabled: 'false' }),
    'redshift-endpoint-authorization': redshift({ account: '999988887777' }),
    'redshift-endpoint-authorization (recommended)': redshift().replace(/^ *vpc_ids .*$/m, ''),
    'supported-region': redshift({ region: 'sa-east-1' }),
    'endpoint-limit': redshift({}, `${grant('two')}${grant('three')}`),
  },
});

testProfile('segment/snowflake', {
  ready: snowflakeAccount(),
  breaks: {
    'snowflake-edition': snowflakeAccount({ edition: 'STANDARD' }),
    'supported-region': snowflakeAccount({ region: 'AWS_SA_EAST_1' }),
  },
});

testProfile('segment/databricks', {
  inputs: { 'segment.endpoint': 'vpce-0123456789abcdef0' },
  ready: databricksOf(),
  breaks: {
    'databricks-pricing-tier': databricksOf({ tier: 'PREMIUM' }),
    'databricks-customer-managed-vpc': workspaceOf('ENTERPRISE'),
    'databricks-secure-cluster-connectivity': databricksOf({ publicAddresses: true }),
    'vpc-dns': databricksOf({ hostnames: false }),
    'databricks-security-group': databricksOf({ egress: '' }),
    'databricks-back-end-connection': databricksOf({ backEnd: false }),
    'databricks-private-access-settings': databricksOf({ vendorEndpoint: 'vpce-0fedcba9876543210' }),
    'supported-region': databricksOf({ region: 'sa-east-1' }),
  },
  also: { 'databricks-customer-managed-vpc': ['databricks-private-access-settings', 'databricks-back-end-connection'] },
});
