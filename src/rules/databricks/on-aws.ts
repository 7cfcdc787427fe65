import type { Guard } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { when } from '../../model/cases.ts';

/** One type of the provider makes objects on several clouds; PrivateLink is a matter of AWS. */
export function whenOnAws({ props }: { readonly props: { readonly cloud: Value<string> } }): Guard {
  return when(props.cloud, (cloud) => cloud === 'aws');
}

/** The provider's own guide to a workspace with PrivateLink. */
export const guide =
  'https://registry.terraform.io/providers/databricks/databricks/latest/docs/guides/aws-private-link-workspace';
export const overview = 'https://docs.databricks.com/administration-guide/cloud-configurations/aws/privatelink.html';
