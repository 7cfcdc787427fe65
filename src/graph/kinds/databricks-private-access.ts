import type { ListOf } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import { defineKind } from '../define-kind.ts';
import { emptyAsUnset } from './unset.ts';

/** https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_vpc_endpoint */
export const databricksVpcEndpoint = defineKind({
  kind: 'DatabricksVpcEndpoint',
  types: {
    databricks_mws_vpc_endpoint: {
      // `id` is account and ID together, which no other argument takes.
      identity: ['vpc_endpoint_id'],
      map: (resource) => {
        const read = emptyAsUnset(resource);
        return { endpoint: read.string('aws_vpc_endpoint_id'), region: read.string('region') };
      },
    },
  },
  links: { endpoint: ['VpcEndpoint'] },
});

/**
 * The items that stand for `id` of a registered endpoint, which is account and ID together:
 * https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_vpc_endpoint
 */
export function misnamed(endpoints: ListOf<string>): ListOf<string> {
  const items = endpoints.items.filter(
    ({ value: { origin } }) =>
      origin?.attribute === 'id' && /(?:^|\.)databricks_mws_vpc_endpoint\./.test(origin.address),
  );
  return { ...endpoints, items, rest: [] };
}

/** https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_private_access_settings */
export const databricksPrivateAccessSettings = defineKind({
  kind: 'DatabricksPrivateAccessSettings',
  types: {
    databricks_mws_private_access_settings: {
      identity: ['private_access_settings_id'],
      map: (resource) => {
        const read = emptyAsUnset(resource);
        return {
          region: read.string('region'),
          publicAccess: orDefault(read.boolean('public_access_enabled'), false),
          level: orDefault(read.string('private_access_level'), 'ACCOUNT'),
          allowedEndpoints: read.strings('allowed_vpc_endpoint_ids'),
          misnamedEndpoints: misnamed(read.strings('allowed_vpc_endpoint_ids')),
        };
      },
    },
  },
  links: { allowedEndpoints: ['DatabricksVpcEndpoint'] },
});
