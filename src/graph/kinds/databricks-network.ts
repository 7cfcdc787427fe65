import { defineKind } from '../define-kind.ts';
import { expand, joinLists } from '../list-of.ts';
import { misnamed } from './databricks-private-access.ts';
import { cloudOf } from './databricks-workspace.ts';
import { emptyAsUnset } from './unset.ts';

/** https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_networks */
export const databricksNetwork = defineKind({
  kind: 'DatabricksNetwork',
  types: {
    databricks_mws_networks: {
      identity: ['network_id'],
      map: (resource) => {
        const read = emptyAsUnset(resource);
        const endpoints = read.blocks('vpc_endpoints');
        const relayEndpoints = expand(endpoints, (block) => block.strings('dataplane_relay'));
        const restEndpoints = expand(endpoints, (block) => block.strings('rest_api'));
        return {
          cloud: cloudOf(resource, ['gcp_network_info']),
          vpc: read.string('vpc_id'),
          subnets: read.strings('subnet_ids'),
          securityGroups: read.strings('security_group_ids'),
          relayEndpoints,
          restEndpoints,
          misnamedEndpoints: misnamed(joinLists([relayEndpoints, restEndpoints])),
        };
      },
    },
  },
  links: {
    vpc: ['Vpc'],
    subnets: ['Subnet'],
    securityGroups: ['SecurityGroup'],
    relayEndpoints: ['DatabricksVpcEndpoint'],
    restEndpoints: ['DatabricksVpcEndpoint'],
  },
});
