import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { describeArguments, plain } from './argument-table.ts';
import type { LiteralMapping } from './raw.ts';
import { attribute, open, parsed, resource } from './raw.ts';

describeArguments({
  kind: 'DatabricksWorkspace',
  type: 'databricks_mws_workspaces',
  rows: [
    ['aws_region', 'us-east-1', 'region', 'us-east-1', 'absent'],
    ['network_id', 'network', 'network', 'network', 'absent'],
    ['private_access_settings_id', 'settings', 'privateAccessSettings', 'settings', 'absent'],
    ['pricing_tier', 'ENTERPRISE', 'pricingTier', 'ENTERPRISE', 'absent'],
    ['is_no_public_ip_enabled', false, 'noPublicIp', false, true],
    ['compute_mode', 'SERVERLESS', 'computeMode', 'SERVERLESS', 'absent'],
    ['network_connectivity_config_id', 'config', 'connectivityConfig', 'config', 'absent'],
  ],
  elsewhere: ['location', 'cloud_resource_container', 'gcp_managed_network_config'],
});

describeArguments({
  kind: 'DatabricksNetwork',
  type: 'databricks_mws_networks',
  rows: [
    ['vpc_id', 'vpc-1', 'vpc', 'vpc-1', 'absent'],
    ['subnet_ids[]', 'subnet-1', 'subnets', ['subnet-1'], 'absent'],
    ['security_group_ids[]', 'sg-1', 'securityGroups', ['sg-1'], 'absent'],
    ['vpc_endpoints[].dataplane_relay[]', 'relay', 'relayEndpoints', ['relay'], 'absent'],
    ['vpc_endpoints[].rest_api[]', 'rest', 'restEndpoints', ['rest'], 'absent'],
  ],
  elsewhere: ['gcp_network_info'],
});

describeArguments({
  kind: 'DatabricksVpcEndpoint',
  type: 'databricks_mws_vpc_endpoint',
  rows: [
    ['aws_vpc_endpoint_id', 'vpce-1', 'endpoint', 'vpce-1', 'absent'],
    ['region', 'us-east-1', 'region', 'us-east-1', 'absent'],
  ],
});

describeArguments({
  kind: 'DatabricksPrivateAccessSettings',
  type: 'databricks_mws_private_access_settings',
  rows: [
    ['region', 'us-east-1', 'region', 'us-east-1', 'absent'],
    ['public_access_enabled', true, 'publicAccess', true, false],
    ['private_access_level', 'ENDPOINT', 'level', 'ENDPOINT', 'ACCOUNT'],
    ['allowed_vpc_endpoint_ids[]', 'endpoint', 'allowedEndpoints', ['endpoint'], 'absent'],
  ],
});

describeArguments({
  kind: 'DatabricksConnectivityConfig',
  type: 'databricks_mws_network_connectivity_config',
  rows: [['region', 'us-east-1', 'region', 'us-east-1', 'absent']],
});

describeArguments({
  kind: 'DatabricksConnectivityBinding',
  type: 'databricks_mws_ncc_binding',
  rows: [
    ['network_connectivity_config_id', 'config', 'config', 'config', 'absent'],
    ['workspace_id', 17, 'workspace', '17', 'absent'],
  ],
});

describeArguments({
  kind: 'DatabricksPrivateEndpointRule',
  type: 'databricks_mws_ncc_private_endpoint_rule',
  rows: [
    ['network_connectivity_config_id', 'config', 'config', 'config', 'absent'],
    ['endpoint_service', 'com.amazonaws.us-east-1.s3', 'serviceName', 'com.amazonaws.us-east-1.s3', 'absent'],
    ['resource_id', '/subscriptions/1', 'otherResource', '/subscriptions/1', 'absent'],
    ['domain_names[]', 'db.internal', 'domainNames', ['db.internal'], 'absent'],
    ['resource_names[]', 'bucket', 'buckets', ['bucket'], 'absent'],
  ],
});

describeArguments({
  kind: 'SnowflakeAccount',
  type: 'snowflake_account',
  rows: [
    ['edition', 'BUSINESS_CRITICAL', 'edition', 'BUSINESS_CRITICAL', 'absent'],
    ['region', 'AWS_US_WEST_2', 'region', 'AWS_US_WEST_2', 'absent'],
  ],
});

describe('the cloud of a Databricks object', () => {
  const workspace = (properties: LiteralMapping) => {
    const made = resource(['databricks_mws_workspaces', 'databricks_mws_workspaces.w'], properties);
    return buildGraph(parsed([made]))
      .graph.all('DatabricksWorkspace')
      .map(({ props }) => plain(props.cloud));
  };

  it('is AWS unless an argument of Google is written', () => {
    expect(workspace({ aws_region: 'us-east-1' })).toEqual(['aws']);
    expect(workspace({ location: 'us-east4' })).toEqual(['gcp']);
    expect(workspace({ location: open() })).toEqual(['gcp']);
  });

  it('is told of networks alike', () => {
    const made = resource(['databricks_mws_networks', 'databricks_mws_networks.n'], { gcp_network_info: {} });
    const [network] = buildGraph(parsed([made])).graph.all('DatabricksNetwork');
    expect(network && plain(network.props.cloud)).toBe('gcp');
  });
});

describe('a registered endpoint', () => {
  const lead = (name: string) => {
    const endpoint = resource(['databricks_mws_vpc_endpoint', 'databricks_mws_vpc_endpoint.e']);
    const settings = resource(['databricks_mws_private_access_settings', 'databricks_mws_private_access_settings.s'], {
      allowed_vpc_endpoint_ids: [attribute('databricks_mws_vpc_endpoint.e', name)],
    });
    const { graph } = buildGraph(parsed([endpoint, settings]));
    const [item] = graph.all('DatabricksPrivateAccessSettings')[0]?.props.allowedEndpoints.items ?? [];
    return item && graph.follow(item.value, 'DatabricksVpcEndpoint').map(({ target }) => target.leads);
  };

  it('is named by its own ID, and not by account and ID together', () => {
    expect(lead('vpc_endpoint_id')).toEqual(['here']);
    expect(lead('id')).toEqual(['unknown']);
  });
});
