import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.ts';

const page = (path: string) => readFileSync(fileURLToPath(new URL(`../../docs/${path}`, import.meta.url)), 'utf8');
const [, ...sections] = page('failing-connection.md').split(/^## /m);

/** Codes of AWS and names of states in the words of a rule's page, which people search for. */
function codesOf(rule: string): readonly string[] {
  const shows = /^## How the fault shows without the rule\n([\s\S]*?)^## /m.exec(page(`rules/${rule}.md`))?.[1] ?? '';
  return Array.from(shows.matchAll(/`([A-Z][\w.$]+)`/g), ([, code = '']) => code);
}

describe.each(rules.map(({ name }) => name))('docs/failing-connection.md and %s', (name) => {
  const leading = sections.filter((section) => section.includes(`(rules/${name}.md)`));

  it('leads from a symptom to the rule', () => {
    expect(leading).not.toEqual([]);
  });

  it('names there what the page of the rule says one sees', () => {
    const unnamed = codesOf(name).filter((code) => !leading.some((section) => section.includes(code)));
    expect(unnamed).toEqual([]);
  });
});

it('docs/failing-connection.md has codes to compare', () => {
  expect(rules.flatMap(({ name }) => codesOf(name))).toEqual(expect.arrayContaining(['Target.Timeout', 'REJECT']));
});
