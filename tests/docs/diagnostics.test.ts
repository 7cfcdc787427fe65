import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readPages } from '../../scripts/site/pages.ts';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const codes = new Set(
  files.flatMap((path) =>
    Array.from(readFileSync(`${source}${path}`, 'utf8').matchAll(/\bcode: '([a-z-]+)'/g), ([, code = '']) => code),
  ),
);
const documented = [...readPages()].filter(([path]) => !/\/(?:rules|decisions)\//.test(path)).map(([, text]) => text);

it.each([...codes].sort())('the documentation says what the diagnostic %s means', (code) => {
  expect(documented.some((text) => text.includes(`\`${code}\``))).toBe(true);
});

it('there are codes to look for', () => {
  expect([...codes]).toEqual(expect.arrayContaining(['hcl-syntax', 'rule-fault']));
});
