import { not } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { casesOf, known, map, oneOf, unknown, whenState } from '../../model/value.ts';
import { orDefault, orElse } from '../defaults.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';

const defaultPort = 5439;

const template: NativeType<'RedshiftCluster'> = {
  identity: ['Ref'],
  name: 'ClusterIdentifier',
  map: (read) => {
    const snapshot = read.string('SnapshotIdentifier');
    return {
      nodeType: read.string('NodeType'),
      port: portOrSnapshots(read.number('Port'), snapshot),
      relocation: read.boolean('AvailabilityZoneRelocation'),
      multiAz: orDefault(read.boolean('MultiAZ'), false),
      subnetGroup: read.string('ClusterSubnetGroupName'),
      snapshot,
      // Off since 10 January 2025: https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html
      publiclyAccessible: orDefault(read.boolean('PubliclyAccessible'), false),
    };
  },
};

const terraform: NativeType<'RedshiftCluster'> = {
  identity: ['id', 'arn'],
  name: 'cluster_identifier',
  map: (read, { setting }) => ({
    nodeType: read.string('node_type'),
    // The provider sends its default for a restore too.
    port: orDefault(read.number('port'), defaultPort),
    // The provider's own default (false) is not sent when a cluster is created, so AWS decides.
    relocation: read.boolean('availability_zone_relocation_enabled'),
    multiAz: orDefault(read.boolean('multi_az'), false),
    subnetGroup: read.string('cluster_subnet_group_name'),
    snapshot: orElse(read.string('snapshot_identifier'), read.string('snapshot_arn')),
    publiclyAccessible: publicByProvider(read.boolean('publicly_accessible'), setting.providerMajor),
  }),
};

/** A cluster restored from a snapshot keeps the port that the snapshot's cluster had, unless a port is written. */
function portOrSnapshots(port: Value<number>, snapshot: Value<string>): Value<number> {
  const fresh = whenState(snapshot, 'absent');
  const ofSnapshot = unknown({ kind: 'opaque', what: 'the snapshot, whose cluster had the port' }, port);
  const fallback = oneOf<number>(
    [
      { when: fresh, value: known(defaultPort, port) },
      { when: not(fresh), value: ofSnapshot },
    ],
    port,
  );
  return orElse(port, fallback);
}

/** The default turned from true to false in version 6 of the provider. */
function publicByProvider(written: Value<boolean>, providerMajor: Value<number>): Value<boolean> {
  const { at, property } = written;
  const place = { at, ...(property !== undefined && { property }) };
  const byVersion = casesOf(map(providerMajor, (major) => major < 6)).map(({ when, value }) => ({
    when,
    value:
      value.state === 'absent'
        ? unknown({ kind: 'deployment', name: 'version of the AWS provider' }, place)
        : { ...value, ...place },
  }));
  return orElse(written, oneOf<boolean>(byVersion, place));
}

export const redshiftCluster = defineKind({
  kind: 'RedshiftCluster',
  types: { 'AWS::Redshift::Cluster': template, aws_redshift_cluster: terraform },
  links: { subnetGroup: ['RedshiftSubnetGroup'] },
});
