// Asks Terraform itself what the expressions of tests/terraform/expressions.json are, and writes its answers there.
// Needs `terraform` on the path; the tests need only what it wrote. Usage: node scripts/terraform-oracle.mjs
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import process from 'node:process';
import { URL } from 'node:url';

const table = new URL('../tests/terraform/expressions.json', import.meta.url);
// One folder for each at work: a console holds a lock on the state of its folder.
const folders = Array.from({ length: 4 }, () => mkdtempSync(join(tmpdir(), 'expressions-')));

/** Terraform prints a value in its own syntax; in Base64 it needs no unescaping. */
function ask(expression, folder) {
  return new Promise((resolve) => {
    const console_ = execFile('terraform', [`-chdir=${folder}`, 'console'], (failure, stdout) => {
      const encoded = /^"([A-Za-z0-9+/=]*)"$/m.exec(stdout)?.[1];
      if (failure || encoded === undefined) resolve({ expression, refused: true });
      else resolve({ expression, value: JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) });
    });
    console_.stdin.end(`base64encode(jsonencode(${expression}))\n`);
  });
}

const expressions = JSON.parse(readFileSync(table, 'utf8')).map(({ expression }) => expression);
const answers = [];
for (let index = 0; index < expressions.length; index += folders.length) {
  const next = expressions.slice(index, index + folders.length);
  answers.push(...(await Promise.all(next.map((expression, slot) => ask(expression, folders[slot])))));
}
for (const folder of folders) rmSync(folder, { recursive: true });
writeFileSync(table, `${JSON.stringify(answers, undefined, 2)}\n`);
const refused = answers.filter((answer) => answer.refused).length;
process.stdout.write(`${answers.length} expressions, ${refused} of them refused.\n`);
