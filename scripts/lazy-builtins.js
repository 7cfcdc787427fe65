// What makes the command line start slowly is modules that are loaded and not used. In the sources they are imported
// like any other; in the bundle they are loaded when their functions are called. Measured on Node 20, where an empty
// process takes 60 ms: `node:crypto` and `node:child_process` 2 ms each, `re2js` 18 ms.
import { builtinModules } from 'node:module';

const builtin = new RegExp(`^(?:node:)?(?:${builtinModules.join('|')})$`);

function standIn(name) {
  if (name === 'child_process')
    // Commander starts programs for subcommands, which pl-lint has none of; others are started for few flags.
    return ['execFile', 'spawn'].map(later).join('\n');
  if (name === 'crypto') return "exports.createHash = (...given) => require('node:crypto').createHash(...given);";
  return `module.exports = require('node:${name}');`;
}

function later(program) {
  return `Object.defineProperty(exports, '${program}', { enumerable: true, get: () => require('node:child_process').${program} });`;
}

/** The pattern engine runs when the first pattern is compiled. */
const patterns = `exports.RE2JS = {
  compile: (...given) => require('re2js').RE2JS.compile(...given),
  quote: (...given) => require('re2js').RE2JS.quote(...given),
};`;

/** @type {import('esbuild').Plugin} */
export const lazyBuiltins = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: builtin }, ({ path, namespace }) => {
      const name = path.replace(/^node:/, '');
      if (namespace === 'stand-in') return { path: `node:${name}`, external: true };
      return { path: name, namespace: 'stand-in' };
    });
    build.onResolve({ filter: /^re2js$/ }, ({ path, namespace }) =>
      namespace === 'pattern-engine' ? undefined : { path, namespace: 'pattern-engine' },
    );
    build.onLoad({ filter: /.*/, namespace: 'pattern-engine' }, () => ({
      contents: patterns,
      loader: 'js',
      resolveDir: import.meta.dirname,
    }));
    build.onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: standIn(path), loader: 'js' }));
  },
};
