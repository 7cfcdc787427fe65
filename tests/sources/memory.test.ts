import { describe, expect, test } from 'vitest';
import { memorySources } from '../../src/sources/memory.ts';

describe('memorySources', () => {
  test('lists the folders above a file, so that modules can be found', () => {
    const sources = memorySources({ '/r/b/c/main.tf': '', '/r/b/a.tf': '' }, { workingFolder: '/r' });
    expect(sources.list('/r')).toEqual([{ name: 'b', type: 'folder' }]);
    expect(sources.list('/r/b')).toEqual([
      { name: 'a.tf', type: 'file' },
      { name: 'c', type: 'folder' },
    ]);
  });

  test('gives the same object each time, because values are compared by their file', () => {
    const sources = memorySources({ '/a.tf': 'x' });
    expect(sources.read('/a.tf')).toBe(sources.read('/a.tf'));
  });

  test('takes relative names from the working folder', () => {
    const sources = memorySources({ 'a.tf': 'x', './b/../c.tf': 'y' }, { workingFolder: '/r' });
    expect(sources.read('/r/a.tf')).toEqual({ path: '/r/a.tf', text: 'x' });
    expect(sources.read('/r/c.tf')).toEqual({ path: '/r/c.tf', text: 'y' });
  });

  test('drops a byte order mark, so that offsets count from the first character', () => {
    expect(memorySources({ '/a.tf': '\uFEFFx' }).read('/a.tf')).toMatchObject({ text: 'x' });
  });

  test('says whether a path without text is missing or a folder', () => {
    const sources = memorySources({ '/r/a.tf': '' });
    expect(sources.read('/r')).toMatchObject({ problem: 'not-a-file' });
    expect(sources.read('/r/b.tf')).toMatchObject({ problem: 'missing' });
    expect([sources.exists('/r'), sources.exists('/r/a.tf'), sources.exists('/r/b.tf')]).toEqual([
      'folder',
      'file',
      undefined,
    ]);
  });

  test('a file called __proto__ is a file like any other', () => {
    const sources = memorySources(Object.fromEntries([['/r/__proto__', 'x']]));
    expect(sources.read('/r/__proto__')).toMatchObject({ text: 'x' });
    expect(sources.exists('/r/constructor')).toBeUndefined();
  });

  test('refuses what lies outside the root', () => {
    const sources = memorySources({ '/r/a.tf': '', '/secret.tf': 's' }, { workingFolder: '/r' });
    expect(sources.read('/secret.tf')).toMatchObject({ problem: 'outside' });
    expect(sources.exists('/secret.tf')).toBeUndefined();
    expect(sources.list('/')).toEqual([]);
  });
});
