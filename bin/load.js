'use strict';
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { Script } = require('node:vm');

const folder = join(__dirname, '../dist');
/** The program, compressed. Its name holds a hash of what is in it. */
const packed = readdirSync(folder).find((name) => name.endsWith('.cjs.br'));
/** What the program calls itself, in stacks too. There is no such file. */
const path = join(folder, packed.slice(0, -'.br'.length));

/** Around the program, as Node has it around CommonJS modules; it stands before the first column. */
const head = '(function (exports, require, module, __filename, __dirname) {';
const named = { filename: path, columnOffset: -head.length };

let loaded;

/** The program for those who embed it: nothing is kept on their disk. */
function loadProgram() {
  return (loaded ??= run(new Script(unpack(), named)));
}

/**
 * The program for the command line. What V8 compiled in earlier runs is used again, from a file in the folder for
 * temporary files. Whatever goes wrong with it, the program is compiled as usual. See docs/decisions/0007-bundles.md.
 */
function loadCommandLine() {
  optimizeLater();
  const cache = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : findCache();
  return cache === undefined ? loadProgram() : loadWithCache(cache);
}

/**
 * The V8 of Node 20 optimizes so early that on two cores its compiler takes the time that it saves: a lint of 2,000
 * Terraform modules spends more processor time there than on the modules. Before anything is compiled, for what V8
 * compiled is used again only under the same settings. See docs/decisions/0007-bundles.md.
 */
function optimizeLater() {
  if (!process.versions.v8.startsWith('11.3.')) return;
  const { setFlagsFromString } = require('node:v8');
  // Three times as long as usual before a function is optimized, and half as much of what it calls compiled with it.
  setFlagsFromString('--interrupt-budget=200000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=450');
}

function unpack() {
  const { brotliDecompressSync } = require('node:zlib');
  const text = brotliDecompressSync(readFileSync(join(folder, packed))).latin1Slice();
  const source = `${head}${text}\n})`;
  // V8 copies a cache that does not begin at a multiple of eight, and it begins where the source ends.
  return source.padEnd(Math.ceil(source.length / 8) * 8);
}

function run(script) {
  const program = { exports: {} };
  script.runInThisContext()(program.exports, require, program, path, folder);
  return program.exports;
}

/** The cache of this program and this Node. Its name ends with the parts of the program that it covers. */
function findCache() {
  try {
    const caches = join(tmpdir(), `pl-lint-${process.getuid?.() ?? 'cache'}`);
    makeFolder(caches);
    const { uid, mode } = statSync(caches);
    // Nobody else may have put something there that we would run.
    if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
    const key = [path.replace(/\W+/g, '-').slice(-120), process.version, process.arch].join('_');
    const name = readdirSync(caches).find((one) => one.startsWith(`${key}+`) && !one.endsWith('.new'));
    return { folder: caches, key, name, parts: name?.slice(key.length + 1).split('+') ?? [] };
  } catch {
    return undefined;
  }
}

function makeFolder(caches) {
  try {
    // Not `recursive`: with that some versions of Node never end below folders that are not real, as in /proc.
    mkdirSync(caches, { mode: 0o700 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

/** Compiles the program as `require` does; with the cache that takes a fraction of the time. */
function loadWithCache(cache) {
  const { source = unpack(), cachedData } = read(cache);
  const script = new Script(source, { ...named, cachedData });
  const program = run(script);
  process.once('exit', () => {
    // Functions are compiled when they are called first, so a part that ran for the first time is not covered yet.
    const parts = new Set([...cache.parts, ...program.partsRun]);
    if (!cachedData || script.cachedDataRejected || parts.size > cache.parts.length)
      write(cache, parts, [source, script.createCachedData()]);
  });
  return program;
}

/** The source and what V8 made of it: the length of the source in eight bytes, the source, and the rest. */
function read({ folder: caches, name }) {
  try {
    if (name === undefined) return {};
    const kept = readFileSync(join(caches, name));
    const end = 8 + Number(kept.readBigUInt64LE());
    return end < kept.length ? { source: kept.latin1Slice(8, end), cachedData: kept.subarray(end) } : {};
  } catch {
    return {};
  }
}

/** Under another name first, so that a run beside this one never reads half of it. */
function write({ folder: caches, key, name }, parts, [source, cachedData]) {
  try {
    const written = join(caches, `${key}+${process.pid}.new`);
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(source.length));
    writeFileSync(written, Buffer.concat([length, Buffer.from(source, 'latin1'), cachedData]), { mode: 0o600 });
    if (name !== undefined) rmSync(join(caches, name), { force: true });
    renameSync(written, join(caches, [key, ...[...parts].sort()].join('+')));
    prune(caches);
  } catch {
    // A full or read-only disk only costs time.
  }
}

/** A cache takes 3 MB, and every version in every project has one: of those that nobody wrote for long, few are used. */
const mostCaches = 12;

function prune(caches) {
  const byAge = readdirSync(caches)
    .map((name) => join(caches, name))
    .map((cache) => ({ cache, written: statSync(cache).mtimeMs }))
    .sort((one, other) => other.written - one.written);
  for (const { cache } of byAge.slice(mostCaches)) rmSync(cache, { force: true });
}

module.exports = { loadCommandLine, loadProgram };
