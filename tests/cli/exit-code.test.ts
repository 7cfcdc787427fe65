import { describe, expect, test } from 'vitest';
import { runWith } from './host.ts';
import { faulty, open, ready, redshift, ungranted } from './samples.ts';

describe('the exit code', () => {
  test('is 0 when all that was asked is there', async () => {
    const { exitCode, stdout } = await runWith(['.', ...redshift], { files: { 'a.yaml': ready } });
    expect(stdout).toContain('✓ 0 failed · 0 undecided · ✓ ');
    expect(exitCode).toBe(0);
  });

  test('is 0 without a word when nothing in the folder concerns PrivateLink', async () => {
    const files = { 'a.yaml': 'Resources:\n  Queue: { Type: AWS::SQS::Queue }\n', 'package.json': '{}' };
    expect(await runWith(['.'], { files })).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  test('is 1 when a finding is an error', async () => {
    const { exitCode, stdout } = await runWith(['.', ...redshift], { files: { 'a.yaml': faulty } });
    expect(stdout).toContain('a.yaml:10:13 error');
    expect(exitCode).toBe(1);
  });

  test('is 0 when findings are warnings, as they are while no vendor is chosen', async () => {
    const { exitCode, stdout } = await runWith(['.', '--region', 'us-east-1'], { files: { 'a.yaml': ungranted } });
    expect(stdout).toContain('a.yaml:10:13 warning');
    expect(exitCode).toBe(0);
  });

  test('is 0 when a check is undecided', async () => {
    const { exitCode, stdout } = await runWith(['.', ...redshift], { files: { 'a.yaml': open } });
    expect(stdout).toContain('? 1 undecided');
    expect(exitCode).toBe(0);
  });

  test('is 2 when an input cannot be parsed, and the others are linted nevertheless', async () => {
    const files = { 'broken.json': '{ "Resources": { "A": { "Type": "AWS::EC2::VPC" ', 'b.yaml': faulty };
    const { exitCode, stdout } = await runWith(['.', ...redshift], { files });
    expect(stdout).toContain('b.yaml:10:13 error');
    expect(stdout).toMatch(/broken\.json:1:\d+ error .*/);
    expect(exitCode).toBe(2);
  });

  test('is 2 when a path does not exist, and the others are linted nevertheless', async () => {
    const { exitCode, stdout } = await runWith(['typo.yaml', 'a.yaml', ...redshift], { files: { 'a.yaml': faulty } });
    expect(stdout).toContain('a.yaml:10:13 error');
    expect(stdout).toContain('typo.yaml does not exist. [input]');
    expect(exitCode).toBe(2);
  });

  test('is 2 when a file that is named is of no known format', async () => {
    const { exitCode } = await runWith(['package.json'], { files: { 'package.json': '{}' } });
    expect(exitCode).toBe(2);
  });
});

describe('limits', () => {
  const warnings = ['.', '--region', 'us-east-1'];

  test('above --max-warnings the exit code is 1, and says why', async () => {
    const ended = await runWith([...warnings, '--max-warnings', '0'], { files: { 'a.yaml': ungranted } });
    expect(ended).toMatchObject({ exitCode: 1, stderr: 'pl-lint: 1 warning, more than --max-warnings 0 allows.\n' });
  });

  test('at --max-warnings the exit code is 0', async () => {
    const ended = await runWith([...warnings, '--max-warnings', '1'], { files: { 'a.yaml': ungranted } });
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('above --max-undecided the exit code is 1', async () => {
    const ended = await runWith(['.', ...redshift, '--max-undecided', '0'], { files: { 'a.yaml': open } });
    expect(ended.exitCode).toBe(1);
  });

  test('that are no numbers are wrong usage', async () => {
    const ended = await runWith(['--max-warnings', 'few']);
    expect(ended).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'pl-lint: --max-warnings takes a whole number, such as 0, not "few".\n',
    });
  });
});
