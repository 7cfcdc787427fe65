import type { RuleModule } from '../engine/rule.ts';

/** One of the severities, or a pair of it and the options of the rule, which `optionDefinitions` define. */
export function settingSchema({ name }: RuleModule, allowed: readonly string[]): object {
  const options = { $ref: `#/definitions/${name}` };
  return {
    if: { type: 'array' },
    then: { type: 'array', items: [{ enum: allowed }, options], minItems: 1, maxItems: 2 },
    else: { enum: allowed },
  };
}

/** The options of each rule once, for all places of a schema where the rule can be set. */
export function optionDefinitions(rules: readonly RuleModule[]): Readonly<Record<string, object>> {
  return Object.fromEntries(rules.map(({ name, meta }) => [name, meta.schema]));
}
