import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../fixture-lines.ts';

// The built program with its compile cache, as bin/load.js keeps it.
function start(temporary: string, argv: readonly string[] = ['--version']) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/pl-lint.js', ...argv], {
    cwd: repository,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], TMPDIR: temporary },
  });
  return { status, stdout, stderr };
}

function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'pl-lint-start-'));
}

function cachesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

const version = { status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string, stderr: '' };

describe('starting the built program', () => {
  it('keeps what was compiled, readable by nobody else, and starts with it again', () => {
    const folder = temporaryFolder();
    expect(start(folder)).toEqual(version);
    const [cache = ''] = cachesIn(folder);
    expect(statSync(cache).mode & 0o077).toBe(0);
    expect(start(folder)).toEqual(version);
  });

  it('starts with a cache that is damaged, and writes it anew', () => {
    const folder = temporaryFolder();
    start(folder);
    const [cache = ''] = cachesIn(folder);
    writeFileSync(cache, 'no code');
    expect(start(folder)).toEqual(version);
    expect(statSync(cache).size).toBeGreaterThan(1000);
  });

  it('adds what runs for the first time to what it has kept', () => {
    const folder = temporaryFolder();
    start(folder);
    const before = statSync(cachesIn(folder)[0] ?? '').size;
    start(folder, ['fixtures/quickstart/warehouse', '--quiet']);
    const caches = cachesIn(folder);
    expect(caches).toHaveLength(1);
    expect(statSync(caches[0] ?? '').size).toBeGreaterThan(before);
  });

  it('keeps the caches of a few programs, and removes those that were written longest ago', () => {
    const folder = temporaryFolder();
    start(folder);
    const [own = ''] = cachesIn(folder);
    for (let age = 1; age <= 20; age++) {
      const other = `${own}-of-another-${age}`;
      writeFileSync(other, '');
      utimesSync(other, age, age);
    }
    writeFileSync(own, 'no code');
    start(folder);
    const kept = cachesIn(folder).filter((path) => path !== own);
    expect(kept.map((path) => Number(path.split('-').at(-1))).sort((a, b) => a - b)).toEqual([
      10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
    ]);
  });

  it('starts where no cache can be kept', () => {
    expect(start('/nonexistent')).toEqual(version);
  });

  it.skipIf(process.platform === 'win32')('uses no cache that others may have written', () => {
    const folder = temporaryFolder();
    start(folder);
    const [cache = ''] = cachesIn(folder);
    writeFileSync(cache, 'no code');
    chmodSync(join(cache, '..'), 0o777);
    expect(start(folder)).toEqual(version);
    expect(statSync(cache).size).toBe('no code'.length);
  });
});
