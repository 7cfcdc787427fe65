// Plans generated systems with the real Terraform and AWS provider, and holds what pl-lint says of the plan, and of the
// plan together with its configuration, against what it says of the configuration alone:
//   npx tsx scripts/fuzz-plans.ts [systems] [seed] [folder]
// In a folder that is given the plans are kept, and those that it has of an earlier run are not made again.
// Needs what plan-fixtures.mjs needs. Every second system is written without choices, of which a plan does not record
// which branch was taken: then it must say the same as its configuration.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import type { LintOptions } from '../src/index.ts';
import { lint } from '../src/index.ts';
import { systems } from '../tests/properties/system/generate.ts';
import type { Case } from './fuzz-plans/cases.ts';
import { makeCase } from './fuzz-plans/cases.ts';
import { differences, statements } from './fuzz-plans/compare.ts';
import { plan } from './fuzz-plans/plan.ts';

const [runs = '150', seed = '1', kept] = process.argv.slice(2);
const together = 12;

const requests: readonly LintOptions[] = [
  { profiles: ['segment'], inputs: { 'segment.principal': '123456789012' } },
  { profiles: ['airbyte'], inputs: { 'airbyte.principal': 'arn:aws:iam::210987654321:root' } },
  { profiles: ['aws'] },
];

async function compare(folder: string, cases: readonly Case[]): Promise<void> {
  const main = join(folder, 'main.tf');
  const planned = join(folder, 'plan.json');
  const variableFiles = [join(folder, 'values.tfvars.json')];
  const undecided = new Set(cases.filter(({ isRecorded }) => !isRecorded).map(({ name }) => name));
  for (const request of requests) {
    const options = { ...request, workingFolder: folder, allowOutside: true };
    const configured = await lint([main], { ...options, variableFiles });
    report(`${folder} alone`, differences(configured, await lint([planned], options), undecided));
    report(`${folder} both`, differences(configured, await lint([main, planned], options), new Set()));
    counts.statements += statements(configured).size;
  }
  counts.systems += cases.length;
}

const counts = { systems: 0, refused: 0, statements: 0, different: 0 };

function report(what: string, lines: readonly string[]): void {
  counts.different += lines.length;
  for (const line of lines) console.log(`${what} ${line}`);
}

const all = fc.sample(systems, { numRuns: Number(runs), seed: Number(seed) }).map(makeCase);
const base = kept ?? mkdtempSync(join(tmpdir(), 'fuzz-plans-'));
for (let from = 0; from < all.length; from += together) {
  const folder = resolve(base, `seed-${seed}-${from}`);
  const batch = all.slice(from, from + together);
  const main = join(folder, 'main.tf');
  const planned = existsSync(join(folder, 'plan.json')) ? readFileSync(main, 'utf8') : undefined;
  if (planned === undefined) mkdirSync(folder, { recursive: true });
  const accepted =
    planned === undefined ? plan(folder, batch) : batch.filter(({ name }) => planned.includes(`"./${name}"`));
  counts.refused += batch.length - accepted.length;
  await compare(folder, accepted);
}
if (kept === undefined) rmSync(base, { recursive: true });
console.log(
  `${counts.systems} systems, ${counts.refused} refused by the provider; ${counts.statements} statements, ${counts.different} different`,
);
process.exitCode = counts.different > 0 ? 1 : 0;
