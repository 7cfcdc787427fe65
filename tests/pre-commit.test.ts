import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faulty, ready } from './cli/samples.ts';

// The real program with this repository as it is committed, installed from git as users do. That takes minutes, and the
// program has to be there: `npm run test:pre-commit`.
const repository = fileURLToPath(new URL('..', import.meta.url));
const isAsked = process.env['TEST_PRE_COMMIT'] === '1';

interface Ended {
  readonly status: number;
  readonly output: string;
}

describe.skipIf(!isAsked)('pre-commit', { timeout: 900_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), 'pl-lint-hooks-'));
  const folder = join(home, 'user');
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    git('add', '--all');
  };
  const preCommit = (...args: readonly string[]): Ended => {
    const { status, stdout, stderr } = spawnSync('pre-commit', args, {
      cwd: folder,
      encoding: 'utf8',
      // npm passes on what it was started with, and the hooks start an npm of their own.
      env: {
        ...Object.fromEntries(
          Object.entries(process.env).filter(([name]) => !/^(?:npm_|NODE_OPTIONS|VITEST)/i.test(name)),
        ),
        PRE_COMMIT_HOME: join(home, 'store'),
      },
    });
    return { status: status ?? -1, output: `${stdout}${stderr}` };
  };
  const commit = () => git('commit', '--no-verify', '-m', 'state');

  beforeAll(() => {
    mkdirSync(folder);
    git('init', '--initial-branch', 'main');
    const revision = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository, encoding: 'utf8' }).trim();
    const args = 'args: [--profile, segment/redshift, --region, us-east-1]';
    write({
      '.pre-commit-config.yaml': `repos:
  - repo: ${repository}
    rev: ${revision}
    hooks:
      - id: pl-lint
        ${args}
      - id: pl-lint-all
        args: ['.', --profile, segment/redshift, --region, us-east-1]
        stages: [manual]
`,
      'ready.yaml': ready,
    });
    const installed = preCommit('install-hooks');
    expect(installed.status, installed.output).toBe(0);
    commit();
  }, 900_000);

  afterAll(() => rmSync(home, { recursive: true, force: true }), 300_000);

  it('refuses a commit with a fault, and names its line', () => {
    write({ 'template.yaml': faulty });
    const { status, output } = preCommit('run');
    expect(status).toBe(1);
    expect(output).toMatch(/template\.yaml:10:13 error .*\[redshift-port\]/s);
    expect(output).not.toContain('ready.yaml');
  });

  it('accepts a commit without one', () => {
    write({ 'template.yaml': ready });
    expect(preCommit('run')).toMatchObject({ status: 0 });
    commit();
  });

  it('judges a module in a root that is not staged', () => {
    write({
      'root/main.tf': 'module "m" {\n  source = "../module"\n}\n',
      'module/main.tf': 'resource "aws_redshift_cluster" "w" {\n  node_type = "ra3.large"\n}\n',
    });
    commit();
    write({
      'module/main.tf': 'resource "aws_redshift_cluster" "w" {\n  node_type = "ra3.large"\n  port      = 1234\n}\n',
    });
    const { status, output } = preCommit('run');
    expect(status).toBe(1);
    expect(output).toMatch(/module\/main\.tf:3:\d+ error/);
    expect(output).toContain('module.m.aws_redshift_cluster.w');
    git('reset', '--hard');
  });

  it('judges what a changed configuration governs', () => {
    write({ 'old/pl-lint.config.yaml': 'ignore: ["*.yaml"]\n', 'old/old.yaml': faulty });
    commit();
    write({ 'old/pl-lint.config.yaml': 'rules: { redshift-node-type: off }\n' });
    const { status, output } = preCommit('run');
    expect(status).toBe(1);
    expect(output).toMatch(/old\/old\.yaml:10:13 error/);
    git('reset', '--hard');
    git('rm', '--quiet', '-r', 'old');
    commit();
  });

  it('runs for files of values that hold no resources', () => {
    write({ 'samconfig.toml': 'version = 0.1\n', 'module/.terraform.lock.hcl': '' });
    expect(preCommit('run').output).toMatch(/pl-lint \(what the staged files belong to\)\.+Passed/);
    git('reset', '--hard');
  });

  it('passes 40 files to one process', () => {
    write(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`many/${index}.yaml`, faulty])));
    const { status, output } = preCommit('run');
    expect(status).toBe(1);
    expect(output.match(/\d+ failed/g)).toEqual(['40 failed']);
    git('reset', '--hard');
  });

  it('checks everything on demand, also when files are only deleted', () => {
    write({ 'faulty.yaml': faulty });
    commit();
    git('rm', '--quiet', 'ready.yaml');
    expect(preCommit('run').output).toContain('(no files to check)Skipped');
    const { status, output } = preCommit('run', '--hook-stage', 'manual', 'pl-lint-all');
    expect(status).toBe(1);
    expect(output).toContain('faulty.yaml:10:13');
  });

  it('is described as README and docs say', () => {
    const hooks = readFileSync(join(repository, '.pre-commit-hooks.yaml'), 'utf8');
    expect([...hooks.matchAll(/^- id: (.*)$/gm)].map(([, id]) => id)).toEqual(['pl-lint', 'pl-lint-all']);
  });
});
