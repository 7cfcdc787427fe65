import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Kind, Kinds } from '../../src/graph/kinds.ts';
import type { RawResource } from '../../src/model/resource.ts';
import { describeArguments, plain } from './argument-table.ts';
import type { LiteralMapping } from './raw.ts';
import { attribute, open, parsed, ref, resource } from './raw.ts';

describeArguments({
  kind: 'DbInstance',
  type: 'AWS::RDS::DBInstance',
  beside: { Engine: 'postgres' },
  rows: [
    ['Engine', 'MySQL', 'engine', 'mysql', 'absent'],
    ['Port', '5433', 'port', 5433, 5432],
    ['PubliclyAccessible', false, 'publiclyAccessible', false, true],
    ['VPCSecurityGroups[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['DBSubnetGroupName', 'group', 'subnetGroup', 'group', 'absent'],
    ['MultiAZ', true, 'multiAz', true, false],
    ['AvailabilityZone', 'us-east-1a', 'availabilityZone', 'us-east-1a', 'absent'],
    ['DBClusterIdentifier', 'c', 'cluster', 'c', 'absent'],
    ['SourceDBInstanceIdentifier', 'd', 'replicates', 'd', 'absent'],
    ['SourceDBClusterIdentifier', 'c', 'replicates', 'c', 'absent'],
  ],
  elsewhere: [
    'DBSnapshotIdentifier',
    'DBClusterSnapshotIdentifier',
    'SourceDbiResourceId',
    'SourceDBInstanceAutomatedBackupsArn',
    'DBSecurityGroups',
  ],
});

describeArguments({
  kind: 'DbInstance',
  type: 'aws_db_instance',
  beside: { engine: 'postgres' },
  rows: [
    ['engine', 'MySQL', 'engine', 'mysql', 'absent'],
    ['port', 5433, 'port', 5433, 5432],
    ['publicly_accessible', true, 'publiclyAccessible', true, false],
    ['vpc_security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['db_subnet_group_name', 'group', 'subnetGroup', 'group', 'absent'],
    ['multi_az', true, 'multiAz', true, false],
    ['availability_zone', 'us-east-1a', 'availabilityZone', 'us-east-1a', 'absent'],
    ['replicate_source_db', 'd', 'replicates', 'd', 'absent'],
  ],
  elsewhere: ['snapshot_identifier', 'restore_to_point_in_time'],
});

describeArguments({
  kind: 'DbInstance',
  type: 'aws_rds_cluster_instance',
  beside: { engine: 'aurora-postgresql' },
  rows: [
    ['engine', 'aurora-mysql', 'engine', 'aurora-mysql', 'absent'],
    ['publicly_accessible', true, 'publiclyAccessible', true, false],
    ['db_subnet_group_name', 'group', 'subnetGroup', 'group', 'absent'],
    ['availability_zone', 'us-east-1a', 'availabilityZone', 'us-east-1a', 'absent'],
    ['cluster_identifier', 'c', 'cluster', 'c', 'absent'],
  ],
});

describeArguments({
  kind: 'DbCluster',
  type: 'AWS::RDS::DBCluster',
  beside: { Engine: 'mysql' },
  rows: [
    ['Engine', 'postgres', 'engine', 'postgres', 'absent'],
    ['EngineMode', 'serverless', 'engineMode', 'serverless', 'provisioned'],
    ['Port', 3307, 'port', 3307, 3306],
    ['PubliclyAccessible', false, 'publiclyAccessible', false, true],
    ['VpcSecurityGroupIds[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['DBSubnetGroupName', 'group', 'subnetGroup', 'group', 'absent'],
    ['AvailabilityZones[]', 'us-east-1a', 'availabilityZones', ['us-east-1a'], 'absent'],
    ['ReplicationSourceIdentifier', 'arn:c', 'replicates', 'arn:c', 'absent'],
  ],
  elsewhere: ['SnapshotIdentifier', 'SourceDBClusterIdentifier', 'SourceDbClusterResourceId'],
});

describeArguments({
  kind: 'DbCluster',
  type: 'aws_rds_cluster',
  beside: { engine: 'aurora-postgresql' },
  rows: [
    ['engine', 'aurora-mysql', 'engine', 'aurora-mysql', 'absent'],
    ['engine_mode', 'serverless', 'engineMode', 'serverless', 'provisioned'],
    ['port', 5433, 'port', 5433, 5432],
    ['vpc_security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['db_subnet_group_name', 'group', 'subnetGroup', 'group', 'absent'],
    ['availability_zones[]', 'us-east-1a', 'availabilityZones', ['us-east-1a'], 'absent'],
    ['replication_source_identifier', 'arn:c', 'replicates', 'arn:c', 'absent'],
  ],
  elsewhere: ['snapshot_identifier', 'restore_to_point_in_time'],
});

describeArguments({
  kind: 'DbClusterEndpoint',
  type: 'aws_rds_cluster_endpoint',
  rows: [
    ['cluster_identifier', 'c', 'cluster', 'c', 'absent'],
    ['custom_endpoint_type', 'reader', 'type', 'READER', 'absent'],
    ['static_members[]', 'd', 'staticMembers', ['d'], 'absent'],
    ['excluded_members[]', 'd', 'excludedMembers', ['d'], 'absent'],
  ],
});

describeArguments({
  kind: 'DbSubnetGroup',
  type: 'AWS::RDS::DBSubnetGroup',
  rows: [['SubnetIds[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent']],
});

describeArguments({
  kind: 'DbSubnetGroup',
  type: 'aws_db_subnet_group',
  rows: [['subnet_ids[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent']],
});

describeArguments({
  kind: 'DbProxy',
  type: 'AWS::RDS::DBProxy',
  rows: [
    ['EngineFamily', 'POSTGRESQL', 'engineFamily', 'POSTGRESQL', 'absent'],
    ['VpcSubnetIds[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['VpcSecurityGroupIds[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
  ],
});

describeArguments({
  kind: 'DbProxy',
  type: 'aws_db_proxy',
  rows: [
    ['engine_family', 'mysql', 'engineFamily', 'MYSQL', 'absent'],
    ['vpc_subnet_ids[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['vpc_security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
  ],
});

describeArguments({
  kind: 'DbProxyEndpoint',
  type: 'AWS::RDS::DBProxyEndpoint',
  rows: [
    ['DBProxyName', 'p', 'proxy', 'p', 'absent'],
    ['VpcSubnetIds[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['VpcSecurityGroupIds[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['TargetRole', 'READ_ONLY', 'targetRole', 'READ_ONLY', 'READ_WRITE'],
  ],
});

describeArguments({
  kind: 'DbProxyEndpoint',
  type: 'aws_db_proxy_endpoint',
  rows: [
    ['db_proxy_name', 'p', 'proxy', 'p', 'absent'],
    ['vpc_subnet_ids[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['vpc_security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['target_role', 'READ_ONLY', 'targetRole', 'READ_ONLY', 'READ_WRITE'],
  ],
});

function propsOf<K extends Kind>(kind: K, ...resources: readonly RawResource[]): Kinds[K] {
  const [first] = buildGraph(parsed(resources)).graph.all(kind);
  if (!first) throw new Error(`no ${kind}`);
  return first.props;
}

const templateInstance = (properties: LiteralMapping) =>
  propsOf('DbInstance', resource(['AWS::RDS::DBInstance', 'D'], properties));
const instance = (properties: LiteralMapping) =>
  propsOf('DbInstance', resource(['aws_db_instance', 'aws_db_instance.d'], properties));
const member = (properties: LiteralMapping) =>
  propsOf('DbInstance', resource(['aws_rds_cluster_instance', 'aws_rds_cluster_instance.m'], properties));
const templateCluster = (properties: LiteralMapping) =>
  propsOf('DbCluster', resource(['AWS::RDS::DBCluster', 'C'], properties));
const cluster = (properties: LiteralMapping) =>
  propsOf('DbCluster', resource(['aws_rds_cluster', 'aws_rds_cluster.c'], properties));

describe('the port of a database', () => {
  it.each([
    ['postgres', 5432],
    ['mysql', 3306],
    ['mariadb', 3306],
    ['oracle-ee', 1521],
    ['sqlserver-web', 1433],
    ['db2-se', 50_000],
    ['custom-oracle-ee', 'unknown'],
  ])('is for %s %s unless another one is written', (engine, port) => {
    expect(plain(templateInstance({ Engine: engine }).port)).toBe(port);
    expect(plain(instance({ engine }).port)).toBe(port);
  });

  it('is not known while the engine is not', () => {
    expect(plain(templateInstance({ Engine: open() }).port)).toBe('unknown');
    expect(plain(instance({}).port)).toBe('unknown');
  });

  it.each([
    'DBSnapshotIdentifier',
    'DBClusterSnapshotIdentifier',
    'SourceDBInstanceIdentifier',
    'SourceDBClusterIdentifier',
    'SourceDbiResourceId',
    'SourceDBInstanceAutomatedBackupsArn',
  ])('is that of the source of a template, where %s names one', (name) => {
    const { port } = templateInstance({ Engine: 'postgres', [name]: 'x' });
    expect(port).toMatchObject({ state: 'unknown', reason: { kind: 'opaque' }, property: 'Port' });
  });

  it.each([
    { snapshot_identifier: 'snap' },
    { replicate_source_db: 'd' },
    { restore_to_point_in_time: [{ use_latest_restorable_time: true }] },
  ])('is that of the source of a configuration: %j', (source) => {
    expect(plain(instance({ engine: 'postgres', ...source }).port)).toBe('unknown');
  });

  it('is the cluster’s for a member of one', () => {
    expect(plain(templateInstance({ Engine: 'postgres', DBClusterIdentifier: ref('C') }).port)).toBe('absent');
    expect(plain(templateInstance({ Engine: 'aurora-mysql' }).port)).toBe('absent');
    expect(plain(member({ engine: 'aurora-mysql' }).port)).toBe('absent');
  });

  it('is in doubt for Aurora PostgreSQL in a template, whose documentation differs from that of the API', () => {
    expect(plain(templateCluster({ Engine: 'aurora-postgresql' }).port)).toBe('unknown');
    expect(plain(templateCluster({ Engine: 'aurora-postgresql', EngineMode: 'serverless' }).port)).toBe(5432);
    expect(plain(templateCluster({ Engine: 'aurora-mysql' }).port)).toBe(3306);
    expect(plain(templateCluster({ Engine: 'postgres' }).port)).toBe(5432);
  });

  it.each(['SnapshotIdentifier', 'SourceDBClusterIdentifier', 'SourceDbClusterResourceId'])(
    'is that of the source of a cluster in a template, where %s names one',
    (name) => {
      expect(plain(templateCluster({ Engine: 'mysql', [name]: 'x' }).port)).toBe('unknown');
    },
  );

  it.each([{ snapshot_identifier: 'snap' }, { restore_to_point_in_time: [{ source_cluster_identifier: 'c' }] }])(
    'is that of the source of a cluster in a configuration: %j',
    (source) => {
      expect(plain(cluster({ engine: 'aurora-mysql', ...source }).port)).toBe('unknown');
    },
  );

  it('is the default of its engine family for a proxy, which has no other', () => {
    const proxy = (family: string) =>
      plain(propsOf('DbProxy', resource(['aws_db_proxy', 'aws_db_proxy.p'], { engine_family: family })).port);
    expect(['MYSQL', 'POSTGRESQL', 'SQLSERVER'].map(proxy)).toEqual([3306, 5432, 'unknown']);
  });
});

describe('whether a database is public, where that is not written', () => {
  const inTemplate = (properties: LiteralMapping) => plain(templateInstance(properties).publiclyAccessible);

  it('depends on engine and subnet group', () => {
    expect(inTemplate({ Engine: 'postgres' })).toBe(true);
    expect(inTemplate({ Engine: 'aurora-mysql' })).toBe(false);
    expect(inTemplate({ Engine: 'postgres', DBSubnetGroupName: 'default' })).toBe(true);
    expect(inTemplate({ Engine: 'postgres', DBSubnetGroupName: 'mine' })).toBe(false);
    expect(inTemplate({ Engine: 'postgres', DBSubnetGroupName: ref('Group') })).toBe(false);
  });

  it('is unknown where engine or subnet group is, and that matters', () => {
    expect(inTemplate({ Engine: open() })).toBe('unknown');
    expect(inTemplate({ SourceDBInstanceIdentifier: 'd' })).toBe('unknown');
    expect(inTemplate({ Engine: 'postgres', DBSubnetGroupName: open() })).toBe('unknown');
    expect(inTemplate({ Engine: open(), DBSubnetGroupName: 'mine' })).toBe(false);
  });

  it('is the same for the members of a cluster in a configuration', () => {
    expect(plain(member({ engine: 'aurora-mysql' }).publiclyAccessible)).toBe(false);
    expect(plain(member({ engine: 'aurora-mysql', db_subnet_group_name: 'default' }).publiclyAccessible)).toBe(true);
  });

  it('is left to the members by an Aurora cluster, and for others as for an instance', () => {
    expect(plain(templateCluster({ Engine: 'aurora-mysql' }).publiclyAccessible)).toBe('absent');
    expect(plain(templateCluster({ Engine: 'mysql', DBSubnetGroupName: 'mine' }).publiclyAccessible)).toBe(false);
    expect(plain(cluster({ engine: 'aurora-postgresql' }).publiclyAccessible)).toBe('absent');
    expect(plain(cluster({ engine: 'mysql' }).publiclyAccessible)).toBe(true);
    expect(plain(cluster({ engine: open(), db_subnet_group_name: 'mine' }).publiclyAccessible)).toBe('unknown');
  });
});

describe('a database instance', () => {
  it('has no standby of its own in a cluster', () => {
    expect(plain(templateInstance({ Engine: 'aurora-mysql', DBClusterIdentifier: ref('C') }).multiAz)).toBe('absent');
  });

  it('is guarded by what the sources do not show where it has DB security groups', () => {
    const { securityGroups } = templateInstance({ Engine: 'mysql', DBSecurityGroups: ['classic'] });
    expect(plain(securityGroups)).toEqual(['more']);
  });

  it('takes an empty text and a port of 0 as not written, as the provider does', () => {
    expect(plain(instance({ engine: 'mysql', port: 0, snapshot_identifier: '' }).port)).toBe(3306);
  });
});

describe('what is named in RDS leads', () => {
  const leadsOf = (kind: Kind, prop: string, ...resources: readonly RawResource[]): readonly string[] => {
    const { graph } = buildGraph(parsed(resources));
    const [first] = graph.all(kind);
    const value = (first?.props as unknown as Record<string, Parameters<typeof graph.follow>[0] & object>)[prop];
    if (!value) throw new Error(`no ${prop}`);
    const values =
      'items' in value ? (value.items as readonly { value: typeof value }[]).map((item) => item.value) : [value];
    return values.flatMap((each) =>
      graph.follow(each).map(({ target }) => (target.leads === 'here' ? target.resource.address : target.leads)),
    );
  };

  it('from a member to its cluster, by reference or identifier', () => {
    const own = resource(['aws_rds_cluster', 'aws_rds_cluster.c'], { cluster_identifier: 'main' });
    const byName = resource(['aws_rds_cluster_instance', 'aws_rds_cluster_instance.m'], { cluster_identifier: 'main' });
    const byId = resource(['aws_rds_cluster_instance', 'aws_rds_cluster_instance.m'], {
      cluster_identifier: attribute('aws_rds_cluster.c', 'id'),
    });
    const byAttribute = resource(['aws_rds_cluster_instance', 'aws_rds_cluster_instance.m'], {
      cluster_identifier: attribute('aws_rds_cluster.c', 'cluster_identifier'),
    });
    for (const each of [byName, byId, byAttribute]) {
      expect(leadsOf('DbInstance', 'cluster', own, each)).toEqual(['aws_rds_cluster.c']);
    }
  });

  it('from a proxy to the databases in its target group', () => {
    const proxy = resource(['aws_db_proxy', 'aws_db_proxy.p'], { name: 'p' });
    const database = resource(['aws_db_instance', 'aws_db_instance.d'], { identifier: 'd' });
    const target = resource(['aws_db_proxy_target', 'aws_db_proxy_target.t'], {
      db_proxy_name: 'p',
      db_instance_identifier: 'd',
    });
    expect(leadsOf('DbProxy', 'databases', proxy, database, target)).toEqual(['aws_db_instance.d']);
  });

  it('from a proxy of a template to the instances and clusters in its target group', () => {
    const proxy = resource(['AWS::RDS::DBProxy', 'P'], { DBProxyName: 'p' });
    const group = resource(['AWS::RDS::DBProxyTargetGroup', 'G'], {
      DBProxyName: ref('P'),
      DBInstanceIdentifiers: [ref('D')],
      DBClusterIdentifiers: ['c'],
    });
    const database = resource(['AWS::RDS::DBInstance', 'D']);
    const other = resource(['AWS::RDS::DBCluster', 'C'], { DBClusterIdentifier: 'c' });
    expect(leadsOf('DbProxy', 'databases', proxy, group, database, other)).toEqual(['D', 'C']);
  });

  it('from a proxy’s target through its default target group', () => {
    const proxy = resource(['aws_db_proxy', 'aws_db_proxy.p'], { name: 'p' });
    const group = resource(['aws_db_proxy_default_target_group', 'aws_db_proxy_default_target_group.g'], {
      db_proxy_name: attribute('aws_db_proxy.p', 'name'),
    });
    const target = resource(['aws_db_proxy_target', 'aws_db_proxy_target.t'], {
      db_proxy_name: attribute('aws_db_proxy_default_target_group.g', 'db_proxy_name'),
      db_cluster_identifier: 'c',
    });
    expect(plain(propsOf('DbProxy', proxy, group, target).databases)).toEqual(['c']);
  });

  it('from an instance to its subnet group by name', () => {
    const group = resource(['aws_db_subnet_group', 'aws_db_subnet_group.g'], { name: 'mine' });
    const database = resource(['aws_db_instance', 'aws_db_instance.d'], { db_subnet_group_name: 'mine' });
    expect(leadsOf('DbInstance', 'subnetGroup', group, database)).toEqual(['aws_db_subnet_group.g']);
  });

  it('from a replica to what it replicates', () => {
    const primary = resource(['aws_db_instance', 'aws_db_instance.a'], { identifier: 'a', replicate_source_db: 'b' });
    const source = resource(['aws_db_instance', 'aws_db_instance.b'], { identifier: 'b' });
    expect(leadsOf('DbInstance', 'replicates', primary, source)).toEqual(['aws_db_instance.b']);
  });
});
