import type { InputForm } from '../engine/inputs.ts';
import type { RuleModule } from '../engine/rule.ts';
import type { ConnectionPath } from '../engine/scope.ts';
import type { ValueToSend } from '../profiles/profile.ts';
import { optionDefinitions, settingSchema } from './setting-schema.ts';

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text } as const;

const paths = namesOf<ConnectionPath>({
  'endpoint-service': true,
  'redshift-managed': true,
  'vpc-lattice': true,
  'msk-multi-vpc': true,
  brokered: true,
  consumer: true,
});
const forms = namesOf<InputForm>({
  principal: true,
  account: true,
  vpcs: true,
  region: true,
  regions: true,
  'zone-ids': true,
  cidrs: true,
  endpoint: true,
  text: true,
});
const values = namesOf<ValueToSend['value']>({
  'service-name': true,
  region: true,
  'zone-ids': true,
  account: true,
  port: true,
  'dns-name': true,
  'private-dns-name': true,
  'cluster-identifier': true,
  'workgroup-name': true,
  'resource-configuration': true,
  'cluster-arn': true,
  other: true,
});

/** All names of a type: the compiler says when the schema misses one. */
function namesOf<N extends string>(names: Readonly<Record<N, true>>): readonly string[] {
  return Object.keys(names);
}

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
