import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { Sources } from '../../src/model/source.ts';
import { diskSources } from '../../src/sources/disk.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { walk } from '../../src/sources/walk.ts';

const template = JSON.stringify({ Resources: { R1: { Type: 'AWS::EC2::VPC' } } });
const manifest = JSON.stringify({
  version: '55.0.0',
  artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' } } },
});
const assemblyIn = (folder: string) => ({
  [`${folder}/cdk.out`]: '{"version":"55.0.0"}',
  [`${folder}/manifest.json`]: manifest,
  [`${folder}/S.template.json`]: template,
});

async function notesOf(files: Readonly<Record<string, string>>, paths: readonly string[] = ['/repo']) {
  const { diagnostics } = await lint(paths, {
    sources: memorySources(files, { root: '/repo', workingFolder: '/repo' }),
  });
  return diagnostics.map(({ code, severity, message, place }) => [code, severity, place?.file.path, message]);
}

describe('an app without an assembly', () => {
  const app = JSON.stringify({ app: 'npx tsx bin/app.ts' });

  it('is noted once, with what to run', async () => {
    expect(await notesOf({ '/repo/cdk.json': app })).toEqual([
      [
        'unsynthesized-app',
        'note',
        '/repo/cdk.json',
        'This CDK app has not been synthesized, so nothing of it is linted. Run `npx cdk synth`, which writes `cdk.out`, and lint again.',
      ],
    ]);
  });

  it('is told where its own settings write it', async () => {
    const settings = JSON.stringify({ app: 'node app.js', output: 'build/assembly' });
    const [[, , , message] = []] = await notesOf({ '/repo/cdk.json': settings });
    expect(message).toContain('which writes `build/assembly`');
  });

  it.each([
    ['it was synthesized', { '/repo/cdk.json': app, ...assemblyIn('/repo/cdk.out') }],
    ['its assembly lies elsewhere in it', { '/repo/cdk.json': app, ...assemblyIn('/repo/build/out') }],
    [
      'its assembly lies where it says',
      { '/repo/a/cdk.json': JSON.stringify({ app: 'x', output: '../out' }), ...assemblyIn('/repo/out') },
    ],
    ['it has no app', { '/repo/cdk.json': '{"context":{}}' }],
    ['it is broken', { '/repo/cdk.json': '{' }],
  ])('is not spoken of when %s', async (_why, files) => {
    expect(await notesOf(files)).toEqual([]);
  });

  it('is told from the app around it', async () => {
    const notes = await notesOf({
      '/repo/cdk.json': app,
      '/repo/inner/cdk.json': app,
      ...assemblyIn('/repo/inner/cdk.out'),
    });
    expect(notes.map(([code, , path]) => [code, path])).toEqual([['unsynthesized-app', '/repo/cdk.json']]);
  });

  it('is told to name the folder of its assembly when that is not linted', async () => {
    const settings = JSON.stringify({ app: 'x', output: '../out' });
    const [[, , , message] = []] = await notesOf({ '/repo/a/cdk.json': settings, ...assemblyIn('/repo/out') }, [
      '/repo/a',
    ]);
    expect(message).toBe(
      'The assembly of this CDK app lies in `../out`, outside of what is linted. Name that folder too.',
    );
  });

  it('is an error when its settings are named', async () => {
    expect((await notesOf({ '/repo/cdk.json': app }, ['/repo/cdk.json'])).map(([code]) => code)).toEqual([
      'unknown-format',
    ]);
  });
});

describe('what is read of an assembly', () => {
  const files = {
    ...assemblyIn('/repo/build/out'),
    '/repo/build/out/tree.json': '{}',
    '/repo/build/out/S.assets.json': '{}',
    '/repo/build/out/asset.abc.json': template,
    '/repo/build/out/asset.abc/template.yaml': template,
    '/repo/build/out/asset.abc/main.tf': '',
    '/repo/build/out/assembly-Prod/manifest.json': '{}',
  };

  it.each(['/repo', '/repo/build/out'])('is its manifests and templates, and no asset: %s', (path) => {
    const memory = memorySources(files, { root: '/repo', workingFolder: '/repo' });
    const listed: string[] = [];
    const sources: Sources = {
      ...memory,
      list: (folder) => {
        listed.push(folder);
        return memory.list(folder);
      },
    };
    expect(walk([path], sources).files.map((found) => found.path)).toEqual([
      '/repo/build/out/S.template.json',
      '/repo/build/out/manifest.json',
      '/repo/build/out/assembly-Prod/manifest.json',
    ]);
    expect(listed).not.toContain('/repo/build/out/asset.abc');
  });
});

describe('an assembly that is older than its app', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'app-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Files with the minute at which each was changed. */
  async function staleNotes(minutes: Readonly<Record<string, number>>): Promise<readonly string[]> {
    const texts: Readonly<Record<string, string>> = {
      'cdk.json': '{"app":"x"}',
      'cdk.out/manifest.json': manifest,
      'cdk.out/S.template.json': template,
    };
    for (const [path, minute] of Object.entries({ 'cdk.out/S.template.json': 10, ...minutes })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), texts[path] ?? '');
      const time = 1_700_000_000 + minute * 60;
      utimesSync(join(folder, path), time, time);
    }
    const sources = diskSources({ workingFolder: folder, paths: [folder] });
    const { diagnostics } = await lint([folder], { sources });
    return diagnostics.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
  }

  it('is noted with the newest file', async () => {
    const times = { 'cdk.json': 1, 'cdk.out/manifest.json': 10, 'lib/a.ts': 12, 'lib/b.py': 13, 'bin/c.ts': 9 };
    expect(await staleNotes(times)).toEqual([
      'note stale-assembly: `lib/b.py` was changed after this CDK assembly was synthesized, and it is the assembly that is linted. Run `npx cdk synth` again.',
    ]);
  });

  it.each([
    ['nothing is newer', { 'cdk.json': 1, 'lib/a.ts': 9 }],
    ['it is hardly newer', { 'cdk.json': 1, 'lib/a.ts': 10.9 }],
    ['everything is newer, as in a checkout', { 'cdk.json': 12, 'lib/a.ts': 13 }],
    ['a library is newer', { 'cdk.json': 1, 'node_modules/a/index.js': 13 }],
    ['a test is newer', { 'cdk.json': 1, 'test/a.ts': 13, 'lib/a.test.ts': 13 }],
    ['it was only compiled', { 'cdk.json': 1, 'lib/a.ts': 2, 'lib/a.js': 13, 'lib/a.d.ts': 13 }],
    [
      'another app is newer',
      { 'cdk.json': 1, 'inner/cdk.json': 13, 'inner/cdk.out/manifest.json': 14, 'inner/cdk.out/S.template.json': 14 },
    ],
    ['there is no app beside it', { 'lib/a.ts': 13, 'lib/b.ts': 1 }],
  ])('is not when %s', async (_why, times) => {
    expect(await staleNotes({ 'cdk.out/manifest.json': 10, ...times })).toEqual([]);
  });
});
