import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

/** What `pl-lint/cdk` shares with `pl-lint`. */
const shared = /\/src\/(?:errors|lint-options)\.ts$/;

/** Writes one file of types for each entry of the package, with no more than its users can name. */
export async function writeDeclarations() {
  await write('index', () => false);
  await write('cdk', (id) => shared.test(id));
}

async function write(name, external) {
  const types = await rollup({
    input: `src/${name}.ts`,
    external,
    plugins: [dts({ tsconfig: 'tsconfig.build.json' })],
    onwarn: ({ message }) => {
      throw new Error(message);
    },
  });
  await types.write({ file: `dist/${name}.d.cts`, paths: (id) => (shared.test(id) ? './index.cjs' : id) });
}
