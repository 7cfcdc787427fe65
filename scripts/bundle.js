import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lazyBuiltins } from './lazy-builtins.js';
import { withSharedShapes } from './shared-shapes.js';

const moduleUrl = "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;";

/**
 * The whole program with its dependencies as one CommonJS text, what esbuild knows of its parts, and a source map when
 * one is asked for. The same sources give the same text.
 * @param {{ readonly sourceMap?: boolean }} options
 */
export async function bundle({ sourceMap = false } = {}) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: ['scripts/program.js'],
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    // A CommonJS program can be compiled ahead; modules cannot before Node 22.
    format: 'cjs',
    outdir: 'dist',
    write: false,
    metafile: true,
    minify: true,
    sourcemap: sourceMap && 'external',
    // Licences are in a file of their own.
    legalComments: 'none',
    logLevel: 'warning',
    // Packages that come both ways are taken as ES modules, and `yaml` as it is made for browsers: they bundle smaller.
    mainFields: ['module', 'main'],
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    plugins: [lazyBuiltins],
    define: { 'import.meta.url': '__moduleUrl' },
    banner: { js: moduleUrl },
  });
  const text = (extension) => outputFiles.find(({ path }) => path.endsWith(extension))?.text;
  return { ...withSharedShapes(text('.js')), map: text('.map'), inputs: Object.keys(metafile.inputs) };
}

/** Tells one program from all others; it is in the name of its file. */
export function hashOf(code) {
  return createHash('sha256').update(code).digest('hex').slice(0, 12);
}
