// Prints how fast pl-lint starts against an empty Node process, how fast it reads HCL against other parsers, and how
// much memory it takes. Ratios, because they mean the same on every machine. Run `npm run build` before.
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { HclText } from './hcl.ts';
import { benchHcl } from './hcl.ts';
import { makePlan } from './plan.ts';
import { benchRules } from './rules.ts';
import { medianTimes, peakMegabytes } from './start-up.ts';
import { benchTemplates } from './templates.ts';
import { benchTrees } from './trees.ts';

// Node 20 reads these certificates whenever it starts. That takes twice as long as the start itself, and an empty process
// that is slow for a reason of its own makes every ratio to it look better than it is.
delete process.env['NODE_EXTRA_CA_CERTS'];

const folder = 'bench/inputs';
const template = `${folder}/template.yaml`;
const module = `${folder}/module`;
const lint = (path: string) => ['bin/pl-lint.js', path, '--profile', 'segment'];
const rounds = 21;

console.log(
  `Node ${process.version} on ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, median of ${rounds}\n`,
);

const [empty, ...runs] = medianTimes(
  [
    { name: 'node -e 0', argv: ['-e', '0'] },
    { name: `pl-lint, template of ${kilobytes([template])}`, argv: lint(template) },
    {
      name: `pl-lint, Terraform module of ${readdirSync(module).length} files, ${kilobytes(moduleFiles())}`,
      argv: lint(module),
    },
  ],
  rounds,
);
if (!empty) throw new Error('nothing was measured');
console.log('start-up');
print('node -e 0', `${empty.milliseconds.toFixed(0)} ms`);
const goals = [2.0, 1.8];
for (const [index, { name, milliseconds }] of runs.entries()) {
  const ratio = (milliseconds / empty.milliseconds).toFixed(2);
  print(name, `${milliseconds.toFixed(0)} ms, ${ratio} × node -e 0 (goal ≤ ${goals[index]?.toFixed(1)})`);
}

console.log('\npeak memory');
print('template', `${peakMegabytes(lint(template).slice(1)).toFixed(0)} MB`);
print('module', `${peakMegabytes(lint(module).slice(1)).toFixed(0)} MB`);

console.log('\nrules');
for (const { name, text } of await benchRules()) print(name, text);

console.log('\nplan');
const plan = makePlan();
const reading = `JSON.parse(require('fs').readFileSync(${JSON.stringify(plan.path)}, 'utf8'))`;
const [bare, parsing, linting] = medianTimes(
  [
    { name: 'node -e 0', argv: ['-e', '0'] },
    { name: 'JSON.parse', argv: ['-e', reading] },
    { name: `pl-lint, plan of ${plan.megabytes.toFixed(0)} MB in one line`, argv: lint(plan.path) },
  ],
  5,
);
plan.remove();
if (bare && parsing && linting) {
  const times = (other: number) => (linting.milliseconds / other).toFixed(1);
  print(
    linting.name,
    `${linting.milliseconds.toFixed(0)} ms (goal ≤ 3000), ${times(bare.milliseconds)} × node -e 0, ${times(parsing.milliseconds)} × reading and parsing it`,
  );
}

console.log('\ntemplates');
for (const { name, text } of benchTemplates(empty.milliseconds)) print(name, text);

console.log('\nTerraform trees');
for (const { name, text } of benchTrees(empty.milliseconds)) print(name, text);

console.log('\nHCL');
for (const { name, mbPerSecond, ratio } of await benchHcl(hclFiles().map(readText))) {
  print(
    name,
    `${mbPerSecond.toFixed(2)} MB/s${name === 'pl-lint' ? '' : `, pl-lint is ${ratio.toFixed(0)} × as fast`}`,
  );
}

function moduleFiles(): readonly string[] {
  return readdirSync(module).map((name) => `${module}/${name}`);
}

/** Every Terraform file of the fixtures and of the module above. */
function hclFiles(): readonly string[] {
  const root = fileURLToPath(new URL('../fixtures/', import.meta.url));
  const fixtures = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => root + name);
  return [...fixtures, ...moduleFiles()].filter((path) => path.endsWith('.tf'));
}

function readText(path: string): HclText {
  return { path, text: readFileSync(path, 'utf8') };
}

function kilobytes(paths: readonly string[]): string {
  const bytes = paths.reduce((sum, path) => sum + readFileSync(path).length, 0);
  return `${(bytes / 1024).toFixed(0)} KB`;
}

function print(name: string, text: string): void {
  console.log(`  ${name.padEnd(52)} ${text}`);
}
