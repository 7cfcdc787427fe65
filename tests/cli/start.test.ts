import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../fixture-lines.ts';

// The built program with its compile cache, as bin/load.js keeps it for versions of Node that keep none themselves.
const byNode = 'enableCompileCache' in module;

function start(temporary: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/pl-lint.js', '--version'], {
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
    if (!byNode) expect(statSync(cache).mode & 0o077).toBe(0);
    expect(start(folder)).toEqual(version);
  });

  it.skipIf(byNode)('starts with a cache that is damaged, and writes it anew', () => {
    const folder = temporaryFolder();
    start(folder);
    const [cache = ''] = cachesIn(folder);
    writeFileSync(cache, 'no code');
    expect(start(folder)).toEqual(version);
    expect(statSync(cache).size).toBeGreaterThan(1000);
  });

  it('starts where no cache can be kept', () => {
    expect(start('/nonexistent')).toEqual(version);
  });

  it.skipIf(byNode || process.platform === 'win32')('uses no cache that others may have written', () => {
    const folder = temporaryFolder();
    start(folder);
    const [cache = ''] = cachesIn(folder);
    writeFileSync(cache, 'no code');
    chmodSync(join(cache, '..'), 0o777);
    expect(start(folder)).toEqual(version);
    expect(statSync(cache).size).toBe('no code'.length);
  });
});
