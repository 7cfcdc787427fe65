import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, runIn, runWith } from './host.ts';
import { faulty, ready, redshift } from './samples.ts';

const flags = ['.', ...redshift, '--baseline', 'known.json'];

async function adopted(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = folderWith(files);
  const { exitCode, stderr } = await runIn(folder, [...flags, '--update-baseline']);
  expect({ exitCode, stderr: stderr.replace(/\d+ findings?/, 'n') }).toEqual({
    exitCode: 0,
    stderr: 'pl-lint: known.json holds n now.\n',
  });
  return folder;
}

const entriesIn = (folder: string): readonly Record<string, unknown>[] =>
  (JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as { findings: readonly Record<string, unknown>[] })
    .findings;

describe('a baseline', () => {
  test('has a line for each finding', async () => {
    const folder = await adopted({ 'a.yaml': faulty });
    const text = readFileSync(join(folder, 'known.json'), 'utf8');
    expect(text.split('\n')).toContain(
      '    {"unit":"a.yaml","address":"Warehouse","rule":"redshift-port","message":"outOfRange","property":"Port"}',
    );
  });

  test('hides what it holds, and nothing else', async () => {
    const folder = await adopted({ 'a.yaml': faulty });
    const again = await runIn(folder, flags);
    expect(again.exitCode).toBe(0);
    expect(again.stdout).not.toContain('[redshift-port]');
    expect(again.stderr).toMatch(/^pl-lint: \d+ findings? of the baseline hidden, 0 new\.\n$/);
    writeFileSync(join(folder, 'b.yaml'), faulty);
    const { exitCode, stdout } = await runIn(folder, flags);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/b\.yaml:10:13 error .*\[redshift-port\]/s);
    expect(stdout).not.toContain('a.yaml:');
  });

  test('knows a finding again when its lines or its file moved', async () => {
    const folder = await adopted({ 'a.yaml': faulty });
    writeFileSync(join(folder, 'a.yaml'), `# moved\n\n${faulty}`);
    expect((await runIn(folder, flags)).exitCode).toBe(0);
    renameSync(join(folder, 'a.yaml'), join(folder, 'renamed.yaml'));
    const { exitCode, stderr } = await runIn(folder, flags);
    expect(stderr).toContain(', 0 new.');
    expect(exitCode).toBe(0);
  });

  test('hides a finding as often as it holds it', async () => {
    const folder = await adopted({ 'a.yaml': faulty });
    renameSync(join(folder, 'a.yaml'), join(folder, 'b.yaml'));
    writeFileSync(join(folder, 'c.yaml'), faulty);
    const { stdout, exitCode } = await runIn(folder, flags);
    expect(exitCode).toBe(1);
    expect(stdout.match(/\[redshift-port\]/g)).toHaveLength(1);
  });

  test('fails when it holds what is no more, until it is pruned', async () => {
    const folder = await adopted({ 'a.yaml': faulty, 'b.yaml': faulty });
    const before = entriesIn(folder).length;
    writeFileSync(join(folder, 'a.yaml'), ready);
    const stale = await runIn(folder, flags);
    expect(stale.exitCode).toBe(1);
    expect(stale.stderr).toContain('1 entry of known.json is found no more. Run the same with --prune-baseline:\n');
    expect(stale.stderr).toContain('  redshift-port Warehouse in a.yaml\n');
    const pruned = await runIn(folder, [...flags, '--prune-baseline']);
    expect(pruned.exitCode).toBe(0);
    expect(entriesIn(folder)).toHaveLength(before - 1);
    expect((await runIn(folder, flags)).exitCode).toBe(0);
  });

  test('keeps what was not linted this time', async () => {
    const folder = await adopted({ 'a.yaml': faulty, 'b.yaml': faulty });
    const before = readFileSync(join(folder, 'known.json'), 'utf8');
    const only = ['a.yaml', ...redshift, '--baseline', 'known.json'];
    expect((await runIn(folder, only)).exitCode).toBe(0);
    await runIn(folder, [...only, '--prune-baseline']);
    expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(before);
  });

  test('keeps what was not linted when it is written anew', async () => {
    const folder = await adopted({ 'a.yaml': faulty, 'b.yaml': faulty });
    const before = entriesIn(folder);
    writeFileSync(join(folder, 'a.yaml'), ready);
    const { stderr } = await runIn(folder, ['a.yaml', ...flags.slice(1), '--update-baseline']);
    const kept = before.filter(({ unit }) => unit === 'b.yaml').length;
    expect(stderr).toMatch(
      new RegExp(
        `^pl-lint: known.json holds \\d+ findings? now, and keeps ${kept} entr(?:y|ies) of what was not linted`,
      ),
    );
    const port = ({ rule }: Record<string, unknown>) => rule === 'redshift-port';
    expect(entriesIn(folder).filter(port)).toEqual(before.filter((entry) => port(entry) && entry['unit'] === 'b.yaml'));
  });

  test('is written anew over one of another version', async () => {
    const folder = folderWith({ 'a.yaml': faulty, 'known.json': '{"formatVersion": 9, "findings": []}' });
    await runIn(folder, [...flags, '--update-baseline']);
    expect(entriesIn(folder).length).toBeGreaterThan(0);
  });

  test('knows a finding of a module again when another root calls it', async () => {
    const call = 'module "m" {\n  source = "../modules/m"\n}\n';
    const module = 'resource "aws_redshift_cluster" "w" {\n  node_type = "ra3.large"\n  port      = 6000\n}\n';
    const folder = await adopted({ 'modules/m/main.tf': module, 'b/main.tf': call, 'c/main.tf': call });
    const one = await runIn(folder, ['c/main.tf', '--only-files', ...flags.slice(1)]);
    expect(one).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/, 0 new\.\n$/) as string });
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a/main.tf'), call);
    const all = await runIn(folder, flags);
    expect(all).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/, 0 new\.\n$/) as string });
  });

  test('is not called stale for what --only-files leaves out', async () => {
    const cluster = (name: string) =>
      `resource "aws_redshift_cluster" "${name}" {\n  node_type = "ra3.large"\n  port      = 6000\n}\n`;
    const folder = await adopted({ 'one.tf': cluster('one'), 'two.tf': cluster('two') });
    const only = await runIn(folder, ['one.tf', '--only-files', ...flags.slice(1)]);
    expect(only).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/, 0 new\.\n$/) as string });
  });

  test('is pruned of files that are gone', async () => {
    const folder = await adopted({ 'a.yaml': faulty, 'b.yaml': ready });
    rmSync(join(folder, 'a.yaml'));
    expect((await runIn(folder, flags)).exitCode).toBe(1);
    await runIn(folder, [...flags, '--prune-baseline']);
    expect(entriesIn(folder).filter(({ unit }) => unit === 'a.yaml')).toEqual([]);
  });
});

test.each([
  [['--baseline', 'missing.json'], 'There is no baseline missing.json.'],
  [['--baseline', 'a.yaml'], 'a.yaml is no baseline.'],
  [['--baseline', 'old.json'], 'old.json is a baseline of another version of pl-lint (format 9).'],
  [['--baseline', 'torn.json'], 'torn.json: entry 1 has no text as its "rule".'],
  [['--update-baseline'], '--update-baseline needs --baseline <file>.'],
  [['--baseline', 'x.json', '--update-baseline', '--prune-baseline'], 'give one of the two'],
  [['--baseline', 'x.json', '--update-baseline', '--only-files'], 'leave out --only-files and --since'],
  [['--baseline', 'no/such/folder.json', '--update-baseline'], 'no/such/folder.json cannot be written'],
])('%j is refused', async (argv, text) => {
  const files = {
    'a.yaml': faulty,
    'old.json': '{"formatVersion": 9, "findings": []}',
    'torn.json': '{"formatVersion": 1, "findings": [{"unit": "a", "address": "b"}]}',
  };
  const { exitCode, stderr } = await runWith(['a.yaml', ...argv], { files });
  expect(stderr).toContain(text);
  expect(exitCode).toBe(2);
});
