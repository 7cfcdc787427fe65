import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { anchorNames, deadLinks } from '../../scripts/site/links.ts';
import { navigationOf, neighbours, unlisted } from '../../scripts/site/navigation.ts';
import { addressOf, existsInRepository, readPages, relativeAddress } from '../../scripts/site/pages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = readPages();

describe('the documentation', () => {
  it('has no link that leads to nothing', () => {
    const texts = new Map([...pages, ['README.md', readFileSync(`${root}README.md`, 'utf8')]]);
    expect(deadLinks({ texts, exists: existsInRepository })).toEqual([]);
  });

  it('lists every page in an index, so that it is in the navigation', () => {
    expect(unlisted(pages)).toEqual([]);
  });

  it.each([...pages])('says in %s under each heading another thing', (_, text) => {
    const headings = Array.from(text.matchAll(/^## (.+)$/gm), ([, heading]) => heading);
    expect(headings).toEqual([...new Set(headings)]);
  });

  it('has pictures where pages show some', () => {
    const shown = [...pages.values()].flatMap((text) => [...text.matchAll(/!\[[^\]]*\]\((images\/[^)]+)\)/g)]);
    expect(shown.filter(([, path]) => !existsSync(`${root}docs/${path ?? ''}`))).toEqual([]);
  });
});

describe('deadLinks', () => {
  const faultsOf = (text: string, others: readonly (readonly [string, string])[] = []) =>
    deadLinks({ texts: new Map([['docs/a.md', text], ...others]), exists: (path) => path === 'LICENSE' });

  it('names the page, the link and what is not there', () => {
    expect(faultsOf('[b](b.md) [c](#c) [d](../LICENSE) [e](https://example.com)')).toEqual([
      'docs/a.md: b.md leads to a file that is not there',
      'docs/a.md: #c leads to a heading that docs/a.md does not have',
    ]);
  });

  it('follows links to headings of other pages, as GitHub names them', () => {
    const other = ['docs/rules/b.md', '# `b`, a rule\n\n## Why: it’s *so*\n\n## Same\n\n## Same'] as const;
    const links = ['b-a-rule', 'why-its-so', 'same', 'same-1'].map((anchor) => `[x](rules/b.md#${anchor})`).join(' ');
    expect(faultsOf(links, [other])).toEqual([]);
    expect(faultsOf('[x](rules/b.md#same-2)', [other])).toHaveLength(1);
  });

  it('takes code for code', () => {
    expect(faultsOf('`[x](y.md)`\n\n```md\n[x](y.md)\n# no heading\n```\n')).toEqual([]);
    expect(faultsOf('```sh\n# no heading\n```\n\n[x](#no-heading)')).toHaveLength(1);
  });
});

describe('the site', () => {
  it('has an address for every page, each its own, that is reached from any other', () => {
    const addresses = [...pages.keys()].map(addressOf);
    expect(new Set(addresses).size).toBe(pages.size);
    expect(addressOf('docs/README.md')).toBe('index.html');
    expect(addressOf('CHANGELOG.md')).toBe('changelog.html');
    expect(relativeAddress('rules/health-check.html', 'index.html')).toBe('../index.html');
  });

  it('nests the rules by what they are about, and goes through all pages in their order', () => {
    const navigation = navigationOf(pages);
    const rules = navigation.flatMap(({ entries }) => entries).find(({ path }) => path === 'docs/rules/README.md');
    expect(rules?.groups[0]).toMatchObject({ title: 'The endpoint service' });
    expect(rules?.groups[0]?.entries[0]).toMatchObject({ title: 'acceptance-required' });
    const { before, after } = neighbours('docs/rules/acceptance-required.md', navigation, pages);
    expect([before?.path, after?.path]).toEqual(['docs/rules/README.md', 'docs/rules/allowed-principals.md']);
    expect(neighbours('docs/README.md', navigation, pages).before).toBeUndefined();
  });

  it('names headings one after the other', () => {
    const nameOf = anchorNames();
    expect([nameOf('Plan files'), nameOf('Plan files'), nameOf('`--since`')]).toEqual([
      'plan-files',
      'plan-files-1',
      '--since',
    ]);
  });
});
