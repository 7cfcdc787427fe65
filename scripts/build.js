// Writes dist/: the command line as one file with its dependencies, the library with its dependencies left to npm, the
// CDK plugin as a part of both, and the declarations. See docs/decisions/0007-bundles.md.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lazyBuiltins } from './lazy-builtins.js';
import { sharedShapes } from './shared-shapes.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');

/** @type {import('esbuild').BuildOptions} */
const shared = { bundle: true, platform: 'node', target: 'node20.19', outdir: 'dist', logLevel: 'warning' };

await build({
  ...shared,
  entryPoints: { cli: 'scripts/program.js' },
  // A CommonJS program can be compiled ahead; modules cannot before Node 22.
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  minify: true,
  // Packages that come both ways are taken as ES modules, and `yaml` as it is made for browsers: they bundle smaller.
  mainFields: ['module', 'main'],
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  plugins: [lazyBuiltins, sharedShapes],
  define: { 'import.meta.url': '__moduleUrl' },
  banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
});
await build({
  ...shared,
  entryPoints: ['src/index.ts', 'src/cdk.ts'],
  format: 'esm',
  // What a caller does not need is in files of its own, and not read.
  splitting: true,
  chunkNames: 'index-[hash]',
  packages: 'external',
  plugins: [sharedShapes],
});
for (const name of ['cdk.cjs', 'cdk.d.cts']) copyFileSync(`scripts/dist-files/${name}`, `dist/${name}`);
const run = (...argv) => execFileSync(process.execPath, argv, { stdio: ['ignore', 'ignore', 'inherit'] });
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
