// Asks Terraform itself what expressions are, and writes its answers where the tests read them:
// tests/terraform/expressions.json (values), tests/terraform/unknown-expressions.json (what a plan knows) and
// tests/terraform/functions.json (the functions there are). Expressions are added to the tables by hand, with any
// value; those of terraform-expressions.mjs are generated. Needs `terraform` 1.11 on the path; the tests need only what
// it wrote. Usage: node scripts/terraform-oracle.mjs
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import process from 'node:process';
import { URL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { generated, generatedUnknown } from './terraform-expressions.mjs';

const table = (name) => new URL(`../tests/terraform/${name}.json`, import.meta.url);
const read = (name) => JSON.parse(readFileSync(table(name), 'utf8'));
/** Values that are known after apply only: a string, and what is made of it. */
const { configuration: unknowns } = read('unknown-values');
/** In the project's format, so that what is unchanged stays so. */
async function write(name, content) {
  const settings = { ...(await resolveConfig(table(name))), parser: 'json' };
  writeFileSync(table(name), await format(JSON.stringify(content, undefined, 2), settings));
}
const folders = Array.from({ length: 2 }, () => mkdtempSync(join(tmpdir(), 'expressions-')));

/** The output of Terraform, or undefined where it fails. */
function terraform(folder, args, input = '') {
  return new Promise((resolve) => {
    const options = { maxBuffer: 64e6 };
    const child = execFile('terraform', [`-chdir=${folder}`, ...args], options, (failure, stdout) => {
      resolve(failure ? undefined : stdout);
    });
    child.stdin.end(input);
  });
}

/** The answers of one console to many expressions: a start takes longer than a hundred answers. */
async function ask(expressions, folder) {
  const locals = expressions.map((each, index) => `l${index} = try(base64encode(jsonencode(${each}\n)), "!")\n`);
  writeFileSync(join(folder, 'main.tf'), `locals {\n${locals.join('')}}\n`);
  const names = expressions.map((_, index) => `local.l${index}`);
  const output = await terraform(folder, ['console'], `base64encode(jsonencode([${names.join(', ')}]))\n`);
  const encoded = output && /^"([A-Za-z0-9+/=]*)"$/m.exec(output)?.[1];
  if (encoded !== undefined) {
    const answers = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
    return answers.map((each, index) => answer(expressions[index], each));
  }
  if (expressions.length === 1) return [{ expression: expressions[0], refused: true }];
  // One that is refused before anything is evaluated takes the others along.
  const half = expressions.length >> 1;
  return [...(await ask(expressions.slice(0, half), folder)), ...(await ask(expressions.slice(half), folder))];
}

function answer(expression, encoded) {
  if (encoded === '!') return { expression, refused: true };
  return { expression, value: JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) };
}

async function askAll(expressions, askSome) {
  const size = 60;
  const batches = [];
  for (let start = 0; start < expressions.length; start += size) batches.push(expressions.slice(start, start + size));
  const answers = [];
  const work = async (folder) => {
    for (let index = batches.findIndex(Boolean); index >= 0; index = batches.findIndex(Boolean)) {
      const batch = batches[index];
      batches[index] = undefined;
      answers[index] = await askSome(batch, folder);
    }
  };
  await Promise.all(folders.map(work));
  return answers.flat();
}

/** What a plan says of expressions over values that are known after apply. */
async function askPlan(expressions, folder) {
  const outputs = expressions.map((each, index) => `output "o${index}" {\n  value = ${each}\n}\n`);
  writeFileSync(join(folder, 'main.tf'), unknowns + outputs.join(''));
  await terraform(folder, ['init', '-backend=false']);
  const planned = await terraform(folder, ['plan', '-refresh=false', '-out=plan']);
  const shown = planned && (await terraform(folder, ['show', '-json', 'plan']));
  if (shown) {
    const changes = JSON.parse(shown).output_changes;
    return expressions.map((expression, index) => planAnswer(expression, changes[`o${index}`]));
  }
  if (expressions.length === 1) return [{ expression: expressions[0], refused: true }];
  const half = expressions.length >> 1;
  return [...(await askPlan(expressions.slice(0, half), folder)), ...(await askPlan(expressions.slice(half), folder))];
}

/** `unknown` is true where all of it is, and has the shape of the value where parts are. */
function planAnswer(expression, { after = null, after_unknown: unknown }) {
  return unknown === false ? { expression, value: after } : { expression, value: after, unknown };
}

const all = (name, more) => [...new Set([...read(name).map(({ expression }) => expression), ...more])];
const { function_signatures: functions } = JSON.parse(await terraform(folders[0], ['metadata', 'functions', '-json']));
const plain = Object.entries(functions).filter(([name]) => !name.includes('::'));
const signatures = plain.map(([name, { parameters = [], variadic_parameter: variadic }]) => ({
  name,
  parameters: parameters.map((each) => each.name),
  ...(variadic && { variadic: variadic.name }),
}));
await write('functions', signatures);
for (const [name, more, askSome] of [
  ['expressions', generated(), ask],
  ['unknown-expressions', generatedUnknown(), askPlan],
]) {
  const answers = await askAll(all(name, more), askSome);
  await write(name, answers);
  const refused = answers.filter((each) => each.refused).length;
  process.stdout.write(`${name}: ${answers.length} expressions, ${refused} of them refused.\n`);
}
for (const folder of folders) rmSync(folder, { recursive: true });
