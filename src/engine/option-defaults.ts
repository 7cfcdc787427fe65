import type { OptionsSchema } from './rule.ts';

/** The options with the schema's defaults where one is not set. */
export function withDefaults(schema: OptionsSchema, options: object): object {
  const filled = new Map<string, unknown>(Object.entries(options));
  for (const [name, property] of Object.entries(schema.properties)) {
    if (!filled.has(name) && 'default' in property) filled.set(name, property.default);
  }
  return Object.fromEntries(filled);
}
