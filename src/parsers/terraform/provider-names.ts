import type { Expression } from './hcl/syntax.ts';
import type { Module } from './load/declarations.ts';
import { literalText } from './load/declarations.ts';

/**
 * The provider that a module means by a local name, without the registry it comes from: `hashicorp/aws`
 * (https://developer.hashicorp.com/terraform/language/providers/requirements#provider-names).
 */
export function providerNamed({ requiredProviders }: Module, local: string): string {
  const requirement = requiredProviders.get(local);
  const source = requirement?.type === 'object' ? entryOf(requirement, 'source') : undefined;
  if (!source) return `hashicorp/${local}`;
  return (literalText(source) ?? local).toLowerCase().split('/').slice(-2).join('/');
}

/** The same for a configuration of it: `amazon.west` is `hashicorp/aws.west`. */
export function configurationNamed(module: Module, reference: string): string {
  const [local = '', ...alias] = reference.split('.');
  return [providerNamed(module, local), ...alias].join('.');
}

/** An entry of a requirement, such as its `version`. */
export function entryOf(requirement: Expression, name: string): Expression | undefined {
  if (requirement.type !== 'object') return undefined;
  return requirement.entries.find((entry) => literalText(entry.key) === name)?.value;
}
