import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IPolicyValidationPlugin, IPolicyValidationPluginBeta1 } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, PrivateLinkValidator, UsageError } from '../../src/cdk.ts';
import { lint } from '../../src/lint.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const plugin = JSON.stringify(join(repository, 'src/cdk.ts'));

const stacks = `
const app = new App({ outdir: 'cdk.out', analyticsReporting: false, builtinCloudFormationValidation: false });
const cluster = (scope: Construct, id: string, port: number) =>
  new CfnCluster(scope, id, {
    clusterType: 'multi-node', dbName: 'd', masterUsername: 'u', manageMasterPassword: true, nodeType: 'ra3.large',
    numberOfNodes: 2, availabilityZoneRelocation: true, port,
  });
const env = { region: 'us-east-1', account: '111122223333' };
const stack = new Stack(app, 'Data', { env });
cluster(stack, 'Wrong', 5400);
cluster(stack, 'Right', 5439);
Validations.of(cluster(stack, 'Agreed', 5401)).acknowledge({ id: 'pl-lint::redshift-port', reason: 'moves soon' });
cluster(stack, 'Own', 5402).addMetadata('pl-lint', { disable: [{ rule: 'redshift-port', reason: 'agreed' }] });
const stage = new Stage(app, 'Prod', { env });
cluster(new Stack(stage, 'In'), 'Staged', 5403);
`;

interface Synthesis {
  readonly folder: string;
  readonly status: number | null;
  readonly output: string;
  readonly report: {
    readonly metadata: Readonly<Record<string, string>>;
    readonly conclusion: string;
    readonly violations: readonly {
      readonly ruleName: string;
      readonly severity: string;
      readonly ruleMetadata: Readonly<Record<string, string>>;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  };
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** Runs a CDK app with the plugin as a program of its own, as \`cdk synth\` does. */
function synthesize(scope: 'app' | 'stage'): Synthesis {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pl-lint-app-')));
  folders.push(folder);
  mkdirSync(join(folder, '.git'));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'app.ts'),
    `import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnCluster } from 'aws-cdk-lib/aws-redshift';
import type { Construct } from 'constructs';
import { PrivateLinkValidator } from ${plugin};
${stacks}
Validations.of(${scope}).addPlugins(new PrivateLinkValidator({ profiles: ['segment/redshift'] }));
app.synth();
`,
  );
  const tsx = join(repository, 'node_modules/tsx/dist/cli.mjs');
  const env = { ...process.env, CDK_DEBUG: '1', NODE_ENV: '', VITEST: '' };
  const { status, stderr } = spawnSync(process.execPath, [tsx, 'app.ts'], { cwd: folder, env, encoding: 'utf8' });
  const written = JSON.parse(readFileSync(join(folder, 'cdk.out/validation-report.json'), 'utf8')) as {
    readonly pluginReports: readonly Synthesis['report'][];
  };
  return { folder, status, output: stderr, report: written.pluginReports[0]! };
}

const constructs = ({ report }: Synthesis) =>
  report.violations.flatMap((one) => one.violatingConstructs.map(({ constructPath }) => constructPath)).sort();

describe('a CDK app with the plugin', () => {
  let synthesis: Synthesis;
  beforeAll(() => void (synthesis = synthesize('app')), 120_000);

  it('does not synthesize when the vendor cannot connect', () => {
    expect(synthesis.status).not.toBe(0);
    expect(synthesis.output).toContain('`Data/Wrong` listens on port 5400.');
    expect(synthesis.report.conclusion).toBe('failure');
  });

  it('names construct, rule, severity, the line that made it, and who asks', () => {
    expect(synthesis.report.violations).toContainEqual(
      expect.objectContaining({
        ruleName: 'redshift-port',
        severity: 'error',
        ruleMetadata: { place: expect.stringMatching(/^app\.ts:\d+:\d+$/) as string, askedBy: 'segment/redshift' },
        violatingConstructs: [expect.objectContaining({ constructPath: 'Data/Wrong' })],
      }),
    );
  });

  it('leaves out what is accepted, and says how much that is', () => {
    expect(constructs(synthesis)).toEqual(['Data/Wrong', 'Prod/In/Staged']);
    expect(synthesis.report.metadata).toMatchObject({ suppressed: '2', undecided: '5', profiles: 'segment/redshift' });
  });

  it('reports what the command line finds in the assembly', async () => {
    const { findings } = await lint([join(synthesis.folder, 'cdk.out')], { profiles: ['segment/redshift'] });
    expect(findings.map(({ address }) => address).sort()).toEqual(constructs(synthesis));
  });
});

it('speaks only of the stage that it was added to', { timeout: 120_000 }, () => {
  expect(constructs(synthesize('stage'))).toEqual(['Prod/In/Staged']);
});

describe('the plugin', () => {
  it('is one for every version of the CDK', () => {
    const current: IPolicyValidationPlugin = new PrivateLinkValidator();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- older versions of the CDK have no other
    const beta: IPolicyValidationPluginBeta1 = new PrivateLinkValidator();
    expect([current.name, beta.name]).toEqual(['pl-lint', 'pl-lint']);
  });

  it('refuses options that are wrong when it is made', () => {
    expect(() => new PrivateLinkValidator({ profiles: ['segmnt'] })).toThrow(ConfigError);
    const misspelt = { profile: ['segment'] };
    expect(() => new PrivateLinkValidator(misspelt as object)).toThrow(UsageError);
    expect(() => new PrivateLinkValidator(misspelt as object)).toThrow('Did you mean "profiles"?');
  });

  it('reports an assembly that is not there, and throws nothing', () => {
    const report = new PrivateLinkValidator().validate({ templatePaths: ['/nowhere/a.template.json'] });
    expect(report).toMatchObject({ success: false, violations: [] });
    expect(report.metadata['error']).toContain('/nowhere/manifest.json');
  });

  it('is loaded by require and by import from what is built', { timeout: 60_000 }, () => {
    const program = `const { PrivateLinkValidator } = require('pl-lint/cdk');
import('pl-lint/cdk').then((loaded) => console.log([PrivateLinkValidator, loaded.PrivateLinkValidator].map((made) => new made().name).join()));`;
    expect(execFileSync(process.execPath, ['-e', program], { cwd: repository, encoding: 'utf8' })).toBe(
      'pl-lint,pl-lint\n',
    );
  });
});
