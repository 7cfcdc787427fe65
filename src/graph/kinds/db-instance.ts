import { always, and, not, or } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { map, oneOf, when as whenKnown, whenState } from '../../model/cases.ts';
import { absent, known, unknown } from '../../model/value.ts';
import { orDefault, orElse, orRestored } from '../defaults.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { inBlock } from '../in-block.ts';
import { emptyList, guarded, whenFilled } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';
import { isAurora, portOfEngine } from './engine-ports.ts';
import { orPublicByDefault } from './public-by-default.ts';
import { emptyAsUnset, unlessZero } from './unset.ts';

const madeFrom = {
  template: [
    'DBSnapshotIdentifier',
    'DBClusterSnapshotIdentifier',
    'SourceDBInstanceIdentifier',
    'SourceDBClusterIdentifier',
    'SourceDbiResourceId',
    'SourceDBInstanceAutomatedBackupsArn',
  ],
  terraform: ['snapshot_identifier', 'replicate_source_db'],
} as const;

const template: NativeType<'DbInstance'> = {
  identity: ['Ref', 'DBInstanceArn', 'DbiResourceId'],
  name: 'DBInstanceIdentifier',
  map: (read) => {
    const engine = lowerCase(read.string('Engine'));
    const cluster = read.string('DBClusterIdentifier');
    const subnetGroup = read.string('DBSubnetGroupName');
    const from = madeFrom.template.map((name) => read.string(name));
    return {
      engine,
      // It is written as text: the graph has it as a number.
      port: portOf(read.number('Port'), { engine, cluster, from }),
      publiclyAccessible: orPublicByDefault(read.boolean('PubliclyAccessible'), {
        engine,
        subnetGroup,
        aurora: 'private',
      }),
      securityGroups: withLegacyGroups(read.strings('VPCSecurityGroups'), read.strings('DBSecurityGroups')),
      subnetGroup,
      multiAz: orElse(read.boolean('MultiAZ'), standbyOf(read, 'MultiAZ', cluster)),
      availabilityZone: read.string('AvailabilityZone'),
      cluster,
      replicates: orElse(read.string('SourceDBInstanceIdentifier'), read.string('SourceDBClusterIdentifier')),
    };
  },
};

const terraform: NativeType<'DbInstance'> = {
  identity: ['id', 'arn', 'resource_id'],
  name: 'identifier',
  map: (resource, { at }) => {
    const read = emptyAsUnset(resource);
    const engine = lowerCase(read.string('engine'));
    const cluster = absent({ at });
    const pointInTime = inBlock<boolean>(read, ['restore_to_point_in_time'], ({ written }) => known(true, written));
    const from = [...madeFrom.terraform.map((name) => read.string(name)), pointInTime];
    return {
      engine,
      port: portOf(unlessZero(read.number('port')), { engine, cluster, from }),
      // The provider's own default, which it sends.
      publiclyAccessible: orDefault(read.boolean('publicly_accessible'), false),
      securityGroups: read.strings('vpc_security_group_ids'),
      subnetGroup: read.string('db_subnet_group_name'),
      multiAz: orDefault(read.boolean('multi_az'), false),
      availabilityZone: read.string('availability_zone'),
      cluster,
      replicates: read.string('replicate_source_db'),
    };
  },
};

/** A member of a cluster, which has the cluster's port and groups. */
const terraformMember: NativeType<'DbInstance'> = {
  identity: ['id', 'arn', 'dbi_resource_id'],
  name: 'identifier',
  map: (resource, { at }) => {
    const read = emptyAsUnset(resource);
    const engine = lowerCase(read.string('engine'));
    const subnetGroup = read.string('db_subnet_group_name');
    return {
      engine,
      port: absent({ at, property: 'port' }),
      // The provider has no default of its own for it.
      publiclyAccessible: orPublicByDefault(read.boolean('publicly_accessible'), {
        engine,
        subnetGroup,
        aurora: 'private',
      }),
      securityGroups: emptyList({ at, property: 'vpc_security_group_ids' }, always),
      subnetGroup,
      multiAz: absent({ at, property: 'multi_az' }),
      availabilityZone: read.string('availability_zone'),
      cluster: read.string('cluster_identifier'),
      replicates: absent({ at }),
    };
  },
};

function lowerCase(engine: Value<string>): Value<string> {
  return map(engine, (name) => name.toLowerCase());
}

interface Source {
  readonly engine: Value<string>;
  readonly cluster: Value<string>;
  readonly from: readonly Value<unknown>[];
}

function portOf(written: Value<number>, { engine, cluster, from }: Source): Value<number> {
  const isMember = or(not(whenState(cluster, 'absent')), whenKnown(engine, isAurora));
  const fresh = portOfEngine(engine, written);
  const alone = orRestored<number>(absent(written), {
    fresh,
    from,
    what: 'the snapshot or database that it is made from, which had the port',
  });
  const fallback = oneOf<number>(
    [
      { when: isMember, value: absent(written) },
      { when: not(isMember), value: alone },
    ],
    written,
  );
  return orElse(written, fallback);
}

/** A member of a cluster has no standby of its own; another instance has none unless it is written. */
function standbyOf(read: PropertyReader, property: string, cluster: Value<string>): Value<boolean> {
  const isAlone = whenState(cluster, 'absent');
  const place = { ...read.written, property };
  return oneOf<boolean>(
    [
      { when: isAlone, value: known(false, place) },
      { when: not(isAlone), value: absent(place) },
    ],
    place,
  );
}

/** The groups of EC2-Classic exclude the VPC's: where they are written, what guards the instance is not in the sources. */
function withLegacyGroups(groups: ListOf<string>, legacy: ListOf<string>): ListOf<string> {
  const when = and(not(whenFilled(groups)), whenFilled(legacy));
  const what = 'the rules of DB security groups, which are not those of a VPC';
  const value = unknown({ kind: 'opaque', what }, legacy);
  return {
    ...groups,
    rest: [...groups.rest, ...guarded([{ when: always, value }], when)],
    absent: and(groups.absent, not(when)),
  };
}

export const dbInstance = defineKind({
  kind: 'DbInstance',
  types: {
    'AWS::RDS::DBInstance': template,
    aws_db_instance: terraform,
    aws_rds_cluster_instance: terraformMember,
  },
  links: {
    securityGroups: ['SecurityGroup'],
    subnetGroup: ['DbSubnetGroup'],
    cluster: ['DbCluster'],
    replicates: ['DbInstance', 'DbCluster'],
  },
});
