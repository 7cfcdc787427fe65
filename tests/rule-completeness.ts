import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { OptionsSchema, RuleModule } from '../src/engine/rule.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** One name, three files, one index: a rule has a test, a page and an entry, and takes its own defaults. */
export function testCompleteness(rules: readonly RuleModule[]): void {
  it('lists the rules in name order, each once', () => {
    const names = rules.map((rule) => rule.name);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('lists every rule that there is a file for', async () => {
    const files = readdirSync(`${repository}/src/rules`).filter((file) => file.endsWith('.ts') && file !== 'index.ts');
    for (const file of files) {
      const module = (await import(`../src/rules/${file}`)) as { readonly default?: RuleModule };
      if (module.default) expect(rules, file).toContain(module.default);
      if (module.default) expect(`${module.default.name}.ts`).toBe(file);
    }
  });

  describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
    it('has a test of its verdicts', () => {
      const path = `${repository}/tests/rules/${name}.test.ts`;
      expect(existsSync(path), path).toBe(true);
      // `testRule` itself refuses a rule without a valid, an invalid and an unknown case.
      expect(readFileSync(path, 'utf8')).toMatch(/\btestRule\(/);
    });

    it('has a page with its description, a failing, a passing and an undecided sample', () => {
      const path = `${repository}/docs/rules/${name}.md`;
      expect(existsSync(path), path).toBe(true);
      const page = readFileSync(path, 'utf8');
      expect(page).toMatch(new RegExp(`^# ${name}$`, 'm'));
      expect(page).toContain(`${rule.meta.docs.description}.`);
      for (const bucket of ['fail', 'pass', 'unknown'])
        expect(page).toMatch(new RegExp(`^\`\`\`\\w+ ${bucket}\\b`, 'm'));
      // `pl-lint explain` promises them.
      for (const part of ['How the fault shows without the rule', 'Options', 'When not to use it'])
        expect(page).toMatch(new RegExp(`^## ${part}$`, 'm'));
      for (const option of Object.keys(rule.meta.schema.properties)) expect(page).toContain(`\`${option}\``);
    });

    it('describes each option and gives it a default that its own schema takes', async () => {
      const { Ajv } = await import('ajv');
      const schema: OptionsSchema = rule.meta.schema;
      const defaults = new Map<string, unknown>();
      for (const [option, property] of Object.entries(schema.properties)) {
        expect('description' in property ? property.description : '', option).toMatch(/\.$/);
        if ('default' in property) defaults.set(option, property.default);
      }
      const validate = new Ajv({ strict: true, strictTuples: false }).compile(schema);
      expect(validate(Object.fromEntries(defaults)), JSON.stringify(validate.errors)).toBe(true);
      expect(validate({ thereIsNoSuchOption: 1 })).toBe(false);
    });

    it('names a page that states the fact', () => {
      expect(rule.meta.docs.references.length).toBeGreaterThan(0);
      for (const reference of rule.meta.docs.references) expect(reference).toMatch(/^https:\/\//);
    });
  });
}
