import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { readStandardInput } from '../../src/cli/host.ts';
import { folderWith, runIn, runWith } from './host.ts';
import { accepted, faulty, open, redshift } from './samples.ts';

const files = { 'a.yaml': faulty };
const escape = '\u001b[';
const neverRead: AsyncIterable<string> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('read')) }),
};

describe('the report', () => {
  test('is alone on standard output, so that it can be piped', async () => {
    const { stdout, stderr } = await runWith(['.', ...redshift, '--format', 'json'], { files });
    expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1, summary: { failed: 1, errors: 1 } });
    expect(stderr).toBe('');
  });

  test('goes to a file with --output, and the summary to standard error', async () => {
    const folder = folderWith(files);
    const { exitCode, stdout, stderr } = await runIn(folder, [
      '.',
      ...redshift,
      '--format',
      'sarif',
      '--output',
      'out/pl-lint.sarif',
    ]);
    const log = JSON.parse(readFileSync(join(folder, 'out/pl-lint.sarif'), 'utf8')) as Log;
    expect(log.runs[0]?.results).toHaveLength(1);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^✗ 1 failed/);
  });

  test('is written in several formats at once', async () => {
    const folder = folderWith(files);
    const formats = ['--format', 'text', '--format', 'json=a.json', '--format', 'sarif=a.sarif'];
    const { stdout } = await runIn(folder, ['.', ...redshift, ...formats]);
    expect(stdout).toContain('a.yaml:10:13 error');
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toContain('"formatVersion": 1');
    expect(readFileSync(join(folder, 'a.sarif'), 'utf8')).toContain('"version": "2.1.0"');
  });

  test('is summed up once on standard error when all of it goes to files', async () => {
    const formats = ['--format', 'junit=a.xml', '--format', 'json=a.json', '--format', 'sarif=a.sarif'];
    const { stderr } = await runWith(['.', ...redshift, ...formats], { files });
    expect(stderr.match(/1 failed/g)).toHaveLength(1);
    const beside = await runWith(['.', ...redshift, ...formats, '--format', 'text'], { files });
    expect(beside.stderr).toBe('');
  });

  test('that cannot be written is wrong usage', async () => {
    const { exitCode, stderr } = await runWith(['.', ...redshift, '--output', 'a.yaml/report.txt'], { files });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('The report cannot be written to a.yaml/report.txt');
  });

  test('lists undecided checks in machine formats only when asked', async () => {
    const argv = ['.', ...redshift, '--format', 'json'];
    const without = await runWith(argv, { files: { 'a.yaml': open } });
    const with_ = await runWith([...argv, '--report-undecided'], { files: { 'a.yaml': open } });
    expect(JSON.parse(without.stdout)).not.toHaveProperty('undecided');
    expect(JSON.parse(with_.stdout)).toMatchObject({ undecided: [{ rule: 'redshift-port' }] });
  });

  test('counts suppressed findings, and lists them in machine formats only when asked', async () => {
    const argv = ['.', ...redshift, '--format', 'json'];
    const without = await runWith(argv, { files: { 'a.yaml': accepted } });
    const with_ = await runWith([...argv, '--report-suppressed'], { files: { 'a.yaml': accepted } });
    expect(without.exitCode).toBe(0);
    expect(JSON.parse(without.stdout)).toMatchObject({ summary: { failed: 0, suppressed: 1 } });
    expect(JSON.parse(without.stdout)).not.toHaveProperty('suppressed');
    expect(JSON.parse(with_.stdout)).toMatchObject({
      suppressed: [
        {
          rule: 'redshift-port',
          verdict: 'fail',
          suppression: { reason: 'agreed', location: { path: 'a.yaml', start: { line: 4, column: 46 } } },
        },
      ],
    });
  });

  test('carries the category of the upload', async () => {
    const { stdout } = await runWith(['.', ...redshift, '--format', 'sarif', '--sarif-category', 'prod'], { files });
    expect((JSON.parse(stdout) as Log).runs[0]?.automationDetails?.id).toBe('prod/');
  });

  test('with --quiet holds errors and no summary', async () => {
    const { stdout } = await runWith(['.', ...redshift, '--quiet'], { files });
    expect(stdout).toContain('a.yaml:10:13 error');
    expect(stdout).not.toContain('passed');
  });
});

describe('colours', () => {
  test.each([
    ['a terminal', { isTTY: true }, [], true],
    ['no terminal', { isTTY: false }, [], false],
    ['a terminal without colours', { isTTY: true, env: { TERM: 'dumb' } }, [], false],
    ['NO_COLOR', { isTTY: true, env: { NO_COLOR: '1' } }, [], false],
    ['an empty NO_COLOR, which counts as not set', { isTTY: true, env: { NO_COLOR: '' } }, [], true],
    ['FORCE_COLOR', { isTTY: false, env: { FORCE_COLOR: '1' } }, [], true],
    ['FORCE_COLOR=0', { isTTY: true, env: { FORCE_COLOR: '0' } }, [], false],
    ['--no-color', { isTTY: true, env: { FORCE_COLOR: '1' } }, ['--no-color'], false],
  ])('with %s', async (_, surroundings, flags, coloured) => {
    const { stdout } = await runWith(['.', ...redshift, ...flags], { files, ...surroundings });
    expect(stdout.includes(escape)).toBe(coloured);
  });

  test('never go to a file', async () => {
    const folder = folderWith(files);
    await runIn(folder, ['.', ...redshift, '--output', 'a.txt'], { isTTY: true });
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).not.toContain(escape);
  });
});

