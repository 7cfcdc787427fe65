import { pathText } from '../engine/data-path.ts';
import type { InputDeclaration } from '../engine/inputs.ts';
import type { RuleModule } from '../engine/rule.ts';
import { ConfigError } from '../errors.ts';
import { unknownName } from '../model/nearest-name.ts';
import { declaredInputs, isNamed, vendorIn } from '../profiles/names.ts';
import type { Profile, Requirement } from '../profiles/profile.ts';
import type { Vocabulary } from '../profiles/resolve-profiles.ts';
import type { WrongPart } from './check.ts';
import { wrongParts } from './check.ts';
import { definitionsSchema } from './definition-schema.ts';
import type { ProfileDefinition } from './profile-definition.ts';

/** The profiles that a user defines. Throws a `ConfigError` that lists everything wrong in them, each with its path. */
export function definedProfiles(definitions: readonly ProfileDefinition[], vocabulary: Vocabulary): readonly Profile[] {
  const wrong = wrongParts({ profileDefinitions: definitions }, definitionsSchema(vocabulary.rules), vocabulary.rules);
  // What has no right shape has no meaning yet.
  const faults =
    wrong.length > 0
      ? wrong.map(({ path, message, name }) => (name === undefined ? message : `"${pathText(path)}": ${message}`))
      : meaningless(definitions, vocabulary).map(({ path, message }) => `"${pathText(path)}": ${message}`);
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return definitions.map((definition) => toProfile(definition, vocabulary.rules));
}

/** What the schema cannot tell: names that are taken, or that nothing declares. */
export function meaningless(definitions: readonly ProfileDefinition[], { profiles }: Vocabulary): readonly WrongPart[] {
  const declared = declaredInputs(profiles).map((input) => input.name);
  return definitions.flatMap((definition, index) => {
    const at = (...path: readonly string[]) => ['profileDefinitions', index, ...path];
    const { name, inputs = {}, readOn } = definition;
    const others = [...profiles, ...definitions.slice(0, index)].map((one) => one.name);
    const own = Object.keys(inputs);
    const strangers = own.filter((input) => !input.startsWith(`${vendorIn(name)}.`));
    const names = [...own, ...declared];
    return [
      ...(/^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)?$/.test(name)
        ? []
        : [`"${name}" must be written in small letters, digits and hyphens, as acme or acme/postgres.`]
      ).map((message) => ({ path: at('name'), message })),
      ...others
        .filter((other) => hides(name, other))
        .map((other) => `"${name}" stands in the way of the profile "${other}". Choose another name.`)
        .map((message) => ({ path: at('name'), message })),
      ...(readOn === undefined || /^\d{4}-\d\d-\d\d$/.test(readOn)
        ? []
        : [{ path: at('readOn'), message: `"${readOn}" is no date such as 2026-11-21.` }]),
      ...strangers.map((input) => ({
        path: at('inputs'),
        message: `"${input}" must begin with "${vendorIn(name)}.", as the profile does.`,
      })),
      ...namedInputs(definition)
        .filter((input) => !names.includes(input))
        .map((input) => ({ path: at(), message: unknownName('input', input, own.length > 0 ? own : names) })),
    ];
  });
}

/** A vendor's name stands for its connections, so it can be no connection itself. */
function hides(name: string, other: string): boolean {
  return isNamed({ name: other }, name) || isNamed({ name }, other);
}

/** All that looks like the name of an input. */
function namedInputs({ principals = [], rules }: ProfileDefinition): readonly string[] {
  const textsIn = (data: unknown): readonly string[] =>
    typeof data === 'string'
      ? [data]
      : typeof data === 'object' && data !== null
        ? Object.values(data).flatMap(textsIn)
        : [];
  return textsIn([principals, Object.values(rules)]).filter((one) => /^[a-z][\w-]*\.[a-z][\w-]*$/i.test(one));
}

export function toProfile(definition: ProfileDefinition, rules: readonly RuleModule[]): Profile {
  const { name, vendor = vendorIn(name), source, inputs = {}, manual = [], send = [], principals } = definition;
  const requirements = Object.entries(definition.rules).map(([rule, setting]): Requirement => {
    const [severity, options] = typeof setting === 'string' ? [setting] : setting;
    const { description = rule } = rules.find((one) => one.name === rule)?.meta.docs ?? {};
    return {
      rule,
      level: severity === 'error' ? 'required' : 'recommended',
      ...(options && { options }),
      evidence: {
        source,
        readOn: definition.readOn ?? new Date().toISOString().slice(0, 10),
        read: 'page',
        basis: `${description}.`,
      },
    };
  });
  return {
    name,
    vendor,
    description: definition.description ?? `What ${vendor} asks`,
    path: definition.path ?? 'endpoint-service',
    ...(principals && { principals }),
    inputs: Object.entries(inputs).map(([input, rest]): InputDeclaration => ({ name: input, ...rest })),
    requirements,
    manual: manual.map((step) => ({ ...step, url: step.url ?? source })),
    send,
  };
}
