import { readFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const require = createRequire(import.meta.url);
const path = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));

/**
 * The command line. From Node 22.8 on Node itself keeps what it compiled. Before, what the build kept beside the program
 * is used where it was built by the same Node; V8 turns anything else down, and the text is compiled as usual.
 * See docs/decisions/0007-bundles.md.
 */
export function loadCommandLine() {
  if (module.enableCompileCache) {
    module.enableCompileCache();
    return require(path);
  }
  const cachedData = readCache();
  return cachedData ? evaluate(cachedData).exports : require(path);
}

/** Compiles the program as `require` does. With the build's cache that takes a fraction of the time. */
export function evaluate(cachedData) {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'utf8')}\n})`;
  const script = new vm.Script(source, { filename: path, cachedData });
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, require, loaded, path, dirname(path));
  return { script, exports: loaded.exports };
}

function readCache() {
  try {
    return readFileSync(`${path}.cache`);
  } catch {
    return undefined;
  }
}
