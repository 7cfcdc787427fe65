import { and, not } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { map, oneOf, when as whenKnown } from '../../model/cases.ts';
import { known, unknown } from '../../model/value.ts';
import { orDefault, orRestored } from '../defaults.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { inBlock } from '../in-block.ts';
import { portOfEngine } from './engine-ports.ts';
import { orPublicByDefault } from './public-by-default.ts';
import { emptyAsUnset, unlessZero } from './unset.ts';

const what = 'the snapshot or cluster that it is made from, which had the port';

const template: NativeType<'DbCluster'> = {
  identity: ['Ref', 'DBClusterArn', 'DBClusterResourceId'],
  name: 'DBClusterIdentifier',
  map: (read) => {
    const engine = lowerCase(read.string('Engine'));
    const engineMode = orDefault(read.string('EngineMode'), 'provisioned');
    const subnetGroup = read.string('DBSubnetGroupName');
    const port = read.number('Port');
    const from = ['SnapshotIdentifier', 'SourceDBClusterIdentifier', 'SourceDbClusterResourceId'];
    return {
      engine,
      engineMode,
      port: orRestored(port, {
        fresh: portOfTemplate(port, engine, engineMode),
        from: from.map((name) => read.string(name)),
        what,
      }),
      publiclyAccessible: orPublicByDefault(read.boolean('PubliclyAccessible'), {
        engine,
        subnetGroup,
        aurora: 'absent',
      }),
      securityGroups: read.strings('VpcSecurityGroupIds'),
      subnetGroup,
      availabilityZones: read.strings('AvailabilityZones'),
      replicates: read.string('ReplicationSourceIdentifier'),
    };
  },
};

const terraform: NativeType<'DbCluster'> = {
  identity: ['id', 'arn', 'cluster_resource_id'],
  name: 'cluster_identifier',
  map: (resource, { at }) => {
    const read = emptyAsUnset(resource);
    const engine = lowerCase(read.string('engine'));
    const subnetGroup = read.string('db_subnet_group_name');
    const port = unlessZero(read.number('port'));
    const pointInTime = inBlock<boolean>(read, ['restore_to_point_in_time'], ({ written }) => known(true, written));
    return {
      engine,
      engineMode: orDefault(read.string('engine_mode'), 'provisioned'),
      port: orRestored(port, {
        fresh: portOfEngine(engine, port),
        from: [read.string('snapshot_identifier'), pointInTime],
        what,
      }),
      // The provider has no argument for it, so that AWS decides.
      publiclyAccessible: orPublicByDefault(
        { state: 'absent', at, property: 'publicly_accessible' },
        { engine, subnetGroup, aurora: 'absent' },
      ),
      securityGroups: read.strings('vpc_security_group_ids'),
      subnetGroup,
      availabilityZones: read.strings('availability_zones'),
      replicates: read.string('replication_source_identifier'),
    };
  },
};

function lowerCase(engine: Value<string>): Value<string> {
  return map(engine, (name) => name.toLowerCase());
}

/**
 * For Aurora PostgreSQL that is not serverless CloudFormation's documentation says 3306 and that of the RDS API 5432.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 */
function portOfTemplate(port: Value<number>, engine: Value<string>, engineMode: Value<string>): Value<number> {
  const disputed = and(
    whenKnown(engine, (name) => name === 'aurora-postgresql'),
    not(whenKnown(engineMode, (mode) => mode === 'serverless')),
  );
  const undecided = {
    kind: 'opaque',
    what: 'the default port of Aurora PostgreSQL, on which AWS documents disagree',
  } as const;
  return oneOf<number>(
    [
      { when: disputed, value: unknown(undecided, port) },
      { when: not(disputed), value: portOfEngine(engine, port) },
    ],
    port,
  );
}

export const dbCluster = defineKind({
  kind: 'DbCluster',
  types: { 'AWS::RDS::DBCluster': template, aws_rds_cluster: terraform },
  links: {
    securityGroups: ['SecurityGroup'],
    subnetGroup: ['DbSubnetGroup'],
    replicates: ['DbCluster', 'DbInstance'],
  },
});
