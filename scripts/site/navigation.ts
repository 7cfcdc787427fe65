import { posix } from 'node:path';
import { titleOf } from './pages.ts';

/** A list under a heading of an index page: what the site shows beside every page. */
export interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly title: string;
  /** In the repository. */
  readonly path: string;
  /** What the entry's own index lists. */
  readonly groups: readonly Group[];
}

const index = 'docs/README.md';

/** The tree of all pages, as the index pages of the folders list them: there is no second list to keep. */
export function navigationOf(pages: ReadonlyMap<string, string>): readonly Group[] {
  return groupsOf(index, pages);
}

function groupsOf(path: string, pages: ReadonlyMap<string, string>): readonly Group[] {
  const [, ...sections] = (pages.get(path) ?? '').split(/^## /m);
  const groups = sections.map((section) => ({
    title: section.slice(0, section.indexOf('\n')),
    entries: Array.from(section.matchAll(/^- \[([^\]]+)\]\(([^)#]+\.md)\)/gm), ([, title = '', link = '']) => {
      const target = posix.join(posix.dirname(path), link);
      return {
        title: title.replaceAll('`', ''),
        path: target,
        groups: isIndex(target, pages) ? groupsOf(target, pages) : [],
      };
    }),
  }));
  return groups.filter(({ entries }) => entries.length > 0);
}

/** The index of its folder, or of the folder that is called as it is. */
function isIndex(path: string, pages: ReadonlyMap<string, string>): boolean {
  const folder = path.replace(/\.md$/, '/');
  return path.endsWith('/README.md') || [...pages.keys()].some((other) => other.startsWith(folder));
}

/** All pages in the order in which they are read. */
function inOrder(groups: readonly Group[]): readonly Entry[] {
  return groups.flatMap(({ entries }) => entries.flatMap((entry) => [entry, ...inOrder(entry.groups)]));
}

/** Pages that no index lists, so that nobody would find them. */
export function unlisted(pages: ReadonlyMap<string, string>): readonly string[] {
  const listed = new Set(inOrder(navigationOf(pages)).map(({ path }) => path));
  return [...pages.keys()].filter((path) => path !== index && !listed.has(path));
}

/** The page before and the one after; the first page comes after the index. */
export function neighbours(
  path: string,
  groups: readonly Group[],
  pages: ReadonlyMap<string, string>,
): { readonly before: Entry | undefined; readonly after: Entry | undefined } {
  const home: Entry = { title: titleOf(pages.get(index) ?? ''), path: index, groups: [] };
  const all = [home, ...inOrder(groups)];
  const at = all.findIndex((entry) => entry.path === path);
  return { before: at > 0 ? all[at - 1] : undefined, after: at < 0 ? undefined : all[at + 1] };
}
