import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, runIn, runWith } from './host.ts';
import { faulty, redshift } from './samples.ts';

const caller = (port: number) => `module "m" {\n  source = "../modules/m"\n  port   = ${port}\n}\n`;
const files = {
  'a/main.tf': caller(6000),
  'b/main.tf': caller(6001),
  'c/main.tf': 'resource "aws_redshift_cluster" "own" {\n  node_type = "ra3.large"\n  port      = 6002\n}\n',
  'modules/m/main.tf': `variable "port" { type = number }
module "inner" {
  source = "../inner"
  port   = var.port
}
`,
  'modules/inner/main.tf': `variable "port" { type = number }
resource "aws_redshift_cluster" "w" {
  node_type = "dc2.large"
  port      = var.port
}
`,
  'one.yaml': faulty,
  'two.yaml': faulty,
};

const rules = ['redshift-port', 'redshift-node-type'];
const placesIn = (stdout: string) =>
  (
    JSON.parse(stdout) as { findings: readonly { rule: string; location: { path: string; start: { line: number } } }[] }
  ).findings
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, location }) => `${location.path}:${location.start.line} ${rule}`);

async function only(...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runWith([...argv, '--only-files', ...redshift, '--format', 'json'], { files });
  return placesIn(stdout);
}

describe('--only-files', () => {
  test('reports what stands in the files', async () => {
    expect(await only('two.yaml', 'c/main.tf')).toEqual(['c/main.tf:3 redshift-port', 'two.yaml:10 redshift-port']);
  });

  test('judges a module in every root that calls it, through others too', async () => {
    expect(await only('modules/inner/main.tf')).toEqual([
      'a/main.tf:3 redshift-port',
      'b/main.tf:3 redshift-port',
      'modules/inner/main.tf:3 redshift-node-type',
    ]);
  });

  test('reports of a caller what passes through it, and not what other callers do', async () => {
    expect(await only('a/main.tf')).toEqual(['a/main.tf:3 redshift-port']);
  });

  test('counts values of variables for the whole module', async () => {
    expect(await only('c/prod.auto.tfvars')).toEqual(['c/main.tf:3 redshift-port']);
  });

  test('takes a template along that nests the file', async () => {
    const outer = 'Resources: { S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./inner.yaml } } }\n';
    const { stdout } = await runWith(['inner.yaml', '--only-files', ...redshift, '--format', 'json'], {
      files: { 'outer.yaml': outer, 'inner.yaml': faulty },
    });
    const report = JSON.parse(stdout) as { findings: readonly { address: string }[] };
    expect(report.findings.map(({ address }) => address)).toContain('S/Warehouse');
  });

  test('has nothing to say of nothing', async () => {
    const { exitCode, stdout } = await runWith(['--only-files', ...redshift], { files });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  });

  test.each([
    [['a.yaml', '--only-files', '--since', 'main'], 'give one of the two'],
    [['a.yaml', '--since', 'main'], 'leave out the paths'],
    [['--stdin-filename', 'a.yaml', '--only-files'], 'leave out --only-files and --since'],
    [['--since', '--output=x'], '--since takes a commit, branch or tag, not "--output=x"'],
    [['--since', 'no-such-ref'], '--since no-such-ref: git cannot tell what changed.'],
  ])('%j is refused', async (argv, text) => {
    const { exitCode, stderr } = await runWith(argv, { files });
    expect(stderr).toContain(text);
    expect(exitCode).toBe(2);
  });
});

describe('--since', () => {
  function committed(): string {
    const folder = folderWith(files);
    rmSync(join(folder, '.git'), { recursive: true });
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    git('init', '--initial-branch', 'main');
    git('add', '.');
    git('-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit', '-m', 'all');
    return folder;
  }

  test('reports what touches files that changed, that are new and that are gone', async () => {
    const folder = committed();
    writeFileSync(join(folder, 'two.yaml'), `# changed\n${faulty}`);
    writeFileSync(join(folder, 'new.yaml'), faulty);
    rmSync(join(folder, 'modules/inner/main.tf'));
    writeFileSync(join(folder, 'modules/inner/moved.tf'), files['modules/inner/main.tf']);
    const { stdout } = await runIn(folder, ['--since', 'main', ...redshift, '--format', 'json']);
    expect(placesIn(stdout)).toEqual([
      'a/main.tf:3 redshift-port',
      'b/main.tf:3 redshift-port',
      'modules/inner/moved.tf:3 redshift-node-type',
      'new.yaml:10 redshift-port',
      'two.yaml:11 redshift-port',
    ]);
  });

  test('has nothing to say when nothing changed', async () => {
    const { stdout, exitCode } = await runIn(committed(), ['--since', 'main', ...redshift]);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
  });
});
