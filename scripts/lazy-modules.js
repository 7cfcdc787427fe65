// What makes the command line start slowly is modules that are loaded and not used. In the sources they are imported
// like any other; in the bundle they are loaded when their functions are called. Measured on Node 20, where an empty
// process takes 62 ms: `yaml` 4 ms, `node:crypto` and `node:child_process` 2 ms each, and 2 ms for the streams that an
// import of `node:fs` brings along and `require` does not.
import { builtinModules } from 'node:module';
import * as yaml from 'yaml';

const builtin = new RegExp(`^(?:node:)?(?:${builtinModules.join('|')})$`);

/** Modules of Node by what the bundle takes for them; `require` does not build the stand-in that `import` does. */
function standIn(name) {
  if (name === 'child_process') return '// commander starts programs for subcommands; pl-lint has none.';
  if (name === 'crypto') return "exports.createHash = (...given) => require('node:crypto').createHash(...given);";
  return `module.exports = require('node:${name}');`;
}

/** @type {import('esbuild').Plugin} */
export const lazyModules = {
  name: 'lazy-modules',
  setup(build) {
    build.onResolve({ filter: builtin }, ({ path, namespace }) => {
      const name = path.replace(/^node:/, '');
      return namespace === 'stand-in'
        ? { path: `node:${name}`, external: true }
        : { path: name, namespace: 'stand-in' };
    });
    build.onResolve({ filter: /^yaml$/ }, ({ kind }) => ({
      path: kind === 'dynamic-import' ? 'whole' : 'functions',
      namespace: 'yaml',
    }));
    build.onResolve({ filter: /yaml\.cjs$/ }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: standIn(path), loader: 'js' }));
    build.onLoad({ filter: /^whole$/, namespace: 'yaml' }, () => ({
      contents: `export const { ${Object.keys(yaml)
        .filter((name) => name !== 'default')
        .join(', ')} } = require('./yaml.cjs');`,
    }));
    build.onLoad({ filter: /^functions$/, namespace: 'yaml' }, () => ({
      contents: ['parseDocument', 'stringify']
        .map((name) => `export const ${name} = (...given) => require('./yaml.cjs').${name}(...given);`)
        .join('\n'),
    }));
  },
};
