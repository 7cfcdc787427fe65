import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { optionFaults } from '../../src/engine/options.ts';
import { bareProfiles, bareRun } from '../../src/profiles/bare-run.ts';
import type { Profile } from '../../src/profiles/index.ts';
import { profiles } from '../../src/profiles/index.ts';
import { rules } from '../../src/rules/index.ts';

/** All that could name an input. */
function textsIn({ principals, requirements }: Profile): readonly string[] {
  const within = (data: unknown): readonly string[] =>
    typeof data === 'string'
      ? [data]
      : typeof data === 'object' && data !== null
        ? Object.values(data).flatMap(within)
        : [];
  return within([principals, requirements.map(({ options }) => options)]);
}

const ruleNamed = (name: string) => rules.find((rule) => rule.name === name);

// Options of built-in profiles are not validated when the linter runs: this is where they are.
describe.each(profiles.map((profile) => [profile.name, profile] as const))('%s', (_, profile) => {
  it.each(profile.requirements)('sets $rule with options that it takes', ({ rule: name, options = {} }) => {
    const rule = ruleNamed(name);
    expect(rule, name).toBeDefined();
    if (rule) expect(optionFaults(rule, options)).toEqual([]);
  });

  it('sets each rule once at a level', () => {
    const names = profile.requirements.map(({ rule, level }) => `${rule} ${level}`);
    expect(names).toEqual([...new Set(names)]);
  });

  it('says where each requirement stands and when it was read', () => {
    for (const { rule, evidence } of profile.requirements) {
      expect(evidence.source, rule).toMatch(/^https:\/\/\S+$/);
      expect(evidence.readOn, rule).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(evidence.sourceDate ?? evidence.readOn, rule).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(evidence.basis, rule).toMatch(/\.$/);
    }
  });

  it('declares the inputs that it names', () => {
    const declared = profile.inputs.map((input) => input.name);
    for (const name of textsIn(profile)) if (/^[\w-]+\.[\w-]+$/.test(name)) expect(declared).toContain(name);
    for (const name of declared) expect(name).toMatch(new RegExp(`^${profile.name.split('/')[0]}\\.`));
  });
});

it('has a test of each profile, with a system that satisfies it and one that breaks each requirement', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const tested = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/^testProfile\('([^']+)'/gm)])
    .map((match) => match[1] ?? '');
  expect(tested.sort()).toEqual(profiles.map((profile) => profile.name).sort());
});

it('has profile names that no other one hides', () => {
  const names = profiles.map((profile) => profile.name);
  expect(names).toEqual([...new Set(names)]);
  for (const name of names) expect(names.filter((other) => other.startsWith(`${name}/`))).toEqual([]);
});

describe('without a chosen vendor', () => {
  it('checks profiles that exist', () => {
    expect(profiles.map((profile) => profile.name)).toEqual(expect.arrayContaining([...bareProfiles]));
  });

  it.each([...bareRun.faults])('names messages of %s that exist', (name, messages) => {
    expect(Object.keys(ruleNamed(name)?.meta.messages ?? {})).toEqual(expect.arrayContaining([...messages]));
  });
});
