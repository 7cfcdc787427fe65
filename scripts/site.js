// Makes a site of `docs` in `_site`: `npm run site`, or `npm run site -- --watch` while writing. It needs no server: the
// pages open from the disk as well.
import { rmSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import Eleventy from '@11ty/eleventy';
import { deadLinks } from './site/links.ts';
import { unlisted } from './site/navigation.ts';
import { existsInRepository, readPages } from './site/pages.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const pages = readPages();

/** On the site there is nothing but its pages and pictures: a link to anything else in the repository is dead there. */
function faultsOf(texts) {
  const exists = (path) => path.startsWith('docs/images/') && existsInRepository(path);
  const lost = unlisted(texts).map((path) => `${path}: no index page lists it`);
  return [...deadLinks({ texts, exists }), ...lost];
}

const site = new Eleventy('docs', '_site', { quietMode: true, configPath: 'scripts/site/eleventy.config.js' });
const faults = faultsOf(pages);
if (process.argv.includes('--watch')) {
  await site.init();
  await site.watch();
  await site.serve(8080);
} else if (faults.length === 0) {
  // Eleventy leaves the pages of an earlier run where they are.
  rmSync('_site', { recursive: true, force: true });
  await site.write();
  process.stdout.write(`_site/index.html and ${pages.size - 1} other pages\n`);
} else {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}
