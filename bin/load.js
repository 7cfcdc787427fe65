import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const require = createRequire(import.meta.url);
const path = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));

/**
 * The command line. What V8 compiled in earlier runs is used again, from a file in the folder for temporary files.
 * Whatever goes wrong with it, the program is compiled as usual. See docs/decisions/0007-bundles.md.
 */
export function loadCommandLine() {
  const cache = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : findCache();
  return cache === undefined ? require(path) : loadWithCache(cache);
}

/** The cache of this program and this Node. Its name ends with the parts of the program that it covers. */
function findCache() {
  try {
    const folder = join(tmpdir(), `pl-lint-${process.getuid?.() ?? 'cache'}`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    // Nobody else may have put something there that we would run.
    if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
    const { size, mtimeMs } = statSync(path);
    const key = [path.replace(/\W+/g, '-').slice(-120), size, mtimeMs, process.version, process.arch].join('_');
    const name = readdirSync(folder).find((one) => one.startsWith(`${key}+`) && !one.endsWith('.new'));
    return { folder, key, name, parts: name?.slice(key.length + 1).split('+') ?? [] };
  } catch {
    return undefined;
  }
}

/** Compiles the program as `require` does; with the cache that takes a fraction of the time. */
function loadWithCache(cache) {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'utf8')}\n})`;
  const cachedData = read(cache);
  const script = new vm.Script(source, { filename: path, cachedData });
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, require, loaded, path, dirname(path));
  process.once('exit', () => {
    // Functions are compiled when they are called first, so a part that ran for the first time is not covered yet.
    const parts = new Set([...cache.parts, ...loaded.exports.partsRun]);
    if (!cachedData || script.cachedDataRejected || parts.size > cache.parts.length) write(cache, parts, script);
  });
  return loaded.exports;
}

function read({ folder, name }) {
  try {
    return name === undefined ? undefined : readFileSync(join(folder, name));
  } catch {
    return undefined;
  }
}

/** Under another name first, so that a run beside this one never reads half of it. */
function write({ folder, key, name }, parts, script) {
  try {
    const written = join(folder, `${key}+${process.pid}.new`);
    writeFileSync(written, script.createCachedData(), { mode: 0o600 });
    if (name !== undefined) rmSync(join(folder, name), { force: true });
    renameSync(written, join(folder, [key, ...[...parts].sort()].join('+')));
  } catch {
    // A full or read-only disk only costs time.
  }
}
