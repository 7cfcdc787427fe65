import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faulty } from './cli/samples.ts';
import { repository } from './fixture-lines.ts';

export interface Packed {
  readonly path: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function emptyFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'pl-lint-package-')));
}

/** The package as it would be published, from what `npm run build` has built. */
export function pack(folder: string): Packed {
  const argv = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const output = execFileSync('npm', argv, { cwd: repository, encoding: 'utf8', stdio: 'pipe' });
  const [packed] = JSON.parse(output) as readonly (Omit<Packed, 'path'> & { readonly filename: string })[];
  return { ...packed!, path: join(folder, packed!.filename) };
}

/** What someone who has installed the package may write, and a template with a fault that both programs find. */
const programs = {
  'template.yaml': faulty,
  'imports.mjs': `
    import { UsageError, lint } from 'pl-lint';
    import { PrivateLinkValidator, UsageError as same } from 'pl-lint/cdk';
    const { findings } = await lint(['template.yaml'], { profiles: ['segment/redshift'], region: 'us-east-1' });
    console.log(findings.map(({ rule }) => rule).join(), UsageError === same, new PrivateLinkValidator().name);
  `,
  'requires.cjs': `
    const { UsageError, lint } = require('pl-lint');
    const { PrivateLinkValidator, UsageError: same } = require('pl-lint/cdk');
    lint(['template.yaml'], { profiles: ['segment/redshift'], region: 'us-east-1' }).then(({ findings }) =>
      console.log(findings.map(({ rule }) => rule).join(), UsageError === same, new PrivateLinkValidator().name),
    );
  `,
};

/** What both programs print. */
export const printed = 'redshift-port true pl-lint\n';

/** A project of somebody else, with these programs. */
export function makeProject(folder: string, manifest: object = {}): string {
  mkdirSync(folder, { recursive: true });
  const files = { ...programs, 'package.json': JSON.stringify({ name: 'user', private: true, ...manifest }) };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export interface Call {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

export function call(program: string, argv: readonly string[], { cwd, env = {}, input = '' }: Call): Ended {
  // npm and vitest pass on what they were started with, and the program is to be started as a user does.
  const own = Object.entries(process.env).filter(([name]) => !/^(?:npm_|NODE_OPTIONS|VITEST)/i.test(name));
  const { status, stdout, stderr } = spawnSync(program, argv, {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...Object.fromEntries(own), NO_COLOR: '1', ...env },
  });
  return { status, stdout, stderr };
}
