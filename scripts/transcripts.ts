import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { run } from '../src/cli.ts';

/** A fence with a file's name is that file; one of `console` is what somebody types and what is printed then. */
const fence = /^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm;
// What fits into the column of a page.
const columns = 84;

/**
 * The page with what its commands print now. They run one after the other in a new folder that holds the files of the
 * page above them, so that a reader who does the same gets the same.
 */
export async function withTranscripts(page: string, command: typeof run): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pl-lint-docs-')));
  mkdirSync(join(folder, '.git'));
  try {
    const parts: string[] = [];
    let end = 0;
    for (const { 0: block, 1: language, 2: path, 3: text = '', index } of page.matchAll(fence)) {
      if (path !== undefined) writeTo(join(folder, path), text);
      if (language !== 'console') continue;
      parts.push(page.slice(end, index), `\`\`\`console\n${await transcript(text, folder, command)}\`\`\``);
      end = index + block.length;
    }
    return [...parts, page.slice(end)].join('');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeTo(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function transcript(text: string, folder: string, command: typeof run): Promise<string> {
  let code = 0;
  const lines: string[] = [];
  for (const [, typed = ''] of text.matchAll(/^\$ (.+)$/gm)) {
    const ended = typed === 'echo $?' ? { code: 0, output: String(code) } : await runIn(folder, typed, command);
    code = ended.code;
    lines.push(`$ ${typed}`, ...(ended.output === '' ? [] : [ended.output.trimEnd()]));
  }
  return `${lines.join('\n')}\n`;
}

async function runIn(
  folder: string,
  typed: string,
  command: typeof run,
): Promise<{ readonly code: number; readonly output: string }> {
  const [, words] = /^npx pl-lint (.+)$/.exec(typed) ?? [];
  if (words === undefined) throw new Error(`Only pl-lint is run for the documentation, and not: ${typed}`);
  const argv = Array.from(words.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '');
  let output = '';
  const stream = { write: (text: string) => (output += text), on: () => undefined, columns };
  const { stdin, execPath, execArgv } = process;
  const host = { stdin, stdout: stream, stderr: stream, env: {}, execPath, execArgv, argv: [], cwd: () => folder };
  const code = await command(argv, host);
  return { code, output };
}
