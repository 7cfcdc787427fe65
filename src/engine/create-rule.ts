import { faultyPlaceholder } from './placeholders.ts';
import type { Messages, OptionsOf, OptionsSchema, RuleContext, RuleMeta, RuleModule, Visitors } from './rule.ts';

interface RuleDefinition<M extends Messages, Schema extends OptionsSchema> {
  readonly name: string;
  readonly meta: RuleMeta<M> & { readonly messages: M; readonly schema: Schema };
  create(context: RuleContext<M, OptionsOf<Schema>>): Visitors;
}

/**
 * Makes a rule and refuses one that is wrong in itself, so that the mistake shows when the rule is loaded and not on
 * the first infrastructure that reaches the faulty message.
 */
export function createRule<const M extends Messages, const Schema extends OptionsSchema>(
  rule: RuleDefinition<M, Schema>,
): RuleModule<M> {
  const { name, meta } = rule;
  const refuse = (fault: string): never => {
    throw new Error(`Rule "${name}": ${fault}`);
  };
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) refuse('the name must be in kebab-case.');
  if (!/^(Require|Disallow) \S/.test(meta.docs.description)) {
    refuse('the description must start with "Require" or "Disallow".');
  }
  for (const [id, template] of Object.entries(meta.messages)) {
    const faulty = faultyPlaceholder(template);
    if (faulty !== undefined) refuse(`message "${id}" has a placeholder that says nothing: ${faulty}`);
  }
  for (const id of meta.remarks ?? []) {
    if (!Object.hasOwn(meta.messages, id)) refuse(`remark "${id}" is no message.`);
  }
  for (const [option, schema] of Object.entries(meta.schema.properties)) {
    if (!('description' in schema)) refuse(`option "${option}" has no description.`);
  }
  // The one erasure: the engine hands over options that it filled from this very schema, and prints these messages only.
  return { name, meta, create: rule.create as unknown as RuleModule['create'] };
}
