import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faulty } from './cli/samples.ts';
import { repository } from './fixture-lines.ts';
import type { Packed } from './packed.ts';
import { call, emptyFolder, makeProject, pack, printed } from './packed.ts';

// What `npm run build` built, packed and laid where npm would install it, in a folder whose name is not plain ASCII.
const folder = emptyFolder();
const project = join(folder, 'Größe & Höhe 日本');
const installed = join(project, 'node_modules/pl-lint');
const program = join(installed, 'bin/pl-lint.js');
const segment = ['--profile', 'segment/redshift', '--region', 'us-east-1'];
let packed: Packed;

beforeAll(() => {
  packed = pack(folder);
  makeProject(installed);
  makeProject(project);
  execFileSync('tar', ['-xzf', packed.path, '-C', installed, '--strip-components', '1']);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const lint = (argv: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  call(process.execPath, [program, ...argv, ...segment], { cwd: project, env: { TMPDIR: folder, ...env } });

describe('the package', () => {
  it('takes at most 1 MB', () => {
    expect(packed.unpackedSize).toBeLessThanOrEqual(1_000_000);
  });

  it('holds the program, its types, the rules’ pages and the schema, and nothing that they were made from', () => {
    const kept = packed.files.map(({ path }) => path).filter((path) => !path.startsWith('docs/rules/'));
    expect(kept.map((path) => path.replace(/(?<=program-)[0-9a-f]{12}/, 'HASH')).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin/load.js',
      'bin/package.json',
      'bin/pl-lint.js',
      'dist/cdk.cjs',
      'dist/cdk.d.cts',
      'dist/index.cjs',
      'dist/index.d.cts',
      'dist/licences.txt',
      'dist/program-HASH.cjs.br',
      'package.json',
      'schema/config.json',
    ]);
  });

  it('needs no other package, and brings the licences of those that it has parts of', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as object;
    expect(manifest).not.toHaveProperty('dependencies');
    const licences = readFileSync(join(installed, 'dist/licences.txt'), 'utf8');
    for (const name of ['ajv', 'commander', 're2js', 'smol-toml', 'yaml']) expect(licences).toContain(`${name} `);
  });

  it('has types that need no package and no types of Node', () => {
    writeFileSync(
      join(project, 'types.ts'),
      `import { createRule, lint, type Finding } from 'pl-lint';
import { PrivateLinkValidator, type PrivateLinkValidatorOptions } from 'pl-lint/cdk';
const options: PrivateLinkValidatorOptions = { profiles: ['segment'] };
export const rules: Promise<readonly string[]> = lint(['.'], options).then((report) => report.findings.map((one: Finding) => one.rule));
export const plugin = new PrivateLinkValidator(options);
export const rule = createRule({
  name: 'own-rule',
  meta: { docs: { description: 'Own', references: [] }, messages: {}, schema: { type: 'object', additionalProperties: false, properties: {} } },
  create: () => ({}),
});
`,
    );
    const compilerOptions = {
      strict: true,
      declaration: true,
      outDir: 'out',
      module: 'nodenext',
      target: 'es2023',
      types: [],
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['types.ts'] }));
    const compiler = join(repository, 'node_modules/typescript/bin/tsc');
    expect(call(process.execPath, [compiler], { cwd: project })).toMatchObject({
      status: 0,
      stdout: '',
    });
  });

  it.each(['imports.mjs', 'requires.cjs'])('can be used by a program that has %s', (name) => {
    expect(call(process.execPath, [name], { cwd: project })).toEqual({ status: 0, stdout: printed, stderr: '' });
  });

  it('leads stacks back to the sources', { timeout: 120_000 }, () => {
    const [name = ''] = packed.files.flatMap(({ path }) => /program-.*\.cjs(?=\.br$)/.exec(path) ?? []);
    const lines = brotliDecompressSync(readFileSync(join(installed, `dist/${name}.br`)))
      .toString()
      .split('\n');
    const said = 'this is a fault of pl-lint';
    const line = lines.findIndex((one) => one.includes(said));
    const place = `${line + 1}:${(lines[line]?.indexOf(said) ?? 0) + 1}`;
    const read = call(process.execPath, [join(repository, 'scripts/read-stack.js')], {
      cwd: project,
      input: `at describe (/x/dist/${name}:${place})`,
    });
    // Places are those of the sources that were built.
    expect(read.stdout, `${read.stderr}Run "npm run build" after a change.`).toMatch(
      /^at describe \(src\/cli\.ts:\d+:\d+\)$/,
    );
  });
});

describe('the command line from the package', () => {
  it('lints in a folder whose name has blanks and letters beyond ASCII', () => {
    const { status, stdout, stderr } = lint(['.', '--format', 'sarif']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('"uri": "template.yaml"');
  });

  it('reads standard input', () => {
    const argv = [program, '--stdin-filename', 'new.yaml', ...segment];
    const { status, stdout } = call(process.execPath, argv, { cwd: project, input: faulty });
    expect(status).toBe(1);
    expect(stdout).toContain('new.yaml:10:13 error');
  });

  it.skipIf(process.platform === 'win32').each(['/dev/null', '/proc'])(
    'lints where nothing can be kept: %s',
    (name) => {
      expect(lint(['template.yaml', '--quiet'], { TMPDIR: name, HOME: name }).status).toBe(1);
    },
  );

  it('ends as it would have ended when its reader stops reading', async () => {
    const child = spawn(process.execPath, [program, 'template.yaml', ...segment], { cwd: project });
    child.stdout.destroy();
    const stderr = await text(child.stderr);
    expect({ status: await ended(child), stderr }).toEqual({ status: 1, stderr: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, without a stack', async () => {
    const stdio = ['ignore', openSync('/dev/full', 'w'), 'pipe'] as const;
    const child = spawn(process.execPath, [program, 'template.yaml', ...segment], { cwd: project, stdio: [...stdio] });
    const stderr = child.stderr ? await text(child.stderr) : '';
    expect({ status: await ended(child), stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^pl-lint: The report cannot be written: ENOSPC[^\n]*\n$/) as string,
    });
  });
});

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode === null) child.once('exit', resolve);
    else resolve(child.exitCode);
  });
}
