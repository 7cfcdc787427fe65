import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { ParsedUnit } from '../../src/model/resource.ts';
import type { Value } from '../../src/model/value.ts';
import { read, shown, textAt } from '../cloudformation/reading.ts';
import { parseRoot } from '../terraform/read.ts';

/** The port of the only target group. */
function portOfGroup(units: readonly ParsedUnit[]): Value<number> {
  const [group, ...others] = buildGraph(units).graph.all('TargetGroup');
  if (!group || others.length > 0) throw new Error('not one target group');
  return group.props.port;
}

async function inTemplate(databases: string, port: string): Promise<Value<number>> {
  const { parsed } = await read(`
Parameters: { Engine: { Type: String, AllowedValues: [postgres, mysql] }, Any: { Type: String } }
Resources:
  Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: ${port} } }
${databases}`);
  return portOfGroup(parsed.units);
}

const database = (type: string, properties: string) => `  Db: { Type: AWS::${type}, Properties: { ${properties} } }\n`;

describe('the port that an attribute of a database gives', () => {
  it.each([
    ['as it is written', 'RDS::DBInstance', 'Engine: postgres, Port: 5433', '5433'],
    ['the default of the engine', 'RDS::DBInstance', 'Engine: postgres', '5432'],
    ['the default of an engine that is one of few', 'RDS::DBInstance', 'Engine: !Ref Engine', '(5432 | 3306)'],
    ['unknown with the engine', 'RDS::DBInstance', 'Engine: !Ref Any', '->Db.Endpoint.Port'],
    ['unknown of a copy', 'RDS::DBInstance', 'Engine: postgres, DBSnapshotIdentifier: s', '->Db.Endpoint.Port'],
    ['the default of a cluster', 'RDS::DBCluster', 'Engine: aurora-mysql', '3306'],
    ['unknown where AWS contradicts itself', 'RDS::DBCluster', 'Engine: aurora-postgresql', '->Db.Endpoint.Port'],
    ['the default of Redshift', 'Redshift::Cluster', '', '5439'],
    ['unknown of a member of a cluster outside', 'RDS::DBInstance', 'DBClusterIdentifier: c', '->Db.Endpoint.Port'],
    ['its own of one that asks itself', 'RDS::DBInstance', 'Port: !GetAtt Db.Endpoint.Port', '->Db.Endpoint.Port'],
    ['unknown of another kind', 'EC2::Instance', 'Port: 5433', '->Db.Endpoint.Port'],
  ])('in a template is %s', async (_, type, properties, port) => {
    expect(shown(await inTemplate(database(type, properties), '!GetAtt Db.Endpoint.Port'))).toBe(port);
  });

  it('is that of the cluster for a member', async () => {
    const cluster = '  Main: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql, Port: 3307 } }\n';
    const member = database('RDS::DBInstance', 'Engine: aurora-mysql, DBClusterIdentifier: !Ref Main, Port: 1');
    const loose = database('RDS::DBInstance', 'Engine: aurora-mysql, DBClusterIdentifier: !Ref Main');
    expect(shown(await inTemplate(cluster + loose, '!GetAtt Db.Endpoint.Port'))).toBe('3307');
    // What both write is settled by neither: the one that is written at the database is taken, as rules do.
    expect(shown(await inTemplate(cluster + member, '!GetAtt Db.Endpoint.Port'))).toBe('1');
  });

  it('is that of a workgroup', async () => {
    const workgroup = database('RedshiftServerless::Workgroup', 'WorkgroupName: w');
    expect(shown(await inTemplate(workgroup, '!GetAtt Db.Workgroup.Endpoint.Port'))).toBe('5439');
  });

  it('leads to the engine from where it is used, and stands for the attribute still', async () => {
    const port = await inTemplate(database('RDS::DBInstance', 'Engine: postgres'), '!GetAtt Db.Endpoint.Port');
    expect([port.at, ...(port.via ?? [])].map(textAt)).toEqual(['!GetAtt Db.Endpoint.Port', 'Db', 'postgres']);
    expect(port.origin).toMatchObject({ address: 'Db', attribute: 'Endpoint.Port' });
  });

  it.each([
    ['resource "aws_db_instance" "d" { engine = "mariadb" }', 'aws_db_instance.d.port', '3306'],
    ['resource "aws_rds_cluster" "d" { engine = "aurora-postgresql" }', 'aws_rds_cluster.d.port', '5432'],
    [
      `resource "aws_rds_cluster" "d" { engine = "aurora-mysql" }
       resource "aws_rds_cluster_instance" "d" { cluster_identifier = aws_rds_cluster.d.id }`,
      'aws_rds_cluster_instance.d.port',
      '3306',
    ],
    ['resource "aws_redshift_cluster" "d" {}', 'aws_redshift_cluster.d.port', '5439'],
    [
      'resource "aws_redshiftserverless_workgroup" "d" {}',
      'aws_redshiftserverless_workgroup.d.endpoint[0].port',
      '5439',
    ],
    [
      'resource "aws_db_instance" "d" { engine = var.e }\nvariable "e" {}',
      'aws_db_instance.d.port',
      '->aws_db_instance.d.port',
    ],
  ])('in Terraform is its own or its default: %s', (resources, port, expected) => {
    const root = parseRoot(`${resources}\nresource "aws_lb_target_group" "g" { port = ${port} }\n`);
    expect(shown(portOfGroup([root]))).toBe(expected);
  });
});
