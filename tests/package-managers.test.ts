import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, emptyFolder, makeProject, pack, printed } from './packed.ts';

// The real package managers and other versions of Node, which come from the registry: `npm run test:package-managers`.
const isAsked = process.env['TEST_PACKAGE_MANAGERS'] === '1';

interface Manager {
  readonly name: string;
  /** What `npx` is to start. */
  readonly program: string;
  readonly add: readonly string[];
  /** Before a program in the project. */
  readonly run: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

const managers: readonly Manager[] = [
  { name: 'npm', program: 'npm@11', add: ['install'], run: ['exec', '--'] },
  { name: 'pnpm', program: 'pnpm@10', add: ['add'], run: ['exec'] },
  {
    name: 'yarn with Plug’n’Play',
    program: '@yarnpkg/cli-dist@4',
    add: ['add'],
    run: ['exec'],
    files: { '.yarnrc.yml': 'nodeLinker: pnp\nenableTelemetry: false\n', 'yarn.lock': '' },
  },
];

describe.skipIf(!isAsked)('installed with', { timeout: 600_000 }, () => {
  const folder = emptyFolder();
  let archive: string;
  beforeAll(() => void (archive = pack(folder).path), 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(managers)('$name, it runs, is imported and is required', ({ name, program, add, run, files = {} }) => {
    const project = makeProject(join(folder, name));
    for (const [path, text] of Object.entries(files)) writeFileSync(join(project, path), text);
    const start = (...argv: readonly string[]) => call('npx', ['--yes', program, ...argv], { cwd: project });
    expect(start(...add, `pl-lint@file:${archive}`).status).toBe(0);
    expect(start(...run, 'pl-lint', 'template.yaml', '--profile', 'segment/redshift').stdout).toContain(
      '[redshift-port]',
    );
    for (const script of ['imports.mjs', 'requires.cjs']) expect(start(...run, 'node', script).stdout).toBe(printed);
  });

  it.each(['20.19', '22', '24'])('Node %s, it runs, is imported and is required', (version) => {
    const project = makeProject(join(folder, version));
    call('npm', ['install', archive, `node@${version}`], { cwd: project });
    const start = (...argv: readonly string[]) => call('npx', ['--no', '--', 'node', ...argv], { cwd: project });
    expect(start('--version').stdout).toContain(`v${version}.`);
    const argv = ['node_modules/pl-lint/bin/pl-lint.js', 'template.yaml', '--profile', 'segment/redshift'];
    expect(start(...argv).stdout).toContain('[redshift-port]');
    for (const script of ['imports.mjs', 'requires.cjs']) expect(start(script).stdout).toBe(printed);
  });
});
