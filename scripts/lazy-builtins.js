// What makes the command line start slowly is modules that are loaded and not used. In the sources they are imported
// like any other; in the bundle they are loaded when their functions are called. Measured on Node 20, where an empty
// process takes 60 ms: `node:crypto` and `node:child_process` 2 ms each.
import { builtinModules } from 'node:module';

const builtin = new RegExp(`^(?:node:)?(?:${builtinModules.join('|')})$`);

function standIn(name) {
  if (name === 'child_process') return '// commander starts programs for subcommands; pl-lint has none.';
  if (name === 'crypto') return "exports.createHash = (...given) => require('node:crypto').createHash(...given);";
  return `module.exports = require('node:${name}');`;
}

/** @type {import('esbuild').Plugin} */
export const lazyBuiltins = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: builtin }, ({ path, namespace }) => {
      const name = path.replace(/^node:/, '');
      if (namespace === 'stand-in') return { path: `node:${name}`, external: true };
      return { path: name, namespace: 'stand-in' };
    });
    build.onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: standIn(path), loader: 'js' }));
  },
};
