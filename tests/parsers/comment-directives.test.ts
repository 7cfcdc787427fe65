import { describe, expect, it } from 'vitest';
import type { LintReport } from '../../src/index.ts';
import { lint, memorySources } from '../../src/index.ts';

async function linted(texts: Readonly<Record<string, string>>): Promise<LintReport> {
  const sources = memorySources(texts, { workingFolder: '/repo', root: '/repo' });
  return lint(['/repo'], {
    sources,
    profiles: ['aws'],
    ruleSettings: { 'redshift-port': 'error', 'redshift-node-type': 'error' },
  });
}

const watched = ['redshift-port', 'redshift-node-type'];
const open = ({ findings }: LintReport) =>
  findings.filter(({ rule }) => watched.includes(rule)).map(({ rule, address }) => `${rule} ${address}`);
const hidden = ({ suppressed }: LintReport) => suppressed.map(({ rule, address }) => `${rule} ${address}`);
const said = ({ diagnostics }: LintReport) =>
  diagnostics.map(({ code, place }) => `${code} ${place?.start.line ?? 0}:${place?.start.column ?? 0}`);

describe('a comment in HCL', () => {
  const at = (lines: string) => linted({ '/repo/main.tf': lines });

  it.each(['#', '//'])('that begins with %s covers what starts on the next line', async (mark) => {
    const report = await at(`
resource "aws_redshift_cluster" "w" {
  ${mark} pl-lint-disable-next-line redshift-port -- moves in January
  port      = 6000
  node_type = "dc2.large"
}
`);
    expect(open(report)).toEqual(['redshift-node-type aws_redshift_cluster.w']);
    expect(hidden(report)).toEqual(['redshift-port aws_redshift_cluster.w']);
    expect(report.suppressed[0]?.suppression.reason).toBe('moves in January');
    expect(said(report)).toEqual([]);
  });

  it('behind a value covers its line', async () => {
    const report = await at(`
resource "aws_redshift_cluster" "w" {
  port      = 6000 # pl-lint-disable-line redshift-port -- moves in January
  node_type = "dc2.large" /* pl-lint-disable-line redshift-node-type -- the last of its kind */
}
`);
    expect(open(report)).toEqual([]);
    expect(report.suppressed.map(({ suppression }) => suppression.reason)).toEqual([
      'moves in January',
      'the last of its kind',
    ]);
  });

  it('before a block covers the block and nothing behind it', async () => {
    const report = await at(`
# pl-lint-disable redshift-port, redshift-node-type -- goes away
resource "aws_redshift_cluster" "old" {
  port      = 6000
  node_type = "dc2.large"
}
resource "aws_redshift_cluster" "new" {
  port      = 6000
  node_type = "ra3.large"
}
`);
    expect(open(report)).toEqual(['redshift-port aws_redshift_cluster.new']);
    expect(hidden(report)).toEqual([
      'redshift-port aws_redshift_cluster.old',
      'redshift-node-type aws_redshift_cluster.old',
    ]);
  });

  it('can cover a whole file', async () => {
    const report = await at(`
# pl-lint-disable-file redshift-port -- generated
resource "aws_redshift_cluster" "a" {
  port      = 6000
  node_type = "ra3.large"
}
resource "aws_redshift_cluster" "b" {
  port      = 6000
  node_type = "ra3.large"
}
`);
    expect(open(report)).toEqual([]);
    expect(hidden(report)).toHaveLength(2);
  });

  it('stacks with others above one line', async () => {
    const report = await at(`
# pl-lint-disable-next-line redshift-port -- one
# pl-lint-disable-next-line redshift-node-type -- two
resource "aws_redshift_cluster" "w" {
  port      = 6000
  node_type = "dc2.large"
}
`);
    expect(open(report)).toEqual([]);
    expect(said(report)).toEqual([]);
  });

  it('holds for every instance of a module, wherever it is called', async () => {
    const report = await linted({
      '/repo/a/main.tf': 'module "m" {\n  source = "../m"\n  for_each = toset(["x", "y"])\n}\n',
      '/repo/b/main.tf': 'module "m" {\n  source = "../m"\n}\n',
      '/repo/m/main.tf': `resource "aws_redshift_cluster" "w" {
  # pl-lint-disable-next-line redshift-port -- moves in January
  port      = 6000
  node_type = "ra3.large"
}
`,
    });
    expect(open(report)).toEqual([]);
    expect(report.suppressed.flatMap(({ addresses }) => addresses)).toEqual([
      'module.m["x"].aws_redshift_cluster.w',
      'module.m["y"].aws_redshift_cluster.w',
      'module.m.aws_redshift_cluster.w',
    ]);
    expect(said(report)).toEqual([]);
  });

  it('where a module is called covers what the module is given there', async () => {
    const report = await linted({
      '/repo/a/main.tf': `module "m" {
  source = "../m"
  port   = 6000 # pl-lint-disable-line redshift-port -- moves in January
}
`,
      '/repo/b/main.tf': 'module "m" {\n  source = "../m"\n  port   = 6001\n}\n',
      '/repo/m/main.tf':
        'variable "port" {}\nresource "aws_redshift_cluster" "w" {\n  port      = var.port\n  node_type = "ra3.large"\n}\n',
    });
    expect(report.findings.filter(({ rule }) => rule === 'redshift-port').map(({ unit }) => unit)).toEqual(['/repo/b']);
    expect(hidden(report)).toEqual(['redshift-port module.m.aws_redshift_cluster.w']);
  });

  it('within a text is text', async () => {
    const report = await at(`
resource "aws_redshift_cluster" "w" {
  description = <<EOT
    # pl-lint-disable-file redshift-port -- not meant
  EOT
  name        = " # pl-lint-disable-file redshift-port -- not meant either"
  port        = 6000
  node_type   = "ra3.large"
}
`);
    expect(open(report)).toEqual(['redshift-port aws_redshift_cluster.w']);
    expect(said(report)).toEqual([]);
  });

  it('that is in vain, late, unexplained or misspelt is said, each at its words', async () => {
    const report = await at(`# pl-lint-disable-next-line redshift-port -- nothing is wrong here
resource "aws_redshift_cluster" "w" {
  port      = 5439
  # pl-lint-disable-next-line redshift-node-type until=2020-01-31 -- until then
  node_type = "dc2.large"
}
resource "aws_redshift_cluster" "x" {
  port      = 6000 # pl-lint-disable-line redshift-port
  node_type = "ra3.large"
}
# pl-lint-disable-nextline redshift-port -- typo
# pl-lint-disable-file redshift-prt -- typo
# pl-lint-disable-file -- no rule
# pl-lint-disable-line redshift-port until=tomorrow -- no date
# pl-lint-disable redshift-port -- nothing follows
`);
    expect(said(report).sort()).toEqual([
      'expired-suppression 4:50',
      'suppression-shape 11:3',
      'suppression-shape 13:3',
      'suppression-shape 14:3',
      'suppression-shape 15:3',
      'unexplained-suppression 8:22',
      'unknown-suppression 12:24',
      'unused-suppression 1:29',
    ]);
    expect(open(report)).toEqual(['redshift-node-type aws_redshift_cluster.w']);
    const [typo] = report.diagnostics.filter(({ code }) => code === 'suppression-shape');
    expect(typo?.message).toBe(
      '`pl-lint-disable-nextline` is no directive. Did you mean `pl-lint-disable-next-line`? There are pl-lint-disable-next-line, pl-lint-disable-line, pl-lint-disable, pl-lint-disable-file.',
    );
  });
});

