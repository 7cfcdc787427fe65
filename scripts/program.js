// What dist/cli.cjs is made of: the command line, and the CDK plugin, which shares nearly all of it and runs only when
// dist/cdk.cjs asks for it.
/* global require -- esbuild takes it for an import that runs when it is called */
export { partsRun, run } from '../src/cli.ts';

export function loadPlugin() {
  return require('../src/cdk.ts');
}
