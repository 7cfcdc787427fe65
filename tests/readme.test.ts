import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run } from '../src/cli.ts';

const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

describe('the README', () => {
  test('shows what the command line prints now; otherwise run `npm run docs`', async () => {
    const { drawTerminal } = (await import(new URL('scripts/draw-terminal.js', root).href)) as {
      readonly drawTerminal: (command: typeof run, folder: string) => Promise<string>;
    };
    expect(await drawTerminal(run, fileURLToPath(root))).toBe(read('docs/images/quickstart.svg'));
  });

  test('has two commands to set it up, and both exist', () => {
    const commands = [...readme.matchAll(/^npm ci && npm (?:run )?(\w+)$/gm)].map((match) => match[1] ?? '');
    expect(commands).toEqual(['quickstart', 'test']);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
  });

  test('leads to files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !existsSync(new URL(link, root)))).toEqual([]);
  });
});
