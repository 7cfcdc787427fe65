import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, runIn, runWith } from './host.ts';
import { faulty, open, ready, redshift } from './samples.ts';

const checklist = ['checklist', '.', ...redshift];

describe('the checklist', () => {
  test('lists what a connection asks, and ends as the lint does', async () => {
    const { exitCode, stdout, stderr } = await runWith(checklist, { files: { 'a.yaml': faulty } });
    expect(stdout).toMatch(/^Segment: segment\/redshift — /);
    expect(stdout).toContain('a.yaml:10:13');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  });

  test('names what passed too', async () => {
    const { stdout } = await runWith(checklist, { files: { 'a.yaml': ready } });
    expect(stdout).toMatch(/✓ .*redshift-port\n +a\.yaml:10:13 `Warehouse`/);
  });

  test('is Markdown or JSON when asked', async () => {
    const files = { 'a.yaml': ready };
    const { stdout: ticket } = await runWith([...checklist, '--format', 'markdown'], { files });
    expect(ticket).toMatch(/^## Segment: `segment\/redshift`\n/);
    const { stdout } = await runWith([...checklist, '--format', 'json'], { files });
    expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1, connections: [{ profile: 'segment/redshift' }] });
  });

  test('goes to a file with --output', async () => {
    const folder = folderWith({ 'a.yaml': ready });
    const { stdout } = await runIn(folder, [...checklist, '--format', 'markdown', '--output', 'out/ticket.md']);
    expect(stdout).toBe('');
    expect(readFileSync(join(folder, 'out/ticket.md'), 'utf8')).toMatch(/^## Segment/);
  });

  test('takes a text from standard input', async () => {
    const { stdout } = await runWith(['checklist', '--stdin-filename', 'a.yaml', ...redshift], { stdin: ready });
    expect(stdout).toContain('a.yaml:10:13');
  });

  test('keeps the limits of a lint', async () => {
    const { exitCode, stderr } = await runWith([...checklist, '--max-undecided', '0'], { files: { 'a.yaml': open } });
    expect(stderr).toMatch(/^pl-lint: \d+ undecided checks?, more than --max-undecided 0 allows\.\n$/);
    expect(exitCode).toBe(1);
  });

  test('says what could not be read', async () => {
    const { exitCode, stdout } = await runWith(checklist, { files: { 'a.yaml': `${ready}  - broken` } });
    expect(stdout).toMatch(/a\.yaml:\d+:\d+ error /);
    expect(exitCode).toBe(2);
  });

  test('is of the connections of the vendor that is checked when none is chosen', async () => {
    const { stdout } = await runWith(['checklist', '.'], { files: { 'a.yaml': ready } });
    expect(stdout).toMatch(/^Segment: segment\/redshift/);
    expect(stdout).toContain('No vendor chosen');
  });

  test.each([
    ['a format of a lint', [...checklist, '--format', 'sarif'], 'There is no format "sarif"'],
    [
      'a flag before the command',
      [...redshift, 'checklist', '.'],
      'Write --profile after the command: pl-lint checklist',
    ],
    ['a flag that only a lint has', [...checklist, '--quiet'], "unknown option '--quiet'"],
  ])('refuses %s', async (_, argv, words) => {
    const { exitCode, stdout, stderr } = await runWith(argv);
    expect(stderr).toContain(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  test('has a help of its own', async () => {
    const { exitCode, stdout } = await runWith(['checklist', '--help']);
    expect(stdout).toContain('pl-lint checklist [options] [path...]');
    expect(exitCode).toBe(0);
  });
});
