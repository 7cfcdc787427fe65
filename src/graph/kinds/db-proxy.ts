import { always } from '../../model/guard.ts';
import { map } from '../../model/cases.ts';
import { absent, unknown } from '../../model/value.ts';
import { orDecided, orElse } from '../defaults.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { emptyList, joinLists, listOfValue } from '../list-of.ts';

interface Names {
  readonly identity: readonly string[];
  readonly name: string;
  readonly engineFamily: string;
  readonly subnets: string;
  readonly securityGroups: string;
  /** Where its databases would be written. */
  readonly databases: string;
}

const template: Names = {
  identity: ['Ref', 'DBProxyArn'],
  name: 'DBProxyName',
  engineFamily: 'EngineFamily',
  subnets: 'VpcSubnetIds',
  securityGroups: 'VpcSecurityGroupIds',
  databases: 'AWS::RDS::DBProxyTargetGroup',
};

const terraform: Names = {
  identity: ['id', 'arn'],
  name: 'name',
  engineFamily: 'engine_family',
  subnets: 'vpc_subnet_ids',
  securityGroups: 'vpc_security_group_ids',
  databases: 'aws_db_proxy_target',
};

/**
 * Where a proxy listens, whatever port its databases have: the limitations of each engine say so
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html). For SQL Server they were not found to.
 */
const portsByFamily: ReadonlyMap<string, number> = new Map([
  ['MYSQL', 3306],
  ['POSTGRESQL', 5432],
]);

const undocumented = { kind: 'opaque', what: 'the port of a proxy for this engine family' } as const;

function proxyAs(names: Names): NativeType<'DbProxy'> {
  return {
    identity: names.identity,
    name: names.name,
    map: (read, { at }) => {
      const engineFamily = map(read.string(names.engineFamily), (family) => family.toUpperCase());
      return {
        engineFamily,
        port: orElse(
          orDecided(absent({ at }), engineFamily, (family) => portsByFamily.get(family)),
          unknown(undocumented, { at }),
        ),
        subnets: read.strings(names.subnets),
        securityGroups: read.strings(names.securityGroups),
        databases: emptyList({ at, property: names.databases }, always),
      };
    },
  };
}

export const dbProxy = defineKind({
  kind: 'DbProxy',
  types: { 'AWS::RDS::DBProxy': proxyAs(template), aws_db_proxy: proxyAs(terraform) },
  satellites: {
    'AWS::RDS::DBProxyTargetGroup': {
      belongsTo: (read) => read.string('DBProxyName'),
      adds: (read) => ({
        databases: joinLists([read.strings('DBInstanceIdentifiers'), read.strings('DBClusterIdentifiers')]),
      }),
      unresolved: 'rest',
    },
    aws_db_proxy_target: {
      belongsTo: (read) => read.string('db_proxy_name'),
      adds: (read) => ({
        databases: joinLists([
          listOfValue(read.string('db_instance_identifier')),
          listOfValue(read.string('db_cluster_identifier')),
        ]),
      }),
      unresolved: 'rest',
    },
  },
  links: { subnets: ['Subnet'], securityGroups: ['SecurityGroup'], databases: ['DbInstance', 'DbCluster'] },
});
