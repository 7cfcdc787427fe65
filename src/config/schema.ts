import type { RuleModule } from '../engine/rule.ts';
import { definitionSchema } from './definition-schema.ts';
import { optionDefinitions, settingSchema } from './setting-schema.ts';
import type { Known } from '../profiles/resolve-profiles.ts';
import { declaredInputs, namesOf } from '../profiles/names.ts';

const texts = { type: 'array', items: { type: 'string' } } as const;

/**
 * The JSON Schema (draft 7) of a configuration, for editors and for the validation alike. Conditions stand in it as
 * `if`, not as `anyOf`, because a fault then names the one alternative that was meant.
 */
export function configurationSchema(vocabulary: Known): object {
  const { rules } = vocabulary;
  const names = {
    type: 'array',
    items: { type: 'string', examples: namesOf(vocabulary.profiles).all },
    uniqueItems: true,
  };
  const inputValues = {
    type: 'object',
    description: 'What vendors told you, by name of the input.',
    properties: Object.fromEntries(
      declaredInputs(vocabulary.profiles).map(({ name, what, from }) => [
        name,
        { type: 'string', description: `${what}: ${from}.` },
      ]),
    ),
    additionalProperties: { type: 'string' },
  };
  const settings = {
    type: 'object',
    description: 'Severity of a rule, or `[severity, options]`. Options are laid over what the profiles ask.',
    properties: Object.fromEntries(rules.map((rule) => [rule.name, ruleSetting(rule)])),
    additionalProperties: false,
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of pl-lint',
    type: 'object',
    additionalProperties: false,
    definitions: { ...optionDefinitions(rules), inputValues, ruleSettings: settings },
    properties: {
      $schema: { type: 'string' },
      extends: {
        description: 'Profiles, or files relative to this one, whose settings come first.',
        if: { type: 'array' },
        then: texts,
        else: { type: 'string' },
      },
      profiles: { ...names, description: 'Vendors, their connections and presets to check against.' },
      inputs: { $ref: '#/definitions/inputValues' },
      regions: {
        type: 'object',
        description: 'Region by pattern of paths, for what does not say its own. The last pattern that fits decides.',
        additionalProperties: { type: 'string', pattern: '^[a-z]{2,5}(-[a-z]+)+-\\d+$' },
      },
      targets: {
        description:
          'Addresses of the only resources that are meant to be reached, `*` for anything; a list, or one for each profile.',
        if: { type: 'array' },
        then: texts,
        else: { type: 'object', additionalProperties: texts },
      },
      rules: { $ref: '#/definitions/ruleSettings' },
      overrides: {
        type: 'array',
        description: 'Settings for some files. The last one that fits a file decides.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['paths'],
          properties: {
            paths: { ...texts, minItems: 1, description: 'Patterns as in .gitignore, from the folder of this file.' },
            profiles: { ...names, description: 'Instead of `profiles` above.' },
            inputs: { $ref: '#/definitions/inputValues' },
            rules: { $ref: '#/definitions/ruleSettings' },
          },
        },
      },
      ignore: { ...texts, description: 'Patterns as in .gitignore of files that are not linted.' },
      profileDefinitions: { type: 'array', description: 'Profiles of your own.', items: definitionSchema(rules) },
    },
  };
}

const severities = ['error', 'warning', 'off'] as const;

function ruleSetting(rule: RuleModule): object {
  return { description: `${rule.meta.docs.description}.`, ...settingSchema(rule, severities) };
}