describe('a comment in YAML', () => {
  const at = (lines: string) => linted({ '/repo/template.yaml': lines });

  it('covers the next line, its own line, an entry or the file', async () => {
    const report = await at(`Resources:
  Next:
    Type: AWS::Redshift::Cluster
    Properties:
      # pl-lint-disable-next-line redshift-port -- one
      Port: 6000
      NodeType: ra3.large
  Own:
    Type: AWS::Redshift::Cluster
    Properties:
      Port: 6000 # pl-lint-disable-line redshift-port -- two
      NodeType: ra3.large
  # pl-lint-disable redshift-port, redshift-node-type -- three
  Entry:
    Type: AWS::Redshift::Cluster

    Properties:
      Port: 6000
      NodeType: dc2.large
  Open:
    Type: AWS::Redshift::Cluster
    Properties:
      Port: 6000
      NodeType: ra3.large
`);
    expect(open(report)).toEqual(['redshift-port Open']);
    expect(hidden(report)).toEqual([
      'redshift-port Next',
      'redshift-port Own',
      'redshift-port Entry',
      'redshift-node-type Entry',
    ]);
    expect(said(report)).toEqual([]);
  });

  it('within a text is text', async () => {
    const report = await at(`Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      Port: 6000
      NodeType: ra3.large
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Description: 'see # pl-lint-disable-file redshift-port -- not meant'
      Code:
        ZipFile: |
          # pl-lint-disable-file redshift-port -- not meant either
`);
    expect(open(report)).toEqual(['redshift-port Warehouse']);
    expect(said(report)).toEqual([]);
  });

  it('with Windows line ends ends where its line does', async () => {
    const report = await at(
      'Resources:\r\n  W:\r\n    Type: AWS::Redshift::Cluster\r\n    Properties:\r\n      # pl-lint-disable-next-line redshift-port -- why\r\n      Port: 6000\r\n      NodeType: ra3.large\r\n',
    );
    expect(open(report)).toEqual([]);
    expect(report.suppressed[0]?.suppression.reason).toBe('why');
  });
});
