// Asks the AWS provider what the policy documents of tests/terraform/policy-documents.json become, and writes its answers
// there. Needs `terraform` on the path and hashicorp/aws, from the registry or a mirror; no account. The tests need only
// what it wrote. Usage: node scripts/policy-oracle.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { URL } from 'node:url';

const table = new URL('../tests/terraform/policy-documents.json', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'policies-'));
const rows = JSON.parse(readFileSync(table, 'utf8')).map(({ body }) => ({ body }));

const settings = ['skip_credentials_validation', 'skip_requesting_account_id', 'skip_metadata_api_check'];
writeFileSync(
  join(folder, 'main.tf'),
  `terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {
  region = "eu-central-1"
  access_key = "x"
  secret_key = "x"
  ${settings.map((name) => `${name} = true`).join('\n  ')}
}
`,
);
const fileOf = (index) => join(folder, `d${index}.tf`);
for (const [index, { body }] of rows.entries()) {
  const own = `data "aws_iam_policy_document" "d${index}" {\n${body}\n}`;
  const output = `output "d${index}" {\n  value = data.aws_iam_policy_document.d${index}\n}`;
  writeFileSync(fileOf(index), `${own}\n${output}\n`);
}
terraform(['init']);
// What is refused keeps the rest from being planned, and some of it shows only when the rest is right.
for (let refusals = refusedNow(); refusals.size > 0; refusals = refusedNow()) {
  for (const index of refusals) {
    rows[index].refused = true;
    rmSync(fileOf(index));
  }
}
const { planned_values: planned } = JSON.parse(terraform(['show', '-json', 'plan']));
for (const [index, row] of rows.entries()) {
  if (!row.refused) Object.assign(row, { json: planned.outputs[`d${index}`].value.json });
}
rmSync(folder, { recursive: true });
writeFileSync(table, `${JSON.stringify(rows, undefined, 2)}\n`);
process.stdout.write(`${rows.length} documents, ${rows.filter((row) => row.refused).length} of them refused.\n`);

function terraform(args) {
  const { stdout } = spawnSync('terraform', [`-chdir=${folder}`, ...args], { encoding: 'utf8' });
  return stdout;
}

function refusedNow() {
  const found = new Set();
  for (const line of terraform(['plan', '-refresh=false', '-out=plan', '-json']).split('\n')) {
    const { diagnostic } = line.startsWith('{') ? JSON.parse(line) : {};
    const index = /^d(\d+)\.tf$/.exec(diagnostic?.range?.filename ?? '')?.[1];
    const text = `${diagnostic?.summary} ${diagnostic?.detail}`;
    // One fault stops the provider, and what it was asked for then fails as well.
    if (/cancel|plugin/i.test(text)) continue;
    if (diagnostic?.severity === 'error' && index !== undefined) found.add(Number(index));
  }
  return found;
}
