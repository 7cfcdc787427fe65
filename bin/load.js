import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const require = createRequire(import.meta.url);
const path = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));

/**
 * The command line. What V8 compiled in an earlier run is used again: from Node 22.8 on Node does that by itself, before
 * it is done here in the same way, with files in the folder for temporary files. Whatever goes wrong with them, the
 * program is compiled as usual. See docs/decisions/0007-bundles.md.
 */
export function loadCommandLine() {
  if (module.enableCompileCache) {
    module.enableCompileCache();
    return require(path);
  }
  const cache = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : cachePath();
  return cache === undefined ? require(path) : loadWithCache(cache);
}

/** One file for each program, version of it, and Node. */
function cachePath() {
  try {
    const folder = join(tmpdir(), `pl-lint-${process.getuid?.() ?? 'cache'}`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    // Nobody else may have put something there that we would run.
    if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
    const { size, mtimeMs } = statSync(path);
    const name = [path.replace(/\W+/g, '-').slice(-120), size, mtimeMs, process.version, process.arch].join('_');
    return join(folder, name);
  } catch {
    return undefined;
  }
}

/** Compiles the program as `require` does; with the cache that takes a fraction of the time. */
function loadWithCache(cache) {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'utf8')}\n})`;
  const cachedData = readCache(cache);
  const script = new vm.Script(source, { filename: path, cachedData });
  // At the end, because functions are compiled when they are called first.
  if (!cachedData || script.cachedDataRejected) process.once('exit', () => writeCache(cache, script));
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, require, loaded, path, dirname(path));
  return loaded.exports;
}

function readCache(cache) {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

/** Under another name first, so that a run beside this one never reads half of it. */
function writeCache(cache, script) {
  try {
    writeFileSync(`${cache}.${process.pid}`, script.createCachedData(), { mode: 0o600 });
    renameSync(`${cache}.${process.pid}`, cache);
  } catch {
    // A full or read-only disk only costs time.
  }
}
