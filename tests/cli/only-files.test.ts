import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, runIn, runWith } from './host.ts';
import { faulty, open, redshift } from './samples.ts';

const caller = (port: number) => `module "m" {\n  source = "../modules/m"\n  port   = ${port}\n}\n`;
const files = {
  'a/main.tf': caller(6000),
  'b/main.tf': caller(6001),
  'c/main.tf': 'resource "aws_redshift_cluster" "own" {\n  node_type = "ra3.large"\n  port      = 6002\n}\n',
  'modules/m/main.tf': `variable "port" { type = number }
module "inner" {
  source = "../inner"
  port   = var.port
}
`,
  'modules/inner/main.tf': `variable "port" { type = number }
resource "aws_redshift_cluster" "w" {
  node_type = "dc2.large"
  port      = var.port
}
`,
  'one.yaml': faulty,
  'two.yaml': faulty,
};

const rules = ['redshift-port', 'redshift-node-type'];
const placesIn = (stdout: string) =>
  (
    JSON.parse(stdout) as { findings: readonly { rule: string; location: { path: string; start: { line: number } } }[] }
  ).findings
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, location }) => `${location.path}:${location.start.line} ${rule}`);

async function only(...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runWith([...argv, '--only-files', ...redshift, '--format', 'json'], { files });
  return placesIn(stdout);
}

