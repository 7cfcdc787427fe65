import { mkdir, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { layout } from './layout.ts';
import { createMarkdown } from './markdown.js';
import { navigationOf, neighbours } from './navigation.ts';
import { addressOf, readPages, summaryOf, titleOf, unpublished } from './pages.ts';
import { sectionsOf } from './sections.ts';

/** Eleventy's configuration. Pages are plain Markdown: no template language is run over them, and they have no front matter. */
export const config = {
  dir: { input: 'docs', output: '_site' },
  templateFormats: ['md'],
  markdownTemplateEngine: false,
};

// As a plain script, which a page that was opened from the disk may load.
const searchEngine = fileURLToPath(new URL('../umd/index.js', import.meta.resolve('minisearch')));

let pages = readPages();
let navigation = navigationOf(pages);
let sections = [];

export default function configure(eleventy) {
  eleventy.setLibrary('md', createMarkdown());
  for (const path of unpublished) eleventy.ignores.add(path);
  eleventy.addTemplate('CHANGELOG.md', pages.get('CHANGELOG.md'));
  eleventy.addGlobalData('permalink', () => (data) => addressOf(pathOf(data.page.inputPath)));
  eleventy.addPassthroughCopy('docs/images');
  eleventy.addPassthroughCopy({
    'scripts/site/assets': 'assets',
    [relative(process.cwd(), searchEngine)]: 'assets/minisearch.js',
  });
  eleventy.on('eleventy.before', () => {
    pages = readPages();
    navigation = navigationOf(pages);
    sections = [];
  });
  eleventy.addTransform('page', function (html) {
    return withFrame(pathOf(this.page.inputPath), html);
  });
  eleventy.on('eleventy.after', writeIndex);
}

function pathOf(inputPath) {
  const path = inputPath.replace(/^\.\//, '');
  return pages.has(path) ? path : path.replace(/^docs\//, '');
}

function withFrame(path, html) {
  const text = pages.get(path);
  const title = titleOf(text);
  sections.push(...sectionsOf({ address: addressOf(path), title, html }));
  return layout({ path, title, summary: summaryOf(text), html, navigation, ...neighbours(path, navigation, pages) });
}

/** A script and no JSON: a page that was opened from the disk may load scripts alone. */
async function writeIndex({ directories: { output } }) {
  const inOrder = sections.sort((one, other) => (one.address < other.address ? -1 : 1));
  await mkdir(`${output}assets`, { recursive: true });
  await writeFile(`${output}assets/sections.js`, `window.sections = ${JSON.stringify(inOrder)};\n`);
}
