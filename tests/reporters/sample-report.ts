import type {
  Finding,
  LintReport,
  LocatedDiagnostic,
  Place,
  RuleSummary,
  SuppressedFinding,
} from '../../src/model/report.ts';
import type { SourceFile } from '../../src/model/source.ts';

/** The place of `marked` in a text, found so that the test shows what is meant and not where it is. */
export function placeIn(file: SourceFile, marked: string): Place {
  const start = file.text.indexOf(marked);
  if (start < 0) throw new Error(`${file.path} does not hold ${marked}`);
  return { file, start: positionAt(file, start), end: positionAt(file, start + marked.length) };
}

function positionAt({ text }: SourceFile, offset: number): Place['start'] {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

export const warehouse: SourceFile = {
  path: '/repository/infra/warehouse.tf',
  text: `resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier = "warehouse"
  port               = 5400
  node_type          = var.node_type
}
`,
};

const segment = {
  profile: 'segment/redshift',
  vendor: 'Segment',
  source: 'https://segment.example/privatelink',
  readOn: '2026-11-01',
};

export const portFinding: Finding = {
  rule: 'redshift-port',
  messageId: 'outside',
  verdict: 'fail',
  severity: 'error',
  message: 'Segment reaches `aws_redshift_cluster.warehouse` on port 5439 only. Set `port = 5439`.',
  address: 'aws_redshift_cluster.warehouse',
  addresses: ['aws_redshift_cluster.warehouse'],
  instances: [{ unit: '/repository/infra', address: 'aws_redshift_cluster.warehouse' }],
  kind: 'RedshiftCluster',
  nativeType: 'aws_redshift_cluster',
  unit: '/repository/infra',
  format: 'terraform',
  place: placeIn(warehouse, '5400'),
  related: [],
  requesters: [segment],
  lacks: [],
  key: 'redshift-port|outside|infra|aws_redshift_cluster.warehouse|port',
};

const nodeTypeUndecided: Finding = {
  ...portFinding,
  rule: 'redshift-node-type',
  messageId: 'unknownFamily',
  verdict: 'unknown',
  message: 'The node type of `aws_redshift_cluster.warehouse` is not known.',
  place: placeIn(warehouse, 'var.node_type'),
  lacks: ['variable `node_type` has no default: pass --var node_type=…'],
  key: 'redshift-node-type|unknownFamily|infra|aws_redshift_cluster.warehouse|node_type',
};

export const portSuppressed: SuppressedFinding = {
  ...portFinding,
  suppression: { place: placeIn(warehouse, '5400'), reason: 'moves in January', until: '2027-01-31' },
};

export function ruleSummary(name: string): RuleSummary {
  return {
    name,
    description: `Require what ${name} asks`,
    help: `# ${name}\n\nWhy it matters.\n`,
    references: ['https://docs.example/redshift'],
    url: `https://pl-lint.example/${name}`,
    tags: ['redshift'],
  };
}

export const unreadModule: LocatedDiagnostic = {
  code: 'unread-module',
  severity: 'warning',
  message: 'The module is not on this disk: run terraform init.',
  place: placeIn(warehouse, 'resource'),
};

export function sampleReport(changes: Partial<LintReport> = {}): LintReport {
  return {
    findings: [portFinding],
    undecided: [nodeTypeUndecided],
    suppressed: [],
    passed: 3,
    diagnostics: [],
    rules: [ruleSummary('redshift-node-type'), ruleSummary('redshift-port')],
    profiles: ['segment/redshift'],
    remarks: [],
    files: 1,
    units: [{ id: '/repository/infra', format: 'terraform', resources: 1 }],
    workingFolder: '/repository',
    root: '/repository',
    version: '1.2.3',
    ...changes,
  };
}
