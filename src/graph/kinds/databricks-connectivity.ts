import { defineKind } from '../define-kind.ts';
import { readServiceName } from '../service-name.ts';
import { emptyAsUnset } from './unset.ts';

/** https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_network_connectivity_config */
export const databricksConnectivityConfig = defineKind({
  kind: 'DatabricksConnectivityConfig',
  types: {
    databricks_mws_network_connectivity_config: {
      identity: ['network_connectivity_config_id'],
      map: (read) => ({ region: emptyAsUnset(read).string('region') }),
    },
  },
});

/** https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_ncc_binding */
export const databricksConnectivityBinding = defineKind({
  kind: 'DatabricksConnectivityBinding',
  types: {
    databricks_mws_ncc_binding: {
      identity: ['id'],
      map: (read) => ({
        config: read.string('network_connectivity_config_id'),
        workspace: read.string('workspace_id'),
      }),
    },
  },
  links: { config: ['DatabricksConnectivityConfig'], workspace: ['DatabricksWorkspace'] },
});

/** https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_ncc_private_endpoint_rule */
export const databricksPrivateEndpointRule = defineKind({
  kind: 'DatabricksPrivateEndpointRule',
  types: {
    databricks_mws_ncc_private_endpoint_rule: {
      identity: ['id', 'rule_id'],
      map: (resource) => {
        const read = emptyAsUnset(resource);
        return {
          config: read.string('network_connectivity_config_id'),
          serviceName: read.string('endpoint_service'),
          service: readServiceName(read.string('endpoint_service')),
          otherResource: read.string('resource_id'),
          domainNames: read.strings('domain_names'),
          buckets: read.strings('resource_names'),
        };
      },
    },
  },
  links: { config: ['DatabricksConnectivityConfig'], serviceName: ['EndpointService'] },
});
