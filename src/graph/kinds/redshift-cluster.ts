import { not } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { map, oneOf, when as whenKnown } from '../../model/cases.ts';
import { absent, known } from '../../model/value.ts';
import { orByProvider, orDefault, orElse, orRestored } from '../defaults.ts';
import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { readPolicy } from '../policy.ts';
import { emptyAsUnset } from './unset.ts';

const defaultPort = 5439;

const template: NativeType<'RedshiftCluster'> = {
  identity: ['Ref', 'Id', 'ClusterNamespaceArn'],
  name: 'ClusterIdentifier',
  map: (read) => {
    const snapshot = read.string('SnapshotIdentifier');
    const port = read.number('Port');
    const clusterType = read.string('ClusterType');
    return {
      nodeType: read.string('NodeType'),
      // A cluster restored from a snapshot keeps the port that the snapshot's cluster had, unless a port is written.
      port: orRestored(port, {
        fresh: known(defaultPort, port),
        from: [snapshot],
        what: 'the snapshot, whose cluster had the port',
      }),
      relocation: read.boolean('AvailabilityZoneRelocation'),
      multiAz: orDefault(read.boolean('MultiAZ'), false),
      subnetGroup: read.string('ClusterSubnetGroupName'),
      snapshot,
      // Off since 10 January 2025: https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html
      publiclyAccessible: orDefault(read.boolean('PubliclyAccessible'), false),
      // On since the same day.
      encrypted: orDefault(read.boolean('Encrypted'), true),
      securityGroups: read.strings('VpcSecurityGroupIds'),
      availabilityZone: read.string('AvailabilityZone'),
      clusterType,
      numberOfNodes: nodesOf(read.number('NumberOfNodes'), clusterType, snapshot),
      enhancedVpcRouting: orDefault(read.boolean('EnhancedVpcRouting'), false),
      elasticIp: read.string('ElasticIp'),
      parameterGroup: read.string('ClusterParameterGroupName'),
      resourcePolicy: readPolicy(read, 'NamespaceResourcePolicy'),
    };
  },
};

const terraform: NativeType<'RedshiftCluster'> = {
  identity: ['id', 'arn', 'cluster_namespace_arn'],
  name: 'cluster_identifier',
  map: (resource, { at, setting }) => {
    const read = emptyAsUnset(resource);
    const numberOfNodes = orDefault(read.number('number_of_nodes'), 1);
    return {
      nodeType: read.string('node_type'),
      // The provider sends its default for a restore too.
      port: orDefault(read.number('port'), defaultPort),
      // The provider's own default (false) is not sent when a cluster is created, so AWS decides.
      relocation: read.boolean('availability_zone_relocation_enabled'),
      multiAz: orDefault(read.boolean('multi_az'), false),
      subnetGroup: read.string('cluster_subnet_group_name'),
      snapshot: orElse(read.string('snapshot_identifier'), read.string('snapshot_arn')),
      // https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/guides/version-6-upgrade.html.markdown
      publiclyAccessible: orByProvider(
        read.boolean('publicly_accessible'),
        setting.providerMajor,
        (major) => major < 6,
      ),
      encrypted: orByProvider(read.boolean('encrypted'), setting.providerMajor, (major) => major >= 6),
      securityGroups: read.strings('vpc_security_group_ids'),
      availabilityZone: read.string('availability_zone'),
      clusterType: orElse(
        read.string('cluster_type'),
        map(numberOfNodes, (nodes) => (nodes > 1 ? 'multi-node' : 'single-node')),
      ),
      numberOfNodes,
      enhancedVpcRouting: orDefault(read.boolean('enhanced_vpc_routing'), false),
      elasticIp: read.string('elastic_ip'),
      parameterGroup: read.string('cluster_parameter_group_name'),
      // It is a resource of its own.
      resourcePolicy: absent({ at, property: 'policy' }),
    };
  },
};

/** A single node is one; a restored cluster has as many as the snapshot's had. */
function nodesOf(written: Value<number>, clusterType: Value<string>, snapshot: Value<string>): Value<number> {
  const single = whenKnown(clusterType, (type) => type === 'single-node');
  const restored = orRestored<number>(absent(written), {
    fresh: absent(written),
    from: [snapshot],
    what: 'the snapshot, whose cluster had the nodes',
  });
  const fallback = oneOf<number>(
    [
      { when: single, value: known(1, written) },
      { when: not(single), value: restored },
    ],
    written,
  );
  return orElse(written, fallback);
}

const resourcePolicy: Satellite<'RedshiftCluster'> = {
  belongsTo: (read) => read.string('resource_arn'),
  adds: (read) => ({ resourcePolicy: readPolicy(read, 'policy') }),
  unresolved: 'rest',
};

export const redshiftCluster = defineKind({
  kind: 'RedshiftCluster',
  types: { 'AWS::Redshift::Cluster': template, aws_redshift_cluster: terraform },
  satellites: { aws_redshift_resource_policy: resourcePolicy },
  links: { subnetGroup: ['RedshiftSubnetGroup'], securityGroups: ['SecurityGroup'] },
});
