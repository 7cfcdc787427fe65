import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Pages that lie outside of `docs`, and what they are called on the site. */
const outside: Readonly<Record<string, string>> = { 'CHANGELOG.md': 'changelog.html' };

/** The template of a decision is none. */
export const unpublished: readonly string[] = ['docs/decisions/0000-template.md'];

/** Every page of the site, by its path in the repository. */
export function readPages(): ReadonlyMap<string, string> {
  const inDocs = readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md') && !unpublished.includes(path))
    .sort();
  return new Map([...inDocs, ...Object.keys(outside)].map((path) => [path, readFileSync(`${root}${path}`, 'utf8')]));
}

export function existsInRepository(path: string): boolean {
  return existsSync(`${root}${path}`);
}

/** Where a page of the repository, or a picture in `docs`, stands on the site. */
export function addressOf(path: string): string {
  return (
    outside[path] ??
    path
      .replace(/^docs\//, '')
      .replace(/(^|\/)README\.md$/, '$1index.html')
      .replace(/\.md$/, '.html')
  );
}

/** From one page to another, so that the site works in any folder, and without a server. */
export function relativeAddress(from: string, to: string): string {
  const depth = from.split('/').length - 1;
  return `${'../'.repeat(depth)}${to}`;
}

export function titleOf(text: string): string {
  return (/^# (.+)$/m.exec(text)?.[1] ?? '').replaceAll('`', '');
}

/** The first paragraph in plain words, for what search engines and previews show. */
export function summaryOf(text: string): string {
  const paragraphs = text.replace(/<!--[\s\S]*?-->/g, '').split(/\n{2,}/);
  const first = paragraphs.find((paragraph) => /^(?:> )?[\p{L}`]/u.test(paragraph)) ?? '';
  return first
    .replace(/^> /, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_]/g, '')
    .replaceAll('\n', ' ');
}
