import { describe, expect, it } from 'vitest';
import { lint } from '../src/index.ts';
import { memorySources } from '../src/sources/memory.ts';

// Linters run on pull requests from strangers. Whatever stands in one file, the files beside it are still linted, what
// is wrong gets a diagnostic with its place, and nothing throws, hangs or recurses without bound.
const faultyNeighbour = `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: ['arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/a/1'] }
`;

interface Hostile {
  readonly what: string;
  readonly path: string;
  readonly text: string;
  /** The code of a diagnostic that must be there, at this line when it has one. */
  readonly says: { readonly code: RegExp; readonly line?: number } | 'nothing';
}

const deep = 100_000;
const aliasBomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`),
].join('\n');
const template = (resources: string) => `Resources:\n${resources}`;

const inputs: readonly Hostile[] = [
  { what: 'an empty file', path: '/empty.tf', text: '', says: 'nothing' },
  {
    what: 'a block that is never closed',
    path: '/open.tf',
    text: 'resource "aws_lb" "x" {\n  name = "a"\n',
    says: { code: /hcl-syntax/ },
  },
  {
    what: 'a string that is never closed',
    path: '/string.tf',
    text: 'locals {\n  a = "abc\n}\n',
    says: { code: /hcl-syntax/, line: 2 },
  },
  {
    what: 'a heredoc that is never closed',
    path: '/heredoc.tf',
    text: `locals {\n  a = <<EOT\n${'x\n'.repeat(50_000)}`,
    says: { code: /hcl-syntax/ },
  },
  {
    what: 'a million opening brackets',
    path: '/brackets.tf',
    text: `locals {\n  a = ${'['.repeat(1_000_000)}\n}\n`,
    says: { code: /hcl-syntax/, line: 2 },
  },
  {
    what: 'a hundred thousand nested templates',
    path: '/templates.tf',
    text: `locals {\n  a = ${'"${'.repeat(deep)}\n}\n`,
    says: { code: /hcl-syntax/, line: 2 },
  },
  {
    what: 'a sum of a hundred thousand terms',
    path: '/sum.tf',
    text: `resource "aws_redshift_cluster" "r" {\n  port = ${Array(deep).fill('1').join(' + ')}\n}\n`,
    says: { code: /evaluation-limit/, line: 2 },
  },
  {
    what: 'locals that need each other',
    path: '/cycle.tf',
    text: 'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_redshift_cluster" "r" {\n  port = local.a\n}\n',
    says: { code: /cycle/ },
  },
  {
    what: 'a module that calls itself',
    path: '/self.tf',
    text: 'module "self" {\n  source = "./"\n}\n',
    says: { code: /./ },
  },
  {
    what: 'a billion instances',
    path: '/many.tf',
    text: 'resource "aws_redshift_cluster" "r" {\n  count = 1000000000\n  port = 1\n}\n',
    says: { code: /limit/ },
  },
  {
    what: 'a range of a billion',
    path: '/range.tf',
    text: 'resource "aws_redshift_cluster" "r" {\n  port = length(range(1000000000))\n}\n',
    says: { code: /./ },
  },
  {
    what: 'a regular expression that backtracks',
    path: '/regex.tf',
    text: `resource "aws_redshift_cluster" "r" {\n  node_type = regex("^(a+)+$", "${'a'.repeat(60)}!")\n}\n`,
    says: { code: /invalid-expression/, line: 2 },
  },
  {
    what: 'keys of the prototype',
    path: '/proto.tf',
    text: 'locals {\n  __proto__ = { constructor = 1 }\n}\nresource "aws_redshift_cluster" "__proto__" {\n  port = local.__proto__.constructor\n}\n',
    says: 'nothing',
  },
  {
    what: 'text that is no UTF-8',
    path: '/binary.tf',
    text: '\u0000\u0001\ufffd\ufffd'.repeat(1000),
    says: { code: /./ },
  },
  {
    what: 'a YAML alias bomb',
    path: '/bomb.yaml',
    text: `${aliasBomb}\n${template('  W: { Type: AWS::Redshift::Cluster, Properties: { Port: *a12 } }\n')}`,
    says: { code: /./ },
  },
  {
    what: 'tabs in YAML',
    path: '/tabs.yaml',
    text: 'Resources:\n\tW:\n\t\tType: AWS::Redshift::Cluster\n',
    says: { code: /yaml/, line: 2 },
  },
  {
    what: 'duplicate keys in YAML',
    path: '/duplicate.yaml',
    text: template('  W: { Type: AWS::Redshift::Cluster, Type: AWS::Redshift::Cluster }\n'),
    says: { code: /./, line: 2 },
  },
  {
    what: 'JSON a hundred thousand levels deep',
    path: '/deep.json',
    text: `{"Resources":{"W":{"Type":"AWS::Redshift::Cluster","Properties":{"Port":${'['.repeat(deep)}${']'.repeat(deep)}}}}}`,
    says: { code: /./ },
  },
  {
    what: 'broken JSON',
    path: '/broken.json',
    text: '{\n  "Resources": {\n    "W": { "Type": "AWS::Redshift::Cluster", }\n',
    says: { code: /json/ },
  },
  {
    what: 'a resource that is no mapping',
    path: '/shape.yaml',
    text: template('  W: [1, 2]\n  V: { Type: AWS::Redshift::Cluster, Properties: 7 }\n'),
    says: { code: /./, line: 2 },
  },
  {
    what: 'resources that are a list',
    path: '/list.yaml',
    text: 'AWSTemplateFormatVersion: "2010-09-09"\nResources: []\n',
    says: { code: /./, line: 2 },
  },
  {
    what: 'a logical ID of the prototype',
    path: '/proto.json',
    text: '{"Resources":{"__proto__":{"Type":"AWS::Redshift::Cluster","Properties":{"Port":{"Ref":"constructor"}}}}}',
    says: { code: /./ },
  },
  {
    what: 'conditions that need each other',
    path: '/conditions.yaml',
    text: `Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\n${template('  W: { Type: AWS::Redshift::Cluster, Condition: A, Properties: { Port: 1 } }\n')}`,
    says: { code: /cycle/ },
  },
  {
    what: 'a nested stack of itself',
    path: '/nested.yaml',
    text: template('  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./nested.yaml } }\n'),
    says: { code: /./ },
  },
  {
    what: 'an assembly whose manifest is no manifest',
    path: '/cdk.out/manifest.json',
    text: '{"version":"36.0.0","artifacts":[null,{"type":7}]}',
    says: { code: /./ },
  },
];

describe('bad input', () => {
  it.each(inputs)('$what is survived', async ({ path, text, says }) => {
    const report = await lint(['.'], { sources: memorySources({ [path]: text, '/neighbour.yaml': faultyNeighbour }) });

    expect(report.findings.map((finding) => [finding.place.file.path, finding.rule])).toContainEqual([
      '/neighbour.yaml',
      'endpoint-service-nlb',
    ]);
    const own = report.diagnostics.filter((diagnostic) => (diagnostic.place?.file.path ?? diagnostic.path) === path);
    if (says === 'nothing') expect(own.map((diagnostic) => diagnostic.code)).toEqual([]);
    else {
      expect(own.map((diagnostic) => diagnostic.code)).toContainEqual(expect.stringMatching(says.code));
      if (says.line !== undefined) expect(own.map((diagnostic) => diagnostic.place?.start.line)).toContain(says.line);
    }
    expect(report.diagnostics.filter((diagnostic) => diagnostic.code === 'rule-fault')).toEqual([]);
  });
});
