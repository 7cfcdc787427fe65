import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Kind, Kinds } from '../../src/graph/kinds.ts';
import { atom, not } from '../../src/model/guard.ts';
import type { RawResource } from '../../src/model/resource.ts';
import { oneOf } from '../../src/model/cases.ts';
import { known } from '../../src/model/value.ts';
import { describeArguments, plain } from './argument-table.ts';
import type { LiteralMapping } from './raw.ts';
import { attribute, open, parsed, ref, resource, somewhere } from './raw.ts';

const policy = '{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"redshift-serverless:*"}}';

describeArguments({
  kind: 'RedshiftCluster',
  type: 'AWS::Redshift::Cluster',
  beside: { ClusterType: 'single-node' },
  rows: [
    ['NodeType', 'ra3.large', 'nodeType', 'ra3.large', 'absent'],
    ['Port', '5440', 'port', 5440, 5439],
    ['AvailabilityZoneRelocation', 'true', 'relocation', true, 'absent'],
    ['MultiAZ', true, 'multiAz', true, false],
    ['ClusterSubnetGroupName', 'group', 'subnetGroup', 'group', 'absent'],
    ['SnapshotIdentifier', 'snap', 'snapshot', 'snap', 'absent'],
    ['PubliclyAccessible', true, 'publiclyAccessible', true, false],
    ['Encrypted', false, 'encrypted', false, true],
    ['VpcSecurityGroupIds[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['AvailabilityZone', 'us-east-1a', 'availabilityZone', 'us-east-1a', 'absent'],
    ['ClusterType', 'multi-node', 'clusterType', 'multi-node', 'absent'],
    ['NumberOfNodes', '2', 'numberOfNodes', 2, 1],
    ['EnhancedVpcRouting', true, 'enhancedVpcRouting', true, false],
    ['ElasticIp', '192.0.2.1', 'elasticIp', '192.0.2.1', 'absent'],
    ['ClusterParameterGroupName', 'group', 'parameterGroup', 'group', 'absent'],
    ['NamespaceResourcePolicy', { Statement: [] }, 'resourcePolicy', 'policy', 'absent'],
  ],
});

describeArguments({
  kind: 'RedshiftCluster',
  type: 'aws_redshift_cluster',
  rows: [
    ['node_type', 'ra3.large', 'nodeType', 'ra3.large', 'absent'],
    ['port', 5440, 'port', 5440, 5439],
    ['availability_zone_relocation_enabled', true, 'relocation', true, 'absent'],
    ['multi_az', true, 'multiAz', true, false],
    ['cluster_subnet_group_name', 'group', 'subnetGroup', 'group', 'absent'],
    ['snapshot_identifier', 'snap', 'snapshot', 'snap', 'absent'],
    ['snapshot_arn', 'arn:snap', 'snapshot', 'arn:snap', 'absent'],
    ['publicly_accessible', true, 'publiclyAccessible', true, { five: true, six: false, unknown: 'unknown' }],
    ['encrypted', true, 'encrypted', true, { five: false, six: true, unknown: 'unknown' }],
    ['vpc_security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['availability_zone', 'us-east-1a', 'availabilityZone', 'us-east-1a', 'absent'],
    ['cluster_type', 'multi-node', 'clusterType', 'multi-node', 'single-node'],
    ['number_of_nodes', 2, 'numberOfNodes', 2, 1],
    ['enhanced_vpc_routing', true, 'enhancedVpcRouting', true, false],
    ['elastic_ip', '192.0.2.1', 'elasticIp', '192.0.2.1', 'absent'],
    ['cluster_parameter_group_name', 'group', 'parameterGroup', 'group', 'absent'],
  ],
});

describeArguments({
  kind: 'RedshiftSubnetGroup',
  type: 'AWS::Redshift::ClusterSubnetGroup',
  rows: [['SubnetIds[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent']],
});

describeArguments({
  kind: 'RedshiftSubnetGroup',
  type: 'aws_redshift_subnet_group',
  rows: [['subnet_ids[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent']],
});

describeArguments({
  kind: 'RedshiftEndpointAuthorization',
  type: 'AWS::Redshift::EndpointAuthorization',
  rows: [
    ['ClusterIdentifier', 'c', 'cluster', 'c', 'absent'],
    ['Account', '111122223333', 'account', '111122223333', 'absent'],
    ['VpcIds[]', 'vpc-1', 'vpcs', ['vpc-1'], 'absent'],
  ],
});

describeArguments({
  kind: 'RedshiftEndpointAuthorization',
  type: 'aws_redshift_endpoint_authorization',
  rows: [
    ['cluster_identifier', 'c', 'cluster', 'c', 'absent'],
    ['account', '111122223333', 'account', '111122223333', 'absent'],
    ['vpc_ids[]', 'vpc-1', 'vpcs', ['vpc-1'], 'absent'],
  ],
});

describeArguments({
  kind: 'RedshiftEndpointAccess',
  type: 'AWS::Redshift::EndpointAccess',
  rows: [
    ['ClusterIdentifier', 'c', 'cluster', 'c', 'absent'],
    ['SubnetGroupName', 'group', 'subnetGroup', 'group', 'absent'],
    ['VpcSecurityGroupIds[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['ResourceOwner', '111122223333', 'ownerAccount', '111122223333', 'absent'],
  ],
});

describeArguments({
  kind: 'RedshiftEndpointAccess',
  type: 'aws_redshift_endpoint_access',
  rows: [
    ['cluster_identifier', 'c', 'cluster', 'c', 'absent'],
    ['subnet_group_name', 'group', 'subnetGroup', 'group', 'absent'],
    ['vpc_security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['resource_owner', '111122223333', 'ownerAccount', '111122223333', 'absent'],
  ],
});

describeArguments({
  kind: 'RedshiftEndpointAccess',
  type: 'aws_redshiftserverless_endpoint_access',
  rows: [
    ['workgroup_name', 'w', 'workgroup', 'w', 'absent'],
    ['subnet_ids[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['vpc_security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['owner_account', '111122223333', 'ownerAccount', '111122223333', 'absent'],
  ],
});

describeArguments({
  kind: 'RedshiftServerlessWorkgroup',
  type: 'AWS::RedshiftServerless::Workgroup',
  rows: [
    ['NamespaceName', 'n', 'namespace', 'n', 'absent'],
    ['Port', 5440, 'port', 5440, 5439],
    ['PubliclyAccessible', true, 'publiclyAccessible', true, false],
    ['SubnetIds[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['SecurityGroupIds[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['EnhancedVpcRouting', true, 'enhancedVpcRouting', true, false],
  ],
});

describeArguments({
  kind: 'RedshiftServerlessWorkgroup',
  type: 'aws_redshiftserverless_workgroup',
  rows: [
    ['namespace_name', 'n', 'namespace', 'n', 'absent'],
    ['port', 5440, 'port', 5440, 5439],
    ['publicly_accessible', true, 'publiclyAccessible', true, false],
    ['subnet_ids[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['enhanced_vpc_routing', true, 'enhancedVpcRouting', true, false],
  ],
});

describeArguments({
  kind: 'RedshiftServerlessNamespace',
  type: 'AWS::RedshiftServerless::Namespace',
  rows: [
    ['NamespaceName', 'n', 'name', 'n', 'absent'],
    ['NamespaceResourcePolicy', { Statement: [] }, 'resourcePolicy', 'policy', 'absent'],
  ],
});

describeArguments({
  kind: 'RedshiftServerlessNamespace',
  type: 'aws_redshiftserverless_namespace',
  rows: [['namespace_name', 'n', 'name', 'n', 'absent']],
});

function propsOf<K extends Kind>(kind: K, ...resources: readonly RawResource[]): Kinds[K] {
  const [first] = buildGraph(parsed(resources)).graph.all(kind);
  if (!first) throw new Error(`no ${kind}`);
  return first.props;
}

function leads(kind: Kind, prop: string, ...resources: readonly RawResource[]): readonly string[] {
  const { graph } = buildGraph(parsed(resources));
  const [first] = graph.all(kind);
  const value = (first?.props as unknown as Record<string, Parameters<typeof graph.follow>[0]>)[prop];
  if (!value) throw new Error(`no ${prop}`);
  return graph.follow(value).map(({ target }) => (target.leads === 'here' ? target.resource.address : target.leads));
}

describe('a Redshift cluster', () => {
  const cluster = (properties: LiteralMapping) => resource(['AWS::Redshift::Cluster', 'C'], properties);

  it('has as many nodes as the snapshot had, unless it has a single one', () => {
    const nodes = (properties: LiteralMapping) => plain(propsOf('RedshiftCluster', cluster(properties)).numberOfNodes);
    expect(nodes({ ClusterType: 'multi-node', SnapshotIdentifier: 'snap' })).toBe('unknown');
    expect(nodes({ ClusterType: 'single-node', SnapshotIdentifier: 'snap' })).toBe(1);
    expect(nodes({ ClusterType: 'multi-node' })).toBe('absent');
  });

  it('has several nodes where several are written, whatever type Terraform is told', () => {
    const two = resource(['aws_redshift_cluster', 'aws_redshift_cluster.c'], { number_of_nodes: 2 });
    expect(plain(propsOf('RedshiftCluster', two).clusterType)).toBe('multi-node');
  });

  it('is public or not as each version of the provider that is possible has it', () => {
    const old = atom('old');
    const version = oneOf(
      [
        { when: old, value: known(5, { at: somewhere() }) },
        { when: not(old), value: known(6, { at: somewhere() }) },
      ],
      { at: somewhere() },
    );
    const raw = resource(['aws_redshift_cluster', 'aws_redshift_cluster.c'], {}, { providerMajor: version });
    const { publiclyAccessible } = propsOf('RedshiftCluster', raw);
    expect(
      publiclyAccessible.state === 'one-of' && publiclyAccessible.cases.map((each) => [each.when, plain(each.value)]),
    ).toEqual([
      [old, true],
      [not(old), false],
    ]);
  });

  it('has the policy on its namespace, which is a resource of its own', () => {
    const warehouse = resource(['aws_redshift_cluster', 'aws_redshift_cluster.c']);
    const grant = resource(['aws_redshift_resource_policy', 'aws_redshift_resource_policy.p'], {
      resource_arn: attribute('aws_redshift_cluster.c', 'cluster_namespace_arn'),
      policy,
    });
    expect(plain(propsOf('RedshiftCluster', warehouse, grant).resourcePolicy)).toBe('policy');
  });
});

describe('a policy for Redshift Serverless', () => {
  const workgroup = resource(['aws_redshiftserverless_workgroup', 'aws_redshiftserverless_workgroup.w']);
  const namespace = resource(['aws_redshiftserverless_namespace', 'aws_redshiftserverless_namespace.n']);
  const grant = (properties: LiteralMapping) =>
    resource(['aws_redshiftserverless_resource_policy', 'aws_redshiftserverless_resource_policy.p'], {
      policy,
      ...properties,
    });
  const policies = (raw: RawResource) => [
    plain(propsOf('RedshiftServerlessWorkgroup', workgroup, namespace, raw).resourcePolicy),
    plain(propsOf('RedshiftServerlessNamespace', workgroup, namespace, raw).resourcePolicy),
  ];

  it('belongs to the workgroup or the namespace, whichever it names', () => {
    const toWorkgroup = grant({ resource_arn: attribute('aws_redshiftserverless_workgroup.w', 'arn') });
    const toNamespace = grant({ resource_arn: attribute('aws_redshiftserverless_namespace.n', 'arn') });
    expect(policies(toWorkgroup)).toEqual(['policy', 'absent']);
    expect(policies(toNamespace)).toEqual(['absent', 'policy']);
  });

  it('may belong to either when what it names is unknown', () => {
    expect(policies(grant({ resource_arn: open() }))).toEqual(['unknown', 'unknown']);
  });
});

describe('what is named in Redshift leads', () => {
  const warehouse = resource(['aws_redshift_cluster', 'aws_redshift_cluster.c'], { cluster_identifier: 'Analytics' });

  it('to the cluster by its identifier, whatever the case', () => {
    const access = resource(['aws_redshift_endpoint_access', 'aws_redshift_endpoint_access.e'], {
      cluster_identifier: 'analytics',
    });
    expect(leads('RedshiftEndpointAccess', 'cluster', warehouse, access)).toEqual(['aws_redshift_cluster.c']);
  });

  it('to the workgroup by its name, and from there to the namespace', () => {
    const workgroup = resource(['aws_redshiftserverless_workgroup', 'aws_redshiftserverless_workgroup.w'], {
      workgroup_name: 'w',
      namespace_name: attribute('aws_redshiftserverless_namespace.n', 'namespace_name'),
    });
    const namespace = resource(['aws_redshiftserverless_namespace', 'aws_redshiftserverless_namespace.n']);
    const access = resource(['aws_redshiftserverless_endpoint_access', 'aws_redshiftserverless_endpoint_access.e'], {
      workgroup_name: 'w',
    });
    const all = [workgroup, namespace, access];
    expect(leads('RedshiftEndpointAccess', 'workgroup', ...all)).toEqual(['aws_redshiftserverless_workgroup.w']);
    expect(leads('RedshiftServerlessWorkgroup', 'namespace', ...all)).toEqual(['aws_redshiftserverless_namespace.n']);
  });

  it('to the subnet group and the cluster of a template by Ref', () => {
    const cluster = resource(['AWS::Redshift::Cluster', 'C'], { ClusterSubnetGroupName: ref('G') });
    const group = resource(['AWS::Redshift::ClusterSubnetGroup', 'G']);
    const access = resource(['AWS::Redshift::EndpointAccess', 'E'], {
      ClusterIdentifier: ref('C'),
      SubnetGroupName: ref('G'),
    });
    expect(leads('RedshiftCluster', 'subnetGroup', cluster, group)).toEqual(['G']);
    expect(leads('RedshiftEndpointAccess', 'cluster', cluster, group, access)).toEqual(['C']);
    expect(leads('RedshiftEndpointAccess', 'subnetGroup', cluster, group, access)).toEqual(['G']);
  });
});
