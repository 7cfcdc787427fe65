import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Ended } from './host.ts';
import { repository } from '../fixture-lines.ts';
import { folderWith, runWith } from './host.ts';
import { faulty, redshift } from './samples.ts';

/** The built program; its standard input stays open unless there is something to say. */
function start(folder: string, argv: readonly string[], stdin?: string): Promise<Ended> {
  const child = spawn(process.execPath, [join(repository, 'bin/pl-lint.js'), ...argv], { cwd: folder });
  if (stdin !== undefined) child.stdin.end(stdin);
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      child.stdin.destroy();
      resolve({ exitCode: code ?? -1, ...said });
    });
  });
}

describe('--timeout', () => {
  test('stops what takes longer, here a standard input that does not end', async () => {
    expect(await start(folderWith({}), ['--stdin-filename', 'a.yaml', '--timeout', '0.5'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'pl-lint: Stopped, because it was not done after 0.5 s. Lint fewer files at once, or allow more with --timeout.\n',
    });
  });

  test.each([[[]], [['checklist']]])('changes nothing for %j that is done in time', async (command) => {
    const argv = [...command, '--stdin-filename', 'a.yaml', ...redshift];
    const folder = folderWith({});
    const plain = await start(folder, argv, faulty);
    expect(plain.exitCode).toBe(1);
    expect(await start(folder, [...argv, '--timeout', '600'], faulty)).toEqual(plain);
  });

  test.each(['0', '-1', '1e9', '99999999', 'soon'])('refuses %s', async (text) => {
    const { exitCode, stderr } = await runWith([`--timeout=${text}`]);
    expect(stderr).toContain(`--timeout takes seconds, from above 0 up to 86400; it is "${text}".`);
    expect(exitCode).toBe(2);
  });
});
