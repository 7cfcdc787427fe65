import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from './cli/host.ts';
import { faulty, ready } from './cli/samples.ts';
import { repository } from './fixture-lines.ts';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const action = parse(readFileSync(join(repository, 'action.yml'), 'utf8')) as Action;
const [lint, upload] = action.runs.steps;

interface Ran {
  readonly status: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What npx was asked for. */
  readonly called: readonly string[];
}

/** The linting step as a runner does it: inputs put into the environment, the script in a file, the shell with its flags. */
function runStep(workspace: string, given: Readonly<Record<string, string>> = {}): Ran {
  const runner = mkdtempSync(join(tmpdir(), 'pl-lint-runner-'));
  const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: text }]) => [name, text]));
  const all: Readonly<Record<string, string>> = { ...inputs, ...given };
  const filled = Object.entries(lint!.env!).map(([name, text]) => [
    name,
    text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => all[input] ?? ''),
  ]);
  const file = (name: string) => {
    writeFileSync(join(runner, name), '');
    return join(runner, name);
  };
  const files = { GITHUB_OUTPUT: file('output'), GITHUB_ENV: file('env'), GITHUB_STEP_SUMMARY: file('summary.md') };
  mkdirSync(join(runner, 'bin'));
  // In the place of npx and the registry: notes what it was called with, and starts this program with what follows.
  writeFileSync(
    join(runner, 'bin/npx'),
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${runner}/called'\nshift 2\nexec '${process.execPath}' '${repository}/bin/pl-lint.js' "$@"\n`,
  );
  chmodSync(join(runner, 'bin/npx'), 0o755);
  writeFileSync(join(runner, 'step.sh'), lint!.run!);
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', join(runner, 'step.sh')],
    {
      cwd: workspace,
      encoding: 'utf8',
      env: {
        PATH: [join(runner, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
        GITHUB_WORKSPACE: workspace,
        ...files,
        ...(Object.fromEntries(filled) as Readonly<Record<string, string>>),
      },
    },
  );
  const outputs = readFileSync(files.GITHUB_OUTPUT, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return {
    status,
    log: `${stdout}${stderr}`,
    outputs: Object.fromEntries(outputs.map((line) => [line.replace(/=.*/, ''), line.replace(/^[^=]*=/, '')])),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    called: existsSync(join(runner, 'called')) ? readFileSync(join(runner, 'called'), 'utf8').split('\n') : [],
  };
}

const segment = '--profile segment/redshift --region us-east-1';

describe.skipIf(process.platform === 'win32')('the action', () => {
  it('annotates lines, writes the summary and the report, and fails', () => {
    const workspace = folderWith({ 'a.yaml': faulty });
    const ran = runStep(workspace, { args: segment, category: 'infra' });
    expect(ran.status).toBe(1);
    expect(ran.log).toMatch(/^::error file=a\.yaml,line=10,endLine=10,col=13,endColumn=17,title=redshift-port::/m);
    expect(ran.summary).toContain('## pl-lint: 1 failed');
    expect(ran.outputs).toEqual({ 'exit-code': '1', sarif: 'pl-lint.sarif' });
    expect(ran.called.slice(0, 2)).toEqual(['--yes', 'pl-lint@latest']);
    const log = JSON.parse(readFileSync(join(workspace, 'pl-lint.sarif'), 'utf8')) as Log;
    expect(log.runs[0]).toMatchObject({ automationDetails: { id: 'infra/' }, results: [{ ruleId: 'redshift-port' }] });
  });

  it('passes without errors, and writes no report when none is wanted', () => {
    const workspace = folderWith({ 'a.yaml': ready });
    expect(runStep(workspace, { args: segment, sarif: '' })).toMatchObject({
      status: 0,
      outputs: { 'exit-code': '0' },
    });
    expect(existsSync(join(workspace, 'pl-lint.sarif'))).toBe(false);
  });

  it('has no report of an earlier run when it could not be done', () => {
    const workspace = folderWith({ 'a.yaml': faulty, 'pl-lint.sarif': '{}' });
    const ran = runStep(workspace, { args: '--profile segmnt' });
    expect(ran.log).toContain('There is no profile "segmnt". Did you mean "segment"?');
    expect(ran).toMatchObject({ status: 2, outputs: { 'exit-code': '2' } });
    expect(ran.outputs).not.toHaveProperty('sarif');
  });

  it('takes words over several lines, in quotes, and beyond ASCII', () => {
    const workspace = folderWith({ 'my infra/a.yaml': faulty, 'größe/b.yaml': faulty, 'c.yaml': faulty });
    const { log, called } = runStep(workspace, {
      paths: '"my infra"\ngröße\n',
      args: `--profile segment/redshift\n--region us-east-1 --rule 'redshift-port: warning'`,
      sarif: 'out/my report.sarif',
    });
    expect(log.match(/^::warning file=[^,]*/gm)).toEqual([
      '::warning file=größe/b.yaml',
      '::warning file=my infra/a.yaml',
    ]);
    expect(called).toContain('redshift-port: warning');
    expect(existsSync(join(workspace, 'out/my report.sarif'))).toBe(true);
  });

  it.each([
    '$(touch owned)',
    '`touch owned`',
    '; touch owned #',
    '"; touch owned; "',
    '| touch owned',
    '&& touch owned',
  ])('runs nothing of an input: %s', (text) => {
    const workspace = folderWith({ 'a.yaml': faulty });
    for (const name of ['paths', 'args', 'version', 'sarif', 'category']) runStep(workspace, { [name]: text });
    expect(existsSync(join(workspace, 'owned'))).toBe(false);
  });

  it('lets no input write outputs or flags of its own', () => {
    const workspace = folderWith({ 'a.yaml': faulty });
    expect(runStep(workspace, { args: segment, sarif: 'a.sarif\nexit-code=0' }).outputs['exit-code']).toBe('1');
    expect(runStep(workspace, { paths: '--update-baseline' }).log).toContain('--update-baseline does not exist');
  });

  it('says that a quote is open', () => {
    const { status, log } = runStep(folderWith({ 'a.yaml': faulty }), { args: "--rule 'redshift-port: warning" });
    expect(status).not.toBe(0);
    expect(log).toMatch(/unmatched single quote|unterminated quote/);
  });

  it('uploads what was written, also after a failure, under the category of the report', () => {
    expect(upload).toMatchObject({
      if: "always() && inputs.upload == 'true' && steps.lint.outputs.sarif != ''",
      uses: expect.stringMatching(/^github\/codeql-action\/upload-sarif@/) as string,
      with: { sarif_file: '${{ steps.lint.outputs.sarif }}', category: '${{ inputs.category }}' },
    });
    expect(lint?.id).toBe('lint');
    // An expression in a script would be run as a part of it.
    expect(lint?.run).not.toContain('${{');
  });
});
