import { describe, expect, it } from 'vitest';
import type { Release } from '../scripts/release-faults.ts';
import { releaseFaults } from '../scripts/release-faults.ts';

const sound: Release = {
  tag: 'v1.2.0',
  manifest: { version: '1.2.0', repository: 'https://git.example.com/pl-lint' },
  changelog: '# Changelog\n\n## 1.2.0 (2027-01-31)\n\n- New.\n\n## 1.1.0\n\n- Old.\n',
  changes: '',
};

describe('a release', () => {
  it('is published when tag, version and changelog agree and nothing was changed', () => {
    expect(releaseFaults(sound)).toEqual([]);
  });

  it.each<[string, Partial<Release>, string]>([
    [
      'its tag is that of another version',
      { tag: 'v1.1.0' },
      'The tag is v1.1.0, and package.json says 1.2.0: tag v1.2.0.',
    ],
    ['it has no tag', { tag: '' }, 'The tag is missing'],
    [
      'the changelog calls its changes unreleased',
      { changelog: '## Unreleased\n\n## 1.2.0\n' },
      'begins with "Unreleased"',
    ],
    ['the changelog begins with another version', { changelog: '## 1.2.01\n' }, 'the heading "## 1.2.0"'],
    ['something was changed', { changes: ' M src/cli.ts\n' }, 'src/cli.ts'],
    ['nothing says where it comes from', { manifest: { version: '1.2.0' } }, '`repository`'],
  ])('is refused when %s', (_, change, said) => {
    expect(releaseFaults({ ...sound, ...change })).toEqual([expect.stringContaining(said)]);
  });
});
