// Refuses what must not be published: `npm run check:release -- v1.2.3`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Release } from './release-faults.ts';
import { releaseFaults } from './release-faults.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const faults = releaseFaults({
  tag: process.argv[2] ?? '',
  manifest: JSON.parse(readFileSync('package.json', 'utf8')) as Release['manifest'],
  changelog: readFileSync('CHANGELOG.md', 'utf8'),
  changes: execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }),
});
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
