import rule from '../../src/rules/target-not-public.ts';
import { testRule } from '../rule-tester.ts';
import { attachment, inConfiguration, inTemplate, lookedUp, lookup, ofLookup } from './behind-service.ts';

const database = (lines: string): string =>
  inConfiguration('  target_type = "ip"', lookedUp('aws_db_instance.database.address')) +
  `resource "aws_db_instance" "database" {\n  engine = "postgres"\n${lines}\n}\n`;
const inStack = (line: string): string =>
  inTemplate(ofLookup, lookup('!GetAtt Database.Endpoint.Address')) +
  `  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBSubnetGroupName: group
${line}
`;
const member = (lines: string): string =>
  inConfiguration('  target_type = "ip"', lookedUp('aws_rds_cluster.cluster.endpoint')) +
  `resource "aws_rds_cluster" "cluster" {
  engine = "aurora-postgresql"
}
resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = aws_rds_cluster.cluster.id
  engine             = "aurora-postgresql"
${lines}
}
`;
const warehouse = (lines: string): string =>
  inConfiguration(
    '  target_type = "ip"',
    attachment('aws_redshift_cluster.warehouse.cluster_nodes[0].private_ip_address'),
  ) + `resource "aws_redshift_cluster" "warehouse" {\n${lines}\n}\n`;

testRule(rule, {
  valid: [
    {
      name: 'a database without a public address',
      cloudformation: inStack('      PubliclyAccessible: false'),
      terraform: database('  publicly_accessible = false'),
    },
    {
      name: 'not written: the provider leaves it off, and AWS with a subnet group',
      cloudformation: inStack(''),
      terraform: database(''),
    },
    { name: 'a member of a cluster without one', terraform: member('  publicly_accessible = false') },
    { name: 'a warehouse without one', terraform: warehouse('  publicly_accessible = false') },
    {
      name: 'a public database that no endpoint service leads to',
      cloudformation: `${inTemplate('      TargetType: ip')}
  Database: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, PubliclyAccessible: true } }
`,
      terraform: `${inConfiguration('  target_type = "ip"')}
resource "aws_db_instance" "database" {
  engine              = "postgres"
  publicly_accessible = true
}
`,
    },
  ],
  invalid: [
    {
      name: 'a database with a public address',
      cloudformation: inStack('      PubliclyAccessible: true'),
      terraform: database('  publicly_accessible = true'),
      findings: [
        {
          message: 'public',
          address: 'Database',
          at: { cloudformation: '36:27-36:31', terraform: '42:25-42:29' },
          text: {
            cloudformation:
              '`Database` is publicly accessible, though an endpoint service leads to it and nobody needs the internet for that. Segment requires a database without a public address; write `PubliclyAccessible: false`, once nobody connects to it over the internet any more.',
            terraform:
              '`aws_db_instance.database` is publicly accessible, though an endpoint service leads to it and nobody needs the internet for that. Segment requires a database without a public address; write `publicly_accessible = false`, once nobody connects to it over the internet any more.',
          },
        },
      ],
    },
    {
      name: 'not written, and without a subnet group',
      cloudformation: inStack('').replace('      DBSubnetGroupName: group\n', ''),
      findings: [{ message: 'public', address: 'Database', at: { cloudformation: '31:3-31:11' } }],
    },
    {
      name: 'a member of the cluster that the service leads to',
      terraform: member('  publicly_accessible = true'),
      findings: [{ message: 'public', address: 'aws_rds_cluster_instance.member', at: { terraform: '46:25-46:29' } }],
    },
    {
      name: 'a database behind a proxy',
      terraform: `${inConfiguration('  target_type = "ip"', lookedUp('aws_db_proxy.proxy.endpoint'))}
resource "aws_db_proxy" "proxy" {
  engine_family = "POSTGRESQL"
}
resource "aws_db_proxy_target" "database" {
  db_proxy_name          = aws_db_proxy.proxy.name
  target_group_name      = "default"
  db_instance_identifier = aws_db_instance.database.identifier
}
resource "aws_db_instance" "database" {
  engine              = "postgres"
  publicly_accessible = true
}
`,
      findings: [{ message: 'public', address: 'aws_db_instance.database', at: { terraform: '51:25-51:29' } }],
    },
    {
      name: 'a warehouse for which version 5 of the provider turns it on',
      terraform: `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}
${warehouse('')}`,
      findings: [{ message: 'public', address: 'aws_redshift_cluster.warehouse', at: { terraform: '45:1-45:44' } }],
    },
  ],
  unknown: [
    {
      name: 'a variable without a default',
      cloudformation: `Parameters: { Public: { Type: String } }${inStack('      PubliclyAccessible: !Ref Public')}`,
      terraform: `variable "public" { type = bool }\n${database('  publicly_accessible = var.public')}`,
      findings: [
        {
          message: 'unknown',
          address: 'Database',
          at: { cloudformation: '36:27-36:38', terraform: '43:25-43:35' },
          text: {
            cloudformation:
              'Whether `Database` is publicly accessible is unknown: parameter `Public` has no default; pass `--parameters`. Segment requires a database without a public address, as an endpoint service leads to it; write `PubliclyAccessible: false`.',
            terraform:
              'Whether `aws_db_instance.database` is publicly accessible is unknown: variable `public` has no default; pass `--var public=…` or a `--var-file`. Segment requires a database without a public address, as an endpoint service leads to it; write `publicly_accessible = false`.',
          },
        },
      ],
    },
  ],
});
