// Asks Terraform itself what the values of tests/terraform/variable-conversions.json become in variables of the types
// beside them, and writes its answers there. Needs `terraform` on the path; the tests need only what it wrote.
// Usage: node scripts/variable-oracle.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import process from 'node:process';
import { URL } from 'node:url';
import { format, resolveConfig } from 'prettier';

const table = new URL('../tests/terraform/variable-conversions.json', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'variables-'));
const rows = JSON.parse(readFileSync(table, 'utf8')).map(({ type, value }) => ({ type, value }));

/** One file for each variable, so that what is refused can be told from where it stands. */
const fileOf = (index) => join(folder, `v${index}.tf`);
for (const [index, { type, value }] of rows.entries()) {
  writeFileSync(fileOf(index), `variable "v${index}" {\n  type = ${type}\n  default = ${value}\n}\n`);
}
const checked = JSON.parse(terraform(['validate', '-json']));
const refused = new Set();
for (const { severity, range } of checked.diagnostics) {
  const index = /^v(\d+)\.tf$/.exec(range?.filename ?? '')?.[1];
  if (severity === 'error' && index !== undefined) refused.add(Number(index));
}
for (const index of refused) rmSync(fileOf(index));
const accepted = rows.flatMap((_row, index) => (refused.has(index) ? [] : [index]));
// One question for all: a console that reads from a pipe prints its last answer only. In Base64 it needs no unescaping.
const question = `base64encode(jsonencode([${accepted.map((index) => `var.v${index}`).join(', ')}]))\n`;
const answer = terraform(['console'], question).trim().slice(1, -1);
const results = JSON.parse(Buffer.from(answer, 'base64').toString('utf8'));
for (const [position, index] of accepted.entries()) rows[index].result = results[position];
for (const index of refused) rows[index].refused = true;
rmSync(folder, { recursive: true });
// In the project's format, so that what is unchanged stays so.
const settings = { ...(await resolveConfig(table)), parser: 'json' };
writeFileSync(table, await format(`[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`, settings));
process.stdout.write(`${rows.length} values, ${refused.size} of them refused.\n`);

function terraform(args, input) {
  const { stdout, stderr, status } = spawnSync('terraform', [`-chdir=${folder}`, ...args], { input, encoding: 'utf8' });
  if (status !== 0 && stdout === '') throw new Error(stderr);
  return stdout;
}
