import { expect, test } from 'vitest';
import { profiles } from '../../src/profiles/index.ts';
import { rules } from '../../src/rules/index.ts';
import { subjects } from '../../src/rules/subjects.ts';
import { runWith } from './host.ts';

test.each(rules.map(({ name }) => name))('%s is about one subject', (name) => {
  expect(subjects.filter((subject) => subject.rules.test(name))).toHaveLength(1);
});

test('every subject has a rule', () => {
  expect(subjects.filter((subject) => !rules.some(({ name }) => subject.rules.test(name)))).toEqual([]);
});

test('the list of rules has each of them once, under the headings of what they are about', async () => {
  const { stdout } = await runWith(['rules']);
  const listed = [...stdout.matchAll(/^([a-z][a-z0-9-]*) {2,}/gm)].map(([, name]) => name);
  expect([...listed].sort()).toEqual(rules.map(({ name }) => name).sort());
  expect(stdout).toMatch(/^The endpoint service\n/);
  expect(stdout).toMatch(/^Redshift-managed endpoints\n(?:.*\n)*redshift-port /m);
});

test('the list of profiles has each of them once, under the headings of how they connect', async () => {
  const { stdout } = await runWith(['profiles']);
  const listed = [...stdout.matchAll(/^([a-z][a-z0-9/-]*) {2,}/gm)].map(([, name]) => name);
  expect([...listed].sort()).toEqual(profiles.map(({ name }) => name).sort());
  expect(stdout).toMatch(/^Over an endpoint that Redshift manages\n(?:.+\n)*segment\/redshift /m);
  expect(stdout).toMatch(/^Presets: whoever connects\n(?:.+\n)*aws /m);
});

test('both are there for programs, with what a rule is about', async () => {
  const { stdout } = await runWith(['rules', '--format', 'json']);
  expect(JSON.parse(stdout)).toContainEqual(
    expect.objectContaining({ name: 'redshift-port', subject: 'Redshift-managed endpoints' }),
  );
  const { stdout: all } = await runWith(['profiles', '--format', 'json']);
  expect(JSON.parse(all)).toContainEqual(expect.objectContaining({ name: 'segment/redshift', vendor: 'Segment' }));
});