describe('standard input', () => {
  test('is linted as if it were the file', async () => {
    const { exitCode, stdout } = await runWith(['--stdin-filename', 'infra/a.yaml', ...redshift], { stdin: faulty });
    expect(stdout).toContain('infra/a.yaml:10:13 error');
    expect(exitCode).toBe(1);
  });

  test('takes the place of what the file on disk holds', async () => {
    const stdin = faulty.replace('5400', '5439');
    const { exitCode } = await runWith(['--stdin-filename', 'a.yaml', ...redshift], { stdin, files });
    expect(exitCode).toBe(0);
  });

  test.each([
    ['UTF-16', 'a.yaml', Buffer.from(`\uFEFF${faulty}`, 'utf16le')],
    ['UTF-16 without a mark', 'a.tf', Buffer.from('locals {}', 'utf16le')],
    ['a binary file', 'a.json', Uint8Array.of(1, 0, 2, 0, 0, 1)],
    ['Latin-1', 'a.yaml', Uint8Array.of(0x63, 0x61, 0x66, 0xe9)],
  ])('that is %s is told as a file that is', async (_, name, stdin) => {
    const folder = folderWith({});
    const given = await runIn(folder, ['--stdin-filename', name, ...redshift], { stdin });
    writeFileSync(join(folder, name), stdin);
    const read = await runIn(folder, [name, ...redshift]);
    expect(given.stdout).toContain('[unread-file]');
    expect([given.stdout, given.exitCode]).toEqual([read.stdout, 2]);
  });

  test.each([
    ['a.yaml', 20 * 1024 * 1024 + 1],
    ['a.tf', 21 * 1024 * 1024],
  ])('that is larger than %s may be is told as a file that is', async (name, size) => {
    const folder = folderWith({});
    const stdin = new Uint8Array(size).fill(0x23);
    const given = await runIn(folder, ['--stdin-filename', name, ...redshift], { stdin });
    writeFileSync(join(folder, name), stdin);
    const read = await runIn(folder, [name, ...redshift]);
    expect(given.stdout).toContain(' MB; at most 20.0 MB are read. [unread-file]');
    expect([given.stdout, given.exitCode]).toEqual([read.stdout, 2]);
  });

  test('may be as large as a plan where it may be one', async () => {
    const stdin = Buffer.from(`${' '.repeat(20 * 1024 * 1024)}{"Resources":{"A":{"Type":"AWS::S3::Bucket"}}}`);
    const { stdout } = await runWith(['--stdin-filename', 'a.json', ...redshift], { stdin });
    expect(stdout).not.toContain('MB are read');
  });

  test('that goes on and on is left', async () => {
    const stdin = new Uint8Array(129 * 1024 * 1024).fill(0x20);
    const { stdout, exitCode } = await runWith(['--stdin-filename', 'a.json', ...redshift], { stdin });
    expect(stdout).toContain('a.json goes on after 128.0 MB, and no more are read.');
    expect(exitCode).toBe(2);
  });

  test('is not read to an end that it has not', async () => {
    const piece = new Uint8Array(16 * 1024 * 1024);
    const stdin = (async function* () {
      for (;;) yield await Promise.resolve(piece);
    })();
    expect((await readStandardInput({ stdin })).length).toBe(9 * piece.length);
  });

  test('may have a byte order mark', async () => {
    const stdin = Buffer.from(`\uFEFF${faulty}`);
    const { stdout } = await runWith(['--stdin-filename', 'a.yaml', ...redshift], { stdin });
    expect(stdout).toContain('a.yaml:10:13 error');
  });
});

test.each([
  ['EPIPE', 0, ''],
  ['EIO', 2, 'pl-lint: The report cannot be written: write EIO\n'],
])('a stream that ends with %s gives exit code %i: a reader that stops early is no fault', async (code, exit, said) => {
  let written = '';
  let listener: ((error: NodeJS.ErrnoException) => void) | undefined;
  const stdout = {
    write: () => setImmediate(() => listener?.(Object.assign(new Error(`write ${code}`), { code }))),
    on: (_: 'error', added: typeof listener) => (listener = added),
  };
  const stderr = { write: (text: string) => (written += text), on: () => undefined };
  const program = { execPath: '', execArgv: [], argv: [] };
  const host = { stdin: neverRead, stdout, stderr, env: {}, cwd: () => folderWith({}), ...program };
  expect(await run(['--version'], host)).toBe(exit);
  expect(written).toBe(said);
});
