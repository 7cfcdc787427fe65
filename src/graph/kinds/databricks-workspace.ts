import { and, not } from '../../model/guard.ts';
import type { Guard } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { oneOf, whenState } from '../../model/cases.ts';
import { known } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import { defineKind } from '../define-kind.ts';
import type { PropertyReader } from '../property-reader.ts';
import { emptyAsUnset } from './unset.ts';

/** One type makes the objects of two clouds: where an argument of Google's is written, it is one of theirs. */
export function cloudOf(read: PropertyReader, ofGoogle: readonly string[]): Value<string> {
  const aws: Guard = and(...ofGoogle.map((name) => whenState(read.data(name), 'absent')));
  return oneOf<string>(
    [
      { when: aws, value: known('aws', read.written) },
      { when: not(aws), value: known('gcp', read.written) },
    ],
    read.written,
  );
}

/** https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_workspaces */
export const databricksWorkspace = defineKind({
  kind: 'DatabricksWorkspace',
  types: {
    databricks_mws_workspaces: {
      identity: ['workspace_id'],
      map: (resource) => {
        const read = emptyAsUnset(resource);
        return {
          cloud: cloudOf(resource, ['location', 'cloud_resource_container', 'gcp_managed_network_config']),
          region: read.string('aws_region'),
          network: read.string('network_id'),
          privateAccessSettings: read.string('private_access_settings_id'),
          pricingTier: read.string('pricing_tier'),
          // https://github.com/databricks/terraform-provider-databricks/blob/main/mws/resource_mws_workspaces.go
          noPublicIp: orDefault(read.boolean('is_no_public_ip_enabled'), true),
          computeMode: read.string('compute_mode'),
          connectivityConfig: read.string('network_connectivity_config_id'),
        };
      },
    },
  },
  links: {
    network: ['DatabricksNetwork'],
    privateAccessSettings: ['DatabricksPrivateAccessSettings'],
    connectivityConfig: ['DatabricksConnectivityConfig'],
  },
});
