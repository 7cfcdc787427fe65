import rule from '../../src/rules/supported-region.ts';
import { testRule } from '../rule-tester.ts';

const options = { regions: ['us-east-1', 'eu-west-1'] };
const elsewhere = { ...options, orSupportedRegions: true };
const cluster = `
Resources:
  Warehouse: { Type: AWS::Redshift::Cluster }
`;
const service = (supported: string): string => `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties:
      SupportedRegions: ${supported}
`;
const configuration = (region: string): string => `
provider "aws" {
  region = "${region}"
}
resource "aws_redshift_cluster" "warehouse" {}
`;

testRule(rule, {
  valid: [
    {
      name: 'a Snowflake account and a Databricks workspace in one of the Regions, or on another cloud',
      options: { ...options, path: 'brokered' },
      terraform: `
resource "snowflake_account" "main" {
  region = "PUBLIC.AWS_EU_WEST_1"
}
resource "snowflake_account" "other" {
  region = "AZURE_WESTEUROPE"
}
resource "databricks_mws_workspaces" "main" {
  account_id = "00000000-0000-0000-0000-000000000000"
  aws_region = "us-east-1"
}
resource "aws_redshift_cluster" "warehouse" {}
provider "aws" {
  region = "sa-east-1"
}
`,
    },
    {
      name: 'one of the Regions',
      options,
      region: 'eu-west-1',
      cloudformation: cluster,
      terraform: configuration('eu-west-1'),
    },
    { name: 'no Regions are asked for', region: 'eu-south-1', cloudformation: cluster },
    {
      name: 'elsewhere, but offered to one of the Regions',
      options: elsewhere,
      region: 'eu-south-1',
      cloudformation: service('[eu-south-1, us-east-1]'),
      terraform: `
provider "aws" {
  region = "eu-south-1"
}
resource "aws_vpc_endpoint_service" "service" {
  supported_regions = ["eu-south-1", "us-east-1"]
}
`,
    },
    {
      name: 'in one of the Regions, offered to none',
      options: elsewhere,
      region: 'us-east-1',
      cloudformation: service('[]'),
    },
    {
      name: 'in the Region that an input tells',
      options: { regions: ['acme.region'] },
      inputs: { 'acme.region': 'eu-west-1' },
      terraform: configuration('eu-west-1'),
    },
    {
      name: 'offered to the Region that an input tells',
      options: { regions: ['acme.region'], orSupportedRegions: true },
      inputs: { 'acme.region': 'us-east-1' },
      region: 'eu-south-1',
      cloudformation: service('[eu-south-1, us-east-1]'),
    },
    {
      name: 'a workgroup elsewhere, which is not meant unless asked for',
      options,
      region: 'eu-south-1',
      cloudformation: `
Resources:
  Warehouse: { Type: AWS::RedshiftServerless::Workgroup }
`,
    },
    {
      name: 'the resource overrides the provider',
      options,
      terraform: `
provider "aws" {
  region = "eu-south-1"
}
resource "aws_redshift_cluster" "warehouse" {
  region = "eu-west-1"
}
`,
    },
  ],
  invalid: [
    {
      name: 'what is brokered, in another Region',
      options: { ...options, path: 'brokered' },
      terraform: `
resource "snowflake_account" "main" {
  region = "AWS_SA_EAST_1"
}
resource "databricks_mws_workspaces" "main" {
  account_id = "00000000-0000-0000-0000-000000000000"
  aws_region = "sa-east-1"
}
`,
      findings: [
        { message: 'otherRegion', address: 'snowflake_account.main', line: 3, column: 12 },
        { message: 'otherRegion', address: 'databricks_mws_workspaces.main', line: 7, column: 16 },
      ],
    },
    {
      name: 'a shared resource in another Region',
      options: { ...options, path: 'vpc-lattice' },
      region: 'sa-east-1',
      cloudformation: `
Resources:
  Shared: { Type: AWS::VpcLattice::ResourceConfiguration }
`,
      terraform: `
provider "aws" {
  region = "sa-east-1"
}
resource "aws_vpclattice_resource_configuration" "shared" {}
`,
      findings: [{ message: 'otherRegion', address: 'Shared', at: { cloudformation: '3:3', terraform: '3:12' } }],
    },
    {
      name: 'an MSK cluster in another Region',
      options: { ...options, path: 'msk-multi-vpc' },
      terraform: `
provider "aws" {
  region = "sa-east-1"
}
resource "aws_msk_cluster" "main" {}
`,
      findings: [{ message: 'otherRegion', address: 'aws_msk_cluster.main', line: 3, column: 12 }],
    },
    {
      name: 'another Region, where the provider says so',
      options,
      terraform: configuration('eu-south-1'),
      findings: [
        {
          message: 'otherRegion',
          address: 'aws_redshift_cluster.warehouse',
          line: 3,
          column: 12,
          text: '`aws_redshift_cluster.warehouse` is in eu-south-1. Segment can connect over PrivateLink only in us-east-1, eu-west-1, so nothing here is within reach; deploy it in one of these Regions, or ask Segment whether eu-south-1 has been added.',
        },
      ],
    },
    {
      name: 'another Region, given from outside: the resource',
      options,
      region: 'eu-south-1',
      cloudformation: cluster,
      findings: [{ message: 'otherRegion', address: 'Warehouse', line: 3, column: 3 }],
    },
    {
      name: 'a workgroup in another Region',
      options: { ...options, serverless: true },
      region: 'eu-south-1',
      cloudformation: `
Resources:
  Warehouse: { Type: AWS::RedshiftServerless::Workgroup }
`,
      findings: [{ message: 'otherRegion', address: 'Warehouse', line: 3, column: 3 }],
    },
    {
      name: 'another Region than the one that an input tells',
      options: { regions: ['acme.region'] },
      inputs: { 'acme.region': 'eu-west-1' },
      terraform: configuration('eu-south-1'),
      findings: [{ message: 'otherRegion', address: 'aws_redshift_cluster.warehouse', line: 3, column: 12 }],
    },
    {
      name: 'offered to another Region, which does not count unless asked for',
      options,
      terraform: `
provider "aws" {
  region = "eu-south-1"
}
resource "aws_vpc_endpoint_service" "service" {
  supported_regions = ["us-east-1"]
}
`,
      findings: [{ message: 'otherRegion', address: 'aws_vpc_endpoint_service.service', line: 3, column: 12 }],
    },
    {
      name: 'elsewhere, and offered to none of the Regions',
      options: elsewhere,
      region: 'eu-south-1',
      cloudformation: service('[eu-south-1, eu-south-2]'),
      terraform: `
provider "aws" {
  region = "eu-south-1"
}
resource "aws_vpc_endpoint_service" "service" {
  supported_regions = ["eu-south-1", "eu-south-2"]
}
`,
      findings: [
        {
          message: 'notOffered',
          address: 'Service',
          at: { cloudformation: '6:25', terraform: '6:23' },
          text: {
            cloudformation:
              '`Service` is in eu-south-1, from where Segment cannot connect over PrivateLink, only from us-east-1, eu-west-1. Keep the service where it is and offer it to one of these Regions as well: add us-east-1 to `SupportedRegions`.',
          },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'a Snowflake account that does not say its Region',
      options: { ...options, path: 'brokered' },
      terraform: `
resource "snowflake_account" "main" {}
`,
      findings: [{ message: 'unknownRegion', address: 'snowflake_account.main', line: 2, column: 1 }],
    },
    {
      name: 'the source does not say',
      options,
      cloudformation: cluster,
      terraform: `
provider "aws" {}
resource "aws_redshift_cluster" "warehouse" {}
`,
      findings: [
        {
          message: 'unknownRegion',
          address: 'Warehouse',
          at: { cloudformation: '3:3', terraform: '3:1' },
          text: {
            cloudformation:
              'Whether Segment can reach `Warehouse` depends on its Region: the source does not say in which Region it is deployed; pass `--region`. Segment can connect over PrivateLink only in us-east-1, eu-west-1.',
          },
        },
      ],
    },
    {
      name: 'the Region of the vendor was not given',
      options: { regions: ['acme.region'] },
      terraform: configuration('eu-south-1'),
      findings: [
        {
          message: 'inputMissing',
          address: 'aws_redshift_cluster.warehouse',
          line: 3,
          column: 12,
          text: 'Whether Segment can reach `aws_redshift_cluster.warehouse`, which is in eu-south-1, is unknown: input `acme.region` was not given; set `--input acme.region=…`. Over PrivateLink it connects only within that Region.',
        },
      ],
    },
    {
      name: 'neither Region is known',
      options: { regions: ['acme.region'] },
      terraform: `
variable "region" {}
provider "aws" { region = var.region }
resource "aws_redshift_cluster" "warehouse" {}
`,
      findings: [
        {
          message: 'bothUnknown',
          address: 'aws_redshift_cluster.warehouse',
          line: 3,
          column: 27,
          text: 'Whether Segment can reach `aws_redshift_cluster.warehouse` depends on the Regions of both. That of `aws_redshift_cluster.warehouse`: variable `region` has no default; pass `--var region=…` or a `--var-file`. That of Segment: input `acme.region` was not given; set `--input acme.region=…`.',
        },
      ],
    },
    {
      name: 'neither Region is known, and the service could be offered to the vendor',
      options: { regions: ['acme.region'], orSupportedRegions: true },
      cloudformation: service('[us-east-1]'),
      findings: [{ message: 'bothUnknown', address: 'Service', line: 3, column: 3 }],
    },
    {
      name: 'the Region of the vendor was not given, and the service could be offered to it',
      options: { regions: ['acme.region'], orSupportedRegions: true },
      region: 'eu-south-1',
      cloudformation: service('[eu-south-1, us-east-1]'),
      findings: [
        {
          message: 'inputMissingOffer',
          address: 'Service',
          line: 6,
          column: 25,
          text: 'Whether Segment can reach `Service`, which is in eu-south-1, is unknown: input `acme.region` was not given; set `--input acme.region=…`. The service must be in that Region or be offered to it in `SupportedRegions`.',
        },
      ],
    },
    {
      name: 'the Regions it is offered to are a parameter',
      options: elsewhere,
      region: 'eu-south-1',
      cloudformation: `
Parameters: { Offered: { Type: CommaDelimitedList } }
${service('!Ref Offered')}`,
      findings: [
        {
          message: 'unknownOffer',
          address: 'Service',
          line: 8,
          column: 25,
          text: '`Service` is in eu-south-1, from where Segment cannot connect over PrivateLink, only from us-east-1, eu-west-1, and whether it is offered to one of these Regions is unknown: parameter `Offered` has no default; pass `--parameters`; add us-east-1 to `SupportedRegions`.',
        },
      ],
    },
  ],
});
