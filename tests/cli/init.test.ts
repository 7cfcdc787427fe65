import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, runIn, runWith } from './host.ts';
import { faulty } from './samples.ts';

describe('init', () => {
  test('writes a configuration that works, with what is left to fill in', async () => {
    const folder = folderWith({ 'a.yaml': faulty });
    const { exitCode, stdout } = await runIn(folder, ['init', '--profile', 'segment/redshift', '--profile', 'aws']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^Wrote pl-lint\.config\.yaml\. Found 1 unit \(cloudformation\): 1 check fails, \d+ are undecided\./,
    );
    const text = readFileSync(join(folder, 'pl-lint.config.yaml'), 'utf8');
    expect(text).toContain('  # segment/redshift: ');
    expect(text).toContain('  - segment/redshift\n');
    expect(text).toContain("#   segment.account: ''");
    expect(text).toContain('# Some of what was found does not say its Region.');
    const lint = await runIn(folder, ['.']);
    expect(lint.stdout).toContain('Checked against segment/redshift, aws.');
    // Everything that it offers is right once it is no comment any more.
    const filled = text.replace(/^# (inputs:|regions:|targets:|rules:)/gm, '$1').replace(/^# {3}(?=[\w.]+)/gm, '  ');
    writeFileSync(
      join(folder, 'pl-lint.config.yaml'),
      filled.replaceAll("''", "'123456789012'").replace(/^ +segment\.vpc:.*\n/m, ''),
    );
    const { stderr } = await runIn(folder, ['.']);
    expect(stderr).toBe('');
  });

  test('asks who it is for when nobody is named and somebody can answer', async () => {
    const folder = folderWith({ 'a.yaml': faulty });
    const { exitCode, stderr } = await runIn(folder, ['init'], { stdin: 'airbyte, aws\n', isTTY: true });
    expect(stderr).toMatch(/^Who is to reach your databases\? segment, /);
    expect(exitCode).toBe(0);
    expect(readFileSync(join(folder, 'pl-lint.config.yaml'), 'utf8')).toContain('  - airbyte\n');
  });

  test.each([
    [['init'], 'Name who is to reach your databases'],
    [['init', '--profile', 'segmnt'], 'There is no profile "segmnt". Did you mean "segment"?'],
    [['init', '--profile', 'aws', '--output', 'a.yaml'], 'a.yaml is there already.'],
    [['init', '--profile', 'aws', '--output', 'no/such/folder.yaml'], 'no/such/folder.yaml cannot be written'],
  ])('%j is refused', async (argv, text) => {
    const { exitCode, stderr } = await runWith(argv, { files: { 'a.yaml': faulty } });
    expect(stderr).toContain(text);
    expect(exitCode).toBe(2);
  });
});
