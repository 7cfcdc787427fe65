import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { repository } from '../fixture-lines.ts';
import { runWith } from '../cli/host.ts';

const read = (path: string) => readFileSync(`${repository}/fixtures/plans/${path}`, 'utf8');
const configuration = read('dev-and-prod/main.tf');
const [dev, prod] = [read('dev-and-prod/dev.json'), read('dev-and-prod/prod.json')];
const files = { 'infra/main.tf': configuration };

interface Said {
  readonly findings: readonly { readonly rule: string; readonly path: string }[];
}

async function said(argv: readonly string[], surroundings: Parameters<typeof runWith>[1]) {
  const options = ['--profile', 'segment/redshift'];
  const { stdout, stderr } = await runWith([...argv, ...options, '--format', 'json'], surroundings);
  return { report: JSON.parse(stdout) as Said, stdout, stderr };
}

it('a plan that is named beside its configuration is read with it', async () => {
  const named = await said(['infra', 'dev.json'], { files: { ...files, 'dev.json': dev } });
  expect(named.stdout).toContain('infra/main.tf');
  expect(named.stdout).not.toContain('dev.json');
});

it('a walk finds a plan, and says what naming it says', async () => {
  const walked = await said(['.'], { files: { ...files, 'infra/dev.json': dev } });
  const named = await said(['infra', 'infra/dev.json'], { files: { ...files, 'infra/dev.json': dev } });
  expect(walked.report.findings).toEqual(named.report.findings);
});

it('two plans of one configuration are both read with it', async () => {
  const both = await said(['.'], { files: { ...files, 'infra/dev.json': dev, 'infra/prod.json': prod } });
  expect(both.stdout).toContain('infra/main.tf');
  expect(both.stderr).not.toContain('stale');
});

it('a plan on standard input is known by its text', async () => {
  const piped = await said(['--stdin-filename', 'infra/dev.json'], { stdin: dev });
  expect(piped.stdout).toContain('infra/dev.json');
});

it('a value of a variable cannot be given to a plan', async () => {
  const { stderr } = await runWith(['dev.json', '--var', 'name=x'], { files: { 'dev.json': dev } });
  expect(stderr).toContain('A plan keeps the values that it was made with: make it anew with another one.');
});
