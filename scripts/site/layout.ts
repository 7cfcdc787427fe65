import type { Entry, Group } from './navigation.ts';
import { addressOf, relativeAddress } from './pages.ts';

/** A page with everything that stands around it. */
interface Page {
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly navigation: readonly Group[];
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

type To = (path: string) => string;

export function layout(page: Page): string {
  const address = addressOf(page.path);
  const to: To = (path) => relativeAddress(address, path);
  const home = address === 'index.html';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${home ? 'pl-lint' : `${escape(page.title)} · pl-lint`}</title>
<meta name="description" content="${escape(page.summary)}">
<link rel="stylesheet" href="${to('assets/styles.css')}">
<script src="${to('assets/theme.js')}"></script>
<script src="${to('assets/page.js')}" defer></script>
</head>
<body data-root="${to('')}">
<a class="skip" href="#content">Skip to the content</a>
${header(to)}
<div class="frame">
<nav id="pages" popover aria-label="Pages">
${groups(page, page.navigation, to)}
</nav>
<main id="content">
${page.html}
${around(page, to)}
</main>
${contents(page.html)}
</div>
${searchDialog()}
</body>
</html>
`;
}

function header(to: To): string {
  return `<header>
<button type="button" class="menu" popovertarget="pages" aria-label="Pages"><span aria-hidden="true">☰</span></button>
<a class="brand" href="${to('index.html')}">pl-lint</a>
<button type="button" class="find" data-search><span>Search</span> <kbd>/</kbd></button>
<button type="button" class="theme" data-theme-switch aria-label="Light or dark"><span aria-hidden="true">◐</span></button>
</header>`;
}

/** Groups of an index inside of another one open where the page is among theirs. */
function groups(page: Page, listed: readonly Group[], to: To): string {
  return listed
    .map(({ title, entries }) => `<p>${escape(title)}</p>\n<ul>\n${entries.map(entryOf).join('\n')}\n</ul>`)
    .join('\n');

  function entryOf(entry: Entry): string {
    const current = entry.path === page.path ? ' aria-current="page"' : '';
    const link = `<a href="${to(addressOf(entry.path))}"${current}>${escape(entry.title)}</a>`;
    if (entry.groups.length === 0 || !holds(entry, page.path)) return `<li>${link}</li>`;
    return `<li>${link}\n<div class="inner">\n${groups(page, entry.groups, to)}\n</div></li>`;
  }
}

function holds(entry: Entry, path: string): boolean {
  return entry.path === path || entry.groups.some(({ entries }) => entries.some((inner) => holds(inner, path)));
}

function around({ before, after }: Page, to: To): string {
  const link = (entry: Entry | undefined, side: string, word: string) =>
    entry === undefined
      ? ''
      : `<a class="${side}" href="${to(addressOf(entry.path))}"><small>${word}</small> ${escape(entry.title)}</a>`;
  return `<nav class="around" aria-label="Next to this page">
${link(before, 'before', 'Before')}
${link(after, 'after', 'Next')}
</nav>`;
}

/** The headings of the page, where there are several. */
function contents(html: string): string {
  const headings = Array.from(
    html.matchAll(/<h2 id="([^"]*)">([\s\S]*?) <a class="anchor"/g),
    ([, anchor = '', text = '']) => `<li><a href="#${anchor}">${text}</a></li>`,
  );
  if (headings.length < 2) return '';
  return `<aside aria-label="On this page">
<p>On this page</p>
<ul>
${headings.join('\n')}
</ul>
</aside>`;
}

function searchDialog(): string {
  return `<dialog id="search" aria-label="Search">
<input type="search" placeholder="Search: a rule, a vendor, what you see …" aria-label="Search for" autocomplete="off" spellcheck="false">
<ol></ol>
<p class="hint">↑ ↓ to choose, Enter to open, Esc to close</p>
</dialog>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
