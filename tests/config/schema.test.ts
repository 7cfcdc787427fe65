import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configurationSchema } from '../../src/config/schema.ts';
import { knownNames } from '../../src/configured-lint.ts';

const file = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

describe('the schema of the configuration', () => {
  it('is published as it is used', () => {
    expect(JSON.parse(file('schema/config.json'))).toEqual(
      JSON.parse(JSON.stringify(configurationSchema(knownNames()))),
    );
  });

  it('takes the sample of its page, with everything in it', () => {
    const [, sample = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(file('docs/configuration.md')) ?? [];
    const validate = new Ajv({ strict: true, strictTuples: false }).compile(configurationSchema(knownNames()));
    const data: unknown = parse(sample);
    expect(Object.keys(data as object).length).toBeGreaterThan(4);
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
  });

  it('has a row on its page for each setting', () => {
    const { properties } = JSON.parse(file('schema/config.json')) as { properties: Record<string, object> };
    const page = file('docs/configuration.md');
    const settings = Object.keys(properties).filter((name) => name !== '$schema');
    expect(settings.filter((name) => !new RegExp(`^\\| \`${name}\` `, 'm').test(page))).toEqual([]);
  });
});
