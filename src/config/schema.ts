import { regionCode } from '../model/region.ts';
import { definitionSchema } from './definition-schema.ts';
import { optionDefinitions, settingSchema } from './setting-schema.ts';
import type { Vocabulary } from '../profiles/resolve-profiles.ts';
import { declaredInputs, namesOf } from '../profiles/names.ts';

const texts = { type: 'array', items: { type: 'string' } } as const;

/**
 * The JSON Schema (draft 7) of a configuration, for editors and for the validation alike. Conditions stand in it as
 * `if`, not as `anyOf`, because a fault then names the one alternative that was meant.
 */
export function configurationSchema({ rules, profiles }: Vocabulary): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of pl-lint',
    type: 'object',
    additionalProperties: false,
    definitions: {
      ...optionDefinitions(rules),
      inputValues: inputValues(profiles),
      ruleSettings: ruleSettings(rules),
    },
    properties: propertiesOf(profileNames(profiles), definitionSchema(rules)),
  };
}

function propertiesOf(names: object, profileDefinition: object): object {
  return {
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
      additionalProperties: { type: 'string', pattern: regionCode.source },
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
      items: overrideSchema(names),
    },
    ignore: { ...texts, description: 'Patterns as in .gitignore of files that are not linted.' },
    profileDefinitions: { type: 'array', description: 'Profiles of your own.', items: profileDefinition },
  };
}

function overrideSchema(names: object): object {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['paths'],
    properties: {
      paths: { ...texts, minItems: 1, description: 'Patterns as in .gitignore, from the folder of this file.' },
      profiles: { ...names, description: 'Instead of `profiles` above.' },
      inputs: { $ref: '#/definitions/inputValues' },
      rules: { $ref: '#/definitions/ruleSettings' },
    },
  };
}

/** Editors offer the names; whether one is right is checked apart, because a configuration may define its own. */
function profileNames(profiles: Vocabulary['profiles']): object {
  return { type: 'array', items: { type: 'string', examples: namesOf(profiles).all }, uniqueItems: true };
}

function inputValues(profiles: Vocabulary['profiles']): object {
  const named = declaredInputs(profiles).map(
    ({ name, what, from }) => [name, { type: 'string', description: `${what}: ${from}.` }] as const,
  );
  return {
    type: 'object',
    description: 'What vendors told you, by name of the input.',
    properties: Object.fromEntries(named),
    additionalProperties: { type: 'string' },
  };
}

const severities = ['error', 'warning', 'off'] as const;

function ruleSettings(rules: Vocabulary['rules']): object {
  const named = rules.map((rule) => {
    const description = `${rule.meta.docs.description}.`;
    return [rule.name, { description, ...settingSchema(rule, severities) }] as const;
  });
  return {
    type: 'object',
    description: 'Severity of a rule, or `[severity, options]`. Options are laid over what the profiles ask.',
    properties: Object.fromEntries(named),
    additionalProperties: false,
  };
}
