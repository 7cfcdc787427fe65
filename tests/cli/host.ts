import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Host } from '../../src/cli.ts';
import { run } from '../../src/cli.ts';
import { repository } from '../fixture-lines.ts';

export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  readonly env?: Host['env'];
  readonly isTTY?: boolean;
}

/** A folder of its own with these files, gone after the test. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pl-lint-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, '.git'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Runs the command line in this process, in `folder`. */
export async function runIn(
  folder: string,
  argv: readonly string[],
  { stdin = '', env = {}, isTTY = false }: Surroundings = {},
): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => (written[name] += text),
    on: () => undefined,
    isTTY,
    columns: 100,
  });
  const exitCode = await run(argv, {
    stdin: Object.assign(
      (async function* () {
        yield await Promise.resolve(stdin);
      })(),
      { isTTY },
    ),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env,
    execPath: process.execPath,
    execArgv: [],
    argv: [process.execPath, join(repository, 'bin/pl-lint.js')],
    cwd: () => folder,
  });
  return { exitCode, ...written };
}

export async function runWith(argv: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  return runIn(folderWith(surroundings.files ?? {}), argv, surroundings);
}
