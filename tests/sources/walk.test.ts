import { describe, expect, test } from 'vitest';
import { memorySources } from '../../src/sources/memory.ts';
import { walk } from '../../src/sources/walk.ts';

/** What a walk over `paths` finds among files with these texts; the root is `/r`. */
function found(texts: Readonly<Record<string, string>>, ...paths: readonly string[]): readonly string[] {
  const sources = memorySources(texts, { workingFolder: '/r' });
  return walk(paths.length > 0 ? paths : ['/r'], sources).files.map((file) => file.path);
}

describe('a folder', () => {
  test('gives the files whose names a format may have, folder by folder', () => {
    const texts = {
      '/r/a.tf': '',
      '/r/b.tf.json': '',
      '/r/c.yaml': '',
      '/r/d.yml': '',
      '/r/e.json': '',
      '/r/f.template': '',
      '/r/README.md': '',
      '/r/main.tfvars': '',
      '/r/sub/deep/g.tf': '',
      '/r/sub/h.tf': '',
    };
    expect(found(texts)).toEqual([
      '/r/a.tf',
      '/r/b.tf.json',
      '/r/c.yaml',
      '/r/d.yml',
      '/r/e.json',
      '/r/f.template',
      '/r/sub/h.tf',
      '/r/sub/deep/g.tf',
    ]);
  });

  test('is not entered when it holds dependencies, repository data or installed modules', () => {
    expect(found({ '/r/node_modules/a.json': '', '/r/.git/b.json': '', '/r/x/.terraform/c.tf': '' })).toEqual([]);
  });

  test('is entered when its name merely starts with a dot', () => {
    expect(found({ '/r/.aws/a.yaml': '' })).toEqual(['/r/.aws/a.yaml']);
  });
});

describe('a file', () => {
  test('that is named is read whatever it is called', () => {
    const sources = memorySources({ '/r/stack': '' }, { workingFolder: '/r' });
    expect(walk(['/r/stack'], sources).files).toEqual([{ path: '/r/stack', named: true }]);
  });

  test('that is named is read although it is ignored', () => {
    expect(found({ '/r/.gitignore': '*.tf', '/r/a.tf': '' }, '/r/a.tf')).toEqual(['/r/a.tf']);
  });

  test('that is named beside its folder comes once, and stays named', () => {
    const sources = memorySources({ '/r/a.tf': '', '/r/b.tf': '' }, { workingFolder: '/r' });
    expect(walk(['/r', '/r/a.tf'], sources).files).toEqual([
      { path: '/r/a.tf', named: true },
      { path: '/r/b.tf', named: false },
    ]);
  });

  test('that does not exist is a problem, and the others are still found', () => {
    const sources = memorySources({ '/r/a.tf': '' }, { workingFolder: '/r' });
    const { files, problems } = walk(['/r/typo.tf', '/r/a.tf'], sources);
    expect(files).toHaveLength(1);
    expect(problems).toEqual([{ path: '/r/typo.tf', problem: 'missing', detail: '/r/typo.tf does not exist.' }]);
  });
});

describe('ignore files', () => {
  test('leave out what they name', () => {
    expect(found({ '/r/.gitignore': 'build/\n*.json', '/r/build/a.tf': '', '/r/b.json': '', '/r/c.tf': '' })).toEqual([
      '/r/c.tf',
    ]);
  });

  test('count in their folder and below only', () => {
    expect(found({ '/r/sub/.gitignore': 'a.tf', '/r/sub/x/a.tf': '', '/r/a.tf': '' })).toEqual(['/r/a.tf']);
  });

  test('above the named folder count, up to the root', () => {
    expect(found({ '/r/.gitignore': 'generated.tf', '/r/x/y/generated.tf': '', '/r/x/y/a.tf': '' }, '/r/x/y')).toEqual([
      '/r/x/y/a.tf',
    ]);
  });

  test('further in win over those further out', () => {
    expect(found({ '/r/.gitignore': '*.json', '/r/sub/.gitignore': '!keep.json', '/r/sub/keep.json': '' })).toEqual([
      '/r/sub/keep.json',
    ]);
  });

  test('anchor a pattern with a slash to their own folder', () => {
    expect(found({ '/r/sub/.gitignore': '/a.tf', '/r/sub/a.tf': '', '/r/sub/deep/a.tf': '' })).toEqual([
      '/r/sub/deep/a.tf',
    ]);
  });

  test('of one clone alone count too', () => {
    expect(found({ '/r/.git/info/exclude': 'scratch/', '/r/scratch/a.tf': '', '/r/b.tf': '' })).toEqual(['/r/b.tf']);
  });

  test('do not count for a folder that is named although they leave it out', () => {
    expect(found({ '/r/.gitignore': 'build/', '/r/build/a.tf': '' }, '/r/build')).toEqual(['/r/build/a.tf']);
  });
});

describe('a cloud assembly', () => {
  const ignored = { '/r/.gitignore': 'cdk.out\n*.template.json' };

  test('is found although it is ignored', () => {
    const texts = { ...ignored, '/r/cdk.out/manifest.json': '', '/r/cdk.out/App.template.json': '' };
    expect(found(texts)).toEqual(['/r/cdk.out/App.template.json', '/r/cdk.out/manifest.json']);
  });

  test('gives its nested assemblies, and not the assets that its stacks upload', () => {
    const texts = {
      ...ignored,
      '/r/cdk.out/manifest.json': '',
      '/r/cdk.out/assembly-Prod/manifest.json': '',
      '/r/cdk.out/asset.0123/package.json': '',
    };
    expect(found(texts)).toEqual(['/r/cdk.out/manifest.json', '/r/cdk.out/assembly-Prod/manifest.json']);
  });

  test('without a manifest is a folder like any other', () => {
    expect(found({ ...ignored, '/r/cdk.out/App.template.json': '' })).toEqual([]);
  });
});
