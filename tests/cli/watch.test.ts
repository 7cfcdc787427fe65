import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { changesText } from '../../src/cli/watch/index.ts';
import { repository } from '../fixture-lines.ts';
import { folderWith, runWith } from './host.ts';
import { faulty, ready, redshift } from './samples.ts';

interface Watching {
  readonly child: ChildProcessWithoutNullStreams;
  /** What it says until it waits again, as one text. */
  next(): Promise<string>;
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** The built program as a user starts it. */
function watch(folder: string, ...argv: readonly string[]): Watching {
  const program = [process.execPath, join(repository, 'bin/pl-lint.js'), '--watch', ...redshift, ...argv];
  // Two pipes would not keep the order in which it says things.
  const child = spawn('sh', ['-c', 'exec "$@" 2>&1', 'sh', ...program], {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  let wake = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      wake();
    });
  }
  const mark = 'Watching for changes; Ctrl-C ends it.\n';
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? -1));
  });
  const next = async (): Promise<string> => {
    while (!said.includes(mark)) await new Promise<void>((resolve) => (wake = resolve));
    const [text = '', ...rest] = said.split(mark);
    said = rest.join(mark);
    return text;
  };
  return { child, next, ended };
}

/** As editors save: beside the file first, then in its place. */
function saveAtomically(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, `${name}.new~`), text);
  renameSync(join(folder, `${name}.new~`), join(folder, name));
}

const failed = /a\.yaml:10:13 error/;
const clock = String.raw`\d\d:\d\d:\d\d`;
const heading = (text: string): RegExp => new RegExp(`^${clock} ${text.replaceAll('.', String.raw`\.`)}\n`, 'm');

describe('--watch', () => {
  test('lints again when a file changes, however it is saved, comes or goes', async () => {
    const folder = folderWith({ 'a.yaml': faulty });
    const { next } = watch(folder);
    expect(await next()).toMatch(failed);
    saveAtomically(folder, 'a.yaml', ready);
    const mended = await next();
    expect(mended).toMatch(heading('a.yaml changed.'));
    expect(mended).not.toMatch(failed);
    writeFileSync(join(folder, 'b.yaml'), faulty);
    const more = await next();
    expect(more).toMatch(heading('b.yaml is new.'));
    expect(more).toMatch(/b\.yaml:10:13 error/);
    rmSync(join(folder, 'b.yaml'));
    const less = await next();
    expect(less).toMatch(heading('b.yaml is gone.'));
    expect(less).not.toContain('b.yaml:');
  });

  test('survives files that are wrong, and a configuration that is', async () => {
    const folder = folderWith({ 'a.yaml': faulty });
    const { next } = watch(folder);
    await next();
    writeFileSync(join(folder, 'a.yaml'), `${faulty}  X: [`);
    expect(await next()).toMatch(/a\.yaml:\d+:\d+ error/);
    writeFileSync(join(folder, 'a.yaml'), faulty);
    expect(await next()).toMatch(failed);
    writeFileSync(join(folder, 'pl-lint.config.yaml'), 'rulez: {}\n');
    expect(await next()).toContain('pl-lint.config.yaml:1:1:');
    writeFileSync(join(folder, 'pl-lint.config.yaml'), 'rules: { redshift-port: off }\n');
    expect(await next()).not.toMatch(failed);
  });

  test('follows a folder that goes and comes back, and links to files elsewhere', async () => {
    const folder = folderWith({ 'infra/deep/a.yaml': faulty, 'shared/b.yaml': ready });
    symlinkSync('../shared/b.yaml', join(folder, 'infra/b.yaml'));
    const { next } = watch(folder, 'infra');
    expect(await next()).toMatch(failed);
    writeFileSync(join(folder, 'shared/b.yaml'), faulty);
    const linked = await next();
    expect(linked).toMatch(heading('infra/b.yaml changed.'));
    expect(linked).toMatch(/b\.yaml:10:13 error/);
    // On a busy machine a run may see the folder when it is half gone.
    const until = async (expected: RegExp) => {
      let said = await next();
      for (let more = 2; more > 0 && !expected.test(said); more--) said = await next();
      expect(said).toMatch(expected);
    };
    rmSync(join(folder, 'infra'), { recursive: true });
    await until(/infra does not exist/);
    mkdirSync(join(folder, 'infra'));
    await next();
    writeFileSync(join(folder, 'infra/a.yaml'), faulty);
    await until(failed);
  });

  test('does not look at what no run reads', async () => {
    const folder = folderWith({ 'a.yaml': faulty, 'node_modules/x/a.yaml': faulty, '.terraform/providers/x': '' });
    const { next } = watch(folder);
    await next();
    writeFileSync(join(folder, 'node_modules/x/a.yaml'), ready);
    writeFileSync(join(folder, '.terraform/providers/x'), '1');
    writeFileSync(join(folder, '.a.yaml.swp'), '');
    writeFileSync(join(folder, 'pl-lint.config.json'), '{}');
    expect(await next()).toMatch(heading('pl-lint.config.json is new.'));
  });

  test('looks at the baseline too', async () => {
    const folder = folderWith({ 'a.yaml': faulty, 'known.json': '{"formatVersion":1,"findings":[]}' });
    const { next } = watch(folder, '--baseline', 'known.json');
    await next();
    rmSync(join(folder, 'known.json'));
    expect(await next()).toContain('There is no baseline known.json');
  });

  test('ends by Ctrl-C as programs do, and with whoever reads what it writes', async () => {
    const folder = folderWith({ 'a.yaml': faulty });
    const interrupted = watch(folder);
    await interrupted.next();
    interrupted.child.kill('SIGINT');
    expect(await interrupted.ended).toBe('SIGINT');
    const unread = watch(folder);
    await unread.next();
    unread.child.stdout.destroy();
    writeFileSync(join(folder, 'a.yaml'), `${faulty}\n`);
    expect(await unread.ended).toBe(1);
  });

  test.each([
    [['--profile', 'segmnt'], 'There is no profile "segmnt"'],
    [['--format', 'json'], '--watch shows the text report on the terminal'],
    [['--output', 'a.txt'], 'leave out --format and --output'],
    [['--stdin-filename', 'a.yaml'], 'standard input comes once'],
    [['--since', 'main'], 'leave out --only-files and --since'],
    [['--baseline', 'b.json', '--update-baseline'], '--watch writes no baseline'],
    [['--timeout', '9'], 'leave out --timeout'],
  ])('with %j is refused', async (argv, words) => {
    const { exitCode, stderr } = await runWith(['--watch', ...argv], { files: { 'a.yaml': faulty } });
    expect(stderr).toContain(words);
    expect(exitCode).toBe(2);
  });

  test('says what changed in a line, however much it is', () => {
    const changes = ['a', 'b', 'c', 'd'].map((name) => ({ path: `/w/${name}.tf`, how: 'changed' as const }));
    expect(changesText(changes.slice(0, 2), '/w')).toBe('a.tf and b.tf changed.');
    expect(changesText([...changes, { path: '/w/x.tf', how: 'gone' }], '/w')).toBe(
      'a.tf, b.tf and 2 more changed, x.tf is gone.',
    );
  });
});
