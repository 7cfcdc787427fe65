// Writes dist/: the whole program as one compressed file, and for each entry of the package a file that asks it for what
// the entry exports, with its types. See docs/decisions/0007-bundles.md.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { bundle, hashOf } from './bundle.js';
import { writeDeclarations } from './declarations.js';
import { licencesOf } from './licences.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');

const { code, inputs } = await bundle();
const params = {
  [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
};
writeFileSync(`dist/program-${hashOf(code)}.cjs.br`, brotliCompressSync(code, { params }));
writeFileSync('dist/licences.txt', licencesOf(inputs));

const program = createRequire(import.meta.url)('../bin/load.js').loadProgram();
for (const [name, part] of Object.entries({ index: 'library', cdk: 'plugin' })) {
  // Node finds the names for `import` in the text of the file.
  const names = Object.keys(program[part]()).sort().join(', ');
  const lines = [
    `'use strict';`,
    `const { ${names} } = require('../bin/load.js').loadProgram().${part}();`,
    `module.exports = { ${names} };`,
  ];
  writeFileSync(`dist/${name}.cjs`, `${lines.join('\n')}\n`);
}
await writeDeclarations();
