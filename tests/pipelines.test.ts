import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from './cli/host.ts';
import { faulty } from './cli/samples.ts';
import { repository } from './fixture-lines.ts';

interface Pipeline {
  readonly name: string;
  /** Every text in it, by the name of the setting that holds it. */
  readonly texts: readonly (readonly [key: string, text: string])[];
}

function textsIn(value: unknown, key = ''): Pipeline['texts'] {
  if (typeof value === 'string') return [[key, value]];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, name));
}

const page = ['docs/getting-started/github.md', 'docs/getting-started/pre-commit.md', 'docs/pipelines.md']
  .map((path) => readFileSync(join(repository, path), 'utf8'))
  .join('\n');
const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
const pipelines: readonly Pipeline[] = Array.from(page.matchAll(/```yaml\n(.*?)```/gs), ([, text = '']) => ({
  name: /^# (.*)/.exec(text)?.[1] ?? text.split('\n')[0] ?? '',
  texts: textsIn(parse(text)),
}));
const running = pipelines.filter(({ texts }) => texts.some(([, text]) => text.startsWith('npx ')));

/** Settings that name a file which the command must have written. */
const reports = new Set(['sarif_file', 'codequality', 'junit', 'testResultsFiles']);

/** Runs a command as pipelines do, with npx starting this program. */
function runIn(folder: string, command: string) {
  const bin = mkdtempSync(join(tmpdir(), 'pl-lint-npx-'));
  const text = `#!/bin/sh\nshift 2\nexec '${process.execPath}' '${repository}/bin/pl-lint.js' "$@" --profile segment/redshift\n`;
  writeFileSync(join(bin, 'npx'), text);
  chmodSync(join(bin, 'npx'), 0o755);
  const env = { PATH: [bin, process.env['PATH'] ?? ''].join(delimiter) };
  return spawnSync('sh', ['-e', '-c', command], { cwd: folder, encoding: 'utf8', env });
}

describe.skipIf(process.platform === 'win32')('a pipeline of the documentation', () => {
  it('is there for each service', () => {
    expect(running.map(({ name }) => name)).toEqual([
      '.github/workflows/pl-lint.yml',
      'pl-lint:',
      'azure-pipelines.yml',
      'bitbucket-pipelines.yml',
    ]);
  });

  it.each(running)('$name runs, fails, and writes what it hands on', ({ texts }) => {
    const folder = folderWith({ 'a.yaml': faulty });
    const [command = ''] = texts.map(([, text]) => text).filter((text) => text.startsWith('npx '));
    const { status, stderr } = runIn(folder, command);
    expect(status, stderr).toBe(1);
    const written = [...command.matchAll(/=(\S+)/g)].map(([, file = '']) => file);
    expect(written.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
    const handedOn = texts.filter(([key]) => reports.has(key)).map(([, file]) => file);
    expect(written).toEqual(expect.arrayContaining(handedOn));
  });

  it('names the version that this is', () => {
    const named = new Set([...page.matchAll(/pl-lint@([\d.]+)/g)].map(([, one]) => one));
    expect([...named]).toEqual([version]);
  });
});
