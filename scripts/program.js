// What the program is made of: the command line, and what the entries of the package export, which shares nearly all of
// it and runs only when an entry asks for it.
/* global require -- esbuild takes it for an import that runs when it is called */
export { partsRun, run } from '../src/cli.ts';

export function library() {
  return require('../src/index.ts');
}

export function plugin() {
  return require('../src/cdk.ts');
}