describe('--only-files', () => {
  test('reports what stands in the files', async () => {
    expect(await only('two.yaml', 'c/main.tf')).toEqual(['c/main.tf:3 redshift-port', 'two.yaml:10 redshift-port']);
  });

  test('judges a module in every root that calls it, through others too', async () => {
    expect(await only('modules/inner/main.tf')).toEqual([
      'a/main.tf:3 redshift-port',
      'b/main.tf:3 redshift-port',
      'modules/inner/main.tf:3 redshift-node-type',
    ]);
  });

  test('reports of a caller what passes through it, and not what other callers do', async () => {
    expect(await only('a/main.tf')).toEqual(['a/main.tf:3 redshift-port']);
  });

  test.each([
    ['beside the one that writes it', '', 'local', 'path = "../net/terraform.tfstate"'],
    [
      'of HCP Terraform',
      'terraform {\n  cloud {\n    organization = "acme"\n    workspaces {\n      name = "net"\n    }\n  }\n}\n',
      'remote',
      'organization = "acme", workspaces = { name = "net" }',
    ],
  ])('reads along the configurations that write or read a state %s', async (_, settings, backend, config) => {
    const states = {
      'net/main.tf': 'output "port" { value = 6000 }\n',
      'net/settings.tf': settings,
      'app/main.tf': `data "terraform_remote_state" "net" {
  backend = "${backend}"
  config  = { ${config} }
}
resource "aws_redshift_cluster" "w" {
  node_type = "ra3.large"
  port      = data.terraform_remote_state.net.outputs.port
}
`,
    };
    for (const name of ['net/main.tf', 'app/main.tf']) {
      const argv = [name, '--only-files', ...redshift, '--format', 'json'];
      const { stdout } = await runWith(argv, { files: states });
      expect(placesIn(stdout)).toEqual(['net/main.tf:1 redshift-port']);
    }
  });

  test('counts values of variables for the whole module', async () => {
    expect(await only('c/prod.auto.tfvars')).toEqual(['c/main.tf:3 redshift-port']);
  });

  test('takes a template along that nests the file', async () => {
    const outer = 'Resources: { S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./inner.yaml } } }\n';
    const { stdout } = await runWith(['inner.yaml', '--only-files', ...redshift, '--format', 'json'], {
      files: { 'outer.yaml': outer, 'inner.yaml': faulty },
    });
    const report = JSON.parse(stdout) as { findings: readonly { address: string }[] };
    expect(report.findings.map(({ address }) => address)).toContain('S/Warehouse');
  });

  test('judges everything that a changed configuration governs, and what extends it', async () => {
    const configured = {
      'infra/pl-lint.config.yaml': 'extends: ../shared/base.yaml\n',
      'shared/base.yaml': 'rules: { redshift-port: warning }\n',
      'infra/deep/a.yaml': faulty,
      'other/b.yaml': faulty,
    };
    const judged = async (...argv: readonly string[]) => {
      const { stdout } = await runWith([...argv, '--only-files', ...redshift, '--format', 'json'], {
        files: configured,
      });
      return placesIn(stdout);
    };
    const governed = ['infra/deep/a.yaml:10 redshift-port'];
    expect(await judged('infra/pl-lint.config.yaml')).toEqual(governed);
    expect(await judged('shared/base.yaml')).toEqual(governed);
    expect(await judged('infra/pl-lint.config.yml')).toEqual(governed);
    expect(await judged('shared/base.yaml', '--config', 'shared/base.yaml')).toEqual([
      'infra/deep/a.yaml:10 redshift-port',
      'other/b.yaml:10 redshift-port',
    ]);
  });

  test.each([
    ['samconfig.toml', '[default.deploy.parameters]\nparameter_overrides = "Port=5400"\n'],
    ['samconfig.yaml', 'default: { deploy: { parameters: { parameter_overrides: Port=5400 } } }\n'],
    ['deployments/prod.yaml', 'template-file-path: template.yaml\nparameters: { Port: 5400 }\n'],
  ])('judges the template that %s gives values to', async (name, text) => {
    const argv = [name, '--only-files', ...redshift, '--format', 'json'];
    const { stdout } = await runWith(argv, { files: { 'template.yaml': open, 'x/two.yaml': faulty, [name]: text } });
    expect(placesIn(stdout)).toEqual([expect.stringMatching(/:\d+ redshift-port$/)]);
  });

  test('tells of a deployment file whose template is gone', async () => {
    const { stdout } = await runWith(['stacks/gone.yaml', '--only-files', '--format', 'json'], {
      files: {
        'prod.yaml': 'template-file-path: stacks/gone.yaml\nparameters: { Port: 5400 }\n',
        'test.yaml': 'template-file-path: stacks/other.yaml\nparameters: { Port: 5400 }\n',
      },
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { message: string }[] };
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('is not there: `stacks/gone.yaml` from the root of the repository is no file'),
    ]);
  });

  test('judges everything that values on the command line may concern', async () => {
    const argv = ['--var-file', 'values/prod.tfvars', '--only-files', 'values/prod.tfvars'];
    const { stdout } = await runWith([...argv, ...redshift, '--format', 'json'], {
      files: {
        'infra/main.tf':
          'variable "port" {}\nresource "aws_redshift_cluster" "own" {\n  node_type = "ra3.large"\n  port = var.port\n}\n',
        'values/prod.tfvars': 'port = 6000\n',
      },
    });
    expect(placesIn(stdout)).toEqual(['values/prod.tfvars:1 redshift-port']);
  });

  test('judges the configuration that reads the file', async () => {
    const { stdout } = await runWith(['values/db.json', '--only-files', ...redshift, '--format', 'json'], {
      files: {
        'infra/main.tf':
          'resource "aws_redshift_cluster" "own" {\n  node_type = "ra3.large"\n  port = jsondecode(file("../values/db.json")).port\n}\n',
        'values/db.json': '{"port": 6000}\n',
      },
    });
    expect(placesIn(stdout)).toEqual(['infra/main.tf:3 redshift-port']);
  });

  test('judges the callers of a module that is gone', async () => {
    const { stdout } = await runWith(['modules/gone/main.tf', '--only-files', '--format', 'json'], {
      files: { 'root/main.tf': 'module "gone" {\n  source = "../modules/gone"\n}\n' },
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { location?: { path: string } }[] };
    expect(diagnostics.map(({ location }) => location?.path)).toEqual(['root/main.tf']);
  });

  test.each(['lib/settings.ts', 'cdk.json', 'cdk.context.json', 'cdk.out/App.template.json'])(
    'judges the assembly that an app makes when %s changes',
    async (name) => {
      const template = { Resources: { W: { Type: 'AWS::Redshift::Cluster', Properties: { Port: 5400 } } } };
      const artifact = {
        type: 'aws:cloudformation:stack',
        environment: 'aws://123456789012/us-east-1',
        properties: { templateFile: 'App.template.json' },
      };
      const { stdout } = await runWith([`app/${name}`, '--only-files', ...redshift, '--format', 'json'], {
        files: {
          'app/cdk.json': '{}',
          'app/cdk.context.json': '{}',
          'app/lib/settings.ts': '',
          'app/cdk.out/cdk.out': '{"version":"36.0.0"}',
          'app/cdk.out/manifest.json': JSON.stringify({ version: '36.0.0', artifacts: { App: artifact } }),
          'app/cdk.out/App.template.json': JSON.stringify(template),
          'two.yaml': faulty,
        },
      });
      expect(placesIn(stdout)).toEqual(['app/cdk.out/App.template.json:1 redshift-port']);
    },
  );

  test('reads what exports the values that a file imports', async () => {
    const group = 'Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: x, VpcId: vpc-1 }';
    const argv = ['in.yaml', '--only-files', '--profile', 'segment/redshift', '--format', 'json', '--report-undecided'];
    const { stdout } = await runWith(argv, {
      files: {
        'out.yaml': `Resources: { G: { ${group} } }\nOutputs: { G: { Value: !Ref G, Export: { Name: g } } }\n`,
        'in.yaml': faulty.replace('Port: 5400', 'VpcSecurityGroupIds: [!ImportValue g]'),
        'else.yaml': faulty,
      },
    });
    const { units } = JSON.parse(stdout) as { units: readonly { id: string }[] };
    expect(units.map(({ id }) => id)).toEqual(['in.yaml', 'out.yaml']);
  });

  test('has nothing to say of nothing', async () => {
    const { exitCode, stdout } = await runWith(['--only-files', ...redshift], { files });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  });

  test.each([
    [['a.yaml', '--only-files', '--since', 'main'], 'give one of the two'],
    [['a.yaml', '--since', 'main'], 'leave out the paths'],
    [['--stdin-filename', 'a.yaml', '--only-files'], 'leave out --only-files and --since'],
    [['--since', '--output=x'], '--since takes a commit, branch or tag, not "--output=x"'],
    [['--since', 'no-such-ref'], '--since no-such-ref: git cannot tell what changed: '],
  ])('%j is refused', async (argv, text) => {
    const { exitCode, stderr } = await runWith(argv, { files });
    expect(stderr).toContain(text);
    expect(exitCode).toBe(2);
  });
});

describe('--since', () => {
  function committed(): string {
    const folder = folderWith(files);
    rmSync(join(folder, '.git'), { recursive: true });
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    git('init', '--initial-branch', 'main');
    git('add', '.');
    git('-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit', '-m', 'all');
    return folder;
  }

  test('reports what touches files that changed, that are new and that are gone', async () => {
    const folder = committed();
    writeFileSync(join(folder, 'two.yaml'), `# changed\n${faulty}`);
    writeFileSync(join(folder, 'new.yaml'), faulty);
    rmSync(join(folder, 'modules/inner/main.tf'));
    writeFileSync(join(folder, 'modules/inner/moved.tf'), files['modules/inner/main.tf']);
    const { stdout } = await runIn(folder, ['--since', 'main', ...redshift, '--format', 'json']);
    expect(placesIn(stdout)).toEqual([
      'a/main.tf:3 redshift-port',
      'b/main.tf:3 redshift-port',
      'modules/inner/moved.tf:3 redshift-node-type',
      'new.yaml:10 redshift-port',
      'two.yaml:11 redshift-port',
    ]);
  });

  test('has nothing to say when nothing changed', async () => {
    const { stdout, exitCode } = await runIn(committed(), ['--since', 'main', ...redshift]);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
  });
});
