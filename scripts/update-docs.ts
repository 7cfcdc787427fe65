import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import type { RuleModule } from '../src/engine/rule.ts';
import { rules } from '../src/rules/index.ts';
import { blocksOf, withGenerated } from './rule-page.ts';

// Writes what a rule's page can know from the rule and the profiles: `npm run docs`. With `--check` it only says which
// pages are stale.
const check = process.argv.includes('--check');
const stale: string[] = [];

for (const rule of rules) {
  const path = fileURLToPath(new URL(`../docs/rules/${rule.name}.md`, import.meta.url));
  const text = readFileSync(path, 'utf8');
  const updated = await formatted(rule, path, text);
  if (updated === text) continue;
  stale.push(path);
  if (!check) writeFileSync(path, updated);
}

if (check && stale.length > 0) {
  process.stderr.write(`Stale, run "npm run docs": ${stale.join(', ')}\n`);
  process.exitCode = 1;
}

async function formatted(rule: RuleModule, path: string, text: string): Promise<string> {
  const generated = withGenerated(text, blocksOf(rule));
  return prettier.format(generated, { ...(await prettier.resolveConfig(path)), parser: 'markdown' });
}
