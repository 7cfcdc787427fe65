import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, runIn, runWith } from './host.ts';
import { faulty, redshift } from './samples.ts';

const files = {
  'a.yaml': faulty,
  'pl-lint.config.yaml': `profiles: [segment/redshift]
rules:
  redshift-port: [warning, { ranges: [[1, 2]] }]
regions:
  "*.yaml": us-east-1
`,
  'other.yaml': 'rules: { redshift-port: off }\n',
};

describe('a configuration', () => {
  test('counts without a flag', async () => {
    const { stdout, exitCode } = await runWith(['a.yaml'], { files });
    expect(stdout).toContain('warning');
    expect(stdout).toContain('[redshift-port]');
    expect(stdout).not.toContain('No vendor chosen');
    expect(exitCode).toBe(0);
  });

  test('of another file counts with --config, and none with --no-config', async () => {
    const { stdout } = await runWith(['a.yaml', '--config', 'other.yaml', ...redshift], { files });
    expect(stdout).not.toContain('[redshift-port]');
    const { stdout: without, exitCode } = await runWith(['a.yaml', '--no-config', ...redshift], { files });
    expect(without).toMatch(/error .*\[redshift-port\]/s);
    expect(exitCode).toBe(1);
  });

  test('is overruled by --rule', async () => {
    const { stdout } = await runWith(['a.yaml', '--rule', 'redshift-port: off'], { files });
    expect(stdout).not.toContain('[redshift-port]');
    const { exitCode } = await runWith(['a.yaml', '--rule', 'redshift-port: error'], { files });
    expect(exitCode).toBe(1);
  });

  test('that is wrong ends the run with its place', async () => {
    const { stderr, stdout, exitCode } = await runWith(['a.yaml'], {
      files: { ...files, 'pl-lint.config.yaml': 'rules:\n  redshift-prt: off\n' },
    });
    expect(stderr).toBe(
      'pl-lint: The configuration is wrong.\npl-lint.config.yaml:2:3: There is no rule "redshift-prt". Did you mean "redshift-port"?\n',
    );
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  });

  test.each([
    [['--rule', 'redshift-port'], '--rule takes a name and a setting'],
    [['--rule', 'redshift-port: eror'], '"rules.redshift-port" must be one of error, warning, off'],
    [
      ['--rule', 'redshift-port: [error, { range: 1 }]'],
      'Rule "redshift-port": There is no option "range". Did you mean "ranges"?',
    ],
    [['--config', 'missing.yaml'], 'There is no configuration missing.yaml.'],
  ])('%j is refused', async (argv, text) => {
    const { stderr, exitCode } = await runWith(['a.yaml', ...argv], { files });
    expect(stderr).toContain(text);
    expect(exitCode).toBe(2);
  });

  test('is shown with the places that it comes from', async () => {
    const argv = [
      '--print-config',
      'a.yaml',
      '--input',
      'segment.principal=123456789012',
      '--rule',
      'redshift-node-type: off',
    ];
    const { stdout, exitCode } = await runWith(argv, { files });
    expect(stdout).toBe(`profiles:
  - segment/redshift # pl-lint.config.yaml:1:12
inputs:
  segment.principal: "123456789012" # command line
rules:
  redshift-port: ["warning",{"ranges":[[1,2]]}] # pl-lint.config.yaml:3:18
  redshift-node-type: off # command line
region: us-east-1 # pl-lint.config.yaml:5:13
`);
    expect(exitCode).toBe(0);
  });

  test('that is nowhere is shown as such', async () => {
    const { stdout } = await runWith(['--print-config', 'a.yaml'], { files: { 'a.yaml': faulty } });
    expect(stdout).toBe('# Nothing is configured.\n');
  });
});

describe('the format github', () => {
  test('adds all that was found to the summary of the step', async () => {
    const folder = folderWith({ 'a.yaml': faulty, 'summary.md': 'before\n' });
    const summary = join(folder, 'summary.md');
    const { stdout } = await runIn(folder, ['a.yaml', ...redshift, '--format', 'github'], {
      env: { GITHUB_STEP_SUMMARY: summary },
    });
    expect(stdout).toMatch(/^::error file=a\.yaml,line=10,/);
    expect(readFileSync(summary, 'utf8')).toMatch(/^before\n## pl-lint: \d+ failed/);
  });

  test('does without a summary outside of GitHub', async () => {
    const { stdout, stderr } = await runWith(['a.yaml', ...redshift, '--format', 'github'], {
      files: { 'a.yaml': faulty },
      env: { GITHUB_STEP_SUMMARY: '/nowhere/to/be/found' },
    });
    expect(stdout).toMatch(/^::error /);
    expect(stderr).toBe('');
  });
});
