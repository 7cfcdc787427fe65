import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import { sarif } from '../../src/reporters/sarif/index.ts';
import { memorySources } from '../../src/sources/memory.ts';

const program = `for (const name of ['A', 'B']) {
  new CfnCluster(this, name, { port: 5400 });
}
const url = 'x';
`;

/** Clusters by logical ID, as a CDK app makes them: those of one line have that line's number. */
function assembly(clusters: Readonly<Record<string, number | undefined>>): Readonly<Record<string, string>> {
  const resources = Object.keys(clusters).map((id): [string, object] => [
    id,
    {
      Type: 'AWS::Redshift::Cluster',
      Properties: { Port: 5400, NodeType: 'ra3.large' },
      Metadata: { 'aws:cdk:path': `S/${id}/Resource` },
    },
  ]);
  const metadata = Object.entries(clusters).map(([id, line]): [string, readonly object[]] => [
    `/S/${id}/Resource`,
    line === undefined
      ? []
      : [
          {
            type: 'aws:cdk:creationStack',
            data: [`new S (/repo/lib/app.ts:${line}:3)`, 'main (/repo/lib/app.ts:4:1)'],
          },
        ],
  ]);
  const stack = {
    type: 'aws:cloudformation:stack',
    properties: { templateFile: 'S.template.json' },
    additionalMetadataFile: 'S.metadata.json',
  };
  return {
    '/repo/lib/app.ts': program,
    '/repo/cdk.out/manifest.json': JSON.stringify({ version: '55.0.0', artifacts: { S: stack } }),
    '/repo/cdk.out/S.template.json': JSON.stringify({ Resources: Object.fromEntries(resources) }, null, 1),
    '/repo/cdk.out/S.metadata.json': JSON.stringify(Object.fromEntries(metadata)),
  };
}

async function lintOf(clusters: Readonly<Record<string, number | undefined>>) {
  const sources = memorySources(assembly(clusters), { workingFolder: '/repo', root: '/repo' });
  const report = await lint(['/repo'], { sources, profiles: ['segment/redshift'], region: 'us-east-1' });
  return { ...report, findings: report.findings.filter((finding) => finding.rule === 'redshift-port') };
}

const at = ({ file, start, end }: { file: { path: string }; start: Position; end: Position }) =>
  `${file.path} ${start.line}:${start.column}-${end.line}:${end.column}`;
interface Position {
  readonly line: number;
  readonly column: number;
}

const template = '/repo/cdk.out/S.template.json';

describe('a finding on what a CDK app made', () => {
  it('stands at the line of the app, with the template beside it', async () => {
    const [finding] = (await lintOf({ A1: 2 })).findings;
    expect(finding && [at(finding.place), finding.related.map(({ place, message }) => [at(place), message])]).toEqual([
      '/repo/lib/app.ts 2:3-2:46',
      [['/repo/cdk.out/S.template.json 6:13-6:17', 'in the template that it makes']],
    ]);
  });

  it('stands in the template when the app does not say where it was made', async () => {
    const [finding] = (await lintOf({ A1: undefined })).findings;
    expect(finding && [at(finding.place), finding.related]).toEqual(['/repo/cdk.out/S.template.json 6:13-6:17', []]);
  });

  it('is one for all that a line makes, with each address', async () => {
    const { findings } = await lintOf({ A1: 2, B2: 2, C3: 4 });
    expect(findings.map(({ place, addresses, instances }) => [place.start.line, addresses, instances])).toEqual([
      [
        2,
        ['S/A1/Resource', 'S/B2/Resource'],
        [
          { unit: '/repo/cdk.out', template, address: 'S/A1/Resource', logicalId: 'A1' },
          { unit: '/repo/cdk.out', template, address: 'S/B2/Resource', logicalId: 'B2' },
        ],
      ],
      [4, ['S/C3/Resource'], [{ unit: '/repo/cdk.out', template, address: 'S/C3/Resource', logicalId: 'C3' }]],
    ]);
  });

  it('has the logical ID as second logical location', async () => {
    const text = sarif(await lintOf({ A1: 2 }), { color: false, undecided: false, width: 80 });
    const results = (JSON.parse(text) as { runs: { results: { locations: unknown[] }[] }[] }).runs[0]?.results;
    expect(results?.map((result) => result.locations)).toEqual([
      [
        {
          physicalLocation: {
            artifactLocation: { uri: 'lib/app.ts' },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 46 },
          },
          logicalLocations: [
            { fullyQualifiedName: 'S/A1/Resource', kind: 'resource' },
            { fullyQualifiedName: 'A1', kind: 'resource' },
          ],
        },
      ],
    ]);
  });
});
