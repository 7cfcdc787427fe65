// Keeps what V8 compiles while the command line lints one sample of each format, beside the program it was compiled from.
// It holds for the Node that ran this, so it is no part of the published package.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { evaluate } from '../bin/load.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { script, exports } = evaluate(undefined);
const stream = { write: () => true, on: () => undefined };
const host = { stdin: [], stdout: stream, stderr: stream, env: {}, cwd: () => root };
// One after the other: V8 drops what was compiled and has not been called for a while.
for (const format of ['cdk', 'terraform', 'cloudformation']) {
  const samples = ['postgres-narrow-rules', 'redshift-ready'].map((name) => `fixtures/parity/${name}/${format}`);
  await exports.run([...samples, '--profile', 'segment'], host);
}
writeFileSync(`${root}dist/cli.cjs.cache`, script.createCachedData());
process.stdout.write('dist/cli.cjs.cache\n');
