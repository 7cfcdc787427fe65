import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { run } from '../src/cli.ts';
import { configurationSchema } from '../src/config/schema.ts';
import { knownNames } from '../src/configured-lint.ts';
import { rules } from '../src/rules/index.ts';
import { withChecklist } from './checklist-page.ts';
import { decisionsList, rulesList } from './index-pages.ts';
import { profilesList, vendorPages } from './profiles-page.ts';
import { blocksOf, withGenerated } from './rule-page.ts';
import { withTranscripts } from './transcripts.ts';

// Writes what pages and the schema of the configuration can know from the rules and the profiles: `npm run docs`. With
// `--check` it only says which files are stale.
const check = process.argv.includes('--check');
const stale: string[] = [];

type Update = (text: string) => string | Promise<string>;

const files: readonly (readonly [path: string, update: Update])[] = [
  ...rules.map(
    (rule) => [`docs/rules/${rule.name}.md`, (text: string) => withGenerated(text, blocksOf(rule))] as const,
  ),
  ['docs/rules/README.md', (text) => withGenerated(text, [rulesList()])],
  ['docs/decisions/README.md', (text) => withGenerated(text, [decisionsList()])],
  ['docs/checklist.md', withChecklist],
  ...['command-line', 'existing-repository'].map(
    (name) => [`docs/getting-started/${name}.md`, (text: string) => withTranscripts(text, run)] as const,
  ),
  ['docs/profiles.md', (text) => withGenerated(text, [profilesList()])],
  ...Array.from(vendorPages, ([path, text]) => [path, () => text] as const),
  // For editors; the validation makes the same from the same source.
  ['schema/config.json', () => JSON.stringify(configurationSchema(knownNames()))],
];

for (const [name, update] of files) {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const options = { ...(await prettier.resolveConfig(path)), filepath: path };
  const updated = await prettier.format(await update(text), options);
  if (updated === text) continue;
  stale.push(path);
  if (!check) writeFileSync(path, updated);
}

if (check && stale.length > 0) {
  process.stderr.write(`Stale, run "npm run docs": ${stale.join(', ')}\n`);
  process.exitCode = 1;
}
