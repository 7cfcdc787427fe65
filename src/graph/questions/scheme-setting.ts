import type { Written } from '../../model/value.ts';
import type { Resource } from '../graph.ts';

export type Scheme = 'internal' | 'internet-facing';

/** The setting that gives a load balancer the scheme: Terraform's provider asks only whether it is internal. */
export function schemeSetting(
  { props: { scheme } }: Resource<'LoadBalancer'>,
  wanted: Scheme,
): { readonly property: Written; readonly set: string | boolean } {
  return { property: scheme, set: scheme.property === 'internal' ? wanted === 'internal' : wanted };
}
