// Writes dist/: the command line as one program with its dependencies, the library with its dependencies left to npm,
// and the library's declarations. See docs/decisions/0007-bundles.md.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lazyModules } from './lazy-modules.js';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
rmSync('dist', { recursive: true, force: true });

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // What a run does not need is in files of its own, and not read.
  splitting: true,
  outdir: 'dist',
  logLevel: 'warning',
};

await build({
  ...shared,
  entryPoints: ['src/cli.ts'],
  chunkNames: 'cli-[hash]',
  minify: true,
  // Packages that come both ways are taken as ES modules, which bundle smaller.
  mainFields: ['module', 'main'],
  plugins: [lazyModules],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
await build({
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: shared.target,
  minify: true,
  // The modules of the package that are made for browsers are the same, as ES modules: they bundle smaller.
  entryPoints: { yaml: './node_modules/yaml/browser/index.js' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
});
await build({ ...shared, entryPoints: ['src/index.ts'], chunkNames: 'index-[hash]', packages: 'external' });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
