import type { RuleModule } from '../engine/rule.ts';
import { optionDefinitions, settingSchema } from './setting-schema.ts';

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text } as const;

const paths = ['endpoint-service', 'redshift-managed', 'vpc-lattice', 'msk-multi-vpc', 'brokered', 'consumer'] as const;
const forms = ['principal', 'account', 'vpcs', 'region', 'regions', 'zone-ids', 'cidrs', 'endpoint', 'text'] as const;
const values = [
  'service-name',
  'region',
  'zone-ids',
  'account',
  'port',
  'dns-name',
  'private-dns-name',
  'cluster-identifier',
  'workgroup-name',
  'resource-configuration',
  'cluster-arn',
  'other',
] as const;

/** The JSON Schema (draft 7) of the profiles that a user defines. */
export function definitionsSchema(rules: readonly RuleModule[]): object {
  const profileDefinitions = { type: 'array', items: definitionSchema(rules) };
  return { ...objectOf({ profileDefinitions }), definitions: optionDefinitions(rules) };
}

/** The same of one of them; the schema that it becomes a part of defines the options. */
export function definitionSchema(rules: readonly RuleModule[]): object {
  const severities = ['error', 'warning'] as const;
  return definitionOf(Object.fromEntries(rules.map((rule) => [rule.name, settingSchema(rule, severities)])));
}

function definitionOf(settings: object): object {
  return objectOf(
    {
      name: { ...text, description: 'A company or vendor, or one of its connections: `acme/postgres`.' },
      vendor: { ...text, description: 'As messages call who asks.' },
      description: text,
      source: { ...text, description: 'Where it is written what is asked.' },
      readOn: { ...text, description: 'ISO date on which the source was read.' },
      path: { enum: paths, description: 'How the connection comes about.' },
      principals: { ...texts, description: 'As whom the vendor connects: ARNs, account IDs, or names of inputs.' },
      inputs: {
        type: 'object',
        description: 'What the vendor tells each customer, by name.',
        additionalProperties: objectOf({ what: text, from: text, form: { enum: forms } }, ['what', 'from', 'form']),
      },
      rules: { type: 'object', additionalProperties: false, properties: settings },
      manual: {
        type: 'array',
        items: objectOf(
          { text, who: { enum: ['customer', 'vendor'] }, when: { enum: ['before', 'after', 'always'] }, url: text },
          ['text', 'who', 'when'],
        ),
      },
      send: { type: 'array', items: objectOf({ value: { enum: values }, what: text }, ['value']) },
    },
    ['name', 'source', 'rules'],
  );
}

function objectOf(properties: object, required: readonly string[] = []): object {
  return { type: 'object', additionalProperties: false, properties, required };
}
