import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { folderWith, runIn } from '../cli/host.ts';
import { faulty, redshift } from '../cli/samples.ts';

describe.skipIf(process.platform === 'win32')('links in the repository', () => {
  const folder = () => {
    const repository = folderWith({ 'repo/infra/a.yaml': faulty });
    mkdirSync(join(repository, 'repo/.git'));
    symlinkSync('infra', join(repository, 'repo/linked'));
    symlinkSync('infra/a.yaml', join(repository, 'repo/one.yaml'));
    symlinkSync('repo', join(repository, 'same'));
    return repository;
  };

  it.each([
    ['a folder', 'repo', 'linked'],
    ['a file', 'repo', 'one.yaml'],
    ['the repository', '.', 'same/infra'],
    ['none', 'repo/infra', '.'],
  ])('%s: what services show beside files has the path that Git knows', async (_, from, path) => {
    const cwd = join(folder(), from);
    const sarif = await runIn(cwd, [path, ...redshift, '--format', 'sarif']);
    const log = JSON.parse(sarif.stdout) as Log;
    const uris = log.runs[0]?.results?.map((result) => result.locations?.[0]?.physicalLocation?.artifactLocation?.uri);
    expect(uris).toEqual(['infra/a.yaml']);
    const github = await runIn(cwd, [path, ...redshift, '--format', 'github']);
    expect(github.stdout).toContain('::error file=infra/a.yaml,');
  });

  it('people see the path that they gave', async () => {
    const { stdout } = await runIn(join(folder(), 'repo'), ['linked', ...redshift]);
    expect(stdout).toContain('linked/a.yaml:10:13 error');
  });
});
