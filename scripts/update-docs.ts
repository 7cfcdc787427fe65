import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { rules } from '../src/rules/index.ts';
import { withChecklist } from './checklist-page.ts';
import { profilesTable } from './profiles-page.ts';
import { blocksOf, withGenerated } from './rule-page.ts';

// Writes what a page can know from the rules and the profiles: `npm run docs`. With `--check` it only says which pages are
// stale.
const check = process.argv.includes('--check');
const stale: string[] = [];

type Update = (text: string) => string | Promise<string>;

const pages: readonly (readonly [path: string, update: Update])[] = [
  ...rules.map((rule) => [`rules/${rule.name}.md`, (text: string) => withGenerated(text, blocksOf(rule))] as const),
  ['checklist.md', withChecklist],
  ['profiles.md', (text) => withGenerated(text, [profilesTable()])],
];

for (const [name, update] of pages) {
  const path = fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
  const text = readFileSync(path, 'utf8');
  const options = { ...(await prettier.resolveConfig(path)), parser: 'markdown' };
  const updated = await prettier.format(await update(text), options);
  if (updated === text) continue;
  stale.push(path);
  if (!check) writeFileSync(path, updated);
}

if (check && stale.length > 0) {
  process.stderr.write(`Stale, run "npm run docs": ${stale.join(', ')}\n`);
  process.exitCode = 1;
}
