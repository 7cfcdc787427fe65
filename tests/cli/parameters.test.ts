import { describe, expect, test } from 'vitest';
import { runWith } from './host.ts';
import { open, redshift } from './samples.ts';

const argv = ['.', ...redshift, '--parameters', 'values.json'];

describe('--var and --var-file', () => {
  const files = {
    'main.tf': 'variable "port" {}\nresource "aws_redshift_cluster" "w" {\n  port = var.port\n}',
    'bad.tfvars': 'port = 5400',
  };
  const bad = ['--var-file', 'bad.tfvars'];
  const good = ['--var', 'port=5439'];

  test.each([
    ['the value', [...bad, ...good], false],
    ['the file', [...good, ...bad], true],
    ['the second value', [...good, ...bad, ...good], false],
  ])('take effect in their order: %s', async (_, variables, fails) => {
    const { stdout, stderr } = await runWith(['.', ...redshift, '--format', 'json', ...variables], { files });
    expect(stderr).toBe('');
    const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string }[] };
    expect(findings.some(({ rule }) => rule === 'redshift-port')).toBe(fails);
  });
});

describe('--parameters', () => {
  test.each([
    ['a list, as the AWS CLI takes it', '[{ "ParameterKey": "Port", "ParameterValue": "5400" }]'],
    ['an object with Parameters, as CodePipeline takes it', '{ "Parameters": { "Port": "5400" } }'],
    ['an object of values', '{ "Port": 5400 }'],
    ['YAML, as rain takes it', 'Parameters:\n  Port: 5400\n'],
  ])('reads %s', async (_, values) => {
    const { exitCode, stdout } = await runWith(argv, { files: { 'a.yaml': open, 'values.json': values } });
    expect(stdout).toContain('redshift-port');
    expect(exitCode).toBe(1);
  });

  test('leaves undecided what the file does not give', async () => {
    const { exitCode, stdout } = await runWith(argv, { files: { 'a.yaml': open, 'values.json': '{ "Other": 1 }' } });
    expect(stdout).toContain('? 1 undecided');
    expect(exitCode).toBe(0);
  });

  test.each([
    ['no JSON', '{ "Port": 5400', 'values.json:1:15: This is no valid JSON: a closing brace is expected here.'],
    ['a list of something else', '["Port"]', 'values.json:1:2: This is none of the shapes'],
    ['a single value', '5400', 'values.json:1:1: This is none of the shapes'],
    ['two mistakes', '["A=1",\n "A=2",\n "B"]', 'values.json:2:2: `A` is given twice.\nvalues.json:3:2: This is none'],
  ])('refuses %s', async (_, values, words) => {
    const { exitCode, stderr } = await runWith(argv, { files: { 'a.yaml': open, 'values.json': values } });
    expect(stderr).toContain(words);
    expect(exitCode).toBe(2);
  });
});
